//! How wide the columns of a table are, and in what size its words are set, so that it fits the page and no number
//! is broken.

use super::grid::Grid;
use crate::fonts::Role;
use crate::line::{Setter, count};
use crate::sheet::Pt;

/// Sizes of the type in cells, the best first: 五号, 小五, 六号, and smaller only where numbers would break.
const SIZES: [Pt; 5] = [10.5, 9.0, 7.5, 6.5, 5.5];
/// Room at each side of a cell.
pub(crate) const SIDE: Pt = 2.2;
/// By how much a column grows at a time when what is left is shared out.
const STEP: Pt = 3.0;

/// What a column or a cell needs.
struct Need {
    column: usize,
    row: usize,
    rows: usize,
    /// The whole text on one line.
    line: Pt,
    /// The longest piece that must not be broken.
    word: Pt,
}

/// The size of the type, the largest in which the table fits.
pub(crate) fn size(grid: &Grid<'_>, measure: Pt, setter: &mut Setter<'_>) -> Pt {
    let fits = |size: &&Pt| least(grid, &needs(grid, **size, setter), **size).iter().sum::<Pt>() <= measure;
    SIZES.iter().find(fits).copied().unwrap_or(SIZES[SIZES.len() - 1])
}

/// Column widths that fill `measure`: every column holds its longest number in one line, and what is left goes where
/// it saves the most lines.
pub(crate) fn widths(grid: &Grid<'_>, measure: Pt, size: Pt, setter: &mut Setter<'_>) -> Vec<Pt> {
    let needs = needs(grid, size, setter);
    let mut widths = least(grid, &needs, size);
    let needed: Pt = widths.iter().sum();
    if needed >= measure {
        return widths.iter().map(|width| width * measure / needed).collect();
    }
    let numbers = columns_of_numbers(grid);
    even(&mut widths, &numbers, measure);
    let mut left = measure - widths.iter().sum::<Pt>();
    while left > STEP {
        let Some(column) = dearest(&needs, &widths, &numbers, grid.rows) else { break };
        widths[column] += STEP;
        left -= STEP;
    }
    // What saves no line any more is shared out.
    let share = left / count(widths.len());
    widths.iter().map(|width| width + share).collect()
}

/// Columns in which nothing but numbers stands below the labels.
fn columns_of_numbers(grid: &Grid<'_>) -> Vec<bool> {
    let mut numbers = vec![false; grid.columns];
    let mut words = vec![false; grid.columns];
    for placed in grid.cells.iter().filter(|placed| placed.columns == 1) {
        let Some(cell) = placed.cell.filter(|cell| !cell.header) else { continue };
        let is_number = cell.text.chars().all(|c| c.is_ascii_digit() || " .,-+%/".contains(c));
        let column = if is_number { &mut numbers } else { &mut words };
        column[placed.column] = true;
    }
    numbers.iter().zip(words).map(|(number, word)| *number && !word).collect()
}

/// Makes columns of numbers equally wide, with some air where there is room.
fn even(widths: &mut [Pt], numbers: &[bool], measure: Pt) {
    let widest = widths.iter().zip(numbers).filter(|(_, number)| **number).map(|(width, _)| *width);
    let widest = widest.fold(0.0, Pt::max);
    let airy = measure / count(widths.len() + 3);
    for wanted in [airy.max(widest), widest] {
        let even = |(width, number): (&Pt, &bool)| if *number { wanted } else { *width };
        let even: Vec<Pt> = widths.iter().zip(numbers).map(even).collect();
        if even.iter().sum::<Pt>() <= measure {
            widths.copy_from_slice(&even);
            return;
        }
    }
}

fn needs(grid: &Grid<'_>, size: Pt, setter: &mut Setter<'_>) -> Vec<Need> {
    let single = grid.cells.iter().filter(|placed| placed.columns == 1);
    let cells = single.filter_map(|placed| Some((placed, placed.cell?)));
    let mut needs = Vec::new();
    for (placed, cell) in cells {
        let line = setter.measure(&cell.text, Role::Song, size);
        let words = cell.text.split(|c: char| !c.is_ascii_alphanumeric() && !".-%".contains(c));
        let word =
            words.take(MOST_WORDS).map(|word| setter.measure(word, Role::Song, size)).fold(0.0, Pt::max);
        needs.push(Need { column: placed.column, row: placed.row, rows: placed.rows, line, word });
    }
    needs
}

/// What each column cannot do without: its longest number, and two characters where there are so many.
fn least(grid: &Grid<'_>, needs: &[Need], size: Pt) -> Vec<Pt> {
    let mut least = vec![size + 2.0 * SIDE; grid.columns];
    for need in needs {
        let two = need.line.min(size * 2.0);
        let width = need.word.min(size * LONGEST_WORD).max(two) + 2.0 * SIDE;
        least[need.column] = least[need.column].max(width);
    }
    least
}

/// The column of words whose growth lowers the table the most, or nothing where none does.
fn dearest(needs: &[Need], widths: &[Pt], numbers: &[bool], rows: usize) -> Option<usize> {
    // Lines of each row as if they could be parts of lines: it tells a little gain from none.
    let lines = |need: &Need, width: Pt| (need.line / (width - 2.0 * SIDE)).max(1.0) / count(need.rows);
    let mut highest = vec![1.0; rows];
    for need in needs {
        let high = lines(need, widths[need.column]);
        highest[need.row] = high.max(highest[need.row]);
    }
    let mut gains = vec![0.0; widths.len()];
    for need in needs.iter().filter(|need| !numbers[need.column]) {
        let width = widths[need.column];
        let (now, then) = (lines(need, width), lines(need, width + STEP));
        if now >= highest[need.row] - 0.01 {
            gains[need.column] += now - then;
        }
    }
    let best = gains.iter().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    (*best.1 > 0.0).then_some(best.0)
}

/// Pieces of one cell that are measured.
const MOST_WORDS: usize = 200;
/// A longer word is broken, in ems.
const LONGEST_WORD: Pt = 12.0;
