//! 填报数字: what a body must state by hand because its records are kept elsewhere.

use serde::{Deserialize, Serialize};

use crate::id::{BodyId, FigureId};
use crate::mark::Mark;

/// A figure with its source, the person who states it, and the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclaredFigure {
    /// Its id.
    pub id: FigureId,
    /// Whose.
    pub body: BodyId,
    /// Report year.
    pub year: i16,
    /// Cell of the form (`t2/penalty/decisions`), or a fact of the text (`s1/trainings`).
    pub cell: String,
    /// The number as it is printed: digits, at most one point.
    pub number: String,
    /// Where it was taken from.
    pub source: String,
    /// Remarks.
    pub note: String,
    /// Who stated it, and when.
    pub stated: Mark,
}

/// Why a figure cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadFigure {
    /// Not a number.
    #[error("“{0}”不是数字；请填写阿拉伯数字，可以有两位以内的小数，没有的填0")]
    NotANumber(String),
    /// A source must be named.
    #[error("请填写数字来源（如“行政处罚案件管理系统2024年统计”）")]
    NoSource,
    /// Which figure is meant.
    #[error("请选择要填报的项目")]
    NoCell,
}

impl DeclaredFigure {
    /// Checks that it is a number with a source.
    ///
    /// # Errors
    /// [`BadFigure`].
    pub fn checked(self) -> Result<Self, BadFigure> {
        if self.cell.trim().is_empty() {
            return Err(BadFigure::NoCell);
        }
        let (whole, decimals) = self.number.split_once('.').unwrap_or((&self.number, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 15 || decimals.len() > 2 {
            return Err(BadFigure::NotANumber(self.number));
        }
        if self.source.trim().is_empty() {
            return Err(BadFigure::NoSource);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;

    fn figure(number: &str) -> DeclaredFigure {
        DeclaredFigure {
            id: FigureId(1),
            body: BodyId(1),
            year: 2024,
            cell: "t2/penalty/decisions".into(),
            number: number.into(),
            source: "行政处罚台账".into(),
            note: String::new(),
            stated: Mark::public(Date::constant(2025, 1, 6)),
        }
    }

    #[test]
    fn a_figure_is_a_plain_number_with_a_source() {
        for good in ["0", "12", "3.50", "0.1"] {
            assert!(figure(good).checked().is_ok(), "{good}");
        }
        for bad in ["", "-1", "1,000", "12.345", "十二", ".5", "5.", "1e3"] {
            assert!(figure(bad).checked().is_err(), "{bad}");
        }
        let bare = DeclaredFigure { source: " ".into(), ..figure("1") };
        assert_eq!(bare.checked().unwrap_err(), BadFigure::NoSource);
    }
}
