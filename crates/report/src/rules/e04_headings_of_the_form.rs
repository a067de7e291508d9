use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, form};

rule! {
    /// 六个部分的标题应当与格式一致。
    ///
    /// # 不符合
    /// ```报告
    /// 改 一、总体情况 => 一、基本情况
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E04": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (section, number) in form(report.report.edition).sections.iter().zip(1_u8..) {
        if let Some(heading) = report.heading(number).filter(|heading| !heading.exact) {
            let due = format!("{}、{}", section.ordinal, section.heading);
            let quoted = heading.quoted.clone();
            findings.at(quoted.at, quoted.text, format!("格式规定的标题是“{due}”。")).propose(due);
        }
    }
}
