//! What stands on a page: runs of glyphs and rules, each with what it belongs to. Measures are points from the upper
//! left corner of the page.

/// Points.
pub(crate) type Pt = f32;

/// Which part of the document something on a page is, so that a reader of the file can find the order and the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Part {
    /// 发文机关标志: who writes, in red.
    Mark,
    /// The title.
    Title,
    /// A heading or a paragraph, by its number among the blocks.
    Block(usize),
    /// The words above a table.
    Caption(usize),
    /// A cell: the table's number among the blocks, and the cell's among its cells.
    Cell(usize, usize),
    /// A page number.
    PageNumber,
    /// Rules, and what is printed once more on the next page.
    Decoration,
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    /// The character it stands for.
    pub(crate) character: char,
    /// How far the next one is.
    pub(crate) advance: Pt,
}

/// Glyphs of one face and size on one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) part: Part,
    /// Number of the face among the fonts.
    pub(crate) face: usize,
    pub(crate) size: Pt,
    pub(crate) x: Pt,
    /// The baseline.
    pub(crate) y: Pt,
    pub(crate) glyphs: Vec<Glyph>,
}

impl Run {
    /// Its words.
    pub(crate) fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.character).collect()
    }

    /// The same run elsewhere.
    pub(crate) fn moved(mut self, x: Pt, y: Pt) -> Self {
        (self.x, self.y) = (self.x + x, self.y + y);
        self
    }
}

/// A straight rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rule {
    pub(crate) from: (Pt, Pt),
    pub(crate) to: (Pt, Pt),
}

/// The red of a letter's head.
pub(crate) const RED: [u8; 3] = [213, 0, 0];

/// A filled red bar: one of the lines of a letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bar {
    pub(crate) x: Pt,
    pub(crate) y: Pt,
    pub(crate) width: Pt,
    pub(crate) height: Pt,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) runs: Vec<Run>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) bars: Vec<Bar>,
}

/// A heading and where it stands, for the list of contents.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub(crate) level: u8,
    pub(crate) text: String,
    /// From 0.
    pub(crate) page: usize,
    /// Upper edge of its line.
    pub(crate) y: Pt,
}
