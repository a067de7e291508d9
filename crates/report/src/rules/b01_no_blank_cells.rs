use rule::{Findings, Severity, rule};

use super::basis;
use crate::{CellValue, Context, Edition, Recognised, Where, form, recognise::TableState};

rule! {
    /// 数字格不得空白，没有的填0。
    ///
    /// 2019年版格式的报告按警告对待。每个表只提一次，列出空白的行。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/licence/decisions =
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-B01": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for table in report.tables.iter().filter(|table| table.state == TableState::Read) {
        let cells = &form(table.edition).table(table.id).cells;
        let blank: Vec<_> = cells.iter().filter(|c| *report.report.value(c.id.as_str()) == CellValue::Blank).collect();
        let Some(first) = blank.first() else { continue };
        let severity = if table.edition == Edition::E2019 { Severity::Warning } else { Severity::Error };
        let mut rows: Vec<&str> = Vec::new();
        for row in blank.iter().map(|cell| cell.row.as_str()) {
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        // The first row that is blank throughout says most; else the first with a blank.
        let whole = |row: &&str| {
            let all = cells.iter().filter(|cell| cell.row == **row).count();
            blank.iter().filter(|cell| cell.row == **row).count() == all
        };
        let shown = rows.iter().find(|row| whole(row)).copied().unwrap_or(first.row.as_str());
        let label = table.rows.iter().find(|row| row.id == shown).map(|row| row.label.clone()).unwrap_or_default();
        let labels = rows.iter().filter_map(|row| cells.iter().find(|c| c.row == *row)?.row_label.as_deref());
        let names: Vec<&str> = labels.take(8).collect();
        let list = match (names.is_empty(), rows.len() > names.len()) {
            (true, _) => String::new(),
            (false, true) => format!("（{}等{}行）", names.join("；"), rows.len()),
            (false, false) => format!("（{}）", names.join("；")),
        };
        let place = Where::cell(table.id, first.id.clone(), label.at.place);
        let words = format!("{}有{}个数字格是空白{list}；没有的应填0。", table.id.label(), blank.len());
        findings.at_severity(severity, place, label.text, words);
    }
}
