use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, form, form::CellType};

rule! {
    /// 件数应当是不小于0的整数，金额应当不小于0。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/granted/natural = -1
    /// ```
    /// ```报告
    /// 格 t2/licence/decisions = 1.5
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/fees/amount = 1.5
    /// ```
    "AUD-B05": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in &report.tables {
        for cell in &form(table.edition).table(table.id).cells {
            let Some(number) = report.report.number(cell.id.as_str()) else { continue };
            let wrong = match cell.kind {
                CellType::Count if number.is_negative() => "件数不能是负数",
                CellType::Count if !number.is_whole() => "件数应当是整数",
                CellType::Signed if !number.is_whole() => "增减数应当是整数",
                CellType::Amount if number.is_negative() => "金额不能是负数",
                CellType::Count | CellType::Signed | CellType::Amount => continue,
            };
            let raw = report.report.cells.get(&cell.id).map(|found| found.raw.clone()).unwrap_or_default();
            findings.at(report.cell_place(&cell.id), raw, format!("{}填的是{number}，{wrong}。", cell.name()));
        }
    }
}
