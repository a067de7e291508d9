//! A table that goes on at the top of the next page: its columns are the same, nothing stands between.

use text::plain::ordinal;

use super::grid::{Field, Grid, close, nearest};
use super::rules::positions;

/// The most rows of a head that is repeated on each page.
const TALLEST_HEAD: usize = 8;
const CUT: &str = "这一行在换页处断开，单元格可能与下一页的内容相连";

/// Joins a table to the one before it on the page before, if it goes on there. False leaves both as they are.
pub(in crate::pdf) fn continues(table: &mut Grid, next: &Grid) -> bool {
    // The columns of a table without lines are known for its own page only.
    if table.doubt.is_some() || next.doubt.is_some() {
        return false;
    }
    let (before, after) = (table.area(), next.area());
    if !close(before.width(), after.width()) || (before.x0 - after.x0).abs() > 40.0 {
        return false;
    }
    // Odd and even pages may have different margins.
    let shift = before.x0 - after.x0;
    let moved: Vec<f32> = next.xs.iter().map(|x| x + shift).collect();
    let xs = positions(table.xs.iter().chain(&moved).copied());
    if xs.len() > table.xs.len().max(moved.len()) + 2 && xs.len() * 2 > table.xs.len() + moved.len() + 2 {
        return false;
    }
    table.layered |= next.layered;
    let mut rest = next.clone();
    drop_blank_end(table);
    spread(table, &table.xs.clone(), &xs);
    spread(&mut rest, &moved, &xs);
    drop_head(table, &mut rest);
    append(table, rest);
    true
}

/// Drops blank rows at an end without a border: the room that was left on the page.
fn drop_blank_end(table: &mut Grid) {
    while table.open_bottom && table.rows() > 1 {
        let last = table.rows() - 1;
        if table.cells.iter().any(|cell| cell.row == last && !cell.text.is_empty()) {
            return;
        }
        table.cells.retain(|cell| cell.row != last);
        for cell in &mut table.cells {
            cell.rowspan = cell.rowspan.min(last - cell.row);
        }
        table.ys.pop();
        table.open_bottom = false;
    }
}

/// Lays the cells of a grid out on more columns.
fn spread(grid: &mut Grid, old: &[f32], new: &[f32]) {
    let to = |line: usize| old.get(line).and_then(|x| nearest(new, *x)).unwrap_or(0);
    for cell in &mut grid.cells {
        let (from, end) = (to(cell.column), to(cell.column + cell.colspan));
        (cell.column, cell.colspan) = (from, end.saturating_sub(from).max(1));
    }
    grid.xs = new.to_vec();
}

/// Drops the rows that repeat the head of the table.
fn drop_head(table: &Grid, rest: &mut Grid) {
    let row = |grid: &Grid, row: usize| -> Vec<(usize, String)> {
        let cells = grid.cells.iter().filter(|cell| cell.row == row);
        cells.map(|cell| (cell.column, text::squeeze(&cell.text))).collect()
    };
    let labels = |cells: &[(usize, String)]| {
        cells.iter().any(|(_, words)| words.chars().any(char::is_alphabetic))
            && !cells.iter().any(|(_, words)| words.parse::<u64>().is_ok())
    };
    let same = |count: &usize| {
        (0..*count).all(|at| row(table, at) == row(rest, at))
            && labels(&row(table, 0))
            && labels(&row(table, count - 1))
    };
    let most = TALLEST_HEAD.min(rest.rows()).min(table.rows().saturating_sub(1));
    let Some(count) = (1..=most).rev().find(same) else { return };
    rest.cells.retain(|cell| cell.row + cell.rowspan > count);
    for cell in &mut rest.cells {
        if cell.row < count {
            cell.rowspan -= count - cell.row;
            cell.text.clear();
        }
        cell.row = cell.row.saturating_sub(count);
    }
    rest.ys.drain(..count.min(rest.ys.len()));
}

/// Sets the rows under those of the table; cells that the page's end cut in two become one again.
fn append(table: &mut Grid, rest: Grid) {
    let rows = table.rows();
    let cut =
        (rest.open_top || table.open_bottom) && parts_of_one_row(table, &rest) || row_runs_on(table, &rest);
    let first_row: Vec<Field> = rest.cells.iter().filter(|cell| cell.row == 0).cloned().collect();
    let (mut joined, mut lifted) = (Vec::new(), cut);
    for cell in &first_row {
        let above = table.cells.iter_mut().find(|above| {
            above.row + above.rowspan == rows && (above.column, above.colspan) == (cell.column, cell.colspan)
        });
        if let Some(above) = above
            && (cut || reaches_over(above, cell, &first_row))
        {
            joined.push((cell.column, above.column));
        } else {
            lifted = false;
        }
    }
    // A row is lifted onto the one above only as a whole.
    let lift = usize::from(lifted && !first_row.is_empty());
    for mut cell in rest.cells {
        let above = table.cells.iter_mut().find(|above| {
            above.row + above.rowspan == rows && (above.column, above.colspan) == (cell.column, cell.colspan)
        });
        if cell.row == 0
            && joined.iter().any(|(column, _)| *column == cell.column)
            && let Some(above) = above
        {
            let numerals =
                |text: &str| text.chars().next_back().is_some_and(|c| text::halfwidth(c).is_ascii_digit());
            if !cell.text.is_empty()
                && (numerals(&above.text) || numerals(&cell.text) && !above.text.is_empty())
            {
                above.doubt.get_or_insert(CUT);
            }
            crate::pdf::line::append(&mut above.text, &cell.text);
            above.rowspan += cell.rowspan - lift;
            above.doubt = above.doubt.or(cell.doubt);
            continue;
        }
        cell.row = (cell.row + rows).saturating_sub(lift);
        table.cells.push(cell);
    }
    let (end, start) = (table.ys.last().copied().unwrap_or(0.0), rest.ys.first().copied().unwrap_or(0.0));
    table.ys.extend(rest.ys.iter().skip(1 + lift).map(|y| y - start + end));
    table.open_bottom = rest.open_bottom;
    table.cells.sort_by_key(|cell| (cell.row, cell.column));
}

/// A merged cell that goes on: the part on the next page is blank, or is the rest of its label.
fn reaches_over(above: &Field, below: &Field, first_row: &[Field]) -> bool {
    let label = |text: &str| text.chars().any(char::is_alphabetic);
    let merged = above.rowspan > 1 || below.rowspan > 1;
    let beside = first_row.iter().find(|cell| cell.column == below.column + below.colspan);
    match (above.text.is_empty(), below.text.is_empty()) {
        (_, true) => label(&above.text) && (merged || beside.is_some_and(|cell| label(&cell.text))),
        (true, false) => merged && label(&below.text),
        (false, false) => {
            merged
                && label(&above.text)
                && label(&below.text)
                && above.rowspan > 1
                && below.rowspan > 1
                && ordinal(&below.text).is_none()
        }
    }
}

/// Two rows between which no border is drawn are one only where no field has words in both: some programs leave the
/// border out between whole rows too.
fn parts_of_one_row(table: &Grid, rest: &Grid) -> bool {
    let rows = table.rows();
    let above = |cell: &Field| {
        let reaches =
            table.cells.iter().filter(|above| above.row + above.rowspan == rows && above.rowspan == 1);
        reaches.into_iter().find(|above| above.column == cell.column)
    };
    let first = rest.cells.iter().filter(|cell| cell.row == 0 && cell.rowspan == 1);
    let mut both = first.filter_map(|cell| Some((above(cell)?, cell)));
    !both.any(|(above, cell)| !above.text.is_empty() && !cell.text.is_empty())
}

/// A row that the page's end cut in two: what comes on the next page is nothing but the rest of labels and of numbers
/// that were too wide for their cells.
fn row_runs_on(table: &Grid, rest: &Grid) -> bool {
    let rows = table.rows();
    let number = |text: &str| text.chars().any(|c| text::halfwidth(c).is_ascii_digit());
    let label = |text: &str| text.chars().any(char::is_alphabetic);
    let above = |cell: &Field| {
        let reaches = |above: &&Field| {
            above.row + above.rowspan == rows && (above.column, above.colspan) == (cell.column, cell.colspan)
        };
        table.cells.iter().find(reaches)
    };
    let first: Vec<&Field> = rest.cells.iter().filter(|cell| cell.row == 0).collect();
    let pairs: Vec<(&Field, &Field)> =
        first.iter().filter_map(|cell| above(cell).map(|above| (above, *cell))).collect();
    let runs_on = |(above, below): &(&Field, &Field)| {
        below.text.is_empty()
            || label(&above.text)
                && label(&below.text)
                && ordinal(&below.text).is_none()
                && (above.tight || above.rowspan > 1 || below.rowspan > 1)
            || above.tight && !label(&above.text) && number(&above.text) && is_figures(&below.text)
    };
    let figures = pairs.iter().filter(|(above, _)| number(&above.text) && !label(&above.text)).count();
    let left_blank =
        pairs.iter().filter(|(above, below)| number(&above.text) && below.text.is_empty()).count();
    pairs.len() == first.len()
        && rest.rows() > 1
        && first.iter().any(|cell| !cell.text.is_empty())
        && figures > 0
        // Where most numbers go on, they are those of another row.
        && left_blank * 2 >= figures
        && pairs.iter().all(runs_on)
}

/// Digits and the marks between them, and nothing else.
fn is_figures(text: &str) -> bool {
    text.chars().all(|c| text::halfwidth(c).is_ascii_digit() || ".,，．".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A grid of so many columns; `^` is a cell merged with the one above it.
    fn grid(page: u32, rows: &[&str]) -> Grid {
        let mut cells: Vec<Field> = Vec::new();
        for (row, words) in rows.iter().enumerate() {
            for (column, word) in words.split('|').enumerate() {
                if word == "^" {
                    let above = cells.iter_mut().rfind(|cell| cell.column == column).expect("a cell above");
                    above.rowspan += 1;
                    continue;
                }
                cells.push(Field {
                    row,
                    column,
                    rowspan: 1,
                    colspan: 1,
                    text: word.into(),
                    page,
                    tight: word.chars().count() >= 4,
                    doubt: None,
                });
            }
        }
        let columns = rows.first().map_or(0, |row| row.split('|').count());
        let line = |at: usize| f32::from(u8::try_from(at).unwrap()) * 50.0;
        Grid {
            xs: (0..=columns).map(line).collect(),
            ys: (0..=rows.len()).map(line).collect(),
            cells,
            ..Grid::default()
        }
    }

    fn joined(one: &[&str], two: &[&str]) -> Vec<String> {
        let mut table = grid(1, one);
        assert!(continues(&mut table, &grid(2, two)));
        assert_eq!(table.rows(), table.cells.iter().map(|cell| cell.row + cell.rowspan).max().unwrap());
        (0..table.rows())
            .map(|row| {
                let cells = table.cells.iter().filter(|cell| cell.row == row);
                cells.map(|cell| format!("{}×{}", cell.text, cell.rowspan)).collect::<Vec<_>>().join("|")
            })
            .collect()
    }

    #[test]
    fn a_repeated_head_is_dropped() {
        assert_eq!(
            joined(&["事项|件数", "规章|1"], &["事项|件数", "许可|2"]),
            ["事项×1|件数×1", "规章×1|1×1", "许可×1|2×1"]
        );
    }

    #[test]
    fn a_merged_label_goes_on() {
        assert_eq!(
            joined(&["三、结果|（一）公开|1", "^|（二）部分|2"], &["|（三）不公开|3", "^|（四）无法|4"]),
            ["三、结果×4|（一）公开×1|1×1", "（二）部分×1|2×1", "（三）不公开×1|3×1", "（四）无法×1|4×1"]
        );
        // Another label begins on the next page.
        assert_eq!(
            joined(&["（三）不公开|1.秘密|1", "^|2.禁止|2"], &["（四）无法|1.不掌握|3", "^|2.没有|4"]).len(),
            4
        );
    }

    #[test]
    fn blank_numbers_do_not_run_together() {
        assert_eq!(
            joined(&["规章|1", "许可|"], &["处罚|", "强制|3"]),
            ["规章×1|1×1", "许可×1|×1", "处罚×1|×1", "强制×1|3×1"]
        );
    }

    #[test]
    fn a_row_cut_in_two_becomes_one_row() {
        assert_eq!(
            joined(&["规章|1", "行政规范|2"], &["性文件|", "许可|3"]),
            ["规章×1|1×1", "行政规范性文件×1|2×1", "许可×1|3×1"]
        );
    }

    #[test]
    fn a_number_cut_by_the_end_of_the_page_is_one_number_in_doubt() {
        let (one, two) = (["规章|1|2", "一、本年新收|30|309279"], ["申请数量||8", "二、结转|3|4"]);
        assert_eq!(
            joined(&one, &two),
            ["规章×1|1×1|2×1", "一、本年新收申请数量×1|30×1|3092798×1", "二、结转×1|3×1|4×1"]
        );
        let mut table = grid(1, &one);
        assert!(continues(&mut table, &grid(2, &two)));
        let cell = table.cells.iter().find(|cell| cell.text == "3092798").unwrap();
        assert_eq!(cell.doubt, Some(CUT));
        // A short label and short numbers did not need a second line: another row.
        assert_eq!(joined(&["规章|1|2", "处罚|30|309"], &["强制||8", "收费|3|4"]).len(), 4);
    }

    #[test]
    fn a_row_cut_in_two_beside_merged_labels() {
        assert_eq!(
            joined(
                &["（四）无法|1.本机关不|5", "^|3.补正后申|7"],
                &["|请内容不明确|", "（五）不予|1.信访|2"]
            ),
            ["（四）无法×2|1.本机关不×1|5×1", "3.补正后申请内容不明确×1|7×1", "（五）不予×1|1.信访×1|2×1"]
        );
    }

    #[test]
    fn a_missing_border_between_whole_rows_joins_nothing() {
        let (mut table, mut rest) = (grid(1, &["规章|1", "许可|0"]), grid(2, &["处罚|0", "强制|3"]));
        (table.open_bottom, rest.open_top) = (true, true);
        assert!(continues(&mut table, &rest));
        let words: Vec<&str> = table.cells.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(words, ["规章", "1", "许可", "0", "处罚", "0", "强制", "3"]);
        assert!(table.cells.iter().all(|cell| cell.doubt.is_none()));
    }

    #[test]
    fn other_columns_are_another_table() {
        assert!(!continues(&mut grid(1, &["a|b|c", "1|2|3"]), &grid(2, &["a|b", "1|2"])));
    }
}
