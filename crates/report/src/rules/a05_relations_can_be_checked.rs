use rule::{Findings, rule};

use super::{basis, support::{Standing, evaluate}};
use crate::{Context, Recognised, TableId, Where, form, recognise::{LabelRole, TableState}};

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
    for (id, families) in [(TableId::T3, &["T3-BAL", "T3-RES", "T3-ROW"][..]), (TableId::T4, &["T4-SUM"][..])] {
        let table = report.table(id);
        if table.state != TableState::Read {
            continue;
        }
        let relations = families.iter().flat_map(|family| form(table.edition).family(family));
        let (unknown, all) = relations.fold((0, 0), |(unknown, all), relation| {
            let gap = evaluate(relation, &report.report, None) == Standing::Unknown;
            (unknown + usize::from(gap), all + 1)
        });
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
