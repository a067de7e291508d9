//! A text made ready for the rules: its paragraphs, what each of them is, and where it stands in the source.
//!
//! Everything that more than one rule needs is found here in two passes over the text: the marks that come in pairs and the
//! odd characters ([`survey`]), and the words on which rules look closer ([`crate::candidates`]).

mod lines;
mod parts;
mod shelter;
mod survey;

use text::{Block, Document, Place};

pub(crate) use self::survey::{Mark, is_han};
use self::{
    shelter::Shelter,
    survey::{Counts, Survey},
};
use crate::{
    Grid,
    candidates::{Candidates, Hit},
};

/// A stretch of [`Prose::text`], in bytes, end exclusive; always at character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// True where the other span lies within this one.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
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
    /// Where it stands in the prepared text, without the line end and without blanks around it.
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
    counts: Counts,
    marks: Vec<Mark>,
    odd: Vec<(u32, char)>,
    shelter: Shelter,
    candidates: Candidates,
}

impl Prose {
    /// Plain text, which stays as it is: every line is a paragraph, a line with tabs or bars a row of cells. Blank lines are
    /// no paragraphs, and blanks around a line are not part of it. Places are those of the text as given.
    pub fn of_text(source: &str) -> Self {
        let grids = Grid::all_of_text(source);
        Self { text: source.to_owned(), paragraphs: lines::of(source), grids, ..Self::default() }.made_ready()
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
        prose.made_ready()
    }

    fn push(&mut self, words: &str, part: Part, place: Place) {
        if !self.paragraphs.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.paragraphs.push(Paragraph { span: Span { start, end: self.text.len() }, part, place });
    }

    fn made_ready(mut self) -> Self {
        parts::tell(&self.text, &mut self.paragraphs);
        let Survey { counts, marks, odd } = Survey::of(&self.text);
        self.candidates = Candidates::of(&self.text);
        self.shelter = Shelter::of(&self.text, &marks);
        (self.counts, self.marks, self.odd) = (counts, marks, odd);
        self
    }

    /// The whole text; at least a line feed, or the mark that parts two cells, between two paragraphs.
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
        let at = |byte: usize| self.counts.scalars_before(&self.text, byte);
        let start = at(span.start);
        paragraph.place.within(start - at(paragraph.span.start), at(span.end) - start)
    }

    /// The places where one of a rule's triggers stands (see [`crate::rules::Kind::triggers`]).
    pub(crate) fn candidates(&self, rule: &str) -> impl Iterator<Item = Hit<'_>> {
        self.candidates.of_rule(self, rule)
    }

    /// The marks that come in pairs, in order.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// Characters that ordinary text does not have (invisible, private, compatibility, full-width letters), in order.
    pub(crate) fn odd(&self) -> impl Iterator<Item = (Span, char)> {
        self.odd.iter().map(|(at, c)| {
            let start = usize::try_from(*at).unwrap_or(usize::MAX);
            (Span { start, end: start + c.len_utf8() }, *c)
        })
    }

    /// True in addresses and program text, which nobody is to change.
    pub(crate) fn is_sheltered(&self, span: Span) -> bool {
        self.shelter.is_code(span)
    }

    /// True inside 《》 and inside the quotation of a text, which keep their own spelling.
    pub(crate) fn is_quoted(&self, span: Span) -> bool {
        self.shelter.is_quoted(span)
    }
}

#[cfg(test)]
mod tests;
