//! Days as numbers, and the unit of statutory periods.

use std::fmt;

use jiff::civil::Date;

/// A number of working days (工作日), the unit of most periods of the Regulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WorkingDays(
    /// How many.
    pub u16,
);

impl fmt::Display for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}个工作日", self.0)
    }
}

/// Days since 1970-01-01.
pub(crate) type DayNumber = i32;

/// Days since 1970-01-01 of a civil date in the proleptic Gregorian calendar.
pub(crate) fn day_number(date: Date) -> DayNumber {
    // Years are counted from March, so that the leap day is the last day of the year.
    let (y, m, d) =
        (DayNumber::from(date.year()), DayNumber::from(date.month()), DayNumber::from(date.day()));
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * (m + if m > 2 { -3 } else { 9 }) + 2) / 5 + d - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The civil date of a day number.
pub(crate) fn civil(day: DayNumber) -> Date {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let day_of_era = z - era * 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let d = day_of_year - (153 * shifted + 2) / 5 + 1;
    let m = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let y = year_of_era + era * 400 + DayNumber::from(m <= 2);
    let narrow = "a date made from a date stays in range";
    Date::new(i16::try_from(y).expect(narrow), i8::try_from(m).expect(narrow), i8::try_from(d).expect(narrow))
        .expect(narrow)
}

/// Whether a day is a Saturday or a Sunday. 1970-01-01 was a Thursday.
pub(crate) fn is_weekend(day: DayNumber) -> bool {
    matches!((day + 3).rem_euclid(7), 5 | 6)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn day_numbers_and_dates_are_one_to_one(n in -30_000_i32..60_000) {
            let date = civil(n);
            prop_assert_eq!(day_number(date), n);
            let weekend = matches!(date.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
            prop_assert_eq!(is_weekend(n), weekend);
            prop_assert_eq!(date.tomorrow().unwrap(), civil(n + 1));
        }
    }
}
