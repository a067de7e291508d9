//! A check on a newly entered notice: since 2025 nobody should work more than six days in a row (CAL-12).

use std::fmt;

use jiff::civil::Date;

/// The most working days in a row that the law of 2024-11-10 leaves without a special reason.
pub(crate) const LONGEST_RUN: u16 = 6;

/// Working days in a row, more than six: a warning to whoever enters a notice, never a reason to refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LongRun {
    /// First day of the run.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// How many days.
    pub days: u16,
}

impl fmt::Display for LongRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, to, days } = self;
        write!(f, "{from}至{to}连续上班{days}天，超过{LONGEST_RUN}天，请核对通知原文")
    }
}
