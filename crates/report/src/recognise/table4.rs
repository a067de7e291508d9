//! Table 四: reviews and suits, one line of fifteen numbers below the header.

use super::{
    labels::Candidates,
    tables::{Cells, FoundRow, FoundTable, LabelRole, RowKind, TableState, fill, is_value},
};
use crate::{CellId, Edition, Quoted, TableId, form};

/// Labels of the header, as they stand on the form.
const HEADERS: [&str; 9] = [
    "行政复议",
    "行政诉讼",
    "未经复议直接起诉",
    "复议后起诉",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
];

pub(super) fn read(lines: &[&[text::Cell]], edition: Edition, cells: &mut Cells) -> FoundTable {
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let mut table = FoundTable::new(TableId::T4, edition, state);
    if state == TableState::Missing {
        return table;
    }
    table.at.place = lines.iter().find_map(|line| line.first()).map(|cell| cell.place).unwrap_or_default();
    let headers = Candidates::new(HEADERS);
    let mut data: Option<&[text::Cell]> = None;
    for line in lines {
        let found: Vec<(usize, usize)> = line
            .iter()
            .enumerate()
            .filter(|(_, cell)| !is_value(&cell.text))
            .filter_map(|(at, cell)| headers.find(&cell.text).map(|m| (at, m.index)))
            .collect();
        for (at, index) in &found {
            table.push_label(HEADERS[*index], &line[*at], LabelRole::Column);
        }
        if found.is_empty() && data.is_none() && !table.labels.is_empty() {
            data = Some(line);
        }
    }
    let ids: Vec<CellId> =
        form(edition).table(TableId::T4).cells.iter().map(|cell| cell.id.clone()).collect();
    let label = table.label("未经复议直接起诉").or(table.labels.first()).map(|label| label.found.clone());
    let label = label.unwrap_or_else(|| Quoted { text: String::new(), at: table.at.clone() });
    if let Some(line) = data {
        // Some copies put the name of the body before the numbers.
        let skip = line.len().saturating_sub(ids.len());
        let values = &line[skip..];
        table.rows.push(FoundRow { id: "all".to_owned(), label, kind: RowKind::Data, cells: values.len() });
        fill(cells, ids, values);
    }
    let is_there = |header: &str| table.labels.iter().any(|label| label.expected == header);
    table.missing_columns = HEADERS.iter().filter(|h| !is_there(h)).map(|h| (*h).to_owned()).collect();
    table
}
