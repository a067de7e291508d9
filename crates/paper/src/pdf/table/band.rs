//! The columns of a table without ruling lines: where numbers stand under each other, and the words above them.

use super::grid::Field;
use super::loose::{Bounds, NEXT, Sheet};
use super::stub::{Stub, stub};
use crate::pdf::geometry::Area;
use crate::pdf::line::{Line, Part, append};

const TWICE: &str = "这一格里有几个数字，可能是几个单元格没有分开";

/// Cells of a part of a table, counted from its first row.
pub(super) struct Cells {
    pub(super) fields: Vec<Field>,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// A column: from where to where its numbers and the words above them reach.
#[derive(Debug, Clone, Copy)]
struct Column {
    from: f32,
    to: f32,
}

impl Column {
    fn shares(self, area: Area) -> bool {
        area.x0 < self.to && self.from < area.x1
    }
}

/// A part of a table whose rows have the same columns.
pub(super) struct Band<'l> {
    head: Vec<&'l Line>,
    rows: Vec<Vec<&'l Part>>,
    stub: Option<Stub>,
    columns: Vec<Column>,
    /// Where the labels end.
    edge: f32,
    /// The box around the whole table.
    area: Area,
}

/// Whether words stand in the place of a number: `Some(true)` for a number, `Some(false)` for the signs of none.
pub(super) fn value(words: &str) -> Option<bool> {
    let half: String = words.trim().chars().map(text::halfwidth).filter(|c| *c != ' ').collect();
    let digits = half.strip_prefix(['+', '-', '－', '−', '﹣']).unwrap_or(&half);
    if !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || ".,，．".contains(c)) {
        return digits.chars().any(|c| c.is_ascii_digit()).then_some(true);
    }
    matches!(half.as_str(), "-" | "--" | "—" | "——" | "–" | "/" | "无" | "〇").then_some(false)
}

impl<'l> Band<'l> {
    pub(super) fn of(sheet: &Sheet<'l>, bounds: &Bounds) -> Self {
        let mut rows: Vec<Vec<&'l Part>> = Vec::new();
        let mut levels: Vec<f32> = Vec::new();
        let mut labels: Vec<(f32, Vec<&'l Part>)> = Vec::new();
        let mut size: f32 = 0.0;
        for at in &bounds.body {
            let line = &sheet.lines[*at];
            let first = sheet.rows[*at].unwrap_or(line.parts.len());
            let (label, numbers) = line.parts.split_at(first);
            size = size.max(line.size);
            if !label.is_empty() {
                labels.push((middle(label), label.iter().collect()));
            }
            if !numbers.is_empty() {
                levels.push(middle(numbers));
                rows.push(numbers.iter().collect());
            }
        }
        let head: Vec<&Line> = bounds.head.iter().map(|at| &sheet.lines[*at]).collect();
        let columns = columns(&rows);
        let edge =
            labels.iter().flat_map(|(_, parts)| parts).map(|part| part.area.x1).fold(f32::MIN, f32::max);
        let stub = stub(&labels, &levels, size);
        let mut band = Self { head, rows, stub, columns, edge, area: bounds.area };
        band.add_blank_columns();
        band
    }

    /// The parts above the numbers, line by line.
    fn above(&self) -> Vec<(&'l Line, &'l Part)> {
        let titles = self.titles();
        let lines = self.head.iter().enumerate().filter(|(at, _)| !titles.contains(at));
        lines
            .flat_map(|(_, line)| line.parts.iter().map(move |part| (*line, part)))
            .filter(|(_, part)| part.area.center().0 > self.edge)
            .collect()
    }

    /// The lines of the head that stand over the whole width.
    fn titles(&self) -> Vec<usize> {
        let over = |line: &Line| line.parts.iter().filter(|part| part.area.center().0 > self.edge).count();
        let several = self.head.iter().position(|line| over(line) > 0 && line.parts.len() > 1);
        let title = |(at, line): &(usize, &&Line)| {
            let one = line.parts.windows(2).all(|pair| pair[1].area.x0 - pair[0].area.x1 < 1.5 * line.size);
            let amid = (line.area.center().0 - self.area.center().0).abs() < 2.5 * line.size;
            let across = line.area.x0 < self.edge && line.area.x1 > self.edge;
            let before = several.is_some_and(|several| {
                *at < several && line.area.y1 < self.head[several].area.y0 + 0.2 * line.size
            });
            one && before && (amid || across || over(line) == 0)
        };
        if self.stub.is_none() {
            return Vec::new();
        }
        self.head.iter().enumerate().filter(title).map(|(at, _)| at).collect()
    }

    /// The lowest parts of the head: those that stand directly above numbers.
    fn lowest(&self) -> Vec<&'l Part> {
        let above = self.above();
        let under = |part: &Part, other: &Part| {
            let shared = part.area.x1.min(other.area.x1) - part.area.x0.max(other.area.x0);
            other.area.center().1 > part.area.center().1 + 0.5 * part.area.height()
                && shared > 0.2 * part.area.width().min(other.area.width())
        };
        let mut lowest: Vec<&Part> = above
            .iter()
            .filter(|(_, part)| !above.iter().any(|(_, other)| under(part, other)))
            .map(|(_, part)| *part)
            .collect();
        lowest.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
        lowest
    }

    /// Words of the head under which no row has a number are a column of blanks, if all others have their own.
    fn add_blank_columns(&mut self) {
        let lowest = self.lowest();
        let met: Vec<usize> = lowest
            .iter()
            .map(|part| self.columns.iter().filter(|column| column.shares(part.area)).count())
            .collect();
        let own = self
            .columns
            .iter()
            .all(|column| lowest.iter().filter(|part| column.shares(part.area)).count() == 1);
        if own && met.iter().all(|count| *count <= 1) {
            for (part, _) in lowest.iter().zip(&met).filter(|(_, count)| **count == 0) {
                self.columns.push(Column { from: part.area.x0, to: part.area.x1 });
            }
            self.columns.sort_by(|a, b| a.from.total_cmp(&b.from));
        }
        if lowest.len() == self.columns.len() {
            for (column, part) in self.columns.iter_mut().zip(&lowest) {
                (column.from, column.to) = (column.from.min(part.area.x0), column.to.max(part.area.x1));
            }
        }
    }

    /// The borders between columns: as many as there are columns, and one.
    fn borders(&self) -> Vec<f32> {
        let between = self.columns.windows(2).map(|pair| f32::midpoint(pair[0].to, pair[1].from));
        std::iter::once(f32::MIN).chain(between).chain([f32::MAX]).collect()
    }

    /// The cells of the head and of the rows.
    pub(super) fn cells(&self) -> Cells {
        let stubs = self.stub.as_ref().map_or(0, |stub| stub.columns);
        let columns = stubs + self.columns.len();
        let mut cells: Vec<Field> = Vec::new();
        let field = |row, column, colspan, text: String| Field {
            row,
            column,
            rowspan: 1,
            colspan,
            text,
            ..Field::default()
        };
        let mut row = 0;
        for at in self.titles() {
            cells.push(field(row, 0, columns, self.head[at].text.clone()));
            row += 1;
        }
        for line in self.head_rows() {
            let mut words = vec![String::new(); columns];
            for (column, text) in line {
                append(&mut words[stubs + column], &text);
            }
            cells.extend(words.into_iter().enumerate().map(|(column, text)| field(row, column, 1, text)));
            row += 1;
        }
        // The words over the labels stand in the last line of the head.
        if let Some(first) =
            cells.iter_mut().rfind(|cell| cell.row + 1 == row && cell.column == 0 && cell.colspan < columns)
            && stubs > 0
        {
            first.text = self.over_labels();
            first.colspan = stubs;
            cells.retain(|cell| cell.row + 1 != row || cell.column == 0 || cell.column >= stubs);
        }
        let borders = self.borders();
        for (at, numbers) in self.rows.iter().enumerate() {
            let mut words = vec![(String::new(), None); self.columns.len()];
            for part in numbers {
                let own: Vec<usize> =
                    (0..self.columns.len()).filter(|at| self.columns[*at].shares(part.area)).collect();
                let column = own.first().copied().unwrap_or_else(|| slot(&borders, part.area.center().0));
                let Some((text, doubt)) = words.get_mut(column) else { continue };
                if !text.is_empty() || own.len() > 1 {
                    text.push_str(if text.is_empty() { "" } else { " " });
                    *doubt = Some(TWICE);
                }
                text.push_str(&part.text);
                if own.len() > 1 {
                    // Where one ends and the next begins is not known: words, and no number.
                    text.push_str(" ?");
                }
            }
            for (column, (text, doubt)) in words.into_iter().enumerate() {
                cells.push(Field { doubt, ..field(row + at, stubs + column, 1, text) });
            }
        }
        if let Some(stub) = &self.stub {
            cells.extend(stub.cells.iter().map(|cell| Field { row: cell.row + row, ..cell.clone() }));
        }
        Cells { fields: cells, rows: row + self.rows.len(), columns }
    }

    /// The words above each column, in the lines of the head from top to bottom; the lowest line is that of the columns.
    fn head_rows(&self) -> Vec<Vec<(usize, String)>> {
        let borders = self.borders();
        let above = self.above();
        if above.is_empty() || self.columns.is_empty() {
            return Vec::new();
        }
        let lowest = self.lowest();
        let ordered = lowest.len() == self.columns.len();
        let mut own: Vec<Vec<&Part>> = vec![Vec::new(); self.columns.len()];
        for (at, part) in lowest.iter().enumerate() {
            let column = if ordered { at } else { slot(&borders, part.area.center().0) };
            own[column].push(part);
        }
        let is_lowest = |part: &Part| lowest.iter().any(|other| std::ptr::eq(*other, part));
        let mut rest: Vec<(&Line, &Part)> =
            above.iter().filter(|(_, part)| !is_lowest(part)).copied().collect();
        rest.sort_by(|a, b| b.1.area.y0.total_cmp(&a.1.area.y0));
        let mut upper: Vec<(&Line, &Part)> = Vec::new();
        for (line, part) in rest {
            let column = slot(&borders, part.area.center().0);
            let inside = part.area.x0 > borders[column] - 1.0 && part.area.x1 < borders[column + 1] + 1.0;
            // The line above in the same cell: as near as lines are, and in the middle of the same words.
            let joins = own[column].iter().any(|below| {
                let apart = below.area.center().1 - part.area.center().1;
                let alike = (below.area.center().0 - part.area.center().0).abs() < 0.7 * line.size
                    || (below.area.x0 - part.area.x0).abs() < 2.0;
                apart < NEXT * line.size && alike && part.area.width() + 0.4 * line.size >= below.area.width()
            });
            if inside && joins { own[column].push(part) } else { upper.push((line, part)) }
        }
        let mut lines: Vec<(f32, Vec<(usize, String)>)> = Vec::new();
        upper.sort_by(|a, b| a.1.area.y0.total_cmp(&b.1.area.y0).then(a.1.area.x0.total_cmp(&b.1.area.x0)));
        for (line, part) in upper {
            let entry = (slot(&borders, part.area.center().0), part.text.clone());
            match lines.last_mut() {
                Some((level, entries)) if part.area.center().1 - *level < 0.7 * line.size => {
                    entries.push(entry);
                }
                _ => lines.push((part.area.center().1, vec![entry])),
            }
        }
        let mut rows: Vec<Vec<(usize, String)>> = lines.into_iter().map(|(_, entries)| entries).collect();
        rows.push(own.into_iter().enumerate().map(|(column, parts)| (column, joined(parts))).collect());
        rows
    }

    /// The words in the head that stand over the labels.
    fn over_labels(&self) -> String {
        let titles = self.titles();
        let mut words = String::new();
        for (_, line) in self.head.iter().enumerate().filter(|(at, _)| !titles.contains(at)) {
            for part in line.parts.iter().filter(|part| part.area.center().0 <= self.edge) {
                append(&mut words, &part.text);
            }
        }
        words
    }
}

/// The middle of some parts of a line, from top to bottom.
fn middle(parts: &[Part]) -> f32 {
    let area =
        Area::of(parts.iter().flat_map(|part| [(part.area.x0, part.area.y0), (part.area.x1, part.area.y1)]));
    area.center().1
}

/// Numbers that share some of their width with each other are a column. Two numbers that touch look like one, which
/// lies under two numbers of another row: it makes no column.
fn columns(rows: &[Vec<&Part>]) -> Vec<Column> {
    let shares = |a: &Part, b: &Part| a.area.x0 < b.area.x1 && b.area.x0 < a.area.x1;
    let bridges = |part: &Part| {
        let under = |row: &&Vec<&Part>| row.iter().filter(|other| shares(part, other)).count() >= 2;
        rows.iter().filter(under).count() * 4 > rows.len()
    };
    let mut parts: Vec<Area> =
        rows.iter().flatten().filter(|part| !bridges(part)).map(|part| part.area).collect();
    parts.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let mut columns: Vec<Column> = Vec::new();
    for area in parts {
        match columns.last_mut() {
            Some(last) if area.x0 < last.to => last.to = last.to.max(area.x1),
            _ => columns.push(Column { from: area.x0, to: area.x1 }),
        }
    }
    columns
}

/// Between which borders a place lies.
fn slot(borders: &[f32], x: f32) -> usize {
    borders.partition_point(|border| *border <= x).saturating_sub(1).min(borders.len().saturating_sub(2))
}

/// The words of a cell from its parts, from top to bottom and from left to right.
fn joined(mut parts: Vec<&Part>) -> String {
    parts.sort_by(|a, b| {
        let level = a.area.center().1 - b.area.center().1;
        if level.abs() < 0.5 * a.area.height() {
            a.area.x0.total_cmp(&b.area.x0)
        } else {
            a.area.y0.total_cmp(&b.area.y0)
        }
    });
    let mut words = String::new();
    for part in parts {
        append(&mut words, &part.text);
    }
    words
}
