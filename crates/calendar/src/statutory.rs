//! The statutory festival days (全国年节及纪念日放假办法), computed from the law for 2008 to 2035.
//!
//! Only used where a year's notice is still to come; the festivals by lunar date and solar term stand in a table,
//! so that no lunar calendar is needed.

use std::sync::OnceLock;

use jiff::civil::Date;

/// The festival whose statutory day this is, between 2008 and 2035.
pub fn statutory_day(day: Date) -> Option<&'static str> {
    static DAYS: OnceLock<Vec<(Date, &'static str)>> = OnceLock::new();
    let days = DAYS.get_or_init(|| {
        include_str!("../data/statutory-days.csv")
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(','))
            .map(|(date, festival)| {
                (date.parse().expect("the shipped table is checked by the tests"), festival)
            })
            .collect()
    });
    days.binary_search_by_key(&day, |&(date, _)| date).ok().map(|at| days[at].1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// CAL-13: New Year's Eve was no statutory day from 2014 to 2024 and is one again from 2025.
    #[test]
    fn new_years_eve_follows_the_law_of_its_year() {
        assert_eq!(statutory_day(date(2024, 2, 9)), None);
        assert_eq!(statutory_day(date(2025, 1, 28)), Some("除夕"));
        assert_eq!(statutory_day(date(2027, 2, 5)), Some("除夕"));
    }
}
