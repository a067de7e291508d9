//! A table laid out: columns, rows, the lines of each cell; and the part of it that stands on one page.

mod grid;
mod part;
mod widths;

use text::{Align, Table};

use crate::fonts::Role;
use crate::line::{self, Line, Setter, count};
use crate::sheet::Pt;
use grid::{Grid, Placed};
use widths::SIDE;

/// A table that is ready to be set on pages.
#[derive(Debug)]
pub(crate) struct Laid {
    /// Number of the table among the blocks.
    block: usize,
    size: Pt,
    /// Left edges of the columns, and the right edge of the last.
    edges: Vec<Pt>,
    /// Heights of the rows. A row that is higher than a page is several rows here.
    pub(crate) heights: Vec<Pt>,
    /// For each row, whether it must not be the last on a page: it labels what follows.
    pub(crate) keeps: Vec<bool>,
    /// How many rows are repeated on each page.
    pub(crate) head: usize,
    cells: Vec<LaidCell>,
}

/// A cell with its lines.
#[derive(Debug)]
struct LaidCell {
    /// Its number among the cells of the table.
    number: usize,
    row: usize,
    rows: usize,
    column: usize,
    columns: usize,
    lines: Vec<Line>,
    align: Align,
}

/// What a reader of the file should know of a cell: its row, its spans, whether it labels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outline {
    pub(crate) row: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) header: bool,
}

/// The cells of a table in the order of their numbers.
pub(crate) fn outlines(table: &Table) -> Vec<Outline> {
    let outline = |placed: &Placed<'_>| Outline {
        row: placed.row,
        rows: placed.rows,
        columns: placed.columns,
        header: placed.cell.is_some_and(|cell| cell.header),
    };
    Grid::of(table).cells.iter().map(outline).collect()
}

/// The words of the cells in the order of their numbers.
#[cfg(test)]
pub(crate) fn texts(table: &Table) -> Vec<String> {
    let text = |placed: &Placed<'_>| placed.cell.map(|cell| cell.text.clone()).unwrap_or_default();
    Grid::of(table).cells.iter().map(text).collect()
}

impl Laid {
    /// Lays a table out on `measure`; a row may be as high as `page`. Nothing where it has no cells.
    pub(crate) fn new(
        block: usize,
        table: &Table,
        measure: Pt,
        page: Pt,
        setter: &mut Setter<'_>,
    ) -> Option<Self> {
        let grid = Grid::of(table);
        if grid.columns == 0 {
            return None;
        }
        let mut size = widths::size(&grid, measure, setter);
        let mut laid = Self::in_size(block, &grid, size, (measure, page), setter);
        // A table that is a little higher than a page is easier to read whole, in smaller type.
        if size > WHOLE && laid.height() > page {
            let smaller = Self::in_size(block, &grid, WHOLE, (measure, page), setter);
            if smaller.height() <= page {
                (size, laid) = (WHOLE, smaller);
            }
        }
        laid.size = size;
        let labels = |row: &Vec<text::Cell>| !row.is_empty() && row.iter().all(|cell| cell.header);
        laid.keeps = table.rows.iter().map(labels).collect();
        laid.head = table.head();
        let head: Pt = laid.heights[..laid.head].iter().sum();
        if head > page / 3.0 {
            laid.head = 0;
        }
        laid.split_high_rows(page - if laid.head > 0 { head } else { 0.0 });
        Some(laid)
    }

    fn in_size(
        block: usize,
        grid: &Grid<'_>,
        size: Pt,
        (measure, page): (Pt, Pt),
        setter: &mut Setter<'_>,
    ) -> Self {
        let widths = widths::widths(grid, measure, size, setter);
        let mut edges = vec![0.0];
        edges.extend(widths.iter().scan(0.0, |at, width| {
            *at += width;
            Some(*at)
        }));
        let cells: Vec<LaidCell> = grid
            .cells
            .iter()
            .enumerate()
            .map(|(number, placed)| laid_cell(number, placed, size, &edges, setter))
            .collect();
        // As much air as leaves the table on one page.
        let several = cells.iter().filter(|cell| cell.lines.len() > 1).count();
        let airs = if several * 2 > cells.len() { &AIRS_OF_TEXT[..] } else { &AIRS[..] };
        let airs = airs.iter().map(|above| (*above, heights(&cells, grid.rows, size, *above)));
        let roomy = |(_, heights): &(Pt, Vec<Pt>)| heights.iter().sum::<Pt>() <= page;
        let tight = || (ABOVE, heights(&cells, grid.rows, size, ABOVE));
        let (_, heights) = airs.into_iter().find(roomy).unwrap_or_else(tight);
        Self { block, size, edges, heights, keeps: Vec::new(), head: 0, cells }
    }

    pub(crate) fn height(&self) -> Pt {
        self.heights.iter().sum()
    }

    /// Up to which row, not included, rows from `from` on fit into `room`, the repeated head counted; `from` where none
    /// does. A row that labels what follows is not the last, unless nothing but labels fits an empty page.
    pub(crate) fn rows_that_fit(&self, from: usize, room: Pt, empty: bool) -> usize {
        let mut left = room - self.repeated(from);
        let mut to = from;
        while to < self.heights.len() && self.heights[to] <= left {
            left -= self.heights[to];
            to += 1;
        }
        let fit = to;
        while to < self.heights.len() && to > from && self.keeps[to - 1] {
            to -= 1;
        }
        if to == from && empty { fit } else { to }
    }

    /// The height of the rows from `from` on that must not be parted: labels and the first row below them.
    pub(crate) fn rows_together(&self, from: usize, most: Pt) -> Pt {
        let labels = self.keeps[from..].iter().take_while(|keeps| **keeps).count();
        let to = (from + labels + 1).min(self.heights.len());
        self.heights[from..to].iter().sum::<Pt>().min(most)
    }

    fn repeated(&self, from: usize) -> Pt {
        if from == 0 { 0.0 } else { self.heights[..self.head].iter().sum() }
    }

    /// Rows that no page can hold become several, and the cells in them reach over these.
    fn split_high_rows(&mut self, most: Pt) {
        let mut row = 0;
        while row < self.heights.len() {
            let height = self.heights[row];
            if height <= most {
                row += 1;
                continue;
            }
            // Each page costs the room above and below the words once more.
            let piece = most / 4.0;
            let mut pieces = vec![piece];
            while pieces.iter().sum::<Pt>() < height * 1.1 + piece {
                pieces.push(piece);
            }
            let more = pieces.len() - 1;
            for cell in &mut self.cells {
                if cell.row > row {
                    cell.row += more;
                } else if cell.row + cell.rows > row {
                    cell.rows += more;
                }
            }
            let keep = self.keeps[row];
            self.keeps.splice(row..=row, std::iter::repeat_n(false, more).chain([keep]));
            self.heights.splice(row..=row, pieces);
            row += more + 1;
        }
    }
}

fn laid_cell(
    number: usize,
    placed: &Placed<'_>,
    size: Pt,
    edges: &[Pt],
    setter: &mut Setter<'_>,
) -> LaidCell {
    let Placed { cell, row, column, rows, columns } = *placed;
    let room = edges[column + columns] - edges[column] - 2.0 * SIDE;
    let lines = cell.map(|cell| {
        let sets = setter.set(&cell.text, Role::Song, size, size);
        let label = cell.align == Align::Center && sets.len() <= LONGEST_LABEL;
        if label { line::balanced(&sets, room) } else { line::lines(&sets, room, 0.0) }
    });
    let align = cell.map(|cell| cell.align).unwrap_or_default();
    LaidCell { number, row, rows, column, columns, lines: lines.unwrap_or_default(), align }
}

/// Rows as high as their cells need; what a cell over several rows needs more is shared among them.
fn heights(cells: &[LaidCell], rows: usize, size: Pt, above: Pt) -> Vec<Pt> {
    let need = |cell: &LaidCell| count(cell.lines.len()) * leading(size) + 2.0 * above;
    let mut heights = vec![leading(size) + 2.0 * above; rows];
    for cell in cells.iter().filter(|cell| cell.rows == 1) {
        heights[cell.row] = heights[cell.row].max(need(cell));
    }
    for cell in cells.iter().filter(|cell| cell.rows > 1) {
        let spanned = cell.row..cell.row + cell.rows;
        let missing = need(cell) - heights[spanned.clone()].iter().sum::<Pt>();
        if missing > 0.0 {
            heights[spanned].iter_mut().for_each(|height| *height += missing / count(cell.rows));
        }
    }
    heights
}

/// From one baseline of a cell to the next.
fn leading(size: Pt) -> Pt {
    size * 1.3
}

/// Room above and below the words of a cell at least.
const ABOVE: Pt = 2.6;
/// Room above and below the words of a cell, the best first.
const AIRS: [Pt; 5] = [6.0, 5.0, 4.2, 3.4, 3.0];
/// The same where most cells are texts of several lines, which hold together without it.
const AIRS_OF_TEXT: [Pt; 2] = [3.4, 3.0];
/// Longer words in the middle of a cell are a text, and their lines are filled.
const LONGEST_LABEL: usize = 60;
/// The size in which a high table is tried on one page: 小五.
const WHOLE: Pt = 9.0;
