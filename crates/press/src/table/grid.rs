//! Where the cells of a table stand: each slot of the grid belongs to exactly one cell.

use text::{Cell, Table};

/// A cell with its place on the grid.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'a> {
    /// Nothing where a row of the source was short.
    pub(crate) cell: Option<&'a Cell>,
    pub(crate) row: usize,
    pub(crate) column: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// A table on its grid.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    /// From left to right, row by row.
    pub(crate) cells: Vec<Placed<'a>>,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

/// The widest grid that is laid out; the national form has fifteen columns. Cells beyond it are left out.
const MOST_COLUMNS: usize = 63;

impl<'a> Grid<'a> {
    /// Lays the cells out as HTML does: a cell stands in the first free slot of its row.
    pub(crate) fn of(table: &'a Table) -> Self {
        let rows = table.rows.len();
        let mut taken = vec![[false; MOST_COLUMNS]; rows];
        let mut cells: Vec<Placed<'a>> = Vec::new();
        let mut columns = 0;
        for (row, source) in table.rows.iter().enumerate() {
            let mut column = 0;
            for cell in source {
                while column < MOST_COLUMNS && taken[row][column] {
                    column += 1;
                }
                if column == MOST_COLUMNS {
                    break;
                }
                let free = taken[row][column..].iter().take_while(|taken| !**taken).count();
                let wide = usize::from(cell.colspan.max(1)).min(free);
                let high = usize::from(cell.rowspan.max(1)).min(rows - row);
                // A cell reaches down as far as all its columns are free; only slots of this row and below are taken.
                for below in &mut taken[row..row + high] {
                    below[column..column + wide].fill(true);
                }
                cells.push(Placed { cell: Some(cell), row, column, rows: high, columns: wide });
                column += wide;
                columns = columns.max(column);
            }
        }
        let empty = |row: usize, column: usize| Placed { cell: None, row, column, rows: 1, columns: 1 };
        for (row, taken) in taken.iter().enumerate() {
            cells.extend((0..columns).filter(|column| !taken[*column]).map(|column| empty(row, column)));
        }
        cells.sort_by_key(|placed| (placed.row, placed.column));
        Self { cells, rows, columns }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(rows: Vec<Vec<(u16, u16)>>) -> Vec<(usize, usize, usize, usize)> {
        let cell = |(columns, rows)| Cell { colspan: columns, rowspan: rows, ..Cell::new("x") };
        let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
        let table = Table { rows, ..Table::default() };
        let grid = Grid::of(&table);
        let area: usize = grid.cells.iter().map(|placed| placed.rows * placed.columns).sum();
        assert_eq!(area, grid.rows * grid.columns, "each slot belongs to one cell");
        grid.cells.iter().map(|placed| (placed.row, placed.column, placed.rows, placed.columns)).collect()
    }

    #[test]
    fn cells_stand_in_the_first_free_slot() {
        assert_eq!(
            spans(vec![vec![(1, 2), (2, 1)], vec![(1, 1), (1, 1)]]),
            [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
        );
    }

    #[test]
    fn short_rows_and_spans_beyond_the_end_are_filled_and_cut() {
        assert_eq!(spans(vec![vec![(1, 9), (1, 1)], vec![]]), [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)]);
        assert_eq!(spans(vec![vec![(0, 0)]]), [(0, 0, 1, 1)]);
        assert_eq!(spans(vec![vec![(500, 1)]]).len(), 1);
        assert_eq!(spans(vec![]), []);
    }

    #[test]
    fn a_span_that_meets_a_cell_from_above_ends_there() {
        // The second row's wide cell ends before the third column, which belongs to the cell above.
        assert_eq!(
            spans(vec![vec![(1, 1), (1, 1), (1, 2)], vec![(3, 1)]]),
            [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 2, 1), (1, 0, 1, 2)]
        );
    }
}
