use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, TableId, Where, balance::Balance, recognise::{LabelRole, TableState}};

rule! {
    /// 勾稽关系所需的数字应当齐全，否则无法核对。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/new_received/natural =
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-A05": Warning over Recognised, given Context, at Where, basis basis::LEDGER
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut parts = Vec::new();
    for id in [TableId::T3, TableId::T4] {
        let table = report.table(id);
        if table.state != TableState::Read {
            continue;
        }
        let (unknown, all) = Balance::of(&report.report, table.edition).unknown(id);
        if unknown > 0 {
            parts.push(if all == unknown {
                format!("{}的全部{all}项关系", id.label())
            } else {
                format!("{}的{all}项关系中有{unknown}项", id.label())
            });
        }
    }
    if parts.is_empty() {
        return;
    }
    let table = report.table(TableId::T3);
    let note = table.labels.iter().find(|label| label.role == LabelRole::Note).map(|note| note.found.clone());
    let (at, quote) = note.map_or((table.at.clone(), String::new()), |note| (note.at, note.text));
    findings.at(at, quote, format!("{}因数字空白或者缺失而无法核对。", parts.join("、")));
}
