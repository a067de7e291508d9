use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 收费金额的标签应当写明单位是万元。
    ///
    /// # 不符合
    /// ```报告
    /// 改 本年收费金额（单位：万元） => 本年收费金额
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-L05": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for label in report.tables.iter().flat_map(|table| &table.labels) {
        if label.expected.contains("单位：万元") && !label.found.text.contains("万元") {
            let words = format!("标签应为“{}”，没有写明单位是万元。", label.expected);
            findings.at(label.found.at.clone(), label.found.text.clone(), words).propose(label.expected.clone());
        }
    }
}
