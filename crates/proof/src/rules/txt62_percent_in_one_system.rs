use rule::{Findings, rule};

use super::Kind;
use super::support::number;
use crate::{Lists, Prose, Span};

rule! {
    /// “百分之”后面用汉字数字。
    ///
    /// 写“30%”，或者写“百分之三十”。
    ///
    /// # 不符合
    /// ```文
    /// 百分之30
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 30%
    /// 百分之三十
    /// ```
    "TXT-62": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 4.1"
}

pub const KIND: Kind = Kind::numeral(&["百分之"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let number = number(hit.right());
        if number > 0 {
            let span = hit.wider(0, number);
            let right = format!("{}%", &hit.right()[..number]);
            findings.at(span, prose.words(span), format!("应写“{right}”，或者全用汉字。")).propose(right);
        }
    }
}
