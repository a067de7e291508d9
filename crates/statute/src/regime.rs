//! Which duties and remedies a body has (statute §11.1).

use std::fmt;

use serde::{Deserialize, Serialize};

/// The regime of a body: which rules bind it, and what a requester can do against it (STA-97).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// 行政机关: the whole Regulation (第二条、第十条).
    Organ,
    /// 法律、法规授权的具有管理公共事务职能的组织 (第五十四条).
    Authorised,
    /// 公共企事业单位: sector rules, complaint only (第五十五条).
    Utility,
    /// Others that follow by local arrangement, such as a trade-union federation (STA-96): deadlines are adopted,
    /// not statutory.
    Voluntary,
}

impl Regime {
    /// All, in the order of the articles.
    pub const ALL: [Self; 4] = [Self::Organ, Self::Authorised, Self::Utility, Self::Voluntary];

    /// The word stored and used in exchanges.
    pub fn code(self) -> &'static str {
        match self {
            Self::Organ => "organ",
            Self::Authorised => "authorised",
            Self::Utility => "utility",
            Self::Voluntary => "voluntary",
        }
    }

    /// The regime of a stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.code() == code)
    }

    /// Whether the Regulation's periods bind by law; if not they are shown as adopted (STA-97).
    pub fn statutory(self) -> bool {
        matches!(self, Self::Organ | Self::Authorised)
    }
}

impl fmt::Display for Regime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Organ => "行政机关",
            Self::Authorised => "法律、法规授权组织",
            Self::Utility => "公共企事业单位",
            Self::Voluntary => "参照执行单位",
        })
    }
}
