use rule::{Findings, rule};

use super::Kind;
use super::support::is_numeral;
use crate::{Lists, Prose, Span};

rule! {
    /// “共计”“合计”前面用逗号。
    ///
    /// “共计”总括前面各项，与它们不是并列的，前面不用顿号。
    ///
    /// # 不符合
    /// ```文
    /// 动态4条、报告1条、共计26条
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 动态4条、报告1条，共计26条
    /// 共计和小计两栏
    /// ```
    "P201": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.4、4.5"
}

pub const KIND: Kind = Kind::mark(&["、共计", "、合计", "、总计", "、总共", "、一共"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let number = hit.after().is_some_and(|c| c.is_ascii_digit() || is_numeral(c));
        if number {
            let span = Span { start: hit.span.start, end: hit.span.start + '、'.len_utf8() };
            let reason = format!("“{}”总括前面各项，前面应为逗号。", hit.word.trim_start_matches('、'));
            findings.at(span, '、', reason).propose("，");
        }
    }
}
