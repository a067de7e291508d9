//! Tables without ruling lines: rows of numbers that stand under each other. What they are read as is always in doubt,
//! because only the places on the page speak for it.

use super::grid::{Field, Grid};
use crate::pdf::geometry::Area;
use crate::pdf::line::{Line, append};

/// The fewest rows that make a table.
const FEWEST_ROWS: usize = 3;
/// A row is at most so many lines below the one before it.
const FARTHEST: usize = 6;
const LOOSE: &str = "这个表格没有框线，按数字在页面上的位置读取，请对照原件核对";

/// A row: a label and then nothing but numbers.
struct Row<'l> {
    line: usize,
    label: Vec<&'l str>,
    numbers: Vec<(f32, f32, &'l str)>,
}

/// Takes the tables without ruling lines out of the lines of a page.
pub(in crate::pdf) fn loose(lines: Vec<Line>, page: u32) -> (Vec<Line>, Vec<Grid>) {
    let rows: Vec<Row<'_>> = lines.iter().enumerate().filter_map(|(at, line)| row(at, line)).collect();
    let mut taken = vec![false; lines.len()];
    let mut grids = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let follows =
            |pair: &[Row<'_>]| pair[1].line - pair[0].line <= FARTHEST && aligned(&pair[0], &pair[1]);
        let count = 1 + rows[start..].windows(2).take_while(|pair| follows(pair)).count();
        if count >= FEWEST_ROWS {
            grids.push(grid(&rows[start..start + count], &lines, &mut taken, page));
        }
        start += count;
    }
    let kept = lines.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(line, _)| line.clone()).collect();
    (kept, grids)
}

/// A line whose parts are a label and at least two numbers behind it.
fn row(at: usize, line: &Line) -> Option<Row<'_>> {
    let number = |words: &str| {
        words.chars().any(|c| text::halfwidth(c).is_ascii_digit())
            && words.chars().all(|c| text::halfwidth(c).is_ascii_digit() || ".,，．".contains(c))
    };
    let first = line.parts.iter().position(|(_, _, words)| number(words.trim()))?;
    let (label, numbers) = line.parts.split_at(first);
    let all = numbers.len() >= 2 && numbers.iter().all(|(_, _, words)| number(words.trim()));
    all.then(|| Row {
        line: at,
        label: label.iter().map(|(_, _, words)| words.trim()).collect(),
        numbers: numbers.iter().map(|(from, to, words)| (*from, *to, words.trim())).collect(),
    })
}

/// True where the numbers of two rows stand under each other.
fn aligned(above: &Row<'_>, below: &Row<'_>) -> bool {
    let over = |(a, b): (&(f32, f32, &str), &(f32, f32, &str))| {
        let near = (a.1 - a.0).max(b.1 - b.0) + 4.0;
        (f32::midpoint(a.0, a.1) - f32::midpoint(b.0, b.1)).abs() < near
    };
    above.numbers.len() == below.numbers.len() && above.numbers.iter().zip(&below.numbers).all(over)
}

fn grid(rows: &[Row<'_>], lines: &[Line], taken: &mut [bool], page: u32) -> Grid {
    let labels = labels(rows, lines, taken);
    let columns = rows.first().map_or(0, |row| row.numbers.len()) + 1;
    let mut cells = Vec::new();
    for (at, (row, label)) in rows.iter().zip(labels).enumerate() {
        taken[row.line] = true;
        let words = std::iter::once(label).chain(row.numbers.iter().map(|(_, _, words)| (*words).to_owned()));
        for (column, text) in words.enumerate() {
            let doubt = (column == 0).then_some(LOOSE);
            cells.push(Field { row: at, column, rowspan: 1, colspan: 1, text, page, doubt, tight: false });
        }
    }
    let area = Area::of(rows.iter().flat_map(|row| {
        let area = lines[row.line].area;
        [(area.x0, area.y0), (area.x1, area.y1)]
    }));
    // The lines of this grid only say how large it is: nothing is joined to it.
    let spread = |from: f32, to: f32, count: usize| -> Vec<f32> {
        let share = |at: usize| f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        (0..=count).map(|at| from + (to - from) * share(at) / share(count.max(1))).collect()
    };
    Grid {
        xs: spread(area.x0, area.x1, columns),
        ys: spread(area.y0, area.y1, rows.len()),
        cells,
        ..Grid::default()
    }
}

/// The label of each row: what stands before its numbers, with the lines above and below that are nearer to it than to
/// any other row and stand left of the numbers.
fn labels(rows: &[Row<'_>], lines: &[Line], taken: &mut [bool]) -> Vec<String> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    let left =
        rows.iter().filter_map(|row| row.numbers.first()).map(|(from, ..)| *from).fold(f32::MAX, f32::min);
    let middle = |line: usize| lines[line].area.center().1;
    let mut parts: Vec<Vec<(usize, String)>> =
        rows.iter().map(|row| vec![(row.line, row.label.join(" "))]).collect();
    for at in first.line.saturating_sub(1)..=(last.line + 1).min(lines.len().saturating_sub(1)) {
        let line = &lines[at];
        if rows.iter().any(|row| row.line == at) || line.area.x1 > left {
            continue;
        }
        let distance = |row: &usize| (middle(rows[*row].line) - middle(at)).abs();
        let Some(nearest) = (0..rows.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))) else {
            continue;
        };
        if distance(&nearest) < 1.4 * line.size {
            parts[nearest].push((at, line.text.clone()));
            taken[at] = true;
        }
    }
    parts
        .into_iter()
        .map(|mut parts| {
            parts.sort_by_key(|(at, _)| *at);
            let mut label = String::new();
            for (_, words) in parts {
                append(&mut label, &words);
            }
            label
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(y: f32, parts: &[(f32, &str)]) -> Line {
        let width = |words: &str| f32::from(u8::try_from(words.len()).unwrap()) * 4.0;
        let parts: Vec<(f32, f32, String)> =
            parts.iter().map(|(x, words)| (*x, x + width(words), (*words).to_owned())).collect();
        Line {
            text: parts.iter().map(|(.., words)| words.as_str()).collect::<Vec<_>>().join(" "),
            area: Area { x0: parts[0].0, y0: y, x1: parts[parts.len() - 1].1, y1: y + 10.0 },
            size: 10.0,
            parts,
            invisible: false,
        }
    }

    #[test]
    fn rows_of_numbers_under_each_other_are_a_table_in_doubt() {
        let lines = vec![
            line(0.0, &[(0.0, "正文。")]),
            line(40.0, &[(0.0, "规章"), (100.0, "3"), (150.0, "5"), (200.0, "74")]),
            line(58.0, &[(0.0, "行政规")]),
            line(64.0, &[(100.0, "564"), (150.0, "984"), (200.0, "4185")]),
            line(70.0, &[(0.0, "范文件")]),
            line(90.0, &[(0.0, "许可"), (100.0, "1"), (150.0, "2"), (200.0, "3")]),
        ];
        let (kept, grids) = loose(lines, 1);
        assert_eq!(kept.len(), 1);
        let words: Vec<&str> = grids[0].cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(
            words,
            ["规章", "3", "5", "74", "行政规范文件", "564", "984", "4185", "许可", "1", "2", "3"]
        );
        assert!(grids[0].cells[0].doubt.is_some());
    }

    #[test]
    fn prose_with_numbers_is_no_table() {
        let prose: Vec<Line> = (0_u8..5)
            .map(|at| {
                line(f32::from(at) * 18.0, &[(0.0, "收到"), (50.0, "12"), (70.0, "件，办结"), (130.0, "11")])
            })
            .collect();
        let (kept, grids) = loose(prose, 1);
        assert_eq!((kept.len(), grids.len()), (5, 0));
    }
}
