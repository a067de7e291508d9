//! Table 二: groups by item of Article 20, each with its own header; matched by labels, never by position.

use std::sync::LazyLock;

use text::squeeze;

use super::{
    fill::Filler,
    grid::{Line, Placed, Span},
    labels::Candidates,
    tables::{FoundRow, FoundTable, LabelRole, RowKind, TableState, is_value},
};
use crate::{CellId, Edition, Form, Quoted, TableId, form, form::RowForm};

struct Reader<'a> {
    form: &'static Form,
    table: FoundTable,
    fill: Filler<'a>,
    groups: &'static Candidates,
    rows: &'static Candidates,
    /// Labels of columns that only the other edition has.
    foreign: &'static Candidates,
    group: Option<usize>,
    /// The label of the group as found, for rows whose own label is missing.
    group_label: Quoted,
    head: Head,
}

/// The labels above the numbers of a group: the label of the form, where it is one, and the columns it covers.
#[derive(Default)]
struct Head {
    columns: Vec<(Option<&'static str>, Span)>,
    width: u32,
}

/// The labels of an edition, and those of columns that only the other one has.
struct Labels {
    groups: Candidates,
    rows: Candidates,
    foreign: Candidates,
}

static LABELS: LazyLock<[Labels; 2]> = LazyLock::new(|| Edition::ALL.map(Labels::of));

impl Labels {
    fn of(edition: Edition) -> Self {
        let table = form(edition).table(TableId::T2);
        Self {
            groups: Candidates::new(table.groups.iter().map(|group| group.label.as_str())),
            rows: Candidates::new(table.rows.iter().filter_map(|row| row.label.as_deref())),
            foreign: foreign(edition),
        }
    }
}

pub(super) fn read(lines: &[&Line<'_>], fill: Filler<'_>) -> FoundTable {
    let edition = fill.edition;
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let form = form(edition);
    let table = form.table(TableId::T2);
    let labels = &LABELS[usize::from(edition == Edition::E2021)];
    let mut reader = Reader {
        form,
        table: FoundTable::new(TableId::T2, edition, state),
        fill,
        groups: &labels.groups,
        rows: &labels.rows,
        foreign: &labels.foreign,
        group: None,
        group_label: Quoted::default(),
        head: Head::default(),
    };
    for line in lines {
        reader.line(line);
    }
    if state == TableState::Read {
        let found = |label: &str| reader.table.labels.iter().any(|l| l.expected == label);
        let mut missing = Vec::new();
        for column in table.cells.iter().map(|cell| &cell.col_label) {
            if !found(column) && !missing.contains(column) {
                missing.push(column.clone());
            }
        }
        reader.table.missing_columns = missing;
    }
    reader.table
}

/// Labels of columns that the other edition has and this one has not.
fn foreign(edition: Edition) -> Candidates {
    let labels = |edition| form(edition).table(TableId::T2).cells.iter().map(|cell| cell.col_label.as_str());
    let own: Vec<&str> = labels(edition).collect();
    let others = Edition::ALL.into_iter().filter(|other| *other != edition).flat_map(labels);
    Candidates::new(others.filter(|label| !own.contains(label)))
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>) {
        let Some(first) = line.cells.first() else { return };
        if self.table.at.place.is_none() {
            self.table.at.place = first.cell.place;
        }
        let mut filled: Vec<&text::Cell> =
            line.cells.iter().filter(|placed| !placed.is_blank()).map(|placed| placed.cell).collect();
        // A copy may repeat a merged label in each of its columns.
        filled.dedup_by(|later, earlier| later.text == earlier.text);
        if let [only] = filled.as_slice()
            && let Some(found) = self.groups.find(&only.text).filter(|_| squeeze(&only.text).contains('条'))
        {
            let label = self.form.table(TableId::T2).groups[found.index].label.clone();
            self.table.push_label(&label, only, LabelRole::Group);
            self.group = Some(found.index);
            self.group_label = self.table.quoted(only);
            self.head = Head::default();
        } else if let Some(at) = line.cells.iter().position(|placed| squeeze(&placed.cell.text) == "信息内容")
        {
            self.group_beside(&line.cells[..at]);
            self.header(line, at + 1);
        } else {
            self.group_beside(&line.cells[..1]);
            self.data(line);
        }
    }

    /// The label of a group may stand to the left of its lines instead of above them.
    fn group_beside(&mut self, before: &[Placed<'_>]) {
        for cell in
            before.iter().map(|placed| placed.cell).filter(|cell| squeeze(&cell.text).starts_with("第二十条"))
        {
            if let Some(found) = self.groups.find(&cell.text) {
                let label = self.form.table(TableId::T2).groups[found.index].label.clone();
                self.table.push_label(&label, cell, LabelRole::Group);
                self.group = Some(found.index);
                self.group_label = self.table.quoted(cell);
            }
        }
    }

    /// The rows of the group in which the reader stands; all rows before the first group.
    fn group_rows(&self) -> Vec<&'static RowForm> {
        let table = self.form.table(TableId::T2);
        let group = self.group.map(|index| table.groups[index].id.as_str());
        table.rows.iter().filter(|row| group.is_none() || row.group.as_deref() == group).collect()
    }

    fn addresses(&self, row: &RowForm) -> Vec<CellId> {
        let cells = &self.form.table(TableId::T2).cells;
        cells.iter().filter(|cell| cell.row == row.id).map(|cell| cell.id.clone()).collect()
    }

    fn header(&mut self, line: &Line<'_>, from: usize) {
        let found = &line.cells[from..];
        self.head = Head { columns: Vec::new(), width: line.width };
        let Some(row) = self.group_rows().first().copied() else { return };
        let cells = &self.form.table(TableId::T2).cells;
        // Without a group (its line fell out of the table) a header may be that of any.
        let any = self.group.is_none();
        let mut expected: Vec<&'static str> = Vec::new();
        for cell in cells.iter().filter(|cell| any || cell.row == row.id) {
            if !expected.contains(&cell.col_label.as_str()) {
                expected.push(&cell.col_label);
            }
        }
        let candidates = Candidates::new(expected.iter().copied());
        for (index, placed) in found.iter().enumerate() {
            let cell = placed.cell;
            let foreign = self.foreign.has(&cell.text);
            let words = candidates.find(&cell.text).filter(|m| m.exact || !foreign);
            let by_words = words.map(|m| expected[m.index]);
            let by_position = || {
                let takes = found.len() == expected.len() && !foreign && !placed.is_blank();
                takes.then(|| expected.get(index).copied()).flatten()
            };
            let label = by_words.or_else(by_position);
            let span = (placed.from, placed.to);
            match (label, self.head.columns.last_mut()) {
                // A copy may repeat a merged label in each of its columns, or leave the others blank.
                (Some(label), Some((Some(before), last))) if *before == label => last.1 = span.1,
                (None, Some((_, last))) if placed.is_blank() => last.1 = span.1,
                _ => self.head.columns.push((label, span)),
            }
            match label {
                Some(label) => self.table.push_label(label, cell, LabelRole::Column),
                None if placed.is_blank() => {}
                None => self.table.unclear.push(self.table.quoted(cell)),
            }
        }
    }

    fn data(&mut self, line: &Line<'_>) {
        let all = &self.form.table(TableId::T2).rows;
        let cells = &line.cells;
        let label = cells
            .iter()
            .enumerate()
            .find_map(|(at, placed)| self.rows.find(&placed.cell.text).map(|m| (at, m.index)));
        if let Some((at, index)) = label {
            self.row(line, at, &all[index]);
        } else if cells.iter().all(|placed| is_value(&placed.cell.text)) {
            self.without_label(line);
        } else if let Some((at, row)) = self.by_position(cells) {
            self.row(line, at, row);
        } else {
            let words = cells.iter().find(|placed| !is_value(&placed.cell.text)).unwrap_or(&cells[0]);
            let numbers = cells.iter().filter(|placed| is_value(&placed.cell.text)).count();
            self.push("", self.table.quoted(words.cell), RowKind::Extra, numbers);
        }
    }

    /// A row with its label.
    fn row(&mut self, line: &Line<'_>, at: usize, row: &'static RowForm) {
        let label = line.cells[at].cell;
        self.table.push_label(row.label.as_deref().unwrap_or_default(), label, LabelRole::Row);
        self.push(&row.id, self.table.quoted(label), RowKind::Data, line.cells.len() - at - 1);
        self.fill_row(line, at + 1, row, label);
    }

    /// Fills a row by the labels above its numbers, or in their order where the line is laid out in another way.
    fn fill_row(&mut self, line: &Line<'_>, from: usize, row: &RowForm, label: &text::Cell) {
        let ids = self.addresses(row);
        let found = &line.cells[from..];
        let cells = &self.form.table(TableId::T2).cells;
        let of_label = |label: &str| {
            cells
                .iter()
                .find(|cell| cell.row == row.id && cell.col_label == label)
                .map(|cell| cell.id.clone())
        };
        let known: Vec<(Option<CellId>, Span)> =
            self.head.columns.iter().map(|(label, span)| (label.and_then(of_label), *span)).collect();
        let columns: Vec<(CellId, Span)> =
            known.iter().filter_map(|(id, span)| Some((id.clone()?, *span))).collect();
        let first = columns.iter().map(|(_, span)| span.0).min().unwrap_or(0);
        let aligned =
            self.head.width == line.width && from.checked_sub(1).is_some_and(|at| line.cells[at].to <= first);
        if !columns.is_empty() && aligned {
            self.fill.by_position(line, &columns, label);
        } else if known.len() == found.len() && !columns.is_empty() {
            for ((id, _), placed) in known.iter().zip(found) {
                if let Some(id) = id {
                    self.fill.put(id, placed.cell);
                }
            }
        } else if known.iter().any(|(id, _)| id.is_none()) && !known.is_empty() {
            // Columns of another edition, or of the body's own, stand among them.
            self.fill.unsure(&label.text, ids.len(), found);
        } else if let [only] = ids.as_slice() {
            self.only(only, label, found);
        } else {
            self.fill.by_order(&label.text, &ids, found);
        }
    }

    /// One number in a row of several cells: the one that is filled.
    fn only(&mut self, id: &CellId, label: &text::Cell, found: &[Placed<'_>]) {
        let filled: Vec<&Placed<'_>> = found.iter().filter(|placed| !placed.is_blank()).collect();
        match filled.as_slice() {
            [] => {
                if let Some(blank) = found.first() {
                    self.fill.put(id, blank.cell);
                }
            }
            [first, rest @ ..] if rest.iter().all(|other| other.cell.text == first.cell.text) => {
                self.fill.put(id, first.cell);
            }
            _ => self.fill.unsure(&label.text, 1, found),
        }
    }

    /// A line of numbers only: the one row of the group that has not been met yet.
    fn without_label(&mut self, line: &Line<'_>) {
        let cells = &line.cells;
        // A label that reaches down from the line above has figures of its own already.
        let below = line.above.iter().any(|placed| self.rows.has(&placed.cell.text));
        let Some(row) = self.only_row_left().filter(|_| !below) else { return self.fill.unused(cells) };
        let skip = usize::from(cells.len() > self.addresses(row).len());
        let mut label = self.group_label.clone();
        if label.text.is_empty() {
            label = self.table.quoted(cells[0].cell);
        }
        let words = row.label.as_deref().unwrap_or_default();
        self.fill
            .doubt(cells[0].cell.place, format!("表二有一行数字没有标签，按位置当作“{words}”，请核对。"));
        self.push(&row.id, label, RowKind::LabelMissing, cells.len() - skip);
        self.fill_row(line, skip, row, &text::Cell::new(""));
    }

    /// A line whose label resembles no label, where the group has one row left and the words share two thirds of their signs.
    fn by_position(&self, cells: &[Placed<'_>]) -> Option<(usize, &'static RowForm)> {
        let row = self.only_row_left()?;
        let at = cells.iter().position(|placed| !is_value(&placed.cell.text))?;
        let expected = row.label.as_deref()?;
        let found = squeeze(&cells[at].cell.text);
        let shared = expected.chars().filter(|c| found.contains(*c)).count();
        let columns = self.head.columns.len();
        let fits = columns > 0 && cells.len() - at - 1 == columns;
        (fits && found.len() <= 60 && shared * 3 >= expected.chars().count() * 2).then_some((at, row))
    }

    fn only_row_left(&self) -> Option<&'static RowForm> {
        let rows = self.group_rows();
        let mut left = rows.into_iter().filter(|row| !self.table.rows.iter().any(|found| found.id == row.id));
        match (left.next(), left.next()) {
            (Some(row), None) => Some(row),
            _ => None,
        }
    }

    fn push(&mut self, id: &str, label: Quoted, kind: RowKind, cells: usize) {
        self.table.rows.push(FoundRow { id: id.to_owned(), label, kind, cells });
    }
}
