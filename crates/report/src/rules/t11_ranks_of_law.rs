use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 行政法规不称作规章制度。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 根据《中华人民共和国政府信息公开条例》等相关规章制度编制，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 根据《中华人民共和国政府信息公开条例》等有关规定编制，电话：0751-0000000。
    /// ```
    "AUD-T11": Info over Recognised, given Context, at Where, basis basis::LANGUAGE
}

static FAULT: Pattern = LazyLock::new(|| pattern(r"(?:根据|依据|按照|依照)?《[^》]{1,40}(?:条例|法)》等(?:有关|相关)?规章制度"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, found) in each_match(report, &FAULT) {
        if let Some(whole) = found.get(0) {
            find(findings, passage, whole.range(), "条例是行政法规，不是规章制度，宜写作“等有关规定”。");
        }
    }
}
