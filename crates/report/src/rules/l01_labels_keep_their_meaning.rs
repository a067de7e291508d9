use rule::{Findings, rule};

use super::{basis, support::{changed_meaning}};
use crate::{Context, Recognised, Where};

rule! {
    /// 标签不得改得变了意思。
    ///
    /// 例如“属于国家秘密”写成“属于国家机密”：机密只是国家秘密的三个密级之一。
    ///
    /// # 不符合
    /// ```报告
    /// 改 1.属于国家秘密 => 1.属于国家机密
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-L01": Error over Recognised, given Context, at Where, basis basis::SECRECY
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for label in report.tables.iter().flat_map(|table| &table.labels).filter(|label| !label.is_exact()) {
        if let Some((right, wrong)) = changed_meaning(label) {
            let words = format!("标签应为“{}”，“{wrong}”与“{right}”意思不同。", label.expected);
            findings.at(label.found.at.clone(), label.found.text.clone(), words).propose(label.expected.clone());
        }
    }
}
