//! What a reader makes of a file: a document, the text it was read from line by line, and where each line stands in the
//! file.
//!
//! Rules, doubts and findings know only [`text::Place`]s over [`Reading::text`]. Whoever prints or annotates asks
//! [`Reading::anchor`] for the page, the cell of the sheet or the paragraph that a place stands in. Plain text is its
//! own reading: its lines are the file's lines and it has no anchors.

mod format;
mod unreadable;
mod writer;

use std::fmt;

use text::{Document, Place};

pub use format::Format;
pub(crate) use format::ending;
pub use unreadable::Unreadable;
pub use writer::Writer;

use crate::Encoding;

/// A file as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What kind of file it is, told by its bytes.
    pub format: Format,
    /// How its characters are encoded, where the format leaves that open (text, HTML).
    pub encoding: Option<Encoding>,
    /// Headings, paragraphs and tables in reading order; their places stand in [`Self::text`].
    pub document: Document,
    /// What was read, a paragraph or a table cell a line; the file itself for plain text.
    pub text: String,
    /// Where each line of [`Self::text`] stands in the file; empty for plain text.
    pub anchors: Vec<Anchor>,
    /// What the file says about itself and about people.
    pub properties: Vec<Property>,
    /// What could not be read, and what was left out.
    pub doubts: Vec<Doubt>,
}

impl Reading {
    /// Where in the file a place stands; `None` for plain text and for places of nothing.
    pub fn anchor(&self, place: Place) -> Option<&Anchor> {
        let line = usize::try_from(place.line).ok()?.checked_sub(1)?;
        self.anchors.get(line)
    }
}

/// Where a line stands in its file. What a format does not know is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// The page, from 1 (PDF).
    pub page: Option<u32>,
    /// The name of the worksheet (XLSX).
    pub sheet: Option<String>,
    /// The table, from 1, in reading order.
    pub table: Option<u32>,
    /// Row and column of a cell in its table or worksheet, from 1.
    pub cell: Option<(u32, u32)>,
    /// The paragraph element, from 0, in the order of the main part (DOCX): what an annotation is fastened to.
    pub paragraph: Option<u32>,
    /// The offset of its first byte in the decoded source (HTML).
    pub offset: Option<u32>,
    /// The part of the file outside its main text: 页眉, 文本框, 脚注.
    pub part: Option<&'static str>,
}

impl fmt::Display for Anchor {
    /// For people: 第3页第2个表格第5行第1格, 工作表“表三”B7.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(part) = self.part {
            f.write_str(part)?;
        }
        if let Some(page) = self.page {
            write!(f, "第{page}页")?;
        }
        match (&self.sheet, self.cell) {
            (Some(sheet), Some((row, column))) => {
                return write!(f, "工作表“{sheet}”{}{row}", column_letters(column));
            }
            (Some(sheet), None) => return write!(f, "工作表“{sheet}”"),
            (None, _) => {}
        }
        if let Some(table) = self.table {
            write!(f, "第{table}个表格")?;
        }
        if let Some((row, column)) = self.cell {
            write!(f, "第{row}行第{column}格")?;
        } else if let Some(paragraph) = self.paragraph {
            write!(f, "第{}段", paragraph + 1)?;
        }
        Ok(())
    }
}

/// The letters of a worksheet's column: 1 is A, 27 is AA.
fn column_letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.into_iter().rev().collect()
}

/// Something the file says outside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// What it is.
    pub kind: PropertyKind,
    /// Its words.
    pub value: String,
}

/// What a property of a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PropertyKind {
    /// Who wrote it.
    Author,
    /// Who saved it last.
    LastSavedBy,
    /// The manager named in it.
    Manager,
    /// The organisation named in it.
    Company,
    /// The title in its properties.
    Title,
    /// When it was published, in its own words (a web page).
    Published,
    /// The program that wrote it.
    Application,
    /// Who wrote a comment that is still in it.
    CommentBy,
    /// Who made a tracked change that is still in it.
    RevisionBy,
}

impl PropertyKind {
    /// 作者, 最后保存者, 批注作者 and so on.
    pub fn label(self) -> &'static str {
        match self {
            Self::Author => "作者",
            Self::LastSavedBy => "最后保存者",
            Self::Manager => "管理者",
            Self::Company => "单位",
            Self::Title => "标题",
            Self::Published => "发布日期",
            Self::Application => "软件",
            Self::CommentBy => "批注作者",
            Self::RevisionBy => "修订者",
        }
    }

    /// True where the value is the name of a person or an account.
    pub fn names_a_person(self) -> bool {
        matches!(self, Self::Author | Self::LastSavedBy | Self::Manager | Self::CommentBy | Self::RevisionBy)
    }
}

/// Something that could not be read, or was left out, with its place in the reading's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where; [`Place::default`] for the file as a whole.
    pub place: Place,
    /// One sentence.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_says_where_in_words() {
        let anchor = Anchor { page: Some(3), table: Some(2), cell: Some((5, 1)), ..Anchor::default() };
        assert_eq!(anchor.to_string(), "第3页第2个表格第5行第1格");
        let sheet = Anchor { sheet: Some("表三".into()), cell: Some((7, 28)), ..Anchor::default() };
        assert_eq!(sheet.to_string(), "工作表“表三”AB7");
        assert_eq!(Anchor { paragraph: Some(0), ..Anchor::default() }.to_string(), "第1段");
    }
}
