use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, form, recognise::{RowKind, TableState}};

rule! {
    /// 数据行不得缺少标签。
    ///
    /// # 不符合
    /// ```报告
    /// 改 行政事业性收费 =>
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-L03": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read) {
        for row in table.rows.iter().filter(|row| row.kind == RowKind::LabelMissing) {
            let rows = &form(table.edition).table(table.id).rows;
            let due = rows.iter().find(|r| r.id == row.id).and_then(|r| r.label.as_deref()).unwrap_or_default();
            let words = format!("“{}”之后的数据行没有标签，应为“{due}”。", row.label.text);
            findings.at(row.label.at.clone(), row.label.text.clone(), words).propose(due);
        }
    }
}
