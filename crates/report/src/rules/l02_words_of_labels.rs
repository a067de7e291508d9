use rule::{Findings, rule};

use super::{basis, support::{changed_meaning}};
use crate::{Context, Recognised, Where, recognise::LabelRole};

rule! {
    /// 标签的文字应当与格式一致。
    ///
    /// 意思改变的由AUD-L01提出，单位由AUD-L05提出，勾稽关系说明由AUD-L06提出。
    ///
    /// # 不符合
    /// ```报告
    /// 改 现行有效件数 => 现行有效数
    /// ```
    /// # 符合
    /// ```报告
    /// 改 现行有效件数 => 现行 有效件数
    /// ```
    "AUD-L02": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let labels = report.tables.iter().flat_map(|table| &table.labels);
    for label in labels.filter(|label| !label.is_exact() && label.role != LabelRole::Note) {
        let unit = label.expected.contains("单位：") && !label.found.text.contains("万元");
        if changed_meaning(label).is_none() && !unit {
            let words = format!("标签应为“{}”。", label.expected);
            findings.at(label.found.at.clone(), label.found.text.clone(), words).propose(label.expected.clone());
        }
    }
}
