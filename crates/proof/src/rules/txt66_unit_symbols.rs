use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 计量单位用法定的符号。
    ///
    /// 千克是kg，千米是km，毫升是mL，平方米是m²；不用“平米”。
    ///
    /// # 不符合
    /// ```文
    /// 50KG
    /// 100m2
    /// 80平米
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 50kg
    /// 100m²
    /// 80平方米
    /// ```
    "TXT-66": Warning over Prose, given Lists, at Span, basis "《中华人民共和国法定计量单位》"
}

pub const KIND: Kind = Kind::numeral(&["KM", "Km", "KG", "Kg", "M2", "m2", "M3", "m3", "平米", "Ml", "ML"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let text = &prose.text()[..hit.span.start];
        let measured = text.strip_suffix(' ').unwrap_or(text).ends_with(|c: char| c.is_ascii_digit());
        if !measured || hit.after().is_some_and(|c| c.is_ascii_alphanumeric()) {
            continue;
        }
        let right = match hit.word {
            "KM" | "Km" => "km",
            "KG" | "Kg" => "kg",
            "M2" | "m2" => "m²",
            "M3" | "m3" => "m³",
            "平米" => "平方米",
            _ => "mL",
        };
        findings.at(hit.span, hit.word, format!("单位“{}”应为“{right}”。", hit.word)).propose(right);
    }
}
