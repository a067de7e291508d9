//! The web layer's clock: with the binary, the only place that asks what day it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, offset};

/// Where today's date comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock, read in the time of Beijing (+08:00).
    System,
    /// A day that does not move, for demonstrations and tests.
    Fixed(Date),
}

/// The time of Beijing: civil days of the law are days at this offset (RCV-14).
const BEIJING: Offset = offset(8);

impl Clock {
    /// Today's civil date.
    pub fn today(self) -> Date {
        match self {
            Self::System => BEIJING.to_datetime(self.instant()).date(),
            Self::Fixed(day) => day,
        }
    }

    /// Day and minute of an instant in Beijing: `2024-06-03 12:00`.
    pub fn minute(self, at: Timestamp) -> String {
        BEIJING.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// This instant, for acts and their journal; noon on a fixed day.
    #[expect(clippy::disallowed_methods, reason = "this is the web layer's clock")]
    pub fn instant(self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(day) => BEIJING.to_timestamp(day.at(12, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instant_lies_in_the_civil_day() {
        let fixed = Clock::Fixed(jiff::civil::date(2024, 6, 3));
        assert_eq!(fixed.instant().to_string(), "2024-06-03T04:00:00Z");
        assert_eq!(fixed.minute(fixed.instant()), "2024-06-03 12:00");
        let system = Clock::System;
        assert!((system.today() - BEIJING.to_datetime(system.instant()).date()).get_days() <= 1);
    }
}
