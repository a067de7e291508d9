//! Where in a report a finding stands.

use serde::Serialize;
use text::Place;

use crate::{CellId, TableId};

/// A part of a report outside its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 题目.
    Title,
    /// 引言: what stands before section 一.
    Introduction,
    /// Section 1 to 6.
    Section(u8),
    /// 落款: the name and the date at the end.
    Signature,
}

impl Part {
    /// 题目, 引言, 一 to 六, 落款.
    pub fn label(self) -> &'static str {
        const SECTIONS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];
        match self {
            Self::Title => "题目",
            Self::Introduction => "引言",
            Self::Section(number) => {
                SECTIONS.get(usize::from(number.saturating_sub(1))).copied().unwrap_or("正文")
            }
            Self::Signature => "落款",
        }
    }
}

impl Serialize for Part {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.label())
    }
}

/// Where a finding stands: the part, the table and cell if it is in one, and the offsets in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Where {
    /// The part of the report.
    pub section: Option<Part>,
    /// The table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableId>,
    /// The cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<CellId>,
    /// Line and offsets in the source; all 0 where the source has none.
    #[serde(flatten)]
    pub place: Place,
}

impl Where {
    /// A span in a part.
    pub fn part(part: Part, place: Place) -> Self {
        Self { section: Some(part), place, ..Self::default() }
    }

    /// Somewhere in a table.
    pub fn table(table: TableId, place: Place) -> Self {
        Self { section: Some(Part::Section(table.section())), table: Some(table), cell: None, place }
    }

    /// A cell.
    pub fn cell(table: TableId, cell: CellId, place: Place) -> Self {
        Self { cell: Some(cell), ..Self::table(table, place) }
    }
}

/// Words of the report with their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quoted {
    /// The words as they stand.
    pub text: String,
    /// Where they stand.
    pub at: Where,
}
