//! The labels of a table without ruling lines: which lines are the label of which row, and which labels stand beside
//! several rows.

use text::plain::ordinal;

use super::grid::Field;
use crate::pdf::line::{Part, append};

/// The most lines of one label.
const MOST_LINES: usize = 14;
/// More lines and rows than any page has.
const MOST_PAIRS: usize = 40_000;
/// A label that stands so far from where its row is, in sizes of the type, may be that of another row.
const OFF: f32 = 0.75;
const APART: &str = "标签与数字不在一条线上，可能是别的行的标签";

/// The labels of a part of a table: in so many columns, the last of them beside the numbers.
pub(super) struct Stub {
    pub(super) columns: usize,
    pub(super) cells: Vec<Field>,
}

/// A line of labels.
struct Item<'l> {
    level: f32,
    parts: Vec<&'l Part>,
}

impl Item<'_> {
    fn text(&self) -> String {
        let mut words = String::new();
        for part in &self.parts {
            append(&mut words, &part.text);
        }
        words
    }

    fn is_numbered(&self) -> bool {
        self.parts.first().is_some_and(|part| ordinal(&part.text).is_some())
    }
}

/// How labels stand beside the numbers of their row.
#[derive(Clone, Copy)]
enum Stand {
    Middle,
    Top,
    Bottom,
}

/// Finds the labels of rows at these levels; nothing where there are none.
pub(super) fn stub(lines: &[(f32, Vec<&Part>)], rows: &[f32], size: f32) -> Option<Stub> {
    if lines.is_empty() || rows.is_empty() || lines.len() * rows.len() > MOST_PAIRS {
        return None;
    }
    let mut lines: Vec<Item<'_>> =
        lines.iter().map(|(level, parts)| Item { level: *level, parts: parts.clone() }).collect();
    lines.sort_by(|a, b| a.level.total_cmp(&b.level));
    let mut outer: Vec<Vec<Item<'_>>> = Vec::new();
    while outer.len() < 2
        && let Some(at) = cut(outer.last().unwrap_or(&lines), size)
    {
        let (left, right) = parted(outer.pop().unwrap_or_else(|| std::mem::take(&mut lines)), at);
        if lines.is_empty() {
            lines = right;
        } else {
            outer.push(right);
        }
        outer.push(left);
    }
    // From the outermost to the innermost.
    outer.reverse();
    let stands = [Stand::Middle, Stand::Top, Stand::Bottom];
    let (cost, stand, ends) = stands
        .into_iter()
        .filter_map(|stand| assigned(&lines, rows, size, stand).map(|(cost, ends)| (cost, stand, ends)))
        .min_by(|a, b| a.0.total_cmp(&b.0))?;
    debug_assert!(cost.is_finite());
    let columns = outer.len() + 1;
    let spanning = |item: &Item<'_>| {
        let inner = outer.last().and_then(|items| reach(items));
        inner.is_some_and(|x| item.parts.iter().any(|part| part.area.x0 < x - 0.5))
    };
    let mut labels: Vec<(String, bool, bool)> = Vec::new();
    let mut start = 0;
    for (row, end) in ends.into_iter().enumerate() {
        let own = &lines[start..end];
        let mut words = String::new();
        for item in own {
            append(&mut words, &item.text());
        }
        let off = anchor(own, stand).is_some_and(|level| (level - rows[row]).abs() > OFF * size);
        labels.push((words, own.iter().any(spanning), off));
        start = end;
    }
    let mut owner = vec![vec![false; outer.len()]; rows.len()];
    let mut cells = parents(&outer, &labels, rows, stand, size, &mut owner);
    for (row, (words, _, off)) in labels.into_iter().enumerate() {
        let column = owner[row].iter().rposition(|taken| *taken).map_or(0, |at| at + 1);
        let doubt = off.then_some(APART);
        let colspan = columns - column;
        cells.push(Field { row, column, rowspan: 1, colspan, text: words, doubt, ..Field::default() });
    }
    Some(Stub { columns, cells })
}

/// How far right these reach.
fn reach(items: &[Item<'_>]) -> Option<f32> {
    items.iter().flat_map(|item| &item.parts).map(|part| part.area.x1).reduce(f32::max)
}

/// Where a column of merged labels ends: few labels go over it, fewer stand left of it than right.
fn cut(items: &[Item<'_>], size: f32) -> Option<f32> {
    let parts: Vec<&Part> = items.iter().flat_map(|item| &item.parts).copied().collect();
    let mut places: Vec<f32> = parts.iter().map(|part| part.area.x1).collect();
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    places.into_iter().rev().find(|at| {
        let left = parts.iter().filter(|part| part.area.x1 <= at + 0.1).count();
        let right: Vec<&&Part> = parts.iter().filter(|part| part.area.x0 > *at).collect();
        let across = parts.len() - left - right.len();
        let gap = right.iter().map(|part| part.area.x0 - at).fold(f32::MAX, f32::min);
        // Numbers before labels (1. 行政许可) stand on as many lines as the labels.
        left > 0 && left * 10 <= right.len() * 7 && across * 2 <= right.len() && gap > 0.25 * size
    })
}

/// Parts left of a place, and the others.
fn parted(items: Vec<Item<'_>>, at: f32) -> (Vec<Item<'_>>, Vec<Item<'_>>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for item in items {
        let (own, others): (Vec<&Part>, Vec<&Part>) =
            item.parts.into_iter().partition(|part| part.area.x1 <= at + 0.1);
        if !own.is_empty() {
            left.push(Item { level: item.level, parts: own });
        }
        if !others.is_empty() {
            right.push(Item { level: item.level, parts: others });
        }
    }
    (left, right)
}

/// Where some lines of a label stand.
fn anchor(items: &[Item<'_>], stand: Stand) -> Option<f32> {
    let (first, last) = (items.first()?.level, items.last()?.level);
    Some(match stand {
        Stand::Middle => f32::midpoint(first, last),
        Stand::Top => first,
        Stand::Bottom => last,
    })
}

/// The division of lines among rows in which labels stand nearest to their rows: where the lines of each row end.
fn assigned(items: &[Item<'_>], rows: &[f32], size: f32, stand: Stand) -> Option<(f32, Vec<usize>)> {
    let numbered = items.iter().filter(|item| item.is_numbered()).count() * 3 > rows.len();
    let count = items.len();
    let mut best = vec![vec![(f32::INFINITY, 0_usize); count + 1]; rows.len() + 1];
    best[0][0].0 = 0.0;
    for (row, level) in rows.iter().enumerate() {
        for start in 0..=count {
            let before = best[row][start].0;
            if !before.is_finite() {
                continue;
            }
            for end in start..=count.min(start + MOST_LINES) {
                let cost = before + price(&items[start..end], *level, size, stand, numbered);
                if cost < best[row + 1][end].0 {
                    best[row + 1][end] = (cost, start);
                }
            }
        }
    }
    let total = best[rows.len()][count].0;
    let mut ends = vec![count; rows.len()];
    let mut end = count;
    for row in (0..rows.len()).rev() {
        ends[row] = end;
        end = best[row + 1][end].1;
    }
    total.is_finite().then_some((total, ends))
}

/// How ill some lines fit a row.
fn price(items: &[Item<'_>], level: f32, size: f32, stand: Stand, numbered: bool) -> f32 {
    let Some(at) = anchor(items, stand) else { return 4.0 };
    let far = items.windows(2).filter(|pair| pair[1].level - pair[0].level > 2.0 * size).count();
    let inside = items[1..].iter().filter(|item| item.is_numbered()).count();
    let unnumbered = numbered && !items[0].is_numbered();
    let units = |count: usize| f32::from(u8::try_from(count).unwrap_or(u8::MAX));
    (at - level).abs() / size.max(1.0)
        + 2.0 * units(far)
        + 2.5 * units(inside)
        + if unnumbered { 0.8 } else { 0.0 }
}

/// The labels that stand beside several rows, each over the run of rows that it belongs to.
fn parents(
    outer: &[Vec<Item<'_>>],
    labels: &[(String, bool, bool)],
    rows: &[f32],
    stand: Stand,
    size: f32,
    owner: &mut [Vec<bool>],
) -> Vec<Field> {
    let mut cells = Vec::new();
    for (column, items) in outer.iter().enumerate() {
        let innermost = column + 1 == outer.len();
        let blocks = blocks(items, size);
        let runs = if innermost { runs(labels) } else { outer_runs(labels) };
        for (at, block) in blocks.iter().enumerate() {
            let Some(level) = anchor(block, stand) else { continue };
            let nearest =
                (0..rows.len()).min_by(|a, b| (rows[*a] - level).abs().total_cmp(&(rows[*b] - level).abs()));
            let Some(nearest) = nearest else { continue };
            let run = if runs.len() == blocks.len() { runs.get(at).cloned() } else { None };
            let run = run.filter(|run| run.contains(&nearest)).unwrap_or(nearest..nearest + 1);
            if run.clone().any(|row| owner[row][column]) {
                continue;
            }
            for row in run.clone() {
                owner[row][column] = true;
            }
            let mut text = String::new();
            for item in *block {
                append(&mut text, &item.text());
            }
            cells.push(Field {
                row: run.start,
                column,
                rowspan: run.len(),
                colspan: 1,
                text,
                ..Field::default()
            });
        }
        // A column that no label fills in a row is blank there, where one further in is filled.
        for (row, owner) in owner.iter_mut().enumerate() {
            let inner = owner[column + 1..].iter().any(|taken| *taken);
            if inner && !owner[column] {
                cells.push(Field { row, column, rowspan: 1, colspan: 1, ..Field::default() });
                owner[column] = true;
            }
        }
    }
    cells
}

/// Lines that follow each other closely, or a number begins anew.
fn blocks<'i, 'l>(items: &'i [Item<'l>], size: f32) -> Vec<&'i [Item<'l>]> {
    items.chunk_by(|a, b| b.level - a.level < 1.75 * size && !b.is_numbered()).collect()
}

/// Rows whose labels stand within one merged label: in a row, and their numbers begin anew with each.
fn runs(labels: &[(String, bool, bool)]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (row, (words, spanning, _)) in labels.iter().enumerate() {
        if *spanning {
            continue;
        }
        let begins = ordinal(words).is_some_and(|found| found.number == 1);
        match runs.last_mut() {
            Some(run) if run.end == row && !begins => run.end = row + 1,
            _ => runs.push(row..row + 1),
        }
    }
    runs
}

/// Rows between those whose labels are of the first level.
fn outer_runs(labels: &[(String, bool, bool)]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (row, (words, ..)) in labels.iter().enumerate() {
        if ordinal(words).is_some_and(|found| found.level == 1) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == row => run.end = row + 1,
            _ => runs.push(row..row + 1),
        }
    }
    runs
}
