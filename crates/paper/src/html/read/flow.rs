//! The tree of a page as blocks in reading order: lines of words, tables, and what cannot be read.

use text::{Align, Block};

use super::{
    grid::{self, Grid},
    line::{Line, Taken},
    look::Numbering,
    parse::Page,
    shown::Shown,
    tag::{Tag, name_hash},
    tree::NONE,
};

/// Something that stands on its own in a page.
#[derive(Debug)]
pub(super) struct Item {
    pub kind: Kind,
    /// The box it stands in.
    pub within: u32,
    /// Its first byte in the source.
    pub offset: u32,
    /// In a part that the page itself sets beside its content: `nav`, `aside`, `footer`.
    pub aside: bool,
}

/// What stands there.
#[derive(Debug)]
pub(super) enum Kind {
    Words(Words),
    Table(Grid),
    Picture,
    /// A link to a file, with its words.
    File(String),
    /// Something that is not shown; whether it has a table in it.
    Hidden(bool),
}

/// A line of words.
#[derive(Debug)]
pub(super) struct Words {
    pub text: String,
    pub align: Align,
    /// 1–6 for h1–h6, else 0.
    pub heading: u8,
    /// More than half of it is links.
    pub linked: bool,
    /// All of it is bold.
    pub bold: bool,
    /// Words in it that are struck out and no part of it.
    pub struck: Option<String>,
}

/// What lies in a node, all levels down.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fact {
    /// Bytes of words.
    pub words: u32,
    /// Of them in links.
    pub linked: u32,
    pub tables: u32,
    /// Paragraphs, headings and items.
    pub blocks: u32,
    /// Headings.
    pub headings: u32,
}

/// What is passed on to the inside of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    pub within: u32,
    pub align: Align,
    pub bold: bool,
    pub link: bool,
    pub aside: bool,
    pub heading: u8,
    pub shown: Shown,
}

/// Reads the blocks of a page.
#[derive(Debug)]
pub(super) struct Flow<'a> {
    pub page: &'a Page<'a>,
    pub facts: Vec<Fact>,
    pub items: Vec<Item>,
    line: Line,
    line_at: u32,
    /// Whether what is hidden is read too.
    hidden_too: bool,
}

/// The blocks of a page; those that are hidden only where asked for.
pub(super) fn blocks<'a>(page: &'a Page<'a>, hidden_too: bool) -> Vec<Item> {
    let mut flow = Flow {
        page,
        facts: facts(page),
        items: Vec::new(),
        line: Line::default(),
        line_at: NONE,
        hidden_too,
    };
    let around = Around {
        within: 0,
        align: Align::Left,
        bold: false,
        link: false,
        aside: false,
        heading: 0,
        shown: Shown::default(),
    };
    flow.inside(0, around);
    flow.flush(around);
    flow.items
}

/// Counts what lies in each node. A node comes after its parent, so one pass from the end is enough.
fn facts(page: &Page<'_>) -> Vec<Fact> {
    let mut facts = vec![Fact::default(); page.tree.len()];
    for id in (1..page.tree.len()).rev() {
        let node = page.tree.node(u32::try_from(id).unwrap_or(NONE));
        let mut fact = facts[id];
        match node.tag {
            Tag::Text => {
                let words = &page.source[node.start as usize..node.end as usize];
                fact.words = u32::try_from(words.trim_ascii().len()).unwrap_or(u32::MAX);
            }
            Tag::Table => fact.tables += 1,
            Tag::P | Tag::Li => fact.blocks += 1,
            Tag::H(_) => {
                fact.blocks += 1;
                fact.headings += 1;
            }
            _ => {}
        }
        if node.look.link {
            fact.linked = fact.words;
        }
        facts[id] = fact;
        let above = &mut facts[node.parent as usize];
        above.words = above.words.saturating_add(fact.words);
        above.linked = above.linked.saturating_add(fact.linked);
        above.tables += fact.tables;
        above.blocks += fact.blocks;
        above.headings += fact.headings;
    }
    facts
}

const CENTER: u32 = name_hash("center");

impl Flow<'_> {
    /// Reads what lies in a node.
    pub(super) fn inside(&mut self, id: u32, around: Around) {
        let mut number = self.page.tree.node(id).look.number.unwrap_or(1);
        let mut next = self.page.tree.node(id).first;
        while next != NONE {
            let node = *self.page.tree.node(next);
            let child = next;
            next = node.next;
            if self.skips(child) {
                continue;
            }
            match node.tag {
                Tag::Text => {
                    if self.line_at == NONE {
                        self.line_at = node.start;
                    }
                    let words = &self.page.source[node.start as usize..node.end as usize];
                    self.line.shown(words, around.shown, around.link, around.bold);
                }
                Tag::Br | Tag::Hr => self.flush(around),
                Tag::Img => self.push(Kind::Picture, around, node.start),
                Tag::Table => {
                    self.flush(around);
                    self.table(child, self.within(child, around));
                }
                Tag::Pre => {
                    self.flush(around);
                    self.kept(child, around);
                }
                Tag::Svg | Tag::Button => {}
                tag if tag.is_block() || node.look.block => {
                    self.flush(around);
                    if tag == Tag::Li {
                        number = node.look.number.unwrap_or(number);
                        self.number(id, number);
                        number = number.saturating_add(1);
                    }
                    let inner = self.within(child, around);
                    self.inside(child, inner);
                    self.flush(inner);
                    if tag == Tag::Li {
                        self.line.mark(String::new());
                    }
                }
                _ => {
                    let inner = self.within(child, around);
                    self.inside(child, inner);
                    if node.look.file {
                        let words = self.words_of(child);
                        self.push(Kind::File(words), around, node.start);
                    }
                }
            }
        }
    }

    /// True for what is not shown; it is noted where it may matter.
    pub(super) fn skips(&mut self, id: u32) -> bool {
        let node = self.page.tree.node(id);
        if !node.look.hidden || self.hidden_too {
            return false;
        }
        let fact = self.facts[id as usize];
        if fact.tables > 0 || fact.words > 300 {
            let (within, offset) = (node.parent, node.start);
            self.items.push(Item { kind: Kind::Hidden(fact.tables > 0), within, offset, aside: false });
        }
        true
    }

    /// What an element passes on.
    pub(super) fn within(&self, id: u32, around: Around) -> Around {
        let node = self.page.tree.node(id);
        let align = match node.look.align {
            Some(align) => align,
            None if node.tag == Tag::Box && node.name == CENTER => Align::Center,
            None => around.align,
        };
        let bold = node.look.bold.unwrap_or(around.bold || matches!(node.tag, Tag::Bold | Tag::H(_)));
        Around {
            within: if node.tag.is_block() { id } else { around.within },
            align,
            bold,
            link: around.link || node.look.link,
            aside: around.aside || node.tag == Tag::Aside,
            heading: if let Tag::H(level) = node.tag { level } else { around.heading },
            shown: around.shown.inside(&node.look),
        }
    }

    /// Ends the line.
    pub(super) fn flush(&mut self, around: Around) {
        let offset = std::mem::replace(&mut self.line_at, NONE);
        if let Some(Taken { text, linked, bold }) = self.line.take() {
            // The blanks around the words were counted with them.
            let len = text.len();
            let words = Words {
                linked: linked * 2 > len,
                bold: bold >= len,
                text,
                align: around.align,
                heading: around.heading,
                struck: self.line.left_out(),
            };
            self.push(Kind::Words(words), around, offset);
        }
    }

    pub(super) fn push(&mut self, kind: Kind, around: Around, offset: u32) {
        self.items.push(Item { kind, within: around.within, offset, aside: around.aside });
    }

    fn number(&mut self, list: u32, number: u16) {
        let node = self.page.tree.node(list);
        if node.tag == Tag::Ol {
            let numbering = node.look.numbering.unwrap_or(Numbering::Arabic);
            self.line.mark(numbering.mark(number));
        }
    }

    /// Reads a text whose lines are kept, as plain text is read: it may have tables set with tabs in it.
    fn kept(&mut self, id: u32, around: Around) {
        let mut line = Line::default();
        self.collect(id, &mut line, true, Shown::default());
        let Some(Taken { text, .. }) = line.take() else { return };
        let inner = self.within(id, around);
        let offset = self.page.tree.node(id).start;
        for block in text::plain::read(&text).blocks {
            let kind = match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } => Kind::Words(Words {
                    text,
                    align: inner.align,
                    heading: 0,
                    linked: false,
                    bold: inner.bold,
                    struck: None,
                }),
                Block::Table(table) => Kind::Table(Grid::of_table(table, offset)),
            };
            self.push(kind, inner, offset);
        }
    }

    /// The words in a node on one line, a blank between boxes.
    fn words_of(&self, id: u32) -> String {
        let mut line = Line::default();
        self.collect(id, &mut line, false, Shown::default());
        line.take().map_or(String::new(), |taken| taken.text.replace('\n', " "))
    }

    /// Collects the words in a node, with a line end between boxes. Tables inside are read as boxes.
    pub(super) fn collect(&self, id: u32, line: &mut Line, kept: bool, around: Shown) {
        let shown = around.inside(&self.page.tree.node(id).look);
        for child in self.page.tree.children(id) {
            let node = self.page.tree.node(child);
            if node.look.hidden && !self.hidden_too {
                continue;
            }
            match node.tag {
                Tag::Text => {
                    let words = &self.page.source[node.start as usize..node.end as usize];
                    if kept { line.kept(words) } else { line.shown(words, shown, false, false) }
                }
                Tag::Br if kept => line.kept("\n"),
                Tag::Br | Tag::Hr => line.break_inside(),
                Tag::Svg | Tag::Button | Tag::Select => {}
                Tag::Input | Tag::Textarea => {
                    line.apart();
                    line.shown(
                        &self.page.source[node.start as usize..node.end as usize],
                        shown,
                        false,
                        false,
                    );
                    line.apart();
                }
                tag => {
                    let block = tag.is_block() || node.look.block;
                    if block {
                        line.break_inside();
                    }
                    self.collect(child, line, kept || tag == Tag::Pre, shown);
                    if block {
                        line.break_inside();
                    }
                }
            }
        }
    }

    /// Reads a table: rows of figures as a table, rows that only place things beside each other as what is in them.
    fn table(&mut self, id: u32, around: Around) {
        let rows = grid::rows(self, id);
        let mut kept: Vec<grid::Row> = Vec::new();
        let mut caption = rows.caption;
        for row in rows.rows {
            if grid::is_layout(self, &row, rows.single) {
                self.grid(std::mem::take(&mut kept), caption.take(), around, id);
                for cell in row.cells {
                    let inner = self.within(cell, around);
                    self.inside(cell, inner);
                    self.flush(inner);
                }
            } else {
                kept.push(row);
            }
        }
        self.grid(kept, caption, around, id);
    }

    fn grid(&mut self, rows: Vec<grid::Row>, caption: Option<u32>, around: Around, table: u32) {
        let caption = caption.map(|id| self.words_of(id)).filter(|words| !words.is_empty());
        let grid = grid::build(self, rows, caption);
        if !grid.rows.is_empty() {
            self.push(Kind::Table(grid), Around { within: table, ..around }, 0);
        }
    }
}
