//! Table 四: reviews and suits, one line of fifteen numbers below the header.

use std::sync::LazyLock;

use super::{
    fill::Filler,
    grid::{Line, Placed, Span},
    labels::Candidates,
    tables::{FoundRow, FoundTable, LabelRole, RowKind, TableState, is_value},
};
use crate::{CellId, Quoted, TableId, form};

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
static HEADS: LazyLock<Candidates> = LazyLock::new(|| Candidates::new(HEADERS));

/// The labels above a line of numbers.
#[derive(Debug, Default)]
struct Above {
    /// 行政复议, 未经复议直接起诉, 复议后起诉 as 0, 1, 2, and the columns they cover.
    groups: Vec<(usize, Span)>,
    /// 结果维持 to 总计 as 0 to 4, and the columns they cover.
    results: Vec<(usize, Span)>,
    width: Option<u32>,
    uneven: bool,
    closed: bool,
}

struct Reader<'a> {
    table: FoundTable,
    fill: Filler<'a>,
    above: Above,
    ids: Vec<CellId>,
}

pub(super) fn read(lines: &[&Line<'_>], fill: Filler<'_>) -> FoundTable {
    let edition = fill.edition;
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let ids = form(edition).table(TableId::T4).cells.iter().map(|cell| cell.id.clone()).collect();
    let table = FoundTable::new(TableId::T4, edition, state);
    let mut reader = Reader { table, fill, above: Above::default(), ids };
    if state == TableState::Missing {
        return reader.table;
    }
    let first = lines.iter().find_map(|line| line.cells.first());
    reader.table.at.place = first.map(|placed| placed.cell.place).unwrap_or_default();
    for line in lines {
        reader.line(line);
    }
    let mut table = reader.table;
    let is_there = |header: &str| table.labels.iter().any(|label| label.expected == header);
    table.missing_columns = HEADERS.iter().filter(|h| !is_there(h)).map(|h| (*h).to_owned()).collect();
    table
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let found: Vec<(Placed<'_>, usize)> = line
            .cells
            .iter()
            .filter(|placed| !is_value(&placed.cell.text))
            .filter_map(|placed| HEADS.find(&placed.cell.text).map(|m| (*placed, m.index)))
            .collect();
        let numbers = line.cells.iter().filter(|p| !p.is_blank() && is_value(&p.cell.text)).count();
        if found.is_empty() {
            let any = numbers > 0 || line.cells.len() >= self.ids.len();
            if any && !self.above.results.is_empty() {
                self.data(line);
            }
            return;
        }
        for (placed, index) in &found {
            self.table.push_label(HEADERS[*index], placed.cell, LabelRole::Column);
        }
        if numbers < found.len() {
            self.header(line, &found);
        }
    }

    fn header(&mut self, line: &Line<'_>, found: &[(Placed<'_>, usize)]) {
        if self.above.closed {
            self.above = Above::default();
        }
        for (placed, index) in found {
            let span = (placed.from, placed.to);
            match index {
                0 => self.above.groups.push((0, span)),
                2 | 3 => self.above.groups.push((*index - 1, span)),
                4.. => {
                    self.above.results.push((*index - 4, span));
                    self.above.uneven |= self.above.width.is_some_and(|width| width != line.width);
                    self.above.width = Some(line.width);
                }
                _ => {}
            }
        }
    }

    fn data(&mut self, line: &Line<'_>) {
        if self.above.closed {
            let first = line.cells.iter().find(|p| !p.is_blank()).map(|p| p.cell.place).unwrap_or_default();
            self.fill.doubt(first, "表四的数字多于一行，只读了第一行。".to_owned());
            return;
        }
        self.above.closed = true;
        let label = self
            .table
            .label("未经复议直接起诉")
            .or(self.table.labels.first())
            .map(|label| label.found.clone());
        let label = label.unwrap_or_else(|| Quoted { text: String::new(), at: self.table.at.clone() });
        let columns = self.columns(line);
        let count = if columns.is_empty() { self.in_order(line) } else { columns.len() };
        if !columns.is_empty() {
            self.fill.by_position(line, &columns, &text::Cell::new(""));
        }
        self.table.rows.push(FoundRow { id: "all".to_owned(), label, kind: RowKind::Data, cells: count });
    }

    /// The addresses by the labels above each column; empty where the line is laid out in another way.
    fn columns(&self, line: &Line<'_>) -> Vec<(CellId, Span)> {
        let above = &self.above;
        if above.uneven || above.width != Some(line.width) {
            return Vec::new();
        }
        let mut columns: Vec<(CellId, Span)> = Vec::new();
        for (result, span) in &above.results {
            let over = above.groups.iter().find(|(_, group)| group.0 <= span.0 && span.1 <= group.1);
            let Some(id) = over.and_then(|(group, _)| self.ids.get(group * 5 + result)) else {
                return Vec::new();
            };
            match columns.iter_mut().find(|(known, _)| known == id) {
                // A copy may repeat a merged label on each of its lines.
                Some((_, before)) if *before == *span => {}
                Some(_) => return Vec::new(),
                None => columns.push((id.clone(), *span)),
            }
        }
        columns
    }

    /// Reads the numbers in the order of the form, of which a table may have one of its two halves.
    fn in_order(&mut self, line: &Line<'_>) -> usize {
        // Some copies put the name of the body before the numbers.
        let words = line.cells.iter().take_while(|p| !is_value(&p.cell.text)).count();
        let found = &line.cells[words..];
        let has = |group: usize| self.above.groups.iter().any(|(known, _)| *known == group);
        let ids: Vec<CellId> = match (has(0), has(1), has(2)) {
            (true, false, false) => self.ids[..5].to_vec(),
            (false, true, true) => self.ids[5..].to_vec(),
            _ => self.ids.clone(),
        };
        self.fill.by_order("行政复议、行政诉讼", &ids, found);
        found.len()
    }
}
