//! Tables without ruling lines, or with a few: rows of numbers that stand under each other. What they are read as is
//! always in doubt, because only the places on the page speak for it.

use text::plain::ordinal;

use super::band::{Band, Cells, value};
use super::grid::{Field, Grid};
use crate::pdf::furniture::is_page_number;
use crate::pdf::geometry::Area;
use crate::pdf::line::{Line, Part};

const LOOSE: &str = "这个表格没有完整的框线，按文字在页面上的位置读取，请对照原件核对";
/// A line this far from a row, in sizes of its type, may be part of the row's label.
const NEAR_ROW: f32 = 2.6;
/// Lines this far apart, in sizes of the type, are no neighbours.
const FAR: f32 = 7.0;
/// The next line of a label is at most this far below.
pub(super) const NEXT: f32 = 1.55;
/// A single number in this share of the page at its edges is the number of the page.
const EDGE: f32 = 0.07;
/// What stands in this share of the page at its edges is a header or a footer.
const OUTERMOST: f32 = 0.045;
/// The most lines of the head of a table.
const TALLEST_HEAD: usize = 12;
/// The most lines of a page that are looked at.
const MOST_LINES: usize = 2000;

/// What the lines of a page are: tables without ruling lines, and the rest.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Loose {
    /// Lines outside of tables.
    pub(in crate::pdf) kept: Vec<Line>,
    pub(in crate::pdf) tables: Vec<Grid>,
    /// The head of a table at the end of the page, whose rows stand on the next.
    pub(in crate::pdf) carried: Vec<Line>,
}

/// Takes the tables without ruling lines out of the lines of a page. `carried` stood at the end of the page before.
pub(in crate::pdf) fn loose(mut lines: Vec<Line>, carried: Vec<Line>, page: u32, height: f32) -> Loose {
    if lines.len() > MOST_LINES {
        lines.extend(carried);
        return Loose { kept: lines, ..Loose::default() };
    }
    insert(&mut lines, carried, height);
    let sheet = Sheet::of(&lines, height);
    let mut taken = vec![false; lines.len()];
    let mut tables = Vec::new();
    let mut end = 0;
    for segment in sheet.segments() {
        let bands = sheet.bands(segment);
        let used: Vec<usize> = bands.iter().flat_map(Bounds::lines).collect();
        let cells: Vec<Cells> = bands.iter().map(|bounds| Band::of(&sheet, bounds).cells()).collect();
        if let Some(grid) = grid(&cells, used.iter().map(|at| lines[*at].area), page) {
            for at in used {
                taken[at] = true;
                end = at + 1;
            }
            tables.push(grid);
        }
    }
    let head = sheet.head(end);
    let mut found = Loose { tables, ..Loose::default() };
    for (at, line) in lines.into_iter().enumerate() {
        if head.contains(&at) {
            found.carried.push(line);
        } else if !taken[at] {
            found.kept.push(line);
        }
    }
    found
}

/// Sets the head of a table above the first line of the page that is no header.
fn insert(lines: &mut Vec<Line>, mut carried: Vec<Line>, height: f32) {
    let at = lines.iter().position(|line| line.area.y0 > EDGE * height).unwrap_or(lines.len());
    let (Some(last), Some(first)) = (carried.last(), lines.get(at)) else {
        lines.extend(carried);
        return;
    };
    let shift = first.area.y0 - 0.4 * last.size - last.area.y1;
    for line in &mut carried {
        line.area = line.area.moved(shift);
        for part in &mut line.parts {
            part.area = part.area.moved(shift);
        }
    }
    lines.splice(at..at, carried);
}

/// The lines of a page, and where the numbers of each row begin among its parts.
pub(super) struct Sheet<'l> {
    pub(super) lines: &'l [Line],
    pub(super) rows: Vec<Option<usize>>,
    left: f32,
    width: f32,
    height: f32,
}

/// The lines of a part of a table whose rows have the same columns.
pub(super) struct Bounds {
    /// What stands above the first row.
    pub(super) head: Vec<usize>,
    /// The rows and the lines of their labels.
    pub(super) body: Vec<usize>,
    /// The box around the whole table.
    pub(super) area: Area,
}

impl Bounds {
    fn lines(&self) -> impl Iterator<Item = usize> {
        self.head.iter().chain(&self.body).copied()
    }
}

impl<'l> Sheet<'l> {
    fn of(lines: &'l [Line], height: f32) -> Self {
        let left = lines.iter().map(|line| line.area.x0).fold(f32::MAX, f32::min);
        let right = lines.iter().map(|line| line.area.x1).fold(f32::MIN, f32::max);
        let rows = lines.iter().map(|line| first_value(line, height)).collect();
        let mut sheet = Self { lines, rows, left, width: right - left, height };
        // A number alone on its line belongs to a label that stands a little above or below it.
        for (at, line) in lines.iter().enumerate() {
            let alone = sheet.rows[at] == Some(0) && line.parts.len() == 1;
            if alone && !sheet.beside_label(at) {
                sheet.rows[at] = None;
            }
        }
        sheet
    }

    fn beside_label(&self, at: usize) -> bool {
        let line = &self.lines[at];
        self.around(at).any(|other| {
            let near = (other.area.center().1 - line.area.center().1).abs() < 1.2 * line.size;
            near && other.area.x1 < line.area.x0 && value(&other.text).is_none()
        })
    }

    /// The lines above and below one, a few of each.
    fn around(&self, at: usize) -> impl Iterator<Item = &'l Line> {
        let (from, to) = (at.saturating_sub(8), (at + 9).min(self.lines.len()));
        (from..to).filter(move |other| *other != at).map(|other| &self.lines[other])
    }

    /// Where the first number of a row stands.
    pub(super) fn first_number(&self, at: usize) -> Option<f32> {
        self.rows[at].and_then(|first| self.lines[at].parts.get(first)).map(|part| part.area.x0)
    }

    /// True for a line that stands left of the numbers of a row near it: a line of a label. What begins like a heading
    /// is one where it goes on with the lines of a row, or stands between two rows.
    fn is_label(&self, at: usize, heading: bool) -> bool {
        let line = &self.lines[at];
        let beside = |row: usize| {
            let other = &self.lines[row];
            let near = (other.area.center().1 - line.area.center().1).abs() < NEAR_ROW * line.size;
            let alike = (other.size - line.size).abs() < 0.15 * line.size;
            near && alike && self.left_of(at, row)
        };
        let above = (at.saturating_sub(8)..at).rev().find(|row| beside(*row));
        let below = (at + 1..(at + 9).min(self.lines.len())).find(|row| beside(*row));
        let chained = |from: usize, to: usize| (from..to).all(|line| self.is_next(line, line + 1));
        match (above, below) {
            (Some(_), Some(_)) => true,
            (Some(row), None) => !heading || chained(row, at),
            (None, Some(row)) => !heading || chained(at, row),
            (None, None) => false,
        }
    }

    /// True for a line that ends before the numbers of a row begin and is no title in the middle of the page.
    fn left_of(&self, at: usize, row: usize) -> bool {
        let line = &self.lines[at];
        let label = self.rows[row].and_then(|first| self.lines[row].parts[..first].last());
        let amid = (line.area.center().0 - self.left - self.width / 2.0).abs() < 1.5 * line.size;
        let title = amid && label.is_some_and(|label| line.area.x0 > label.area.x1);
        self.first_number(row).is_some_and(|x| line.area.x1 <= x + 1.0) && !title
    }

    /// True for prose and for headings, which no table goes over.
    fn stops(&self, at: usize) -> bool {
        let line = &self.lines[at];
        let outermost =
            line.area.y1 < OUTERMOST * self.height || line.area.y0 > (1.0 - OUTERMOST) * self.height;
        if outermost || is_page_number(&line.text) && self.rows[at].is_none() {
            return true;
        }
        let level = ordinal(&line.text).map(|found| found.level);
        let heading = matches!(level, Some(1 | 2));
        if self.rows[at].is_some() || self.is_label(at, level == Some(1)) {
            return false;
        }
        let longest = line.parts.iter().map(|part| part.area.width()).fold(0.0, f32::max);
        let apart = |pair: &[Part]| pair[1].area.x0 - pair[0].area.x1 > 0.6 * line.size;
        let whole = !line.parts.windows(2).any(apart);
        heading || whole && longest > 0.55 * self.width || line.text.ends_with(['。', '；'])
    }

    /// Runs of lines that no prose, heading or wide gap parts.
    fn segments(&self) -> Vec<std::ops::Range<usize>> {
        let mut segments = Vec::new();
        let mut start = 0;
        for at in 0..=self.lines.len() {
            let parted = at == self.lines.len() || self.stops(at);
            let far = at > start
                && at < self.lines.len()
                && self.lines[at].area.y0 - self.lines[at - 1].area.y1 > FAR * self.lines[at].size;
            if parted || far {
                segments.push(start..at);
                start = if parted { at + 1 } else { at };
            }
        }
        segments.retain(|segment| self.is_table(segment.clone()));
        segments
    }

    /// The lines after one that may be the head of a table whose rows stand on the next page: short words beside each
    /// other, with no prose after them.
    fn head(&self, from: usize) -> std::ops::Range<usize> {
        let number = |at: usize| is_page_number(&self.lines[at].text);
        let mut end = self.lines.len();
        while end > from && number(end - 1) {
            end -= 1;
        }
        let mut start = end;
        while start > from && !self.stops(start - 1) {
            start -= 1;
        }
        let several = |at: usize| {
            let line = &self.lines[at];
            line.parts.windows(2).any(|pair| pair[1].area.x0 - pair[0].area.x1 > 2.0 * line.size)
        };
        let head = (start..end).any(several) && end - start <= TALLEST_HEAD && !(start..end).any(number);
        if head { start..end } else { end..end }
    }

    /// Several rows, or one with many numbers, or one under a head.
    fn is_table(&self, segment: std::ops::Range<usize>) -> bool {
        let rows: Vec<usize> = segment.clone().filter(|at| self.rows[*at].is_some()).collect();
        let numbers = |at: &usize| self.rows[*at].map_or(0, |first| self.lines[*at].parts.len() - first);
        let headed = |row: &usize| {
            (segment.start..*row).any(|at| {
                let gap = self.lines[*row].area.y0 - self.lines[at].area.y1;
                gap < 3.0 * self.lines[at].size && self.lines[at].parts.len() >= 2
            })
        };
        rows.len() >= 2 || rows.iter().any(|row| numbers(row) >= 4 || headed(row))
    }

    /// The parts of a table: a head begins each.
    fn bands(&self, segment: std::ops::Range<usize>) -> Vec<Bounds> {
        let rows: Vec<usize> = segment.clone().filter(|at| self.rows[*at].is_some()).collect();
        let left_of = |at: usize, row: usize| self.left_of(at, row);
        let area = segment.clone().map(|at| self.lines[at].area).reduce(Area::with).unwrap_or_default();
        let mut bands: Vec<Bounds> = Vec::new();
        let mut start = segment.start;
        let mut from = 0;
        while from < rows.len() {
            let same = |pair: &[usize]| {
                (pair[0] + 1..pair[1]).all(|at| left_of(at, pair[0]) && left_of(at, pair[1]))
            };
            let count = 1 + rows[from..].windows(2).take_while(|pair| same(pair)).count();
            let (first, last) = (rows[from], rows[from + count - 1]);
            let next = rows.get(from + count).copied().unwrap_or(segment.end);
            // Lines of the label of the last row that stand below it, of that of the first row that stand above it.
            let mut end = last + 1;
            while end < next && left_of(end, last) && self.is_next(end - 1, end) {
                end += 1;
            }
            let mut begin = first;
            while begin > start && left_of(begin - 1, first) && self.is_next(begin - 1, begin) {
                begin -= 1;
            }
            bands.push(Bounds { head: (start..begin).collect(), body: (begin..end).collect(), area });
            start = end;
            from += count;
        }
        bands
    }

    fn is_next(&self, above: usize, below: usize) -> bool {
        let (above, below) = (&self.lines[above], &self.lines[below]);
        below.area.center().1 - above.area.center().1 < NEXT * below.size.max(above.size)
    }
}

/// Where the numbers of a row begin among the parts of its line: a label, then nothing but numbers.
fn first_value(line: &Line, height: f32) -> Option<usize> {
    let values = line.parts.iter().rev().take_while(|part| value(&part.text).is_some()).count();
    let first = line.parts.len() - values;
    let any = line.parts[first..].iter().any(|part| value(&part.text) == Some(true));
    let apart = first == 0
        || values > 0 && line.parts[first].area.x0 - line.parts[first - 1].area.x1 > 0.6 * line.size;
    let edge = line.area.y1 < EDGE * height || line.area.y0 > (1.0 - EDGE) * height;
    (any && apart && !(edge && values < 2)).then_some(first)
}

/// Several parts of a table under each other as one grid.
fn grid(bands: &[Cells], areas: impl Iterator<Item = Area>, page: u32) -> Option<Grid> {
    let columns = bands.iter().map(|band| band.columns).max()?;
    let mut fields: Vec<Field> = Vec::new();
    let mut rows = 0;
    for band in bands {
        for cell in &band.fields {
            // The last column of a narrower part takes the rest of the width.
            let last = cell.column + cell.colspan == band.columns;
            let colspan = if last { columns - cell.column } else { cell.colspan };
            fields.push(Field { row: cell.row + rows, colspan, page, ..cell.clone() });
        }
        rows += band.rows;
    }
    let area = Area::of(areas.flat_map(|area| [(area.x0, area.y0), (area.x1, area.y1)]));
    // The lines of this grid only say how large it is: nothing is joined to it.
    let spread = |from: f32, to: f32, count: usize| -> Vec<f32> {
        let share = |at: usize| f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        (0..=count).map(|at| from + (to - from) * share(at) / share(count.max(1))).collect()
    };
    fields.sort_by_key(|field| (field.row, field.column));
    Some(Grid {
        xs: spread(area.x0, area.x1, columns),
        ys: spread(area.y0, area.y1, rows),
        cells: fields,
        doubt: Some(LOOSE),
        ..Grid::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line so far below the margin whose parts stand around these middles.
    fn line(y: f32, parts: &[(f32, &str)]) -> Line {
        let y = y + 100.0;
        let half = |words: &str| {
            let width = |c: char| if c.is_ascii() { 5.0 } else { 10.0 };
            words.chars().map(width).sum::<f32>() / 2.0
        };
        let parts: Vec<Part> = parts
            .iter()
            .map(|(x, words)| Part {
                text: (*words).to_owned(),
                area: Area { x0: x - half(words), y0: y, x1: x + half(words), y1: y + 10.0 },
            })
            .collect();
        Line {
            text: parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" "),
            area: Area::of(
                parts.iter().flat_map(|part| [(part.area.x0, part.area.y0), (part.area.x1, part.area.y1)]),
            ),
            size: 10.0,
            parts,
            invisible: false,
        }
    }

    fn rows(grid: &Grid) -> Vec<String> {
        (0..grid.rows())
            .map(|row| {
                let cells = grid.cells.iter().filter(|cell| cell.row == row);
                let words = |cell: &Field| match (cell.rowspan, cell.colspan) {
                    (1, 1) => cell.text.clone(),
                    (down, across) => format!("{}[{down}×{across}]", cell.text),
                };
                cells.map(words).collect::<Vec<_>>().join("|")
            })
            .collect()
    }

    #[test]
    fn rows_of_numbers_under_each_other_are_a_table_in_doubt() {
        let lines = vec![
            line(0.0, &[(150.0, "这一年主动公开政府信息若干件，具体情况见下表所列。")]),
            line(30.0, &[(150.0, "第二十条第（一）项")]),
            line(50.0, &[(30.0, "信息内容"), (120.0, "制发"), (180.0, "废止"), (240.0, "有效")]),
            line(70.0, &[(30.0, "规章"), (120.0, "3"), (180.0, "5"), (240.0, "74")]),
            line(90.0, &[(30.0, "行政规")]),
            line(97.0, &[(120.0, "564"), (240.0, "4185")]),
            line(104.0, &[(30.0, "范文件")]),
            line(124.0, &[(150.0, "第二十条第（五）项")]),
            line(144.0, &[(30.0, "信息内容"), (180.0, "决定数量")]),
            line(164.0, &[(30.0, "行政许可"), (180.0, "12")]),
            line(250.0, &[(60.0, "二、其他")]),
        ];
        let Loose { kept, tables: grids, .. } = loose(lines, Vec::new(), 1, 1000.0);
        assert_eq!(kept.len(), 2);
        assert_eq!(
            rows(&grids[0]),
            [
                "第二十条第（一）项[1×4]",
                "信息内容|制发|废止|有效",
                "规章|3|5|74",
                "行政规范文件|564||4185",
                "第二十条第（五）项[1×4]",
                "信息内容|决定数量[1×3]",
                "行政许可|12[1×3]",
            ]
        );
        assert!(grids[0].doubt.is_some());
    }

    #[test]
    fn merged_labels_stand_beside_their_rows() {
        let lines = vec![
            line(0.0, &[(110.0, "1.秘密"), (200.0, "1"), (240.0, "2")]),
            line(18.0, &[(30.0, "不予"), (110.0, "2.禁止"), (200.0, "0"), (240.0, "0")]),
            line(29.0, &[(30.0, "公开")]),
            line(47.0, &[(110.0, "3.安全"), (200.0, "4"), (240.0, "0")]),
            line(65.0, &[(110.0, "4.权益"), (200.0, "5"), (240.0, "0")]),
            line(83.0, &[(110.0, "1.没有"), (200.0, "6"), (240.0, "0")]),
            line(92.0, &[(30.0, "无法")]),
            line(101.0, &[(110.0, "2.不明"), (200.0, "7"), (240.0, "0")]),
            line(119.0, &[(66.0, "总计总计总计"), (200.0, "8"), (240.0, "0")]),
        ];
        let grids = loose(lines, Vec::new(), 1, 1000.0).tables;
        assert_eq!(
            rows(&grids[0]),
            [
                "不予公开[4×1]|1.秘密|1|2",
                "2.禁止|0|0",
                "3.安全|4|0",
                "4.权益|5|0",
                "无法[2×1]|1.没有|6|0",
                "2.不明|7|0",
                "总计总计总计[1×2]|8|0",
            ]
        );
    }

    #[test]
    fn a_head_at_the_end_of_a_page_belongs_to_the_rows_on_the_next() {
        let end = vec![
            line(600.0, &[(150.0, "正文到此结束，以下是表格，请看下一页的数字。")]),
            line(700.0, &[(30.0, "信息内容"), (120.0, "制发"), (180.0, "废止")]),
            line(760.0, &[(150.0, "—3—")]),
        ];
        let found = loose(end, Vec::new(), 1, 1000.0);
        assert_eq!((found.kept.len(), found.tables.len(), found.carried.len()), (2, 0, 1));
        let next = vec![
            line(80.0, &[(30.0, "规章"), (180.0, "5")]),
            line(100.0, &[(30.0, "文件"), (180.0, "7")]),
            line(760.0, &[(150.0, "—4—")]),
        ];
        let next = loose(next, found.carried, 2, 1000.0);
        assert_eq!(rows(&next.tables[0]), ["信息内容|制发|废止", "规章||5", "文件||7"]);
        assert_eq!(next.kept.len(), 1);
    }

    #[test]
    fn prose_with_numbers_is_no_table() {
        let prose: Vec<Line> = (0_u8..5)
            .map(|at| {
                line(
                    f32::from(at) * 18.0,
                    &[(20.0, "收到"), (50.0, "12"), (90.0, "件，办结"), (130.0, "11"), (150.0, "件")],
                )
            })
            .collect();
        let Loose { kept, tables: grids, .. } = loose(prose, Vec::new(), 1, 1000.0);
        assert_eq!((kept.len(), grids.len()), (5, 0));
    }
}
