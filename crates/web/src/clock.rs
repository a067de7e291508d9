//! The web layer's clock: with the binary, the only place that asks what day it is.

use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};

/// Where today's date comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock, read in the time of Beijing (+08:00).
    System,
    /// A day that does not move, for demonstrations and tests.
    Fixed(Date),
}

impl Clock {
    /// Today's civil date.
    #[expect(clippy::disallowed_methods, reason = "this is the web layer's clock")]
    pub fn today(self) -> Date {
        match self {
            Self::System => TimeZone::fixed(offset(8)).to_datetime(jiff::Timestamp::now()).date(),
            Self::Fixed(day) => day,
        }
    }
}
