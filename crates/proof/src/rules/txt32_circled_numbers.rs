use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 带圈的序号后面没有标点。
    ///
    /// “①”自成序号，后面不加点号。图号、题号的并列不在此列。
    ///
    /// # 不符合
    /// ```文
    /// ①、登记
    /// ```
    ///
    /// # 符合
    /// ```文
    /// ①登记
    /// 图①：现场
    /// 选项①、②、③
    /// 见图①，从左到右
    /// ```
    "TXT-32": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2"
}

pub const KIND: Kind = Kind::mark(&["①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪", "⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let fresh = hit.before().is_none_or(|c| "。；：，、 　".contains(c));
        let mut after = hit.right().chars();
        let mark = after.next().filter(|c| matches!(c, '、' | '，' | ',' | '．' | '.'));
        let listed = after.next().is_some_and(|c| ('①'..='⑳').contains(&c))
            || hit.left().ends_with('、');
        if let Some(mark) = mark.filter(|_| fresh && !listed) {
            let span = Span { start: hit.span.end, end: hit.span.end + mark.len_utf8() };
            findings.at(span, mark, format!("“{}”后面不用“{mark}”。", hit.word)).propose("");
        }
    }
}
