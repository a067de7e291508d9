//! Parts with provenance: every stretch of a part's text knows where in which member it stands.

use std::ops::Range;

use text::{Align, Block, Cell, Document, Place, Table};

use super::{Everything, Part};

/// How characters are written where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum How {
    /// As they are.
    Plain,
    /// Escaped, between tags or in an attribute.
    Markup,
    /// A number of a worksheet; its cell's opening tag stands at these bytes and has to become one of words.
    Number(Range<usize>),
    /// The name of a member.
    Name,
    /// Nowhere that could be written to.
    Nowhere,
}

/// Characters that stand in a member of the file.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    /// The member: its path inside the outermost file; empty for that itself.
    pub member: String,
    /// Its bytes in the decoded member.
    pub range: Range<usize>,
    /// What stands there, decoded.
    pub text: String,
    /// How.
    pub how: How,
}

/// A stretch of a part's text that is a slot, in characters.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    pub start: u32,
    pub end: u32,
    pub slot: usize,
}

/// Builds a part line by line.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    part: Part,
    chars: u32,
    line: u32,
    /// Where the paragraph or cell that is being written began.
    from: (usize, u32, u32),
    blocks: Vec<Block>,
    tables: bool,
}

impl Builder {
    pub(crate) fn new(name: String, hidden: bool) -> Self {
        Self { part: Part { name, hidden, ..Part::default() }, line: 1, from: (0, 0, 1), ..Self::default() }
    }

    /// Writes the characters of a slot.
    pub(crate) fn slot(&mut self, all: &mut Everything, slot: Slot) {
        let known = all.slots.len();
        let text = slot.text.clone();
        all.slots.push(slot);
        self.again(known, &text);
    }

    /// Writes the characters of a slot that is there already (a string that several cells share).
    pub(crate) fn again(&mut self, slot: usize, text: &str) {
        let start = self.chars;
        self.words(text);
        self.part.spots.push(Spot { start, end: self.chars, slot });
    }

    /// Writes characters that stand nowhere: a tab, a number made readable.
    pub(crate) fn words(&mut self, text: &str) {
        self.part.text.push_str(text);
        self.chars = self.chars.saturating_add(u32::try_from(text.chars().count()).unwrap_or(u32::MAX));
        self.line = self.line.saturating_add(u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX));
    }

    /// The words since the last paragraph or cell, and where they stand; the line ends.
    fn close(&mut self, label: &str) -> (String, Place) {
        let (byte, start, line) = self.from;
        let words = self.part.text[byte..].to_owned();
        let place = Place { line, start, end: self.chars };
        self.words("\n");
        self.from = (self.part.text.len(), self.chars, self.line);
        let lines = usize::try_from(self.line.saturating_sub(1)).unwrap_or(0);
        if !label.is_empty() && lines < 10_000_000 {
            self.part.lines.resize(lines.saturating_sub(words.matches('\n').count() + 1), String::new());
            self.part.lines.resize(lines, label.to_owned());
        }
        (words, place)
    }

    /// Ends a paragraph.
    pub(crate) fn paragraph(&mut self, label: &str) {
        let (text, place) = self.close(label);
        if !text.trim().is_empty() {
            self.blocks.push(Block::Paragraph { text, place, align: Align::Left });
        }
    }

    /// Ends a cell and gives it.
    pub(crate) fn cell(&mut self, label: &str, wide: u16) -> Cell {
        let (text, place) = self.close(label);
        Cell { place, colspan: wide.max(1), ..Cell::new(text) }
    }

    /// Adds a table of cells that were ended before.
    pub(crate) fn table(&mut self, rows: Vec<Vec<Cell>>) {
        let cells = || rows.iter().flatten();
        if let (Some(first), Some(last)) = (cells().next(), cells().next_back()) {
            self.tables = true;
            let place = Place { end: last.place.end, ..first.place };
            self.blocks.push(Block::Table(Table { caption: None, rows, place }));
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.part.text.is_empty()
    }

    pub(crate) fn finish(mut self) -> Part {
        if self.tables {
            self.part.document = Some(Document { title: None, blocks: self.blocks });
        }
        self.part
    }
}
