use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 数字和汉字单位之间没有空格。
    ///
    /// 写“13件”，不写“13 件”。全文统一留空格的，是一种体例，可以不改。
    ///
    /// # 不符合
    /// ```文
    /// 2024 年 3 月
    /// 13 件
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年3月
    /// 13件
    /// ```
    "TXT-67": Info over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.7"
}

pub const KIND: Kind = Kind::numeral(&[" "]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let before = prose.text()[..span.start].ends_with(|c: char| c.is_ascii_digit());
        let after = prose.text()[span.end..].chars().next();
        if before && after.is_some_and(|c| "年月日时分个名人件次元万亿项份条届".contains(c)) {
            findings.at(span, prose.words(span), "数字和单位之间不用空格。").propose("");
        }
    }
}
