//! One year's notice (国务院办公厅关于某年部分节假日安排的通知) and the changes made to it later.

use jiff::civil::Date;

use crate::days::{day_number, is_weekend};

/// What a notice makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// 放假.
    Off,
    /// 调休上班: always a Saturday or a Sunday (CAL-04).
    Work,
}

/// One day named by a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The civil date.
    pub date: Date,
    /// 放假 or 上班.
    pub kind: DayKind,
    /// 节日名称.
    pub festival: String,
    /// Number of the notice that last spoke of the day; a label for the reader, never computed with.
    pub notice: String,
}

/// The arrangement of one year: all days its notices name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The year in the title of the notice, not the year of each day.
    pub year: i16,
    /// The days named, in order of date.
    pub entries: Vec<Entry>,
}

/// Why a notice cannot be loaded. Said to the administrator who enters it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNotice {
    /// A line is not `date,kind,festival,notice`.
    #[error("第{line}行应为“日期,off或work,节日,文号”，现为“{found}”")]
    Line {
        /// Line number from 1.
        line: usize,
        /// The line as given.
        found: String,
    },
    /// A working entry on a weekday (CAL-04).
    #[error("{0}不是周六、周日，不能登记为调休上班")]
    WorkOnWeekday(Date),
    /// One date twice (CAL-04).
    #[error("{0}登记了两次，请核对通知原文")]
    Twice(Date),
    /// A year between the first and the last has no notice.
    #[error("缺少{0}年的放假通知")]
    MissingYear(i16),
    /// No day at all.
    #[error("没有任何放假通知")]
    Empty,
}

impl Notice {
    /// Reads a notice from CSV with the columns `date,kind,festival,notice`.
    ///
    /// # Errors
    /// [`BadNotice`], naming the line or the date (CAL-04).
    pub fn parse(year: i16, csv: &str) -> Result<Self, BadNotice> {
        let mut entries: Vec<Entry> = Vec::new();
        for (at, line) in csv.lines().enumerate().skip(1) {
            let bad = || BadNotice::Line { line: at + 1, found: line.to_owned() };
            let [date, kind, festival, notice] =
                <[&str; 4]>::try_from(line.split(',').collect::<Vec<_>>()).map_err(|_| bad())?;
            let date: Date = date.parse().map_err(|_| bad())?;
            let kind = match kind {
                "off" => DayKind::Off,
                "work" => DayKind::Work,
                _ => return Err(bad()),
            };
            if kind == DayKind::Work && !is_weekend(day_number(date)) {
                return Err(BadNotice::WorkOnWeekday(date));
            }
            if entries.iter().any(|entry| entry.date == date) {
                return Err(BadNotice::Twice(date));
            }
            entries.push(Entry { date, kind, festival: festival.to_owned(), notice: notice.to_owned() });
        }
        if entries.is_empty() {
            return Err(BadNotice::Empty);
        }
        Ok(Self { year, entries })
    }
}

macro_rules! shipped {
    ($($year:literal),* $(,)?) => {
        /// The notices shipped with this release, one file a year, each with its notice numbers.
        pub(crate) fn shipped() -> Vec<Notice> {
            vec![$(
                Notice::parse($year, include_str!(concat!("../data/", stringify!($year), ".csv")))
                    .expect(concat!("data/", stringify!($year), ".csv is checked by the tests")),
            )*]
        }
    };
}

shipped![
    2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023,
    2024, 2025, 2026,
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(csv: &str, expected: &str) {
        assert_eq!(Notice::parse(2030, csv).unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_worked_day_is_a_weekend_day() {
        check(
            "date,kind,festival,notice\n2024-01-03,work,元旦,x",
            "2024-01-03不是周六、周日，不能登记为调休上班",
        );
    }

    #[test]
    fn one_date_is_named_once() {
        check(
            "date,kind,festival,notice\n2024-01-06,work,元旦,x\n2024-01-06,off,元旦,x",
            "2024-01-06登记了两次，请核对通知原文",
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        check(
            "date,kind,festival,notice\n2024-13-01,off,元旦,x",
            "第2行应为“日期,off或work,节日,文号”，现为“2024-13-01,off,元旦,x”",
        );
        check("date,kind,festival,notice\n", "没有任何放假通知");
    }

    #[test]
    fn a_missing_year_is_named() {
        let notices = shipped().into_iter().filter(|n| n.year != 2015).collect();
        assert_eq!(crate::Calendar::from_notices(notices).unwrap_err(), BadNotice::MissingYear(2015));
    }
}
