//! The calendar against 500 checked facts and the rules CAL-01 … CAL-19.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use calendar::{Calendar, Date, Forecast, Notice, Reason, Unannounced, WorkingDays};
use jiff::civil::date;
use proptest::prelude::*;

fn national() -> &'static Calendar {
    Calendar::national()
}

#[test]
fn five_hundred_checked_facts_hold() {
    let mut facts = 0;
    for line in include_str!("../data/workday-checks.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let start: Date = cells[1].parse().unwrap();
        match cells[0] {
            "is_workday" => assert_eq!(national().is_workday(start).unwrap(), cells[3] == "1", "{line}"),
            "nth_workday_after" => {
                let n = WorkingDays(cells[2].parse().unwrap());
                let expected: Date = cells[3].parse().unwrap();
                assert_eq!(national().after(start, n).unwrap(), expected, "{line}");
                assert_eq!(national().between(start, expected).unwrap(), i64::from(n.0), "{line}");
            }
            other => panic!("unknown check {other}"),
        }
        facts += 1;
    }
    assert_eq!(facts, 500);
}

/// Working days a year: the checksum of the loaded data.
#[test]
fn yearly_checksums_hold() {
    let expected =
        [249, 251, 250, 250, 250, 249, 250, 250, 249, 250, 249, 250, 250, 249, 250, 249, 249, 251, 248, 248];
    for (year, days) in (2007..).zip(expected) {
        let (a, b) = (date(year, 1, 1).yesterday().unwrap(), date(year, 12, 31));
        let counted = if year == 2007 {
            national().between(date(2007, 1, 1), b).unwrap()
        } else {
            national().between(a, b).unwrap()
        };
        assert_eq!(counted, days, "{year}");
    }
}

/// CAL-14: every statutory day of the covered years is a rest day.
#[test]
fn statutory_days_are_rest_days() {
    let mut day = date(2008, 1, 1);
    let mut seen = 0;
    while day <= date(2026, 12, 31) {
        if calendar::statutory_day(day).is_some() {
            assert!(!national().is_workday(day).unwrap(), "{day}");
            assert!(matches!(national().reason(day), Reason::Holiday { .. }), "{day}");
            seen += 1;
        }
        day = day.tomorrow().unwrap();
    }
    assert!(seen > 200);
}

/// CAL-02: two rows of the 2007 notice lie in December 2006 and do not make 2006 covered.
#[test]
fn the_covered_range_is_declared() {
    assert_eq!(national().covered(), (date(2007, 1, 1), date(2026, 12, 31)));
    assert_eq!(national().is_workday(date(2006, 12, 30)), Err(Unannounced(2006)));
    assert_eq!(national().is_workday(date(2027, 1, 4)), Err(Unannounced(2027)));
    assert_eq!(national().after(date(2026, 12, 20), WorkingDays(20)), Err(Unannounced(2027)));
}

/// CAL-08, CAL-09, CAL-13: days that look like holidays and are not.
#[test]
fn part_holidays_and_mourning_days_are_worked() {
    for day in [date(2024, 3, 8), date(2023, 6, 1), date(2008, 5, 19), date(2024, 2, 9), date(2014, 9, 3)] {
        assert!(national().is_workday(day).unwrap(), "{day}");
    }
    assert!(!national().is_workday(date(2015, 9, 3)).unwrap());
}

/// CAL-14a: the last three days of the last covered year may be moved by the next notice.
#[test]
fn the_last_days_of_the_last_year_are_provisional() {
    assert_eq!(national().forecast(date(2026, 12, 28)), Forecast { workday: true, provisional: false });
    for day in 29..=31 {
        assert_eq!(national().forecast(date(2026, 12, day)), Forecast { workday: true, provisional: true });
    }
}

/// CAL-18, CAL-19c: beyond the notices weekends and statutory days rest, and the answer says it is provisional.
#[test]
fn beyond_the_notices_the_answer_is_provisional() {
    assert_eq!(national().forecast(date(2027, 2, 5)), Forecast { workday: false, provisional: true });
    assert_eq!(national().forecast(date(2027, 2, 9)), Forecast { workday: true, provisional: true });
    assert_eq!(national().forecast_after(date(2026, 12, 31), WorkingDays(1)), (date(2027, 1, 4), true));
    assert!(matches!(national().reason(date(2027, 2, 5)), Reason::StatutoryDay { .. }));
}

/// CAL-15: before an emergency change the days it names stood as first announced.
#[test]
fn a_calendar_can_be_read_as_it_once_stood() {
    let check = |known, day, before| {
        assert_eq!(national().as_announced_on(known).is_workday(day), Ok(before), "{day} as of {known}");
    };
    for (eve, announced, worked, rested) in [
        (
            date(2015, 5, 12),
            date(2015, 5, 13),
            vec![date(2015, 9, 3), date(2015, 9, 4)],
            vec![date(2015, 9, 5), date(2015, 9, 6)],
        ),
        (
            date(2019, 3, 21),
            date(2019, 3, 22),
            vec![date(2019, 5, 2), date(2019, 5, 3)],
            vec![date(2019, 5, 1), date(2019, 4, 28), date(2019, 5, 5)],
        ),
        (
            date(2020, 1, 25),
            date(2020, 1, 26),
            vec![date(2020, 1, 31), date(2020, 2, 1)],
            vec![date(2020, 1, 30), date(2020, 2, 2)],
        ),
    ] {
        for &day in &worked {
            check(eve, day, true);
        }
        for &day in &rested {
            check(eve, day, false);
        }
        for &day in worked.iter().chain(&rested) {
            check(announced, day, national().is_workday(day).unwrap());
        }
    }
    let then = national().as_announced_on(date(2020, 1, 25));
    assert_eq!(then.reason(date(2020, 2, 1)).to_string(), "春节调休上班（国办发明电〔2019〕16号）");
}

/// CAL-12: the notices since 2025 keep to six days in a row; one that does not is named.
#[test]
fn a_long_run_of_working_days_is_a_warning() {
    assert_eq!(national().long_runs(2025), []);
    assert_eq!(national().long_runs(2026), []);
    let csv =
        "date,kind,festival,notice\n2027-01-01,off,元旦,x\n2027-01-09,work,元旦,x\n2027-01-10,work,元旦,x";
    let entered = Calendar::from_notices(vec![Notice::parse(2027, csv).unwrap()]).unwrap();
    let runs = entered.long_runs(2027);
    assert_eq!(
        runs.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["2027-01-04至2027-01-15连续上班12天，超过6天，请核对通知原文"]
    );
}

#[test]
fn a_day_explains_itself() {
    assert_eq!(national().reason(date(2024, 2, 4)).to_string(), "春节调休上班（国办发明电〔2023〕7号）");
    assert_eq!(
        national().reason(date(2015, 9, 4)).to_string(),
        "抗战胜利70周年纪念日放假（国发明电〔2015〕1号）"
    );
    assert_eq!(national().reason(date(2024, 3, 9)), Reason::Weekend);
    assert_eq!(national().reason(date(2024, 3, 11)), Reason::Weekday);
}

fn days() -> impl Strategy<Value = Date> {
    (0..6_900_i64).prop_map(|n| date(2007, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap())
}

proptest! {
    /// CAL-05, CAL-06: the start day is never counted and the two counts agree.
    #[test]
    fn after_and_between_agree(start in days(), n in 1_u16..60) {
        let end = national().after(start, WorkingDays(n)).unwrap();
        prop_assert!(end > start);
        prop_assert!(national().is_workday(end).unwrap());
        prop_assert_eq!(national().between(start, end).unwrap(), i64::from(n));
        prop_assert_eq!(national().between(end, start).unwrap(), -i64::from(n));
        prop_assert_eq!(national().forecast_after(start, WorkingDays(n)).0, end);
    }

    /// CAL-01, CAL-04: a weekday is only off, a weekend only worked, where a notice names the day.
    #[test]
    fn only_notices_change_the_week(day in days()) {
        let weekend = matches!(day.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday);
        let expected = match national().reason(day) {
            Reason::Weekday => { prop_assert!(!weekend); true }
            Reason::Weekend => { prop_assert!(weekend); false }
            Reason::Holiday { .. } => false,
            Reason::WorkedWeekend { .. } => { prop_assert!(weekend); true }
            Reason::StatutoryDay { .. } => return Err(TestCaseError::fail("covered years have notices")),
        };
        prop_assert_eq!(national().is_workday(day).unwrap(), expected);
    }
}
