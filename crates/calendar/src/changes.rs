//! Emergency changes of a running year (CAL-15), and what was announced before them.

use jiff::civil::Date;

use crate::notice::{DayKind, Entry};

/// A day whose arrangement a later notice changed.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    /// Day on which the later notice came out.
    pub announced: Date,
    /// The day changed.
    pub date: Date,
    /// What the earlier notice made of the day; `None` where it did not name it.
    pub before: Option<Entry>,
}

/// The changes since 2007, in order of date.
pub(crate) fn shipped() -> impl Iterator<Item = Change> {
    include_str!("../data/changes.csv").lines().skip(1).map(|line| {
        let checked = "data/changes.csv is checked by the tests";
        let [announced, date, kind, festival, notice] =
            <[&str; 5]>::try_from(line.split(',').collect::<Vec<_>>()).expect(checked);
        let date = date.parse().expect(checked);
        let kind = match kind {
            "off" => Some(DayKind::Off),
            "work" => Some(DayKind::Work),
            _ => None,
        };
        let entry = |kind| Entry { date, kind, festival: festival.to_owned(), notice: notice.to_owned() };
        Change { announced: announced.parse().expect(checked), date, before: kind.map(entry) }
    })
}
