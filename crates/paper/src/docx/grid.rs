//! From cells that span to the full grid that DOCX wants: every row holds every column, merged or not.

use text::{Cell, Table};

/// A width in twentieths of a point.
pub(super) type Width = u32;

/// The widest grid that is laid out; the national form has fifteen columns. Cells beyond it are left out.
const MOST_COLUMNS: usize = 63;

/// One cell of a row of the full grid.
#[derive(Debug)]
pub(super) struct Slot<'a> {
    /// The cell that begins here; nothing where a cell above reaches down, or the source row was short.
    pub(super) cell: Option<&'a Cell>,
    /// First column.
    pub(super) column: usize,
    /// Columns covered.
    pub(super) span: usize,
    /// Part of a cell that covers several rows.
    pub(super) merged: bool,
}

/// A cell from a row above that still reaches down.
#[derive(Clone, Copy)]
struct Reach {
    column: usize,
    span: usize,
    rows: u16,
}

/// Lays the cells of a table out on its grid.
pub(super) fn slots(table: &Table) -> Vec<Vec<Slot<'_>>> {
    let mut reaching: Vec<Reach> = Vec::new();
    let mut rows: Vec<Vec<Slot<'_>>> = Vec::with_capacity(table.rows.len());
    for source in &table.rows {
        let (mut row, mut next, mut column) = (Vec::new(), Vec::new(), 0);
        let mut above = std::mem::take(&mut reaching).into_iter().peekable();
        let mut cells = source.iter();
        loop {
            if let Some(reach) = above.next_if(|reach| reach.column <= column) {
                row.push(Slot { cell: None, column: reach.column, span: reach.span, merged: true });
                column = reach.column + reach.span;
                next.extend((reach.rows > 1).then(|| Reach { rows: reach.rows - 1, ..reach }));
                continue;
            }
            let room = above.peek().map_or(MOST_COLUMNS, |reach| reach.column).saturating_sub(column);
            match cells.next().filter(|_| room > 0) {
                Some(cell) => {
                    let span = usize::from(cell.colspan.max(1)).min(room);
                    row.push(Slot { cell: Some(cell), column, span, merged: cell.rowspan > 1 });
                    next.extend((cell.rowspan > 1).then(|| Reach { column, span, rows: cell.rowspan - 1 }));
                    column += span;
                }
                None if above.peek().is_some() => {
                    // A short row: empty cells up to the one that reaches down.
                    row.push(Slot { cell: None, column, span: 1, merged: false });
                    column += 1;
                }
                None => break,
            }
        }
        reaching = next;
        rows.push(row);
    }
    let columns = rows.iter().flatten().map(|slot| slot.column + slot.span).max().unwrap_or(0);
    for row in &mut rows {
        let filled = row.last().map_or(0, |slot| slot.column + slot.span);
        row.extend((filled..columns).map(|column| Slot { cell: None, column, span: 1, merged: false }));
    }
    rows
}

/// The type of a table's cells in half points: 小五, or 六号 where the longest numbers would not fit a line otherwise.
pub(super) fn type_size(rows: &[Vec<Slot<'_>>], total: Width) -> u32 {
    let fits = least(rows, LARGE_TYPE).iter().sum::<Width>() <= total;
    if fits { LARGE_TYPE } else { SMALL_TYPE }
}

/// Column widths that fill `total`: every column holds its longest number in one line, and what is left over goes to
/// the columns by how much their longest words lack, with a little air for each.
pub(super) fn widths(rows: &[Vec<Slot<'_>>], total: Width, size: u32) -> Vec<Width> {
    let least = least(rows, size);
    let mut lacking = vec![0; least.len()];
    for slot in rows.iter().flatten().filter(|slot| slot.span == 1) {
        if let Some(cell) = slot.cell {
            // A digit is half as wide as a character.
            let halves: u32 = cell.text.chars().take(40).map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            // A cell that covers several rows has room to break its words over lines.
            let line = (halves * size * 5 + PADDING) / u32::from(cell.rowspan.clamp(1, 4));
            let column: &mut Width = &mut lacking[slot.column];
            *column = (*column).max(line.saturating_sub(least[slot.column]));
        }
    }
    let weights: Vec<Width> = lacking.iter().map(|lack| lack + total / AIR).collect();
    let (needed, all): (Width, Width) = (least.iter().sum(), weights.iter().sum());
    let Some(over) = total.checked_sub(needed) else {
        return least.iter().map(|width| width * total / needed).collect();
    };
    least.iter().zip(&weights).map(|(width, weight)| width + over * weight / all.max(1)).collect()
}

/// What each column needs for its longest number, and for one Chinese character at least.
fn least(rows: &[Vec<Slot<'_>>], size: u32) -> Vec<Width> {
    let columns = rows.iter().flatten().map(|slot| slot.column + slot.span).max().unwrap_or(0);
    let mut least = vec![size * 10 + PADDING; columns];
    for slot in rows.iter().flatten().filter(|slot| slot.span == 1) {
        if let Some(cell) = slot.cell {
            // The widest face a digit may fall back to takes 0.64 of the type size.
            let number = longest_number(&cell.text) * size * 64 / 10 + PADDING;
            least[slot.column] = least[slot.column].max(number);
        }
    }
    least
}

/// Digits of the longest number, at most twenty.
fn longest_number(text: &str) -> Width {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    runs.map(str::len).max().and_then(|most| Width::try_from(most.min(20)).ok()).unwrap_or(0)
}

/// 小五, 9 pt.
const LARGE_TYPE: u32 = 18;
/// 六号, 7.5 pt.
pub(super) const SMALL_TYPE: u32 = 15;
/// Each column has this share of the measure to ask for beside what it lacks.
const AIR: Width = 60;
/// Both margins of a cell.
const PADDING: Width = 90;
