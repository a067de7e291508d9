//! Table 三: a ledger of requests, seven number columns behind up to three columns of labels.

use text::squeeze;

use super::{
    labels::Candidates,
    tables::{Cells, FoundRow, FoundTable, LabelRole, RowKind, TableState, fill, is_value},
};
use crate::{CellId, Edition, Form, Quoted, TableId, form, form::RowForm};

/// Labels above the number columns, as they stand on the form.
const HEADERS: [&str; 9] = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
];
/// The row under which the editions differ.
const OTHER: &str = "(六)其他处理";

struct Reader<'a> {
    form: &'static Form,
    table: FoundTable,
    cells: &'a mut Cells,
    rows: Candidates,
    parents: Vec<&'static str>,
    parent_candidates: Candidates,
    headers: Candidates,
    columns: Vec<&'static str>,
    last_row: Option<usize>,
}

pub(super) fn read(lines: &[&[text::Cell]], fallback: Edition, cells: &mut Cells) -> FoundTable {
    let edition = shape(lines).unwrap_or(fallback);
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let form = form(edition);
    let table = form.table(TableId::T3);
    let mut parents: Vec<&'static str> = Vec::new();
    for parent in table.rows.iter().flat_map(|row| &row.parents) {
        if !parents.contains(&parent.as_str()) {
            parents.push(parent);
        }
    }
    let mut reader = Reader {
        form,
        table: FoundTable::new(TableId::T3, edition, state),
        cells,
        rows: Candidates::new(table.rows.iter().filter_map(|row| row.label.as_deref())),
        parent_candidates: Candidates::new(parents.iter().copied()),
        parents,
        headers: Candidates::new(HEADERS),
        columns: table.columns.iter().map(|column| column.id.as_str()).collect(),
        last_row: None,
    };
    for line in lines {
        reader.line(line);
    }
    if state == TableState::Read {
        let labels = &reader.table.labels;
        let is_there =
            |header: &str| labels.iter().any(|l| l.role == LabelRole::Column && l.expected == header);
        let missing = HEADERS.iter().filter(|h| !is_there(h)).map(|h| (*h).to_owned()).collect();
        reader.table.missing_columns = missing;
    }
    reader.table
}

/// The edition whose rows the table has: （六）其他处理 alone, or with three rows.
fn shape(lines: &[&[text::Cell]]) -> Option<Edition> {
    const BELOW: [&str; 2] = ["逾期不补正", "未按收费通知"];
    let (mut other, mut below) = (false, false);
    for cell in lines.iter().flat_map(|line| line.iter()).filter(|cell| cell.text.len() <= 320) {
        let words = squeeze(&cell.text);
        other = other || words.contains(OTHER);
        below = below || BELOW.iter().any(|label| words.contains(label));
    }
    match (other, below) {
        (_, true) => Some(Edition::E2021),
        (true, false) => Some(Edition::E2019),
        (false, false) => None,
    }
}

/// True where the words stand in a cell, whatever blanks lie between them.
fn says(cell: &text::Cell, words: &str) -> bool {
    cell.text.len() >= words.len() && squeeze(&cell.text).contains(words)
}

impl Reader<'_> {
    fn form_rows(&self) -> &'static [RowForm] {
        &self.form.table(TableId::T3).rows
    }

    fn line(&mut self, line: &[text::Cell]) {
        let Some(first) = line.first() else { return };
        if self.table.at.place.is_none() {
            self.table.at.place = first.place;
        }
        if let Some(note) = line.iter().find(|cell| says(cell, "勾稽关系")) {
            let expected = self.form.table(TableId::T3).grid[0][0].text.clone().unwrap_or_default();
            self.table.push_label(&expected, note, LabelRole::Note);
        }
        let row = self.row_label(line);
        let headers = line.iter().filter(|cell| self.is_header(cell)).count();
        if headers >= 2 || line.iter().any(|cell| cell.text.len() <= 60 && says(cell, HEADERS[0])) {
            self.header_line(line, row);
        } else if let Some((at, index)) = row {
            self.parents_of(&line[..at]);
            self.data(line, at, index);
        } else {
            self.unlabelled(line);
        }
    }

    fn is_header(&self, cell: &text::Cell) -> bool {
        self.headers.has(&cell.text)
    }

    /// The last cell that is the label of a row, and which row.
    fn row_label(&self, line: &[text::Cell]) -> Option<(usize, usize)> {
        let told = |cell: &text::Cell| !is_value(&cell.text) && !self.is_header(cell);
        line.iter().enumerate().rev().filter(|(_, cell)| told(cell)).find_map(|(at, cell)| {
            let row = self.rows.find(&cell.text)?;
            if !row.exact && self.parent_candidates.has(&cell.text) {
                return None;
            }
            Some((at, row.index))
        })
    }

    fn header_line(&mut self, line: &[text::Cell], row: Option<(usize, usize)>) {
        for cell in line.iter().filter(|cell| !cell.text.trim().is_empty()) {
            if let Some(found) = self.headers.find(&cell.text) {
                self.table.push_label(HEADERS[found.index], cell, LabelRole::Column);
            }
        }
        if let Some((at, index)) = row {
            let form_row = &self.form_rows()[index];
            self.table.push_label(form_row.label.as_deref().unwrap_or_default(), &line[at], LabelRole::Row);
            self.push(&form_row.id, self.table.quoted(&line[at]), RowKind::OnHeaderLine, 0);
        }
    }

    fn parents_of(&mut self, before: &[text::Cell]) {
        for cell in before.iter().filter(|cell| !cell.text.trim().is_empty()) {
            match self.parent_candidates.find(&cell.text) {
                Some(found) => self.table.push_label(self.parents[found.index], cell, LabelRole::Parent),
                None if is_value(&cell.text) => {}
                None => self.table.unclear.push(self.table.quoted(cell)),
            }
        }
    }

    fn data(&mut self, line: &[text::Cell], at: usize, index: usize) {
        let form_row = &self.form_rows()[index];
        let values = &line[at + 1..];
        self.table.push_label(form_row.label.as_deref().unwrap_or_default(), &line[at], LabelRole::Row);
        self.push(&form_row.id, self.table.quoted(&line[at]), RowKind::Data, values.len());
        fill(self.cells, self.addresses(form_row), values);
        self.last_row = Some(index);
    }

    fn addresses(&self, row: &RowForm) -> Vec<CellId> {
        self.columns.iter().map(|column| CellId::new(TableId::T3, &row.id, column)).collect()
    }

    /// A line without the label of a row: numbers whose label is missing, a row of its own, or a stray line.
    fn unlabelled(&mut self, line: &[text::Cell]) {
        let values = line.iter().rev().take_while(|cell| is_value(&cell.text)).count();
        let words = &line[..line.len() - values];
        let columns = self.columns.len();
        let Some(label) = words.last() else {
            if values >= columns {
                self.without_label(line);
            }
            return;
        };
        if self.parent_candidates.find(&label.text).is_some() {
            self.parents_of(words);
            if values > columns {
                self.without_label(&line[words.len()..]);
            }
            return;
        }
        self.parents_of(&words[..words.len() - 1]);
        match self.next_row().filter(|index| self.resembles(*index, &label.text) && values >= columns) {
            Some(index) => self.data(line, words.len() - 1, index),
            None => self.push("", self.table.quoted(label), RowKind::Extra, values),
        }
    }

    /// The row of the form behind the last one met.
    fn next_row(&self) -> Option<usize> {
        let next = self.last_row.map_or(0, |index| index + 1);
        let free = |row: &RowForm| !self.table.rows.iter().any(|found| found.id == row.id);
        self.form_rows().get(next).filter(|row| free(row)).map(|_| next)
    }

    fn without_label(&mut self, line: &[text::Cell]) {
        let Some(index) = self.next_row() else { return };
        let row = &self.form_rows()[index];
        let label = self.table.labels.last().map_or_else(|| self.table.quoted(&line[0]), |l| l.found.clone());
        let values = &line[line.len() - self.columns.len().min(line.len())..];
        self.push(&row.id, label, RowKind::LabelMissing, values.len());
        fill(self.cells, self.addresses(row), values);
        self.last_row = Some(index);
    }

    /// True where the words share two thirds of their signs with the label of the form.
    fn resembles(&self, index: usize, words: &str) -> bool {
        let expected = self.form_rows()[index].label.as_deref().unwrap_or_default();
        let found = squeeze(words);
        let shared = squeeze(expected).chars().filter(|c| found.contains(*c)).count();
        found.len() <= 240 && shared * 3 >= expected.chars().count() * 2
    }

    fn push(&mut self, id: &str, label: Quoted, kind: RowKind, cells: usize) {
        self.table.rows.push(FoundRow { id: id.to_owned(), label, kind, cells });
    }
}
