//! The numbers of a report, and the records that each of them counts.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{FigureId, ReportId};

/// All numbers of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// Every cell of the form, in its order.
    pub cells: Vec<CellCount>,
    /// Where 上年结转 comes from.
    pub carried: CarriedIn,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellCount {
    /// Address in the form: `t3/new_received/natural`.
    pub cell: String,
    /// The number as it is printed; empty while nobody has stated it.
    pub value: String,
    /// Where it comes from.
    pub basis: CellBasis,
    /// How many records stand behind it.
    pub records: u32,
    /// Digest of their list, in hexadecimal digits; empty for an empty list.
    pub digest: String,
}

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellBasis {
    /// Counted from the records.
    Records,
    /// Carried over by the list of the signed report of the year before.
    Carried,
    /// Stated by a person, because the records are kept elsewhere.
    Figure(FigureId),
    /// Should be stated by a person, and is not yet.
    Missing,
    /// The sum of other cells.
    Sum,
}

impl CellBasis {
    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Records => "按记录计数",
            Self::Carried => "按上年已签发报告的清单结转",
            Self::Figure(_) => "人工填报",
            Self::Missing => "尚未填报",
            Self::Sum => "合计",
        }
    }
}

/// Where 上年结转 comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarriedIn {
    /// Counted from the records: there is no signed report of the year before.
    Records,
    /// The list behind 结转下年度 of a signed report.
    List {
        /// That report.
        report: ReportId,
        /// Which of its signed versions.
        signing: u32,
    },
}

/// The records behind a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellList {
    /// Address in the form.
    pub cell: String,
    /// What they are.
    pub kind: MemberKind,
    /// The records, in the order of their ids.
    pub members: Vec<Member>,
}

/// What kind of records a cell counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberKind {
    /// 规章、行政规范性文件.
    Document,
    /// 申请.
    Request,
    /// 行政复议、行政诉讼案件.
    Dispute,
    /// 填报数字.
    Figure,
}

/// A record as it was when it was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Its id among its kind.
    pub id: i64,
    /// Number, title or source. Never a person's name.
    pub name: String,
    /// The day by which it counts.
    pub on: Option<Date>,
}

impl MemberKind {
    /// All.
    pub const ALL: [Self; 4] = [Self::Document, Self::Request, Self::Dispute, Self::Figure];

    /// The word stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Request => "request",
            Self::Dispute => "dispute",
            Self::Figure => "figure",
        }
    }

    /// The kind of a stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Document => "信息",
            Self::Request => "申请",
            Self::Dispute => "案件",
            Self::Figure => "填报数字",
        }
    }
}

impl Count {
    /// A cell by its address.
    pub fn cell(&self, cell: &str) -> Option<&CellCount> {
        self.cells.iter().find(|count| count.cell == cell)
    }

    /// Addresses at which two counts differ, in number or in the records behind it.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let differs = |cell: &&CellCount| {
            other.cell(&cell.cell).is_none_or(|o| (&o.value, &o.digest) != (&cell.value, &cell.digest))
        };
        self.cells.iter().filter(differs).map(|cell| cell.cell.clone()).collect()
    }
}
