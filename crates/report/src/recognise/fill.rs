//! Puts what stands in a table into the addresses of the form. What could belong to two addresses goes to none.

use std::collections::btree_map::Entry;

use super::{
    Doubt,
    grid::{Line, Placed, Span},
    tables::Cells,
    value,
};
use crate::{Cell, CellId, CellValue, Edition, TableId, Where, form};

/// Fills the cells of one table.
pub(super) struct Filler<'a> {
    pub table: TableId,
    pub edition: Edition,
    pub cells: &'a mut Cells,
    pub doubts: &'a mut Vec<Doubt>,
}

impl<'a> Filler<'a> {
    pub(super) fn new(
        table: TableId,
        edition: Edition,
        cells: &'a mut Cells,
        doubts: &'a mut Vec<Doubt>,
    ) -> Self {
        Self { table, edition, cells, doubts }
    }

    pub(super) fn doubt(&mut self, place: text::Place, text: String) {
        let doubt = Doubt::new(Where::table(self.table, place), text);
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Reads one cell of the document into an address.
    pub(super) fn put(&mut self, id: &CellId, found: &text::Cell) {
        let Some(cell) = form(self.edition).cell(id.as_str()) else { return };
        let (value, odd) = value::read(&found.text, cell);
        let words = match (&value, odd) {
            (CellValue::Text(words), Some(odd)) => Some(format!("单元格“{words}”{odd}，未按数字使用。")),
            (CellValue::Text(words), None) => Some(format!("单元格“{words}”不是数字，未按数字使用。")),
            (_, Some(odd)) => Some(format!("单元格“{}”{odd}，请核对。", found.text.trim())),
            (_, None) => None,
        };
        if let Some(text) = words {
            self.doubts.push(Doubt::new(Where::cell(self.table, id.clone(), found.place), text));
        }
        let raw = super::passage::cut(&found.text).to_owned();
        self.store(id, Cell { value, raw, place: found.place });
    }

    /// The first thing met at an address stays, unless it was blank.
    fn store(&mut self, id: &CellId, cell: Cell) {
        let before = match self.cells.entry(id.clone()) {
            Entry::Vacant(place) => {
                place.insert(cell);
                return;
            }
            Entry::Occupied(before) => before.into_mut(),
        };
        if before.value == cell.value || cell.value == CellValue::Blank {
            return;
        }
        let text = format!("同一格在文件中出现两次：先是“{}”，后是“{}”，请核对。", before.raw, cell.raw);
        let replace = matches!(before.value, CellValue::Blank | CellValue::Absent);
        self.doubts.push(Doubt::new(Where::cell(self.table, id.clone(), cell.place), text));
        if replace {
            *before = cell;
        }
    }

    /// Takes the cells over the columns of these addresses.
    pub(super) fn by_position(&mut self, line: &Line<'_>, columns: &[(CellId, Span)], label: &text::Cell) {
        for (id, span) in columns {
            let over: Vec<Placed<'_>> = line.over(*span).collect();
            let filled: Vec<Placed<'_>> = over.iter().copied().filter(|placed| !placed.is_blank()).collect();
            match filled.as_slice() {
                [] => {
                    if let Some(blank) = over.first() {
                        self.put(id, blank.cell);
                    }
                }
                [only] => {
                    let others =
                        columns.iter().filter(|(other, span)| other != id && only.overlaps(*span)).count();
                    let down = only.cell.rowspan > label.rowspan
                        || !line.cells.iter().any(|c| std::ptr::eq(c.cell, only.cell));
                    if others > 0 || down {
                        self.merged(id, only.cell, others + 1, down);
                    } else {
                        self.put(id, only.cell);
                    }
                }
                // A merged cell that a copy repeats in each of its columns.
                [first, rest @ ..] if rest.iter().all(|cell| cell.cell.text == first.cell.text) => {
                    self.put(id, first.cell);
                }
                several => {
                    let words: Vec<&str> = several.iter().map(|placed| placed.cell.text.trim()).collect();
                    let text =
                        format!("一格的位置上有{}个数：{}，未作猜测。", several.len(), words.join("、"));
                    let place = several[0].cell.place;
                    self.doubts.push(Doubt::new(Where::cell(self.table, id.clone(), place), text));
                }
            }
        }
    }

    /// A number that stands across several cells of the form belongs to none of them alone (AR-12: each has its own).
    fn merged(&mut self, id: &CellId, found: &text::Cell, across: usize, down: bool) {
        let words = super::passage::cut(found.text.trim()).to_owned();
        let how = if down { "几行".to_owned() } else { format!("{across}格") };
        self.doubt(
            found.place,
            format!("“{words}”写在跨{how}的合并单元格里，说不准是哪一格的数，未按数字使用。"),
        );
        self.store(id, Cell { value: CellValue::Text(words.clone()), raw: words, place: found.place });
    }

    /// Takes the cells behind a label one by one, where their number leaves no choice; else none of them.
    pub(super) fn by_order(&mut self, label: &str, ids: &[CellId], found: &[Placed<'_>]) {
        let due = ids.len();
        let blank_before = found.iter().take_while(|placed| placed.is_blank()).count();
        let blank_behind = found.iter().rev().take_while(|placed| placed.is_blank()).count();
        let taken = match found.len().checked_sub(due) {
            Some(0) => found,
            // Columns of labels that a merged label covers, or a column of notes without notes.
            Some(more) if blank_before >= more && blank_behind == 0 => &found[more..],
            Some(more) if blank_behind >= more && blank_before == 0 => &found[..due],
            Some(more) if found.iter().all(Placed::is_blank) => &found[more..],
            _ => return self.unsure(label, due, found),
        };
        for (id, placed) in ids.iter().zip(taken) {
            self.put(id, placed.cell);
        }
    }

    /// Says that figures without a label were left out; blank cells are nothing to say.
    pub(super) fn unused(&mut self, found: &[Placed<'_>]) {
        let filled = found.iter().filter(|placed| !placed.is_blank()).take(20);
        let words: Vec<&str> =
            filled.clone().map(|placed| super::passage::cut(placed.cell.text.trim())).collect();
        let Some(first) = filled.clone().next() else { return };
        let text = format!(
            "{}有一行数字（{}）没有标签，说不准是哪一行的，没有使用。",
            self.table.label(),
            words.join("、")
        );
        self.doubt(first.cell.place, text);
    }

    /// Says what stands there and leaves the cells absent.
    pub(super) fn unsure(&mut self, label: &str, due: usize, found: &[Placed<'_>]) {
        let Some(first) = found.first() else { return };
        let words: Vec<&str> =
            found.iter().take(20).map(|placed| super::passage::cut(placed.cell.text.trim())).collect();
        let label = super::passage::cut(label.trim());
        let text = format!(
            "“{label}”一行有{}个数字格（{}），格式为{due}个，说不准各是哪一格，未作猜测。",
            found.len(),
            words.join("、")
        );
        self.doubt(first.cell.place, text);
    }
}
