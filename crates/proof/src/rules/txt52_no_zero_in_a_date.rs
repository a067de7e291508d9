use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 成文日期的月、日不编虚位。
    ///
    /// 写“3月5日”，不写“03月05日”。
    ///
    /// # 不符合
    /// ```文
    /// 2024年03月05日
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年3月5日
    /// ```
    "TXT-52": Error over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.3.5.4"
}

pub const KIND: Kind = Kind::numeral(&["年0", "月0"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let unit = if hit.word == "年0" { '月' } else { '日' };
        if digits(right) == 1 && right[1..].starts_with(unit) && !right.starts_with('0') {
            let span = Span { start: hit.span.end - 1, end: hit.span.end + 1 };
            let number = &right[..1];
            findings.at(span, prose.words(span), format!("应写“{number}{unit}”，前面不加0。")).propose(number);
        }
    }
}
