use rule::{Findings, rule};

use super::basis;
use crate::{CellValue, Context, Number, Recognised, Where, form, recognise::TableState};

rule! {
    /// 同一个表不得有的填0、有的空白。
    ///
    /// 这时空白不能当作0来读。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/licence/decisions =
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-B04": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read) {
        let cells = &form(table.edition).table(table.id).cells;
        let value = |id: &str| report.report.value(id);
        let blank = cells.iter().filter(|cell| *value(cell.id.as_str()) == CellValue::Blank).count();
        let zeros: Vec<_> = cells.iter().filter(|c| value(c.id.as_str()).number().is_some_and(Number::is_zero)).collect();
        if let Some(first) = zeros.first().filter(|_| blank > 0) {
            let label = table.rows.iter().find(|row| row.id == first.row).map(|row| row.label.clone()).unwrap_or_default();
            let words = format!("{}有{}格填0，{blank}格空白，空白不能当作0。", table.id.label(), zeros.len());
            findings.at(Where::cell(table.id, first.id.clone(), label.at.place), label.text, words);
        }
    }
}
