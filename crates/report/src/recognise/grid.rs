//! A table laid out: which cell covers which columns on each line, however its cells are merged.

use text::{Cell, Table};

/// More lines than any copy of a table of the form has, and more cells than any of its lines; the rest is not read.
const MOST_LINES: usize = 400;
const MOST_CELLS: usize = 60;
/// More columns than any table of the form has; wider cells count as so wide.
const MOST_COLUMNS: u32 = 600;

/// A cell and the columns it covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub cell: &'a Cell,
    pub from: u32,
    pub to: u32,
}

impl Placed<'_> {
    pub(super) fn overlaps(&self, (from, to): Span) -> bool {
        self.from < to && from < self.to
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cell.text.trim().is_empty()
    }
}

/// Columns from the first to before the second.
pub(super) type Span = (u32, u32);

/// A line of a table.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// The cells that begin on it, from left to right.
    pub cells: Vec<Placed<'a>>,
    /// The cells that reach down into it.
    pub above: Vec<Placed<'a>>,
    /// How many columns it has.
    pub width: u32,
    /// Which table of the document it stands in.
    pub part: usize,
}

impl<'a> Line<'a> {
    /// Every cell over these columns, wherever it begins.
    pub(super) fn over(&self, span: Span) -> impl Iterator<Item = Placed<'a>> + '_ {
        self.cells.iter().chain(&self.above).copied().filter(move |placed| placed.overlaps(span))
    }
}

/// Lays a table out.
pub(super) fn lines(table: &Table, part: usize) -> Vec<Line<'_>> {
    let mut open: Vec<(Placed<'_>, u16)> = Vec::new();
    let mut lines = Vec::new();
    for row in table.rows.iter().take(MOST_LINES) {
        let above: Vec<Placed<'_>> = open.iter().map(|(placed, _)| *placed).collect();
        let mut cells = Vec::new();
        let mut column = 0;
        for cell in row.iter().take(MOST_CELLS) {
            while let Some(over) = above.iter().find(|placed| placed.from <= column && column < placed.to) {
                column = over.to;
            }
            let to = column.saturating_add(u32::from(cell.colspan.max(1))).min(column.max(MOST_COLUMNS) + 1);
            cells.push(Placed { cell, from: column, to });
            column = to;
        }
        let width = cells.iter().chain(&above).map(|placed| placed.to).max().unwrap_or(0);
        open.retain_mut(|(_, left)| {
            *left -= 1;
            *left > 0
        });
        let reaching = cells.iter().filter(|placed| placed.cell.rowspan > 1);
        open.extend(reaching.map(|placed| (*placed, placed.cell.rowspan - 1)));
        lines.push(Line { cells, above, width, part });
    }
    lines
}

/// The same table with lines for columns.
pub(super) fn transposed(table: &Table) -> Table {
    let laid = lines(table, 0);
    let width = laid.iter().map(|line| line.width).max().unwrap_or(0).min(MOST_COLUMNS);
    let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); usize::try_from(width).unwrap_or(0)];
    for line in &laid {
        for placed in &line.cells {
            if let Some(row) = usize::try_from(placed.from).ok().and_then(|at| rows.get_mut(at)) {
                let cell = placed.cell;
                row.push(Cell { colspan: cell.rowspan, rowspan: cell.colspan, ..cell.clone() });
            }
        }
    }
    Table { caption: table.caption.clone(), rows, place: table.place }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_their_neighbours_leave_room() {
        let rows = vec![
            vec![Cell::header("甲", 1, 2), Cell::header("乙", 2, 1), Cell::new("丙")],
            vec![Cell::new("1"), Cell::new("2"), Cell::new("3")],
        ];
        let table = Table { rows, ..Table::default() };
        let laid = lines(&table, 0);
        let spans: Vec<Span> = laid[1].cells.iter().map(|placed| (placed.from, placed.to)).collect();
        assert_eq!((spans, laid[0].width, laid[1].width), (vec![(1, 2), (2, 3), (3, 4)], 4, 4));
        assert_eq!(laid[1].over((0, 1)).map(|placed| placed.cell.text.as_str()).collect::<Vec<_>>(), ["甲"]);
        let turned = transposed(&table);
        let words = |row: &Vec<Cell>| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        assert_eq!(
            turned.rows.iter().map(words).collect::<Vec<_>>(),
            [vec!["甲"], vec!["乙", "1"], vec!["2"], vec!["丙", "3"]]
        );
        assert_eq!((turned.rows[0][0].colspan, turned.rows[1][0].rowspan), (2, 2));
    }
}
