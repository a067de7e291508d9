use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, digits_before};
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 数字里的小数点和千分撇用半角。
    ///
    /// 小数点是“.”；分节可以用半角逗号，也可以不分节。
    ///
    /// # 不符合
    /// ```文
    /// 12，345元
    /// 增长3。5%
    /// 增长3．5%
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 12345元
    /// 12,345元
    /// 增长3.5%
    /// 共13。2024年继续办理
    /// 1．2024年的工作
    /// ```
    "TXT-61": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.1、5.1.2"
}

pub const KIND: Kind = Kind::numeral(&["，", "．", "。"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let before = digits_before(&prose.text()[..hit.span.start]);
        if before == 0 {
            continue;
        }
        let right = hit.right();
        let after = digits(right);
        let rest = right[after..].chars().next();
        let inside = match hit.word {
            "，" => before <= 3 && after == 3 && rest.is_none_or(|c| "元人件万亿户名个吨公米平，.".contains(c)),
            "。" => (1..=2).contains(&after) && rest.is_some_and(|c| "%％万亿元倍".contains(c)),
            _ => after > 0 && hit.left().len() > before,
        };
        if inside {
            let (mark, name) = if hit.word == "，" { (",", "分节号") } else { (".", "小数点") };
            findings.at(hit.span, hit.word, format!("数字里的{name}应为半角的“{mark}”。")).propose(mark);
        }
    }
}
