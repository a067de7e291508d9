//! What a document is: a title and blocks, each with its place in the source.

use serde::{Deserialize, Serialize};

/// Where something stands in the source text. [`Place::default`] means that the source has no lines (a DOCX, a draft).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Line in the source, counted from 1; 0 where there is none.
    pub line: u32,
    /// Offset of the first character in the whole source, in Unicode scalars from 0.
    pub start: u32,
    /// Offset after the last character.
    pub end: u32,
}

impl Place {
    /// True where the source has no places.
    pub fn is_none(self) -> bool {
        self.line == 0
    }

    /// The place of `len` characters that begin `skip` characters into this one; stays none if this is none.
    pub fn within(self, skip: usize, len: usize) -> Self {
        if self.is_none() {
            return self;
        }
        let at = |offset: usize| self.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Self { line: self.line, start: at(skip), end: at(skip.saturating_add(len)) }
    }
}

/// How a paragraph or a cell is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Left, the usual.
    #[default]
    Left,
    /// Left without the indent of a paragraph (顶格): whom a letter is for (GB/T 9704, 主送机关).
    Flush,
    /// Centred.
    Center,
    /// Right.
    Right,
}

/// One part of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// A heading; level 1 is the highest below the title.
    Heading {
        /// 1 for 一、, 2 for （一）, 3 for 1., 4 for （1）.
        level: u8,
        /// Its words with the number.
        text: String,
        /// Where it stands.
        #[serde(default)]
        place: Place,
    },
    /// A paragraph.
    Paragraph {
        /// Its words, without the indent.
        text: String,
        /// Where it stands.
        #[serde(default)]
        place: Place,
        /// How it is set.
        #[serde(default)]
        align: Align,
    },
    /// A table.
    Table(Table),
}

impl Block {
    /// A heading without a place in a source.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: text.into(), place: Place::default() }
    }

    /// A left-aligned paragraph without a place in a source.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph { text: text.into(), place: Place::default(), align: Align::Left }
    }

    /// A paragraph set in a given way, without a place in a source.
    pub fn aligned(text: impl Into<String>, align: Align) -> Self {
        Self::Paragraph { text: text.into(), place: Place::default(), align }
    }
}

/// A table: rows of cells, each cell only where its upper left corner is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The words above the table, if it has a caption of its own.
    #[serde(default)]
    pub caption: Option<String>,
    /// The rows from top to bottom.
    pub rows: Vec<Vec<Cell>>,
    /// Where it begins and ends.
    #[serde(default)]
    pub place: Place,
}

impl Table {
    /// How many rows at the top label all that follow, to be repeated on each page: 0 where more labels come further
    /// down, as in table 二, or where a label reaches below them.
    pub fn head(&self) -> usize {
        let labels = |row: &&Vec<Cell>| !row.is_empty() && row.iter().all(|cell| cell.header);
        let head = self.rows.iter().take_while(labels).count();
        let (top, rest) = self.rows.split_at(head);
        let reaches_below =
            |(at, row): (usize, &Vec<Cell>)| row.iter().any(|cell| at + usize::from(cell.rowspan) > head);
        let alone = !rest.is_empty() && !rest.iter().any(|row| labels(&row));
        if alone && !top.iter().enumerate().any(reaches_below) { head } else { 0 }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// How many columns it covers.
    #[serde(default = "one")]
    pub colspan: u16,
    /// How many rows it covers.
    #[serde(default = "one")]
    pub rowspan: u16,
    /// Whether it labels others.
    #[serde(default)]
    pub header: bool,
    /// How it is set.
    #[serde(default)]
    pub align: Align,
    /// Where it stands.
    #[serde(default)]
    pub place: Place,
}

fn one() -> u16 {
    1
}

impl Cell {
    /// A plain cell of one column and one row.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            colspan: 1,
            rowspan: 1,
            header: false,
            align: Align::Left,
            place: Place::default(),
        }
    }

    /// A centred header cell that covers so many columns and rows.
    pub fn header(text: impl Into<String>, colspan: u16, rowspan: u16) -> Self {
        Self { colspan, rowspan, header: true, align: Align::Center, ..Self::new(text) }
    }

    /// The same cell, set in another way.
    pub fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// A document: a title and blocks in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The title, where the source marks one.
    #[serde(default)]
    pub title: Option<String>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Document {
    /// All words in reading order: one paragraph or one table row a line, cells parted by tabs.
    pub fn plain_text(&self) -> String {
        let mut out = String::new();
        if let Some(title) = &self.title {
            out.push_str(title);
            out.push('\n');
        }
        for block in &self.blocks {
            match block {
                Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                    out.push_str(text);
                    out.push('\n');
                }
                Block::Table(table) => {
                    for row in &table.rows {
                        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                        out.push_str(&cells.join("\t"));
                        out.push('\n');
                    }
                }
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_within_a_place_counts_from_its_start() {
        let place = Place { line: 3, start: 10, end: 20 };
        assert_eq!(place.within(2, 4), Place { line: 3, start: 12, end: 16 });
        assert_eq!(Place::default().within(2, 4), Place::default());
    }

    #[test]
    fn plain_text_sets_rows_on_lines() {
        let table = Table { rows: vec![vec![Cell::new("规章"), Cell::new("0")]], ..Table::default() };
        let document = Document {
            title: Some("题目".into()),
            blocks: vec![Block::heading(1, "一、总体情况"), Block::paragraph("正文。"), Block::Table(table)],
        };
        assert_eq!(document.plain_text(), "题目\n一、总体情况\n正文。\n规章\t0\n");
    }
}
