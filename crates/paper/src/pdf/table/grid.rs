//! A grid from ruling lines: cells are the fields between lines, merged where an inner line is missing.

use super::rules::{NEAR, Sets, groups, positions, whole_lines};
use super::{boxes, dots};
use crate::pdf::geometry::Area;
use crate::pdf::sheet::{Rule, Sheet};

/// The most fields of a grid; the form's largest table has some three hundred.
const MOST_FIELDS: usize = 100_000;
/// A table that ends this far before a line does has its outer border left out.
const OPEN_SIDE: f32 = 8.0;

/// A table as ruled on one page.
#[derive(Debug, Clone, Default)]
pub(in crate::pdf) struct Grid {
    /// The upright lines from left to right, the level ones from top to bottom.
    pub(in crate::pdf) xs: Vec<f32>,
    pub(in crate::pdf) ys: Vec<f32>,
    pub(in crate::pdf) cells: Vec<Field>,
    /// Its upper or lower border is missing: the table was cut there.
    pub(in crate::pdf) open_top: bool,
    pub(in crate::pdf) open_bottom: bool,
    /// Its words are those of the text layer of a scan.
    pub(in crate::pdf) layered: bool,
    /// Why all of it may be read wrongly.
    pub(in crate::pdf) doubt: Option<&'static str>,
}

/// A cell of a grid.
#[derive(Debug, Clone, Default)]
pub(in crate::pdf) struct Field {
    pub(in crate::pdf) row: usize,
    pub(in crate::pdf) column: usize,
    pub(in crate::pdf) rowspan: usize,
    pub(in crate::pdf) colspan: usize,
    /// Its words, once they are known.
    pub(in crate::pdf) text: String,
    /// The page it begins on.
    pub(in crate::pdf) page: u32,
    /// Its last line fills its width: what follows may have gone on to another line.
    pub(in crate::pdf) tight: bool,
    /// Why it may be read wrongly.
    pub(in crate::pdf) doubt: Option<&'static str>,
}

impl Grid {
    /// The box around the whole.
    pub(in crate::pdf) fn area(&self) -> Area {
        let ends =
            |values: &[f32]| (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(0.0));
        let ((x0, x1), (y0, y1)) = (ends(&self.xs), ends(&self.ys));
        Area { x0, y0, x1, y1 }
    }

    /// How many rows and columns it has.
    pub(in crate::pdf) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    pub(in crate::pdf) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// How wide a cell of it is.
    pub(in crate::pdf) fn width(&self, cell: &Field) -> f32 {
        let x = |line: usize| self.xs.get(line).copied().unwrap_or(0.0);
        x(cell.column + cell.colspan) - x(cell.column)
    }

    /// Which cell covers each field, row by row.
    pub(in crate::pdf) fn fields(&self) -> Fields<'_> {
        let columns = self.columns();
        let mut owner = vec![None; columns * self.rows()];
        for (index, cell) in self.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rowspan {
                for column in cell.column..cell.column + cell.colspan {
                    if let Some(slot) = owner.get_mut(row * columns + column) {
                        *slot = Some(index);
                    }
                }
            }
        }
        Fields { grid: self, owner }
    }
}

/// The fields of a grid with the cells that cover them.
pub(in crate::pdf) struct Fields<'g> {
    grid: &'g Grid,
    owner: Vec<Option<usize>>,
}

impl Fields<'_> {
    /// The cell that covers a point.
    pub(in crate::pdf) fn at(&self, x: f32, y: f32) -> Option<usize> {
        let before =
            |values: &[f32], value: f32| values.partition_point(|line| *line <= value).checked_sub(1);
        let (column, row) = (before(&self.grid.xs, x)?, before(&self.grid.ys, y)?);
        if column >= self.grid.columns() {
            return None;
        }
        self.owner.get(row * self.grid.columns() + column).copied().flatten()
    }
}

/// The tables ruled on a page, from top to bottom. A row of boxes alone is one unless the head of a table without
/// lines goes before it.
pub(in crate::pdf) fn grids(sheet: &Sheet, rows_alone: bool) -> Vec<Grid> {
    let mut rules = sheet.rules.clone();
    rules.extend(dots::lines(&sheet.dots));
    let (level, upright) = (whole_lines(&rules, true), whole_lines(&rules, false));
    let mut grids: Vec<Grid> = groups(&level, &upright)
        .into_iter()
        .filter_map(|(level, upright)| grid(&level, &upright, sheet.number))
        .filter(|grid| grid.cells.len() > 1)
        .collect();
    for (area, rules) in boxes::tables(&sheet.boxes, rows_alone) {
        let (level, upright) = (whole_lines(&rules, true), whole_lines(&rules, false));
        let Some(made) = grid(&level, &upright, sheet.number) else { continue };
        let inside =
            |grid: &Grid| area.shared(grid.area()) > 0.5 * grid.area().width() * grid.area().height();
        let ruled: usize = grids.iter().filter(|grid| inside(grid)).map(|grid| grid.cells.len()).sum();
        // Lines say more than backgrounds do, where both are there.
        if ruled < made.cells.len() {
            grids.retain(|grid| !inside(grid));
            grids.push(made);
        }
    }
    grids.sort_by(|a, b| a.area().y0.total_cmp(&b.area().y0));
    grids
}

fn grid(level: &[Rule], upright: &[Rule], page: u32) -> Option<Grid> {
    let mut xs = positions(upright.iter().map(|line| line.at));
    let mut ys = positions(level.iter().map(|line| line.at));
    let (left, right) = reach(level);
    let (top, bottom) = reach(upright);
    widen(&mut xs, left, right);
    let (open_top, open_bottom) = widen(&mut ys, top, bottom);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns * rows == 0 || columns * rows > MOST_FIELDS {
        return None;
    }
    let beside = borders(upright, &xs, &ys);
    let below = borders(level, &ys, &xs);
    let mut sets = Sets::new(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let field = row * columns + column;
            if column + 1 < columns && !beside[(column + 1) * rows + row] {
                sets.join(field, field + 1);
            }
            if row + 1 < rows && !below[(row + 1) * columns + column] {
                sets.join(field, field + columns);
            }
        }
    }
    let cells = cells(&mut sets, columns, rows, page);
    Some(tightened(Grid { xs, ys, cells, open_top, open_bottom, ..Grid::default() }))
}

/// From where to where lines reach.
fn reach(lines: &[Rule]) -> (f32, f32) {
    lines.iter().fold((f32::MAX, f32::MIN), |(from, to), line| (from.min(line.from), to.max(line.to)))
}

/// Adds the outer borders that were not drawn, where lines reach beyond the last one; says which.
fn widen(lines: &mut Vec<f32>, from: f32, to: f32) -> (bool, bool) {
    let first = lines.first().is_some_and(|line| line - from > OPEN_SIDE);
    let last = lines.last().is_some_and(|line| to - line > OPEN_SIDE);
    if first {
        lines.insert(0, from);
    }
    if last {
        lines.push(to);
    }
    (first, last)
}

/// Whether a border is drawn: for every position of these lines, along each field across them. Half a side counts.
fn borders(lines: &[Rule], at: &[f32], across: &[f32]) -> Vec<bool> {
    let fields = across.len() - 1;
    let mut covered = vec![0.0_f32; at.len() * fields];
    for line in lines {
        let Some(index) = nearest(at, line.at) else { continue };
        for field in 0..fields {
            let shared = line.to.min(across[field + 1]) - line.from.max(across[field]);
            covered[index * fields + field] += shared.max(0.0);
        }
    }
    let long = |(index, covered): (usize, &f32)| {
        *covered > 0.5 * (across[index % fields + 1] - across[index % fields])
    };
    covered.iter().enumerate().map(long).collect()
}

/// The place in a sorted list that is nearest to a value.
pub(super) fn nearest(values: &[f32], value: f32) -> Option<usize> {
    let distance = |at: &usize| (values[*at] - value).abs();
    (0..values.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}

/// Fields that hang together as cells. Where they make no rectangle, each row of them is a cell of its own, in doubt.
fn cells(sets: &mut Sets, columns: usize, rows: usize, page: u32) -> Vec<Field> {
    // First and last row, first and last column, count of fields; in the order of the upper left corners.
    let mut regions: std::collections::BTreeMap<usize, [usize; 5]> = std::collections::BTreeMap::new();
    for row in 0..rows {
        for column in 0..columns {
            let root = sets.root(row * columns + column);
            let region = regions.entry(root).or_insert([row, row, column, column, 0]);
            *region = [
                region[0].min(row),
                region[1].max(row),
                region[2].min(column),
                region[3].max(column),
                region[4] + 1,
            ];
        }
    }
    let mut cells = Vec::new();
    for (root, [top, bottom, left, right, count]) in regions {
        let field = |row, column, rowspan, colspan, doubt| Field {
            row,
            column,
            rowspan,
            colspan,
            page,
            doubt,
            ..Field::default()
        };
        if (bottom - top + 1) * (right - left + 1) == count {
            cells.push(field(top, left, bottom - top + 1, right - left + 1, None));
            continue;
        }
        for row in top..=bottom {
            let mut column = left;
            while column <= right {
                let run =
                    (column..=right).take_while(|column| sets.root(row * columns + column) == root).count();
                if run > 0 {
                    cells.push(field(row, column, 1, run, Some(TORN)));
                }
                column += run.max(1);
            }
        }
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    cells
}

const TORN: &str = "框线不完整，单元格的范围不能确定";

/// The grid without lines at which no cell begins: specks, and lines that belong to nothing.
fn tightened(mut grid: Grid) -> Grid {
    let keep =
        |count: usize, starts: &dyn Fn(usize) -> bool| -> Vec<bool> { (0..count).map(starts).collect() };
    let rows = keep(grid.rows(), &|row| grid.cells.iter().any(|cell| cell.row == row));
    let columns = keep(grid.columns(), &|column| grid.cells.iter().any(|cell| cell.column == column));
    let kept = |keep: &[bool], from: usize, to: usize| keep[from..to].iter().filter(|keep| **keep).count();
    for cell in &mut grid.cells {
        let (row, column) = (cell.row, cell.column);
        cell.rowspan = kept(&rows, row, row + cell.rowspan).max(1);
        cell.colspan = kept(&columns, column, column + cell.colspan).max(1);
        cell.row = kept(&rows, 0, row);
        cell.column = kept(&columns, 0, column);
    }
    let lines = |lines: &[f32], keep: &[bool]| -> Vec<f32> {
        let inner = lines.iter().zip(keep).filter(|(_, keep)| **keep).map(|(line, _)| *line);
        inner.chain(lines.last().copied()).collect()
    };
    (grid.ys, grid.xs) = (lines(&grid.ys, &rows), lines(&grid.xs, &columns));
    grid
}

/// True where lines of two grids lie at the same places.
pub(super) fn close(a: f32, b: f32) -> bool {
    (a - b).abs() <= 1.5 * NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(lines: &[(bool, f32, f32, f32)]) -> Sheet {
        let rules = lines.iter().map(|(horizontal, at, from, to)| Rule {
            horizontal: *horizontal,
            at: *at,
            from: *from,
            to: *to,
        });
        Sheet { number: 1, width: 600.0, height: 800.0, rules: rules.collect(), ..Sheet::default() }
    }

    fn spans(grid: &Grid) -> Vec<[usize; 4]> {
        grid.cells.iter().map(|cell| [cell.row, cell.column, cell.rowspan, cell.colspan]).collect()
    }

    #[test]
    fn a_missing_inner_line_merges_cells() {
        let mut lines = vec![(true, 0.0, 0.0, 90.0), (true, 40.0, 0.0, 90.0), (true, 20.0, 30.0, 90.0)];
        lines.extend([
            (false, 0.0, 0.0, 40.0),
            (false, 30.0, 0.0, 40.0),
            (false, 90.0, 0.0, 40.0),
            (false, 60.0, 20.0, 40.0),
        ]);
        let found = grids(&sheet(&lines), true);
        assert_eq!(spans(&found[0]), [[0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1]]);
        assert_eq!(found[0].fields().at(15.0, 30.0), Some(0));
    }

    #[test]
    fn outer_borders_may_be_missing() {
        let lines = [
            (true, 0.0, 0.0, 90.0),
            (true, 20.0, 0.0, 90.0),
            (true, 40.0, 0.0, 90.0),
            (false, 30.0, 0.0, 40.0),
            (false, 60.0, 0.0, 40.0),
        ];
        assert_eq!(grids(&sheet(&lines), true)[0].cells.len(), 6);
    }

    #[test]
    fn a_frame_is_no_table() {
        let frame = [
            (true, 0.0, 0.0, 90.0),
            (true, 90.0, 0.0, 90.0),
            (false, 0.0, 0.0, 90.0),
            (false, 90.0, 0.0, 90.0),
        ];
        assert!(grids(&sheet(&frame), true).is_empty());
    }

    #[test]
    fn fields_that_make_no_rectangle_are_in_doubt() {
        // An L: the inner upright line is drawn only in the upper row, the level one only on the right.
        let lines = [
            (true, 0.0, 0.0, 60.0),
            (true, 40.0, 0.0, 60.0),
            (true, 20.0, 30.0, 60.0),
            (false, 0.0, 0.0, 40.0),
            (false, 60.0, 0.0, 40.0),
            (false, 30.0, 0.0, 20.0),
        ];
        let found = grids(&sheet(&lines), true);
        assert!(found[0].cells.iter().any(|cell| cell.doubt.is_some()));
    }
}
