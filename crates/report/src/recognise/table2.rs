//! Table 二: groups by item of Article 20, each with its own header; matched by labels, never by position.

use text::squeeze;

use super::{
    labels::Candidates,
    tables::{Cells, FoundRow, FoundTable, LabelRole, RowKind, TableState, fill, is_value},
};
use crate::{CellId, Edition, Form, Quoted, TableId, form, form::RowForm};

struct Reader<'a> {
    form: &'static Form,
    table: FoundTable,
    cells: &'a mut Cells,
    groups: Candidates,
    rows: Candidates,
    group: Option<usize>,
    /// The label of the group as found, for rows whose own label is missing.
    group_label: Quoted,
    columns: usize,
}

pub(super) fn read(lines: &[&[text::Cell]], edition: Edition, cells: &mut Cells) -> FoundTable {
    let state = if lines.is_empty() { TableState::Missing } else { TableState::Read };
    let form = form(edition);
    let table = form.table(TableId::T2);
    let mut reader = Reader {
        form,
        table: FoundTable::new(TableId::T2, edition, state),
        cells,
        groups: Candidates::new(table.groups.iter().map(|group| group.label.as_str())),
        rows: Candidates::new(table.rows.iter().filter_map(|row| row.label.as_deref())),
        group: None,
        group_label: Quoted::default(),
        columns: 0,
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

impl Reader<'_> {
    fn line(&mut self, line: &[text::Cell]) {
        let Some(first) = line.first() else { return };
        if self.table.at.place.is_none() {
            self.table.at.place = first.place;
        }
        let filled: Vec<&text::Cell> = line.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
        if let [only] = filled.as_slice()
            && let Some(found) = self.groups.find(&only.text).filter(|_| squeeze(&only.text).contains('条'))
        {
            let label = self.form.table(TableId::T2).groups[found.index].label.clone();
            self.table.push_label(&label, only, LabelRole::Group);
            self.group = Some(found.index);
            self.group_label = self.table.quoted(only);
            self.columns = 0;
        } else if squeeze(&first.text) == "信息内容" {
            self.header(&line[1..]);
        } else {
            self.data(line);
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

    fn header(&mut self, found: &[text::Cell]) {
        self.columns = found.len();
        let Some(row) = self.group_rows().first().copied() else { return };
        let cells = &self.form.table(TableId::T2).cells;
        // Without a group (its line fell out of the table) a header may be that of any.
        let any = self.group.is_none();
        let mut expected: Vec<&str> = Vec::new();
        for cell in cells.iter().filter(|cell| any || cell.row == row.id) {
            if !expected.contains(&cell.col_label.as_str()) {
                expected.push(&cell.col_label);
            }
        }
        let candidates = Candidates::new(expected.iter().copied());
        for (index, cell) in found.iter().enumerate() {
            let by_words = candidates.find(&cell.text).map(|m| expected[m.index]);
            let by_position =
                || (found.len() == expected.len()).then(|| expected.get(index).copied()).flatten();
            match by_words.or_else(by_position) {
                Some(label) => self.table.push_label(label, cell, LabelRole::Column),
                None if cell.text.trim().is_empty() => {}
                None => self.table.unclear.push(self.table.quoted(cell)),
            }
        }
    }

    fn data(&mut self, line: &[text::Cell]) {
        let all = &self.form.table(TableId::T2).rows;
        let label =
            line.iter().enumerate().find_map(|(at, cell)| self.rows.find(&cell.text).map(|m| (at, m.index)));
        if let Some((at, index)) = label {
            let row = &all[index];
            let values = &line[at + 1..];
            self.table.push_label(row.label.as_deref().unwrap_or_default(), &line[at], LabelRole::Row);
            self.push(&row.id, self.table.quoted(&line[at]), RowKind::Data, values.len());
            let addresses = self.addresses(row);
            fill(self.cells, addresses, values);
        } else if line.iter().all(|cell| is_value(&cell.text)) {
            self.without_label(line);
        } else if let Some((at, row)) = self.by_position(line) {
            self.table.push_label(row.label.as_deref().unwrap_or_default(), &line[at], LabelRole::Row);
            self.push(&row.id, self.table.quoted(&line[at]), RowKind::Data, line.len() - at - 1);
            let addresses = self.addresses(row);
            fill(self.cells, addresses, &line[at + 1..]);
        } else {
            let words = line.iter().find(|cell| !is_value(&cell.text)).unwrap_or(&line[0]);
            let numbers = line.iter().filter(|cell| is_value(&cell.text)).count();
            self.push("", self.table.quoted(words), RowKind::Extra, numbers);
        }
    }

    /// A line of numbers only: the one row of the group that has not been met yet.
    fn without_label(&mut self, line: &[text::Cell]) {
        let Some(row) = self.only_row_left() else { return };
        let addresses = self.addresses(row);
        let skip = usize::from(line.len() > addresses.len());
        let mut label = self.group_label.clone();
        if label.text.is_empty() {
            label = self.table.quoted(&line[0]);
        }
        self.push(&row.id, label, RowKind::LabelMissing, line.len() - skip);
        fill(self.cells, addresses, &line[skip..]);
    }

    /// A line whose label resembles no label, where the group has one row left and the words share two thirds of their signs.
    fn by_position(&self, line: &[text::Cell]) -> Option<(usize, &'static RowForm)> {
        let row = self.only_row_left()?;
        let at = line.iter().position(|cell| !is_value(&cell.text))?;
        let expected = row.label.as_deref()?;
        let found = squeeze(&line[at].text);
        let shared = expected.chars().filter(|c| found.contains(*c)).count();
        let fits = self.columns > 0 && line.len() - at - 1 == self.columns;
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
