//! Working days (工作日): each year's State Council holiday notice, as data.
//!
//! A working day is decided by three layers: the weekly rest, the statutory festivals, and the yearly notice of
//! the State Council General Office, which moves rest days and makes some weekend days working days (调休上班).
//! The covered range is a declared property of the data (CAL-02); beyond it nothing is guessed: a question is
//! answered by [`Unannounced`], or by a [`Forecast`] that says it is provisional (CAL-18).
//!
//! Everything here is a value or a pure function of it.

mod changes;
mod days;
mod long_run;
mod notice;
mod statutory;

use std::fmt;
use std::sync::OnceLock;

pub use days::WorkingDays;
pub use jiff::civil::Date;
pub use long_run::LongRun;
pub use notice::{BadNotice, DayKind, Entry, Notice};
pub use statutory::statutory_day;

use days::{DayNumber, civil, day_number, is_weekend};
use long_run::LONGEST_RUN;

/// A date lies beyond the last notice: the year's arrangement has not been announced (CAL-18).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}年的放假安排尚未公布，{0}年的工作日只能预估")]
pub struct Unannounced(
    /// The year whose notice is missing.
    pub i16,
);

/// What is known about one day when its year may not have been announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// Whether the day is taken for a working day.
    pub workday: bool,
    /// True where the answer may change with a notice that is still to come (CAL-14a, CAL-18).
    pub provisional: bool,
}

/// Why a day is what it is, for the explanation beside a computed date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Monday to Friday, named in no notice.
    Weekday,
    /// Saturday or Sunday, named in no notice.
    Weekend,
    /// A rest day of a notice: festival and notice number.
    Holiday {
        /// 节日名称.
        festival: String,
        /// Number of the notice.
        notice: String,
    },
    /// 调休上班: a weekend day that a notice makes a working day.
    WorkedWeekend {
        /// 节日名称.
        festival: String,
        /// Number of the notice.
        notice: String,
    },
    /// A statutory festival day of a year without a notice.
    StatutoryDay {
        /// 节日名称.
        festival: String,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekday => f.write_str("工作日"),
            Self::Weekend => f.write_str("周末"),
            Self::Holiday { festival, notice } => write!(f, "{festival}放假（{notice}）"),
            Self::WorkedWeekend { festival, notice } => write!(f, "{festival}调休上班（{notice}）"),
            Self::StatutoryDay { festival } => write!(f, "{festival}（法定节日，放假安排尚未公布）"),
        }
    }
}

/// The working-day calendar: notices laid over the week.
#[derive(Debug, Clone)]
pub struct Calendar {
    first: DayNumber,
    last: DayNumber,
    /// From this day on, results may be changed by the notice to come (CAL-14a).
    provisional_from: DayNumber,
    /// One bit a day from `first`: set for working days.
    workdays: Vec<u64>,
    /// Days named by notices, sorted by date.
    named: Vec<Entry>,
}

impl Calendar {
    /// The national calendar with every notice shipped with this release: 2007-01-01 to 2026-12-31.
    pub fn national() -> &'static Self {
        static NATIONAL: OnceLock<Calendar> = OnceLock::new();
        NATIONAL.get_or_init(|| {
            Self::from_notices(notice::shipped())
                .expect("the shipped notices are checked by this crate's tests")
        })
    }

    /// Builds a calendar from consecutive years' notices.
    ///
    /// # Errors
    /// [`BadNotice`] where years are missing or a date is named twice with different kinds (CAL-04).
    pub fn from_notices(notices: Vec<Notice>) -> Result<Self, BadNotice> {
        let (Some(from), Some(to)) = (notices.first().map(|n| n.year), notices.last().map(|n| n.year)) else {
            return Err(BadNotice::Empty);
        };
        for (expected, notice) in (from..).zip(&notices) {
            if notice.year != expected {
                return Err(BadNotice::MissingYear(expected));
            }
        }
        let mut named: Vec<Entry> = notices.into_iter().flat_map(|n| n.entries).collect();
        named.sort_by_key(|entry| entry.date);
        for pair in named.windows(2) {
            if pair[0].date == pair[1].date {
                return Err(BadNotice::Twice(pair[0].date));
            }
        }
        let covered = (Date::constant(from, 1, 1), Date::constant(to, 12, 31));
        Ok(Self::laid_out(covered, named))
    }

    /// Lays the named days, sorted by date, over the weeks of the covered range.
    fn laid_out(covered: (Date, Date), named: Vec<Entry>) -> Self {
        let (first, last) = (day_number(covered.0), day_number(covered.1));
        let span = usize::try_from(last - first + 1).expect("the last year is not before the first");
        let mut workdays = vec![0_u64; span.div_ceil(64)];
        for (offset, day) in (first..=last).enumerate() {
            if !is_weekend(day) {
                workdays[offset / 64] |= 1 << (offset % 64);
            }
        }
        for entry in &named {
            let day = day_number(entry.date);
            if day < first || day > last {
                continue; // Make-up days of December before the first covered year (CAL-02).
            }
            let offset = usize::try_from(day - first).expect("checked above");
            match entry.kind {
                DayKind::Off => workdays[offset / 64] &= !(1 << (offset % 64)),
                DayKind::Work => workdays[offset / 64] |= 1 << (offset % 64),
            }
        }
        let provisional_from = day_number(Date::constant(covered.1.year(), 12, 29));
        Self { first, last, provisional_from, workdays, named }
    }

    /// The calendar as it stood on `day` before the emergency changes announced later, to explain a date computed
    /// then (CAL-15). Notices of later years are kept.
    pub fn as_announced_on(&self, day: Date) -> Self {
        let mut named = self.named.clone();
        for change in changes::shipped().filter(|change| change.announced > day) {
            named.retain(|entry| entry.date != change.date);
            named.extend(change.before);
        }
        named.sort_by_key(|entry| entry.date);
        Self::laid_out(self.covered(), named)
    }

    /// Runs of more than six working days that touch `year`, as warnings to whoever enters its notice (CAL-12).
    pub fn long_runs(&self, year: i16) -> Vec<LongRun> {
        let mut runs = Vec::new();
        // A week of overlap catches the runs across the turn of the year.
        let first = day_number(Date::constant(year, 1, 1)) - 7;
        let last = day_number(Date::constant(year, 12, 31)) + 7;
        let mut days = 0;
        for day in first..=last + 1 {
            if day <= last && self.known(day) == Some(true) {
                days += 1;
                continue;
            }
            if days > LONGEST_RUN {
                runs.push(LongRun { from: civil(day - DayNumber::from(days)), to: civil(day - 1), days });
            }
            days = 0;
        }
        runs
    }

    /// First and last covered day, inclusive.
    pub fn covered(&self) -> (Date, Date) {
        (civil(self.first), civil(self.last))
    }

    /// Whether `day` is a working day (CAL-01).
    ///
    /// # Errors
    /// [`Unannounced`] outside the covered range.
    pub fn is_workday(&self, day: Date) -> Result<bool, Unannounced> {
        self.known(day_number(day)).ok_or(Unannounced(day.year()))
    }

    /// The `n`-th working day strictly after `day` (CAL-05). `n` is at least one day by construction of the periods.
    ///
    /// # Errors
    /// [`Unannounced`] when the count runs past the last notice.
    pub fn after(&self, day: Date, n: WorkingDays) -> Result<Date, Unannounced> {
        let mut left = n.0;
        let mut at = day_number(day);
        while left > 0 {
            at += 1;
            if self.known(at).ok_or_else(|| Unannounced(civil(at).year()))? {
                left -= 1;
            }
        }
        Ok(civil(at))
    }

    /// Working days `d` with `a < d <= b`; negative when `b` is before `a` (CAL-06).
    ///
    /// # Errors
    /// [`Unannounced`] when a day between them is not covered.
    pub fn between(&self, a: Date, b: Date) -> Result<i64, Unannounced> {
        if b < a {
            return self.between(b, a).map(|n| -n);
        }
        let mut n = 0;
        for day in day_number(a) + 1..=day_number(b) {
            if self.known(day).ok_or_else(|| Unannounced(civil(day).year()))? {
                n += 1;
            }
        }
        Ok(n)
    }

    /// What is taken for true of a day that may lie beyond the notices: weekends and statutory days rest, no
    /// make-up day is assumed (CAL-18); the last three days of the last covered year are provisional (CAL-14a).
    pub fn forecast(&self, day: Date) -> Forecast {
        let number = day_number(day);
        match self.known(number) {
            Some(workday) => Forecast { workday, provisional: number >= self.provisional_from },
            None => {
                Forecast { workday: !is_weekend(number) && statutory_day(day).is_none(), provisional: true }
            }
        }
    }

    /// The `n`-th working day after `day` by forecast, and whether a provisional day was used (CAL-19).
    pub fn forecast_after(&self, day: Date, n: WorkingDays) -> (Date, bool) {
        let (mut left, mut at, mut provisional) = (n.0, day, false);
        while left > 0 {
            at = next_day(at);
            let forecast = self.forecast(at);
            provisional |= forecast.provisional;
            if forecast.workday {
                left -= 1;
            }
        }
        (at, provisional)
    }

    /// `day` itself when it is a working day, else the next one; and whether that is provisional (CLK-05).
    pub fn workday_on_or_after(&self, day: Date) -> (Date, bool) {
        self.seek(day, next_day)
    }

    /// `day` itself when it is a working day, else the one before; and whether that is provisional.
    pub fn workday_on_or_before(&self, day: Date) -> (Date, bool) {
        self.seek(day, |d| d.yesterday().expect("no statutory date is near the end of time"))
    }

    /// Why `day` is a working day or not, in the words of the notice where one names it.
    pub fn reason(&self, day: Date) -> Reason {
        if let Ok(at) = self.named.binary_search_by_key(&day, |entry| entry.date) {
            let Entry { kind, festival, notice, .. } = self.named[at].clone();
            return match kind {
                DayKind::Off => Reason::Holiday { festival, notice },
                DayKind::Work => Reason::WorkedWeekend { festival, notice },
            };
        }
        let number = day_number(day);
        match statutory_day(day) {
            Some(festival) if number > self.last => Reason::StatutoryDay { festival: festival.to_owned() },
            _ if is_weekend(number) => Reason::Weekend,
            _ => Reason::Weekday,
        }
    }

    fn seek(&self, day: Date, step: impl Fn(Date) -> Date) -> (Date, bool) {
        let (mut at, mut provisional) = (day, false);
        loop {
            let forecast = self.forecast(at);
            provisional |= forecast.provisional;
            if forecast.workday {
                return (at, provisional);
            }
            at = step(at);
        }
    }

    fn known(&self, day: DayNumber) -> Option<bool> {
        if day < self.first || day > self.last {
            return None;
        }
        let offset = usize::try_from(day - self.first).ok()?;
        Some(self.workdays[offset / 64] >> (offset % 64) & 1 == 1)
    }
}

fn next_day(day: Date) -> Date {
    day.tomorrow().expect("no statutory date is near the end of time")
}
