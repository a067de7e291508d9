//! 期限标签: how long is left, in full words; shape and colour only repeat what the words say.

use askama::Template;
use calendar::Calendar;
use jiff::civil::Date;
use statute::clock::{ClockState, Reading};

/// How pressing a time limit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// 充裕.
    Ample,
    /// 临期: three working days or fewer.
    Soon,
    /// 今日.
    Today,
    /// 逾期.
    Overdue,
    /// 中止.
    Suspended,
    /// 已办结.
    Done,
}

impl Urgency {
    /// The class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Ample => "ample",
            Self::Soon => "soon",
            Self::Today => "today",
            Self::Overdue => "overdue",
            Self::Suspended => "suspended",
            Self::Done => "done",
        }
    }
}

/// The chip.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(
    source = r#"<span class="chip chip-{{ urgency.class() }}">{{ words }}{% if estimated %}（预估）{% endif %}</span>"#,
    ext = "html"
)]
pub struct Chip {
    /// How pressing.
    pub urgency: Urgency,
    /// The words shown.
    pub words: String,
    /// Whether days went into them of which no notice says yet whether they are worked (CAL-19).
    pub estimated: bool,
}

impl askama::filters::HtmlSafe for Chip {}

impl Chip {
    /// The chip of a running request; none where the clock was read without a day.
    pub fn of(reading: &Reading) -> Option<Self> {
        match reading.state {
            ClockState::Suspended => Some(Self::suspended("征求意见")),
            ClockState::AwaitingPayment => Some(Self::suspended("缴费")),
            ClockState::Running | ClockState::Overdue => {
                let chip = Self::running(reading.days_left?);
                Some(Self { estimated: reading.provisional, ..chip })
            }
        }
    }

    /// The chip of a time limit that nothing suspends, read on `today`.
    pub fn until(due: Date, today: Date, calendar: &Calendar) -> Self {
        let left = Self::running(working_days_left(today, due, calendar));
        let (from, to) = if today <= due { (today, due) } else { (due, today) };
        let estimated = from != to && calendar.forecast(to).provisional;
        let chip = match left {
            // The limit passed on a day of rest, and no working day has passed since.
            chip if due < today && chip.urgency == Urgency::Today => Self::new(Urgency::Overdue, "✕ 已逾期"),
            // Nothing but days of rest is left.
            chip if due > today && chip.urgency == Urgency::Today => {
                Self::new(Urgency::Soon, "！剩 0 个工作日")
            }
            chip => chip,
        };
        Self { estimated, ..chip }
    }

    /// A period that waits for something: 补正、缴费、征求意见.
    pub fn suspended(waiting_for: &str) -> Self {
        Self::new(Urgency::Suspended, format!("‖ 已中止：等待{waiting_for}"))
    }

    /// A closed request, answered `early` working days before its time limit (negative: after it).
    pub fn done(early: i64) -> Self {
        let words = match early {
            0 => "✓ 到期当日办结".to_owned(),
            1.. => format!("✓ 提前 {early} 个工作日办结"),
            _ => format!("✓ 逾期 {} 个工作日办结", early.unsigned_abs()),
        };
        Self::new(Urgency::Done, words)
    }

    /// A chip of words that nothing estimated went into.
    pub fn new(urgency: Urgency, words: impl Into<String>) -> Self {
        Self { urgency, words: words.into(), estimated: false }
    }

    fn running(left: i64) -> Self {
        let (urgency, words) = match left {
            0 => (Urgency::Today, "！今天到期".to_owned()),
            1..=3 => (Urgency::Soon, format!("！剩 {left} 个工作日")),
            4.. => (Urgency::Ample, format!("剩 {left} 个工作日")),
            _ => (Urgency::Overdue, format!("✕ 逾期 {} 个工作日", left.unsigned_abs())),
        };
        Self::new(urgency, words)
    }
}

/// Working days after `today` up to `due`, by forecast where a year is not announced; negative once it is over.
pub fn working_days_left(today: Date, due: Date, calendar: &Calendar) -> i64 {
    let (from, to, sign) = if today <= due { (today, due, 1) } else { (due, today, -1) };
    let days = from.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= to);
    sign * days.filter(|day| calendar.forecast(*day).workday).fold(0, |n, _| n + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::Calendar;
    use jiff::civil::date;
    use statute::clock::{Case, Hold, HoldKind, read};

    fn words(case: &Case, on: jiff::civil::Date) -> String {
        Chip::of(&read(case, Some(on), Calendar::national()).unwrap()).unwrap().words
    }

    #[test]
    fn the_chip_follows_the_clock() {
        // 2024-01-29 plus 20 working days is 2024-02-29: Spring Festival off, two Sundays worked.
        let case = Case::received(date(2024, 1, 29));
        assert_eq!(words(&case, date(2024, 1, 29)), "剩 20 个工作日");
        assert_eq!(words(&case, date(2024, 2, 26)), "！剩 3 个工作日");
        assert_eq!(words(&case, date(2024, 2, 29)), "！今天到期");
        assert_eq!(words(&case, date(2024, 3, 1)), "✕ 逾期 1 个工作日");
        let hold = Hold { kind: HoldKind::ThirdParty, sent: date(2024, 2, 1), received: None, end: None };
        let held = Case { holds: vec![hold], ..case };
        assert_eq!(words(&held, date(2024, 2, 5)), "‖ 已中止：等待征求意见");
        assert_eq!(Chip::done(4).words, "✓ 提前 4 个工作日办结");
    }

    /// CAL-19: no notice says yet which days of the year after the last one are worked.
    #[test]
    fn what_no_notice_covers_is_estimated() {
        let calendar = Calendar::national();
        let last = calendar.covered().1;
        let chip = |due, today| Chip::until(due, today, calendar);
        let (before, after) =
            (last.saturating_sub(jiff::Span::new().days(9)), last.saturating_add(jiff::Span::new().days(9)));
        assert!(!chip(before, before.yesterday().unwrap()).estimated);
        assert!(chip(after, before).to_string().contains("个工作日（预估）"));
        assert!(chip(before, after).to_string().contains("✕ 逾期") && chip(before, after).estimated);
        assert!(!chip(after, after).estimated, "today is today, worked or not");
        let reading = |on| Chip::of(&read(&Case::received(before), Some(on), calendar).unwrap()).unwrap();
        assert!(reading(before).estimated);
    }

    #[test]
    fn a_limit_on_a_day_of_rest_is_neither_today_nor_forgotten() {
        let chip = |due, today| Chip::until(due, today, Calendar::national()).words;
        // 2024-06-08 to 2024-06-10 are days of rest (端午).
        assert_eq!(chip(date(2024, 6, 8), date(2024, 6, 7)), "！剩 0 个工作日");
        assert_eq!(chip(date(2024, 6, 8), date(2024, 6, 8)), "！今天到期");
        assert_eq!(chip(date(2024, 6, 8), date(2024, 6, 10)), "✕ 已逾期");
        assert_eq!(chip(date(2024, 6, 8), date(2024, 6, 12)), "✕ 逾期 2 个工作日");
        assert_eq!(chip(date(2024, 6, 28), date(2024, 6, 7)), "剩 14 个工作日");
    }
}
