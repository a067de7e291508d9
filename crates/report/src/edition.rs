//! The editions of the annual report's form and which one a year owes (AR section 2).

use std::fmt;

use serde::{Deserialize, Serialize};

/// An edition of the form, in the order of its issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, for the reports of 2019 and 2020.
    #[serde(rename = "2019")]
    E2019,
    /// 国办公开办函〔2021〕30号, for the reports of 2021 and later.
    #[serde(rename = "2021")]
    E2021,
}

impl Edition {
    /// All, oldest first.
    pub const ALL: [Self; 2] = [Self::E2019, Self::E2021];

    /// The edition that the report of a year owes; `None` before 2019, when there was no form of this kind.
    pub fn for_year(year: i16) -> Option<Self> {
        match year {
            2021.. => Some(Self::E2021),
            2019..=2020 => Some(Self::E2019),
            _ => None,
        }
    }

    /// The year by which it is called.
    pub fn code(self) -> &'static str {
        match self {
            Self::E2019 => "2019",
            Self::E2021 => "2021",
        }
    }

    /// The number of the notice that issued it.
    pub fn document_number(self) -> &'static str {
        match self {
            Self::E2019 => "国办公开办函〔2019〕60号",
            Self::E2021 => "国办公开办函〔2021〕30号",
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}年版格式（{}）", self.code(), self.document_number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_year_owes_its_edition() {
        let check = |year, expected| assert_eq!(Edition::for_year(year), expected, "{year}");
        check(2018, None);
        check(2019, Some(Edition::E2019));
        check(2020, Some(Edition::E2019));
        check(2021, Some(Edition::E2021));
        check(2025, Some(Edition::E2021));
    }
}
