//! Tables: grids with merged cells, tables that only lay others out, rows and cells behind content controls.

use std::collections::HashMap;

use text::{Align, Cell};

use super::line::start;
use super::story::{Story, blocks};
use super::styles::{number, on};
use crate::Anchor;
use crate::xml::Element;

/// Word has no more columns.
const MOST_COLUMNS: u16 = 63;
/// Tables in one another beyond this are read as words.
const DEEPEST: u32 = 12;
/// A table with so many filled cells is no layout, whatever one of its cells holds.
const REAL: usize = 12;

/// A cell as it stands in its row.
struct Slot<'t> {
    cell: Cell,
    anchor: Anchor,
    doubts: Vec<String>,
    boxes: Vec<Element<'t>>,
    notes: Vec<(&'static str, String)>,
    tables: Vec<Element<'t>>,
}

/// How a cell is merged with the one above.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

impl<'t> Story<'_, 't> {
    pub(super) fn table(&mut self, table: Element<'t>) {
        let rows = parts(table, "tr");
        if self.nested < DEEPEST && is_layout(&rows) {
            self.nested += 1;
            for cell in rows.iter().flat_map(|row| parts(*row, "tc")) {
                self.flow(&blocks(cell));
            }
            self.nested -= 1;
            return;
        }
        self.tables += 1;
        let number = self.tables;
        let mut grid: Vec<Vec<Slot<'t>>> = Vec::new();
        let mut above: HashMap<u32, (usize, usize)> = HashMap::new();
        for row in rows {
            if let Some(why) = left_out(row) {
                self.doubt(self.last, why);
                continue;
            }
            above = self.row(row, number, &mut grid, &above);
        }
        self.write_table(grid);
    }

    /// Reads a row into the grid; gives the cells that go on below by their first column.
    fn row(
        &mut self,
        row: Element<'t>,
        table: u32,
        grid: &mut Vec<Vec<Slot<'t>>>,
        above: &HashMap<u32, (usize, usize)>,
    ) -> HashMap<u32, (usize, usize)> {
        let properties = row.child("trPr");
        let property = |name: &str| properties.and_then(|p| p.child(name));
        let header = property("tblHeader").is_some_and(on);
        let before: u16 = property("gridBefore").and_then(number).unwrap_or(0);
        let at = grid.len();
        grid.push(Vec::new());
        let mut below = HashMap::new();
        let mut column = u32::from(before.min(MOST_COLUMNS));
        if column > 0 {
            let cell = Cell { colspan: before.min(MOST_COLUMNS), ..Cell::new("") };
            let anchor = Anchor { table: Some(table), ..Anchor::default() };
            grid[at].push(Slot::of(cell, anchor));
        }
        for (index, tc) in (1_u32..).zip(parts(row, "tc")) {
            let (span, merge, to_the_left) = shape(tc);
            let mut slot = self.cell(tc);
            slot.anchor.table = Some(table);
            slot.anchor.cell = Some((u32::try_from(at + 1).unwrap_or(u32::MAX), index));
            slot.cell.header = header;
            let start_column = column;
            column = column.saturating_add(u32::from(span));
            if to_the_left && let Some(left) = grid[at].last_mut() {
                left.cell.colspan = left.cell.colspan.saturating_add(span).min(MOST_COLUMNS);
                left.swallow(slot);
                continue;
            }
            if merge == Merge::GoesOn
                && let Some(&(r, c)) = above.get(&start_column)
            {
                let upper = &mut grid[r][c];
                upper.cell.rowspan = upper.cell.rowspan.saturating_add(1);
                upper.swallow(slot);
                below.insert(start_column, (r, c));
                continue;
            }
            slot.cell.colspan = span;
            if merge != Merge::None {
                below.insert(start_column, (at, grid[at].len()));
            }
            grid[at].push(slot);
        }
        below
    }

    /// Reads a cell: its paragraphs, a line each.
    fn cell(&mut self, tc: Element<'t>) -> Slot<'t> {
        let mut slot = Slot::of(Cell::new(""), Anchor::default());
        let mut lines: Vec<String> = Vec::new();
        let mut large = false;
        self.lines(&blocks(tc), &mut slot, &mut lines, &mut large, 0);
        for content in std::mem::take(&mut slot.boxes) {
            let before = lines.len();
            self.lines(&blocks(content), &mut slot, &mut lines, &mut large, 0);
            if lines.len() > before {
                slot.doubts.push("单元格里的文字在文本框中".to_owned());
            }
        }
        let digits = |line: &&String| line.chars().all(|c| c.is_ascii_digit());
        if lines.iter().filter(digits).count() > 1 {
            slot.doubts.push(format!("单元格里有几行数字“{}”", start(&lines.join(" "))));
        }
        if lines.is_empty() && large {
            slot.doubts.push("单元格里只有图片，图片中的文字没有读取".to_owned());
        }
        slot.cell.text = lines.join("\n");
        slot
    }

    fn lines(
        &mut self,
        content: &[Element<'t>],
        slot: &mut Slot<'t>,
        lines: &mut Vec<String>,
        large: &mut bool,
        depth: u32,
    ) {
        let mut carried = String::new();
        for block in content {
            if block.is("tbl") {
                self.inner_table(*block, slot, lines, large, depth);
                continue;
            }
            if !block.is("p") {
                slot.doubts.push("引用的外部内容没有读取".to_owned());
                continue;
            }
            let (line, look) = self.line(*block);
            let anchor = self.anchor(*block);
            let first = slot.anchor.paragraph.is_none();
            if first || (lines.is_empty() && !line.words.trim().is_empty()) {
                slot.anchor = anchor;
                slot.cell.align = look.align;
            }
            *large |= line.large;
            slot.doubts.extend(line.doubts);
            slot.boxes.extend(line.boxes);
            slot.notes.extend(line.notes);
            carried.push_str(&line.words);
            if !line.joined {
                let words = std::mem::take(&mut carried);
                lines.extend(Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned));
            }
        }
        lines.extend(Some(carried.trim()).filter(|words| !words.is_empty()).map(str::to_owned));
    }

    /// A table in a cell of a real table: one cell is words, more are a table of their own.
    fn inner_table(
        &mut self,
        table: Element<'t>,
        slot: &mut Slot<'t>,
        lines: &mut Vec<String>,
        large: &mut bool,
        depth: u32,
    ) {
        let cells: Vec<Element<'t>> =
            parts(table, "tr").into_iter().flat_map(|row| parts(row, "tc")).collect();
        if cells.len() > 1 && self.nested < DEEPEST {
            slot.doubts.push("单元格里还有表格，另作一个表格读取".to_owned());
            slot.tables.push(table);
        } else if depth < DEEPEST {
            for cell in cells {
                self.lines(&blocks(cell), slot, lines, large, depth + 1);
            }
        } else {
            slot.doubts.push("单元格里嵌套的表格太深，没有读取".to_owned());
        }
    }

    fn write_table(&mut self, grid: Vec<Vec<Slot<'t>>>) {
        let (mut doubts, mut notes, mut tables) = (Vec::new(), Vec::new(), Vec::new());
        let mut rows = Vec::with_capacity(grid.len());
        for (r, row) in grid.into_iter().enumerate() {
            let mut cells = Vec::with_capacity(row.len());
            for (c, slot) in row.into_iter().enumerate() {
                doubts.extend(slot.doubts.into_iter().map(|words| (r, c, words)));
                notes.extend(slot.notes);
                tables.extend(slot.tables);
                cells.push((slot.cell, slot.anchor));
            }
            rows.push(cells);
        }
        let places = self.writer.table(None, rows);
        self.last = places.iter().flatten().last().copied().unwrap_or(self.last);
        for (r, c, words) in doubts {
            let place = places.get(r).and_then(|row| row.get(c)).copied().unwrap_or_default();
            self.doubt(place, words);
        }
        self.notes(notes);
        self.nested += 1;
        for table in tables {
            self.table(table);
        }
        self.nested -= 1;
    }
}

impl<'t> Slot<'t> {
    fn of(cell: Cell, anchor: Anchor) -> Self {
        Self { cell, anchor, doubts: Vec::new(), boxes: Vec::new(), notes: Vec::new(), tables: Vec::new() }
    }

    /// Takes in a cell that is merged into this one. Word shows nothing of its words.
    fn swallow(&mut self, other: Slot<'t>) {
        if !other.cell.text.is_empty() {
            self.doubts.push(format!("被合并的单元格里还有“{}”，没有读取", start(&other.cell.text)));
        }
        self.tables.extend(other.tables);
    }
}

/// How many columns a cell covers, how it is merged with the one above, and whether with the one to the left.
fn shape(tc: Element<'_>) -> (u16, Merge, bool) {
    let properties = tc.child("tcPr");
    let property = |name: &str| properties.and_then(|p| p.child(name));
    let span = property("gridSpan").and_then(number::<u32>).unwrap_or(1).clamp(1, u32::from(MOST_COLUMNS));
    let goes_on = |merge: Element<'_>| merge.val().as_deref() != Some("restart");
    let merge =
        property("vMerge").map_or(Merge::None, |m| if goes_on(m) { Merge::GoesOn } else { Merge::Begins });
    (u16::try_from(span).unwrap_or(1), merge, property("hMerge").is_some_and(goes_on))
}

/// Why a row is not read.
fn left_out(row: Element<'_>) -> Option<&'static str> {
    let properties = row.child("trPr")?;
    if properties.child("del").is_some() {
        return Some("表格中有未接受的修订：已删除一行，没有读取");
    }
    properties.child("hidden").is_some_and(on).then_some("表格中有隐藏的行，没有读取")
}

/// True for a table that only lays out others: tables stand in its cells, and few words beside them.
fn is_layout(rows: &[Element<'_>]) -> bool {
    let (mut nested, mut filled) = (false, 0_usize);
    for cell in rows.iter().flat_map(|row| parts(*row, "tc")) {
        let content = blocks(cell);
        let tables = content.iter().filter(|block| block.is("tbl"));
        // A table of one cell is a frame around words.
        let real = tables.clone().any(|table| {
            parts(*table, "tr").into_iter().flat_map(|row| parts(row, "tc")).take(2).count() > 1
                || parts(*table, "tr")
                    .into_iter()
                    .flat_map(|row| parts(row, "tc"))
                    .any(|cell| blocks(cell).iter().any(|block| block.is("tbl")))
        });
        nested |= real;
        filled +=
            usize::from(!real && content.iter().any(|block| block.descendants().any(|below| below.is("t"))));
    }
    nested && filled < REAL
}

/// The rows of a table or the cells of a row, also behind content controls and tracked changes.
fn parts<'t>(parent: Element<'t>, name: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    gather(parent, name, &mut found);
    found
}

fn gather<'t>(parent: Element<'t>, name: &str, found: &mut Vec<Element<'t>>) {
    for child in parent.children() {
        if child.is(name) {
            found.push(child);
        } else if ["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"].iter().any(|n| child.is(n))
        {
            gather(child, name, found);
        }
    }
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub align: Align,
    pub heading: Option<u8>,
    pub contents: bool,
}
