//! Kinds of applicant: the columns of table three (RCV-15).

use std::fmt;

use serde::{Deserialize, Serialize};

/// 申请人类别, fixed at registration because the annual table counts by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicantKind {
    /// 自然人.
    Natural,
    /// 商业企业.
    Business,
    /// 科研机构.
    Research,
    /// 社会公益组织.
    Welfare,
    /// 法律服务机构.
    LawService,
    /// 其他法人或其他组织.
    Other,
}

impl ApplicantKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Natural, Self::Business, Self::Research, Self::Welfare, Self::LawService, Self::Other];

    /// Column id of table three.
    pub fn column(self) -> &'static str {
        match self {
            Self::Natural => "natural",
            Self::Business => "legal.business",
            Self::Research => "legal.research",
            Self::Welfare => "legal.welfare",
            Self::LawService => "legal.law_service",
            Self::Other => "legal.other",
        }
    }

    /// The kind of a column id.
    pub fn from_column(column: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.column() == column)
    }
}

impl fmt::Display for ApplicantKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Natural => "自然人",
            Self::Business => "商业企业",
            Self::Research => "科研机构",
            Self::Welfare => "社会公益组织",
            Self::LawService => "法律服务机构",
            Self::Other => "其他法人或其他组织",
        })
    }
}
