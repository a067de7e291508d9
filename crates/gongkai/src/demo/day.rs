//! Days of the demonstration: written out, or counted back from today in working days.

use std::str::FromStr;

use calendar::{Calendar, Date, WorkingDays};
use serde::Deserialize;

/// When something begins: `2024-01-08`, or `-18` for the eighteenth working day before today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum When {
    /// That day.
    Day(Date),
    /// So many working days before today; a rest day counts as the working day before it.
    Ago(u16),
}

impl When {
    /// The civil date.
    pub fn date(self, today: Date) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Ago(days) => back(today, days),
        }
    }
}

impl FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("“{text}” is neither a day nor a number of working days before today");
        match text.strip_prefix('-') {
            Some(days) => days.parse().map(Self::Ago).map_err(|_| bad()),
            None => text.parse().map(Self::Day).map_err(|_| bad()),
        }
    }
}

impl TryFrom<String> for When {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The working day `days` working days after `day`; for 0, `day` itself or the next working day.
pub fn on(day: Date, days: u16) -> Date {
    let calendar = Calendar::national();
    match days {
        0 => calendar.workday_on_or_after(day).0,
        days => calendar.forecast_after(day, WorkingDays(days)).0,
    }
}

/// The working day `days` working days before `day`; for 0, `day` itself or the last working day.
fn back(day: Date, days: u16) -> Date {
    let calendar = Calendar::national();
    let mut day = calendar.workday_on_or_before(day).0;
    for _ in 0..days {
        day = calendar.workday_on_or_before(day.yesterday().unwrap_or(day)).0;
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// 2024-02-10 … 17 is Spring Festival; the Sundays before and after it are worked.
    #[test]
    fn days_are_counted_in_working_days() {
        assert_eq!(on(date(2024, 2, 10), 0), date(2024, 2, 18));
        assert_eq!(on(date(2024, 2, 9), 1), date(2024, 2, 18));
        assert_eq!(back(date(2024, 2, 12), 0), date(2024, 2, 9));
        assert_eq!(back(date(2024, 2, 19), 2), date(2024, 2, 9));
        assert_eq!("-2".parse::<When>().unwrap().date(date(2024, 2, 19)), date(2024, 2, 9));
        assert_eq!("2024-02-10".parse::<When>().unwrap().date(date(2026, 1, 1)), date(2024, 2, 10));
        assert!("soon".parse::<When>().is_err());
    }
}
