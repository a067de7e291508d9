//! 收到的年度报告: other bodies' reports as a supervising office keeps them, and the list of who owes one (第四十六条、第四十九条).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{BodyId, CollectedId};
use crate::mark::Mark;

/// A report that was handed in: the file, what was recognised in it, and what the audit counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// Its id.
    pub id: CollectedId,
    /// The supervising office that keeps it.
    pub body: BodyId,
    /// The body that reports: as recognised, or as a person stated.
    pub unit: String,
    /// The report year: as recognised, or as a person stated; `None` where neither tells.
    pub year: Option<i16>,
    /// The edition it follows, as the audit names it.
    pub edition: String,
    /// The name the file came under.
    pub file_name: String,
    /// The kind of file, for people.
    pub format: String,
    /// SHA-256 of the file, in lower-case hexadecimal digits.
    pub digest: String,
    /// Its size in bytes.
    pub size: u64,
    /// Findings by severity, and doubts, when it came.
    pub counts: Counts,
    /// Findings by rule, when it came: `AUD-A01` and how many.
    #[serde(default)]
    pub rules: BTreeMap<String, u32>,
    /// Who took it in, and when.
    pub received: Mark,
    /// Who stated body and year in other words than were recognised, and when.
    #[serde(default)]
    pub restated: Option<Mark>,
    /// What the file was converted to, where its format is one that is converted before it is read.
    #[serde(default)]
    pub converted: Option<Converted>,
    /// Why it does not count any more: replaced, sent back, taken in by mistake.
    #[serde(default)]
    pub set_aside: Option<SetAside>,
}

/// What a file of an old format was converted to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    /// A name with the ending of its format.
    pub name: String,
    /// SHA-256 of it, in lower-case hexadecimal digits.
    pub digest: String,
}

/// What an audit counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Errors.
    pub errors: u32,
    /// Warnings.
    pub warnings: u32,
    /// Notes.
    pub infos: u32,
    /// What could not be told.
    pub doubts: u32,
}

/// Why a report does not count any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Who set it aside, and when.
    pub mark: Mark,
    /// The reason.
    pub reason: String,
}

/// Why a step cannot be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadCollected {
    /// Something must be stated.
    #[error("请填写{0}")]
    Missing(&'static str),
    /// A year that no report can be of.
    #[error("报告年度应当在2008年至{0}年之间，请核对")]
    Year(i16),
    /// Set aside already.
    #[error("这份报告已于{0}停用，不能再办理")]
    SetAside(Date),
}

/// The first year for which annual reports were written (施行于2008年5月1日的条例).
const FIRST_YEAR: i16 = 2008;

impl Collected {
    /// True while it counts.
    pub fn counts(&self) -> bool {
        self.set_aside.is_none()
    }

    /// States whose report of which year it is, where that was not recognised or recognised wrongly.
    ///
    /// # Errors
    /// [`BadCollected`] without a name, for an impossible year, or once it is set aside.
    pub fn restate(self, mark: Mark, unit: &str, year: i16) -> Result<Self, BadCollected> {
        self.stands()?;
        if unit.trim().is_empty() {
            return Err(BadCollected::Missing("机关名称"));
        }
        if !(FIRST_YEAR..=mark.on.year()).contains(&year) {
            return Err(BadCollected::Year(mark.on.year()));
        }
        Ok(Self { unit: unit.trim().to_owned(), year: Some(year), restated: Some(mark), ..self })
    }

    /// Sets it aside: it stays readable and counts no more.
    ///
    /// # Errors
    /// [`BadCollected`] without a reason, or the second time.
    pub fn set_aside(self, mark: Mark, reason: &str) -> Result<Self, BadCollected> {
        self.stands()?;
        if reason.trim().is_empty() {
            return Err(BadCollected::Missing("停用的理由"));
        }
        Ok(Self { set_aside: Some(SetAside { mark, reason: reason.trim().to_owned() }), ..self })
    }

    fn stands(&self) -> Result<(), BadCollected> {
        self.set_aside.as_ref().map_or(Ok(()), |aside| Err(BadCollected::SetAside(aside.mark.on)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_restated_and_set_aside_once() {
        let mark = Mark::public(Date::constant(2025, 2, 3));
        let report = Collected {
            id: CollectedId(1),
            body: BodyId(1),
            unit: String::new(),
            year: None,
            edition: "2021".into(),
            file_name: "a.docx".into(),
            format: "DOCX".into(),
            digest: String::new(),
            size: 1,
            counts: Counts::default(),
            rules: BTreeMap::new(),
            received: mark,
            restated: None,
            converted: None,
            set_aside: None,
        };
        assert_eq!(report.clone().restate(mark, " ", 2024), Err(BadCollected::Missing("机关名称")));
        assert_eq!(report.clone().restate(mark, "示范县财政局", 2026), Err(BadCollected::Year(2025)));
        let named = report.restate(mark, " 示范县财政局 ", 2024).unwrap();
        assert_eq!((named.unit.as_str(), named.year, named.counts()), ("示范县财政局", Some(2024), true));
        assert_eq!(named.clone().set_aside(mark, ""), Err(BadCollected::Missing("停用的理由")));
        let aside = named.set_aside(mark, "已报送更正后的报告").unwrap();
        assert!(!aside.counts());
        assert_eq!(aside.clone().set_aside(mark, "再次"), Err(BadCollected::SetAside(mark.on)));
        assert!(aside.restate(mark, "示范县财政局", 2024).is_err());
    }
}
