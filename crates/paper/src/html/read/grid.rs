//! Tables: which rows are figures and which only place things, and what stands in their cells.

use text::{Align, Cell, Table};

use super::{
    flow::{Fact, Flow},
    line::Line,
    shown::Shown,
    tag::{Tag, name_hash},
    tree::NONE,
};

/// The cells of a row with their first bytes in the source.
type Cells = Vec<(Cell, u32)>;

/// A table as read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub caption: Option<String>,
    pub rows: Vec<Cells>,
    /// True where a cell has a picture and no words.
    pub pictures: bool,
    /// True where most words are links.
    pub linked: bool,
    /// What is left out of a cell, by the first byte of the cell in the source.
    pub left_out: Vec<(u32, String)>,
}

/// A row of a table in the tree.
#[derive(Debug)]
pub(super) struct Row {
    pub cells: Vec<u32>,
}

/// The rows of a table in the order in which they are shown.
#[derive(Debug)]
pub(super) struct Parts {
    pub caption: Option<u32>,
    pub rows: Vec<Row>,
    /// True for a table of one column that holds more than labels.
    pub single: bool,
}

impl Grid {
    /// A table that was read from plain text.
    pub(super) fn of_table(table: Table, offset: u32) -> Self {
        let rows = table.rows.into_iter().map(|row| row.into_iter().map(|cell| (cell, offset)).collect());
        Self { caption: table.caption, rows: rows.collect(), ..Self::default() }
    }

    /// All its cells.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten().map(|(cell, _)| cell)
    }
}

/// The rows of a table; rows of `tfoot` come last wherever they stand.
pub(super) fn rows(flow: &mut Flow<'_>, table: u32) -> Parts {
    const FOOT: u32 = name_hash("tfoot");
    let (mut rows, mut foot, mut caption) = (Vec::new(), Vec::new(), None);
    let mut next = flow.page.tree.node(table).first;
    while next != NONE {
        let (group, node) = (next, *flow.page.tree.node(next));
        next = node.next;
        if flow.skips(group) {
            continue;
        }
        match node.tag {
            Tag::Caption => caption = Some(group),
            Tag::Tbody => {
                let into = if node.name == FOOT { &mut foot } else { &mut rows };
                rows_of(flow, group, into);
            }
            _ => {}
        }
    }
    rows.append(&mut foot);
    let single = rows.iter().all(|row: &Row| row.cells.len() <= 1)
        && (rows.len() == 1
            || rows.iter().flat_map(|row| &row.cells).any(|cell| flow.facts[*cell as usize].words > 120));
    Parts { caption, rows, single }
}

fn rows_of(flow: &mut Flow<'_>, group: u32, rows: &mut Vec<Row>) {
    let mut next = flow.page.tree.node(group).first;
    while next != NONE {
        let (id, node) = (next, *flow.page.tree.node(next));
        next = node.next;
        if node.tag != Tag::Tr || flow.skips(id) {
            continue;
        }
        // Word sets a row of empty cells without height below a table whose columns do not meet.
        if node.look.flat && flow.facts[id as usize].words == 0 {
            continue;
        }
        let children: Vec<u32> = flow.page.tree.children(id).collect();
        let cells = children
            .into_iter()
            .filter(|cell| matches!(flow.page.tree.node(*cell).tag, Tag::Td | Tag::Th) && !flow.skips(*cell))
            .collect();
        rows.push(Row { cells });
    }
}

/// True for a row that only places things beside each other or under each other: one of its cells holds paragraphs, or
/// tables among other things.
pub(super) fn is_layout(flow: &Flow<'_>, row: &Row, single: bool) -> bool {
    if single {
        return true;
    }
    let facts = || row.cells.iter().map(|cell| flow.facts[*cell as usize]);
    let with_tables = facts().filter(|fact| fact.tables > 0).count();
    let with_words = facts().filter(|fact| fact.words > 0).count();
    with_tables > 1
        || facts().any(is_content)
        || (with_tables == 1 && (with_words <= 1 || facts().any(|fact| fact.linked * 2 > fact.words)))
        || facts().any(|fact| fact.tables == 1 && fact.headings > 0)
        || row
            .cells
            .iter()
            .any(|cell| flow.facts[*cell as usize].tables == 1 && !is_only_a_table(flow, *cell))
}

/// True for a cell that holds what a page is about.
fn is_content(fact: Fact) -> bool {
    fact.tables > 1 || fact.words > 1500 || (fact.blocks >= 4 && fact.words > 600) || fact.headings > 1
}

/// True where next to nothing stands beside the table in a cell.
fn is_only_a_table(flow: &Flow<'_>, cell: u32) -> bool {
    table_in(flow, cell)
        .is_some_and(|table| flow.facts[cell as usize].words - flow.facts[table as usize].words <= 30)
}

/// The first table inside a node.
fn table_in(flow: &Flow<'_>, id: u32) -> Option<u32> {
    let mut at = id;
    loop {
        let child = flow.page.tree.children(at).find(|child| flow.facts[*child as usize].tables > 0)?;
        if flow.page.tree.node(child).tag == Tag::Table {
            return Some(child);
        }
        at = child;
    }
}

/// Rows of figures as a table. A table inside a cell is set into it: its rows split the row.
pub(super) fn build(flow: &mut Flow<'_>, rows: Vec<Row>, caption: Option<String>) -> Grid {
    let mut grid = Grid { caption, ..Grid::default() };
    let (mut words, mut linked) = (0, 0);
    let mut open: Vec<Open> = Vec::new();
    for row in rows {
        for cell in &row.cells {
            let fact = flow.facts[*cell as usize];
            words += fact.words;
            linked += fact.linked;
        }
        let first = grid.rows.len();
        split(flow, row, &mut grid, &mut open);
        // Each row of the tree counts once for the cells that reach down to it, however many rows it has become.
        let added = u16::try_from(grid.rows.len() - first).unwrap_or(u16::MAX);
        for each in open.iter_mut().filter(|each| each.left > 0 && each.row < first) {
            each.left -= 1;
            let cell = &mut grid.rows[each.row][each.cell].0;
            cell.rowspan = cell.rowspan.saturating_add(added);
        }
        open.retain(|each| each.left > 0);
    }
    grid.linked = linked * 2 > words;
    grid
}

/// A cell that reaches down.
#[derive(Debug)]
struct Open {
    row: usize,
    cell: usize,
    /// How many rows of the tree are still to come in it.
    left: u16,
}

/// Adds a row, or as many as a table in one of its cells has.
fn split(flow: &mut Flow<'_>, row: Row, grid: &mut Grid, open: &mut Vec<Open>) {
    let mut inner: Vec<(usize, Vec<Cells>)> = Vec::new();
    for (at, cell) in row.cells.iter().enumerate() {
        if flow.facts[*cell as usize].tables == 1
            && let Some(table) = table_in(flow, *cell)
        {
            let rows = rows(flow, table).rows;
            let built = build(flow, rows, None);
            grid.pictures |= built.pictures;
            grid.left_out.extend(built.left_out);
            if !built.rows.is_empty() {
                inner.push((at, built.rows));
            }
        }
    }
    let height = inner.iter().map(|(_, rows)| rows.len()).max().unwrap_or(1);
    let first = grid.rows.len();
    let mut lines: Vec<Cells> = vec![Vec::new(); height];
    for (at, id) in row.cells.into_iter().enumerate() {
        if let Some((_, rows)) = inner.iter_mut().find(|(of, _)| *of == at) {
            for (line, cells) in lines.iter_mut().zip(std::mem::take(rows)) {
                line.extend(cells);
            }
            continue;
        }
        let Read { cell, span, offset, picture, left_out } = cell(flow, id);
        grid.pictures |= picture;
        grid.left_out.extend(left_out.map(|words| (offset, words)));
        if span > 1 {
            open.push(Open { row: first, cell: lines[0].len(), left: span - 1 });
        }
        let rowspan = u16::try_from(height).unwrap_or(u16::MAX);
        lines[0].push((Cell { rowspan, ..cell }, offset));
    }
    grid.rows.append(&mut lines);
}

/// A cell as read.
struct Read {
    cell: Cell,
    /// How many rows of the tree it covers.
    span: u16,
    /// Its first byte in the source.
    offset: u32,
    /// A picture and no words.
    picture: bool,
    /// What is doubtful.
    left_out: Option<String>,
}

fn cell(flow: &Flow<'_>, id: u32) -> Read {
    let node = flow.page.tree.node(id);
    let mut line = Line::default();
    flow.collect(id, &mut line, false, Shown::default());
    let struck =
        line.left_out().map(|words| format!("单元格里有加了删除线的文字“{}”，没有读取。", start(&words)));
    let text = line.take().map_or(String::new(), |taken| taken.text);
    let picture = text.is_empty() && has(flow, id, Tag::Img);
    let align = node.look.align.or_else(|| {
        let child = flow.page.tree.children(id).find(|child| flow.page.tree.node(*child).tag == Tag::P)?;
        flow.page.tree.node(child).look.align
    });
    let cell = Cell {
        colspan: node.look.colspan,
        header: node.tag == Tag::Th,
        align: align.unwrap_or(if node.tag == Tag::Th { Align::Center } else { Align::Left }),
        ..Cell::new(text)
    };
    // A span of 0 reaches to the last row.
    let span = if node.look.rowspan == 0 { u16::MAX } else { node.look.rowspan };
    let choice = has(flow, id, Tag::Select).then(|| "单元格里是下拉选项，没有读取。".to_owned());
    Read { cell, span, offset: node.start, picture, left_out: struck.or(choice) }
}

/// True where an element of this kind lies in a node.
fn has(flow: &Flow<'_>, id: u32, tag: Tag) -> bool {
    flow.page.tree.children(id).any(|child| flow.page.tree.node(child).tag == tag || has(flow, child, tag))
}

/// The beginning of some words, for a sentence about them.
pub(super) fn start(words: &str) -> String {
    const MOST: usize = 30;
    let short: String = words.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if words.chars().nth(MOST).is_some() { short + "……" } else { short }
}
