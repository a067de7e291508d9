use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, run};
use crate::{Lists, Prose, Span};

rule! {
    /// 发文字号末尾有“号”字。
    ///
    /// 顺序号后面加“号”字；几个顺序号并列的，最后一个后面加。
    ///
    /// # 不符合
    /// ```文
    /// 新工发〔2024〕13，
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 新工发〔2024〕13号，
    /// 新工发〔2024〕13、14号
    /// ```
    "TXT-49": Warning over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.2.5"
}

pub const KIND: Kind = Kind::numeral(&["〔"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let Some(rest) = right.get(digits(right)..).filter(|_| digits(right) == 4).and_then(|rest| rest.strip_prefix('〕')) else {
            continue;
        };
        let number = digits(rest);
        let more = run(&rest[number..], 12, |c| c.is_ascii_digit() || "、和至—-～".contains(c));
        if number > 0 && !rest[number + more..].starts_with('号') {
            let start = hit.span.end + right.len() - rest.len();
            let span = Span { start, end: start + number };
            let words = prose.words(span);
            findings.at(span, words, "发文字号末尾缺“号”字。").propose(format!("{words}号"));
        }
    }
}
