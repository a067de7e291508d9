//! Table 三: a ledger of requests, seven number columns behind up to three columns of labels.

use std::sync::LazyLock;

use text::squeeze;

use super::{
    fill::Filler,
    grid::{Line, Placed, Span},
    heads::{HEADERS, HEADS, Heads},
    labels::Candidates,
    tables::{FoundRow, FoundTable, LabelRole, RowKind, TableState, is_value},
};
use crate::{CellId, Edition, Form, Quoted, TableId, form, form::RowForm};

/// The row under which the editions differ.
const OTHER: &str = "(六)其他处理";

struct Reader<'a> {
    form: &'static Form,
    table: FoundTable,
    fill: Filler<'a>,
    rows: &'static Candidates,
    parents: &'static [&'static str],
    parent_candidates: &'static Candidates,
    columns: Vec<&'static str>,
    heads: Heads,
    last_row: Option<usize>,
    /// The beginning of a label whose rest stands on the next line, and its cells.
    begun: Option<String>,
}

/// The labels of an edition.
struct Labels {
    rows: Candidates,
    parents: Vec<&'static str>,
    parent_candidates: Candidates,
}

static LABELS: LazyLock<[Labels; 2]> = LazyLock::new(|| Edition::ALL.map(Labels::of));

impl Labels {
    fn of(edition: Edition) -> Self {
        let table = form(edition).table(TableId::T3);
        let mut parents: Vec<&'static str> = Vec::new();
        for parent in table.rows.iter().flat_map(|row| &row.parents) {
            if !parents.contains(&parent.as_str()) {
                parents.push(parent);
            }
        }
        Self {
            rows: Candidates::new(table.rows.iter().filter_map(|row| row.label.as_deref())),
            parent_candidates: Candidates::new(parents.iter().copied()),
            parents,
        }
    }
}

pub(super) fn read(lines: &[&Line<'_>], fill: Filler<'_>) -> FoundTable {
    let edition = fill.edition;
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let form = form(edition);
    let table = form.table(TableId::T3);
    let labels = &LABELS[usize::from(edition == Edition::E2021)];
    let mut reader = Reader {
        form,
        table: FoundTable::new(TableId::T3, edition, state),
        fill,
        rows: &labels.rows,
        parent_candidates: &labels.parent_candidates,
        parents: &labels.parents,
        columns: table.columns.iter().map(|column| column.id.as_str()).collect(),
        heads: Heads::default(),
        last_row: None,
        begun: None,
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
pub(super) fn shape(lines: &[&Line<'_>]) -> Option<Edition> {
    const BELOW: [&str; 2] = ["逾期不补正", "未按收费通知"];
    let (mut other, mut below) = (false, false);
    let cells = lines.iter().flat_map(|line| line.cells.iter()).map(|placed| placed.cell);
    for cell in cells.filter(|cell| cell.text.len() <= 320) {
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

    fn line(&mut self, line: &Line<'_>) {
        let Some(first) = line.cells.first() else { return };
        if self.table.at.place.is_none() {
            self.table.at.place = first.cell.place;
        }
        if let Some(note) = line.cells.iter().find(|placed| says(placed.cell, "勾稽关系")) {
            let expected = self.form.table(TableId::T3).grid[0][0].text.clone().unwrap_or_default();
            self.table.push_label(&expected, note.cell, LabelRole::Note);
        }
        let row = self.row_label(line);
        let headers = line.cells.iter().filter(|placed| HEADS.has(&placed.cell.text)).count();
        let titled = line.cells.iter().any(|p| p.cell.text.len() <= 60 && says(p.cell, HEADERS[0]));
        let numbers = line.cells.iter().filter(|p| !p.is_blank() && is_value(&p.cell.text)).count();
        if (headers >= 2 && numbers <= headers) || titled {
            self.header_line(line, row);
        } else if let Some((at, index)) = row {
            self.parents_of(&line.cells[..at]);
            self.data(line, at, index);
        } else if !self.begins_a_label(line) {
            self.unlabelled(line);
        }
    }

    /// The last cell that is the label of a row, and which row; a label may be split over cells.
    fn row_label(&mut self, line: &Line<'_>) -> Option<(usize, usize)> {
        let before = self.heads.first_column(line).unwrap_or(u32::MAX);
        let told = |placed: &Placed<'_>| {
            placed.from < before && !is_value(&placed.cell.text) && !HEADS.has(&placed.cell.text)
        };
        let labels: Vec<usize> = (0..line.cells.len()).filter(|at| told(&line.cells[*at])).collect();
        let words = |at: usize| line.cells[at].cell.text.trim();
        if let Some(begun) = self.begun.take()
            && let Some(at) = labels.last()
            && let Some(row) = self.rows.find(&format!("{begun}{}", words(*at))).filter(|row| row.exact)
        {
            return Some((*at, row.index));
        }
        let found = labels.iter().rev().find_map(|at| {
            let row = self.rows.find(words(*at))?;
            (row.exact || !self.parent_candidates.has(words(*at))).then_some((*at, row))
        });
        if found.is_some_and(|(_, row)| row.exact) {
            return found.map(|(at, row)| (at, row.index));
        }
        let numbered =
            |at: usize| at > 0 && !line.cells[at - 1].is_blank() && line.cells[at - 1].from < before;
        let joined = labels.iter().rev().filter(|at| numbered(**at)).find_map(|at| {
            let both = format!("{}{}", words(at - 1), words(*at));
            self.rows.find(&both).filter(|row| row.exact).map(|row| (*at, row.index))
        });
        joined.or(found.map(|(at, row)| (at, row.index)))
    }

    /// True for a line that holds the first words of a label and no numbers; they are kept for the next line.
    fn begins_a_label(&mut self, line: &Line<'_>) -> bool {
        let filled: Vec<&Placed<'_>> = line.cells.iter().filter(|placed| !placed.is_blank()).collect();
        let [.., last] = filled.as_slice() else { return false };
        let words = squeeze(&last.cell.text);
        let alone = filled.iter().all(|placed| !is_value(&placed.cell.text));
        let begins = |row: &RowForm| {
            row.label.as_deref().is_some_and(|label| {
                let label = squeeze(label);
                label.len() > words.len() && label.starts_with(&words)
            })
        };
        let begun =
            alone && words.len() >= 9 && self.form_rows().iter().filter(|row| begins(row)).count() == 1;
        self.begun = begun.then_some(words);
        begun
    }

    fn header_line(&mut self, line: &Line<'_>, row: Option<(usize, usize)>) {
        self.heads.take(line);
        for cell in line.cells.iter().map(|placed| placed.cell).filter(|cell| !cell.text.trim().is_empty()) {
            if let Some(found) = HEADS.find(&cell.text) {
                self.table.push_label(HEADERS[found.index], cell, LabelRole::Column);
            }
        }
        if let Some((at, index)) = row {
            let form_row = &self.form_rows()[index];
            let cell = line.cells[at].cell;
            self.table.push_label(form_row.label.as_deref().unwrap_or_default(), cell, LabelRole::Row);
            self.push(&form_row.id, self.table.quoted(cell), RowKind::OnHeaderLine, 0);
        }
    }

    fn parents_of(&mut self, before: &[Placed<'_>]) {
        for cell in before.iter().filter(|placed| !placed.is_blank()).map(|placed| placed.cell) {
            match self.parent_candidates.find(&cell.text) {
                Some(found) => self.table.push_label(self.parents[found.index], cell, LabelRole::Parent),
                None if is_value(&cell.text) => {}
                None => self.table.unclear.push(self.table.quoted(cell)),
            }
        }
    }

    fn data(&mut self, line: &Line<'_>, at: usize, index: usize) {
        let form_row = &self.form_rows()[index];
        let label = line.cells[at].cell;
        self.table.push_label(form_row.label.as_deref().unwrap_or_default(), label, LabelRole::Row);
        let count = self.fill_row(line, at + 1, form_row, label);
        self.push(&form_row.id, self.table.quoted(label), RowKind::Data, count);
        self.last_row = Some(index);
    }

    /// Fills a row from the cells behind its label; returns how many number cells it has.
    fn fill_row(&mut self, line: &Line<'_>, from: usize, row: &RowForm, label: &text::Cell) -> usize {
        let ids = self.addresses(row);
        let found = &line.cells[from..];
        if let Some(spans) = self.heads.spans(line) {
            let columns: Vec<(CellId, Span)> = ids.into_iter().zip(spans).collect();
            self.fill.by_position(line, &columns, label);
            return found.iter().filter(|p| columns.iter().any(|(_, span)| p.overlaps(*span))).count();
        }
        let order = self.heads.order();
        if order.len() == found.len() && order.iter().flatten().count() == ids.len() {
            for (column, placed) in order.iter().zip(found).filter_map(|(c, placed)| c.map(|c| (c, placed))) {
                self.fill.put(&ids[column], placed.cell);
            }
            return ids.len();
        }
        self.fill.by_order(&label.text, &ids, found);
        found.len()
    }

    fn addresses(&self, row: &RowForm) -> Vec<CellId> {
        self.columns.iter().map(|column| CellId::new(TableId::T3, &row.id, column)).collect()
    }

    /// A line without the label of a row: numbers whose label is missing, a row of its own, or a stray line.
    fn unlabelled(&mut self, line: &Line<'_>) {
        let cells = &line.cells;
        let values = cells.iter().rev().take_while(|placed| is_value(&placed.cell.text)).count();
        let words = &cells[..cells.len() - values];
        let columns = self.columns.len();
        let Some(label) = words.last() else {
            if values >= columns && cells.iter().any(|placed| !placed.is_blank()) {
                self.without_label(line);
            }
            return;
        };
        if self.parent_candidates.find(&label.cell.text).is_some() {
            self.parents_of(words);
            if values > columns {
                self.without_label(line);
            }
            return;
        }
        self.parents_of(&words[..words.len() - 1]);
        let next = self.next_row();
        match next.filter(|index| self.resembles(*index, &label.cell.text) && values >= columns) {
            Some(index) => self.data(line, words.len() - 1, index),
            None => self.push("", self.table.quoted(label.cell), RowKind::Extra, values),
        }
    }

    /// The row of the form behind the last one met.
    fn next_row(&self) -> Option<usize> {
        let next = self.last_row.map_or(0, |index| index + 1);
        let free = |row: &RowForm| !self.table.rows.iter().any(|found| found.id == row.id);
        self.form_rows().get(next).filter(|row| free(row)).map(|_| next)
    }

    /// Numbers behind an empty label are taken for the next row, and doubted. A label that reaches down from the line
    /// above has numbers of its own already.
    fn without_label(&mut self, line: &Line<'_>) {
        let below = line.above.iter().any(|placed| self.rows.has(&placed.cell.text));
        let Some(index) = self.next_row().filter(|_| !below) else { return self.fill.unused(&line.cells) };
        let row = &self.form_rows()[index];
        let label = self
            .table
            .labels
            .last()
            .map_or_else(|| self.table.quoted(line.cells[0].cell), |l| l.found.clone());
        let from = line.cells.len().saturating_sub(self.columns.len());
        let (words, cell) = (row.label.as_deref().unwrap_or_default(), text::Cell::new(""));
        self.fill.doubt(
            line.cells[from].cell.place,
            format!("表三有一行数字没有标签，按位置当作“{words}”，请核对。"),
        );
        let count = self.fill_row(line, from, row, &cell);
        self.push(&row.id, label, RowKind::LabelMissing, count);
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
