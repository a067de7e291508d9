//! Cells of the form: their addresses and what stands in them.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use text::Place;

use crate::Number;

/// One of the three tables of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableId {
    /// 表二, section 二: 主动公开政府信息情况.
    T2,
    /// 表三, section 三: 收到和处理政府信息公开申请情况.
    T3,
    /// 表四, section 四: 政府信息公开行政复议、行政诉讼情况.
    T4,
}

impl TableId {
    /// All three, in the order of the form.
    pub const ALL: [Self; 3] = [Self::T2, Self::T3, Self::T4];

    /// `t2`, `t3`, `t4`.
    pub fn code(self) -> &'static str {
        match self {
            Self::T2 => "t2",
            Self::T3 => "t3",
            Self::T4 => "t4",
        }
    }

    /// 表二, 表三, 表四.
    pub fn label(self) -> &'static str {
        match self {
            Self::T2 => "表二",
            Self::T3 => "表三",
            Self::T4 => "表四",
        }
    }

    /// The number of the section it stands in: 2, 3, 4.
    pub fn section(self) -> u8 {
        match self {
            Self::T2 => 2,
            Self::T3 => 3,
            Self::T4 => 4,
        }
    }
}

/// The address of a cell, `table/row/column`: `t3/new_received/natural`. Ids never change, whatever the edition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CellId(pub String);

impl CellId {
    /// From its three parts.
    pub fn new(table: TableId, row: &str, column: &str) -> Self {
        Self(format!("{}/{row}/{column}", table.code()))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for CellId {
    fn from(address: &str) -> Self {
        Self(address.to_owned())
    }
}

impl Borrow<str> for CellId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CellId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellValue {
    /// A number.
    Number(Number),
    /// Nothing, in a cell that is there.
    Blank,
    /// Words where a number is due.
    Text(String),
    /// No such cell in the document.
    Absent,
}

impl CellValue {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Blank | Self::Text(_) | Self::Absent => None,
        }
    }
}

/// A cell of a report: its value, the words it was read from, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// What stands in it.
    pub value: CellValue,
    /// The words as they stand.
    pub raw: String,
    /// Where they stand.
    #[serde(default)]
    pub place: Place,
}

impl Cell {
    /// A cell that holds a number.
    pub fn number(number: impl Into<Number>) -> Self {
        let number = number.into();
        Self { value: CellValue::Number(number), raw: number.to_string(), place: Place::default() }
    }

    /// A cell that is there and empty.
    pub fn blank() -> Self {
        Self { value: CellValue::Blank, raw: String::new(), place: Place::default() }
    }

    /// A cell that the document does not have.
    pub fn absent() -> Self {
        Self { value: CellValue::Absent, raw: String::new(), place: Place::default() }
    }
}
