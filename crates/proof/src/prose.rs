//! A text made ready for the rules: its paragraphs, what each of them is, and where it stands in the source.

use text::{Block, Document, Place};

use crate::Grid;

/// A stretch of [`Prose::text`], in bytes, end exclusive; always at character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What a paragraph is; many rules read only some parts (text conventions, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// 标题.
    Title,
    /// 层次标题.
    Heading,
    /// 正文.
    Body,
    /// 表格中的一格.
    Cell,
    /// 落款与成文日期.
    Signature,
    /// 附件说明.
    Attachment,
}

/// One paragraph, heading or cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands in the prepared text, without the line end.
    pub span: Span,
    /// What it is.
    pub part: Part,
    /// Where it stands in the source.
    pub place: Place,
}

/// A text made ready for the rules.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    text: String,
    paragraphs: Vec<Paragraph>,
    grids: Vec<Grid>,
}

impl Prose {
    /// Plain text: every line is a paragraph; places are those of the text as given.
    pub fn of_text(source: &str) -> Self {
        let mut prose = Self { grids: Grid::all_of_text(source), ..Self::default() };
        let mut start = 0_u32;
        for (line, number) in source.split('\n').zip(1_u32..) {
            let end = start.saturating_add(count(line));
            prose.push(line, Part::Body, Place { line: number, start, end });
            start = end.saturating_add(1);
        }
        prose
    }

    /// A document: every heading, paragraph and cell is a paragraph; places are those of the document.
    pub fn of_document(document: &Document) -> Self {
        let mut prose = Self::default();
        if let Some(title) = &document.title {
            prose.push(title, Part::Title, Place::default());
        }
        for block in &document.blocks {
            match block {
                Block::Heading { text, place, .. } => prose.push(text, Part::Heading, *place),
                Block::Paragraph { text, place, .. } => prose.push(text, Part::Body, *place),
                Block::Table(table) => {
                    let grid = Grid::of(table, |cell| {
                        prose.push(&cell.text, Part::Cell, cell.place);
                        prose.paragraphs.last().map(|paragraph| paragraph.span)
                    });
                    prose.grids.push(grid);
                }
            }
        }
        prose
    }

    fn push(&mut self, words: &str, part: Part, place: Place) {
        if !self.text.is_empty() || !self.paragraphs.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.paragraphs.push(Paragraph { span: Span { start, end: self.text.len() }, part, place });
    }

    /// The whole text; one line feed between two paragraphs.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The tables in order.
    pub fn grids(&self) -> &[Grid] {
        &self.grids
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        &self.text[span.start..span.end]
    }

    /// The paragraph in which a byte stands.
    pub fn paragraph(&self, byte: usize) -> Option<&Paragraph> {
        let at = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= byte);
        at.checked_sub(1).and_then(|at| self.paragraphs.get(at))
    }

    /// The place of a span in the source, in Unicode scalars.
    pub fn place(&self, span: Span) -> Place {
        let Some(paragraph) = self.paragraph(span.start) else { return Place::default() };
        let before = &self.text[paragraph.span.start..span.start];
        paragraph.place.within(before.chars().count(), self.words(span).chars().count())
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}
