use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, TableId, Where, form, recognise::TableState};

rule! {
    /// 数据行应当有全部的数字格。
    ///
    /// # 不符合
    /// ```报告
    /// 改 \n\t\n\t自然人 => \n\t一、本年新收政府信息公开申请数量\n\t自然人
    /// 删行 一、本年新收政府信息公开申请数量
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-B03": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read) {
        let cells = &form(table.edition).table(table.id).cells;
        for row in table.rows.iter().filter(|row| !row.id.is_empty()) {
            let due = cells.iter().filter(|cell| cell.row == row.id).count();
            let twice = table.rows.iter().filter(|other| other.id == row.id).any(|other| other.cells > row.cells);
            if row.cells >= due || twice {
                continue;
            }
            let words = if row.cells == 0 {
                format!("“{}”一行没有数字格，缺{due}个。", row.label.text)
            } else {
                format!("“{}”一行只有{}个数字格，应有{due}个。", row.label.text, row.cells)
            };
            findings.at(row.label.at.clone(), row.label.text.clone(), words);
        }
        if table.id == TableId::T4 && table.rows.is_empty() {
            let label = table.labels.first().map(|label| label.found.clone()).unwrap_or_default();
            findings.at(table.at.clone(), label.text, "表四没有数据行，缺15个数字格。");
        }
    }
}
