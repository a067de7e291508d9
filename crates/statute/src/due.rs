//! Single computed dates of clock.md §§4–8, each with the sum that leads to it.

use calendar::{Calendar, Date, WorkingDays};

use crate::citation::{Citation, Instrument, regulation, regulation_paragraph};
use crate::clock::Step;
use crate::period::Period;

/// A computed date that explains itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The last day.
    pub date: Date,
    /// True where a year without a notice went into the sum (CAL-19).
    pub provisional: bool,
    /// How it was found.
    pub steps: Vec<Step>,
}

/// The last day of a period in working days, counted from the day after `event` (CLK-01, CLK-04).
pub fn working_days(event: Date, period: &Period, rule: &'static str, calendar: &Calendar) -> Due {
    term(event, period.days, period.basis, rule, calendar)
}

/// The last day of a term that the office set itself, in working days (CLK-31).
pub fn term(event: Date, days: WorkingDays, basis: Citation, rule: &'static str, calendar: &Calendar) -> Due {
    let (date, provisional) = calendar.forecast_after(event, days);
    let article = basis.place();
    let step = |date, why| Step { date, counted: false, why, rule, article: article.clone() };
    let steps =
        vec![step(event, "起算事项发生，当日不计".to_owned()), step(date, format!("第{days}，期限届满"))];
    Due { date, provisional, steps }
}

/// The day after which a case may be closed as abandoned (CLK-33, CLK-63): the day after the last day.
pub fn abandoned_from(last_day: &Due) -> Date {
    last_day.date.tomorrow().expect("no statutory date is near the end of time")
}

/// A period in calendar days whose last day moves forward from a rest day (CLK-05).
pub fn calendar_days(
    event: Date,
    days: u16,
    basis: Citation,
    rule: &'static str,
    calendar: &Calendar,
) -> Due {
    let nominal = event.saturating_add(jiff::Span::new().days(days));
    rolled(event, nominal, &format!("{days}日"), basis, rule, calendar)
}

/// A period in months: it ends on the day with the same number, or the last day of the month (CLK-06).
pub fn months(event: Date, months: u16, basis: Citation, rule: &'static str, calendar: &Calendar) -> Due {
    let nominal = event.saturating_add(jiff::Span::new().months(months));
    rolled(event, nominal, &format!("{months}个月"), basis, rule, calendar)
}

fn rolled(
    event: Date,
    nominal: Date,
    length: &str,
    basis: Citation,
    rule: &'static str,
    calendar: &Calendar,
) -> Due {
    let (date, provisional) = calendar.workday_on_or_after(nominal);
    let article = basis.place();
    let step = |date, why, rule| Step { date, counted: false, why, rule, article: article.clone() };
    let mut steps = vec![
        step(event, "起算事项发生，当日不计".to_owned(), rule),
        step(nominal, format!("自次日起满{length}"), rule),
    ];
    if date != nominal {
        steps.push(step(date, "最后一日为休息日，顺延至其后第一个工作日".to_owned(), "CLK-05"));
    }
    Due { date, provisional, steps }
}

/// 复议申请期限: 60 calendar days from delivery (CLK-80).
pub fn reconsideration(delivered: Date, calendar: &Calendar) -> Due {
    calendar_days(delivered, 60, Citation::article(Instrument::ReconsiderationLaw, 20), "CLK-80", calendar)
}

/// 直接起诉期限: six months from delivery (CLK-82), or from the end of the reply period where there was no answer
/// (CLK-83).
pub fn direct_suit(from: Date, calendar: &Calendar) -> Due {
    months(from, 6, Citation::article(Instrument::LitigationLaw, 46), "CLK-82", calendar)
}

/// 复议后起诉期限: 15 calendar days from receipt of the decision (CLK-81).
pub fn suit_after_review(decision_received: Date, calendar: &Calendar) -> Due {
    calendar_days(decision_received, 15, Citation::article(Instrument::LitigationLaw, 45), "CLK-81", calendar)
}

/// 答辩期限: 15 calendar days from receipt of the complaint (CLK-86).
pub fn defence(copy_received: Date, calendar: &Calendar) -> Due {
    calendar_days(copy_received, 15, Citation::article(Instrument::LitigationLaw, 67), "CLK-86", calendar)
}

/// 复议审理期限, simplified procedure: 30 calendar days from acceptance (CLK-87).
pub fn review_decision_simplified(accepted: Date, calendar: &Calendar) -> Due {
    calendar_days(accepted, 30, Citation::article(Instrument::ReconsiderationLaw, 62), "CLK-87", calendar)
}

/// 预决算公开期限: 20 calendar days from approval, not moved for rest days (CLK-71).
pub fn budget(approved: Date) -> Due {
    let date = approved.saturating_add(jiff::Span::new().days(20));
    let article = Citation::article(Instrument::BudgetLaw, 14).place();
    let step = |date, why: &str| Step {
        date,
        counted: false,
        why: why.to_owned(),
        rule: "CLK-71",
        article: article.clone(),
    };
    Due {
        date,
        provisional: false,
        steps: vec![step(approved, "批准（批复）之日"), step(date, "满20日，遇休息日不顺延")],
    }
}

/// 年度报告: the nominal day, 31 January or for a government 31 March, and the last working day on or before it,
/// on which the alarm is set (CLK-90). The nominal day does not move.
pub fn annual_report(year: i16, government: bool, calendar: &Calendar) -> (Date, Due) {
    let (month, day, paragraph) = if government { (3, 31, 2) } else { (1, 31, 1) };
    let nominal = Date::new(year + 1, month, day).expect("the last day of the month exists");
    let (date, provisional) = calendar.workday_on_or_before(nominal);
    let article = regulation_paragraph(49, paragraph).place();
    let step = |date, why: &str| Step {
        date,
        counted: false,
        why: why.to_owned(),
        rule: "CLK-90",
        article: article.clone(),
    };
    let steps =
        vec![step(nominal, "法定截止日，遇休息日不顺延"), step(date, "截止日当日或者之前的最后一个工作日")];
    (nominal, Due { date, provisional, steps })
}

/// 补正期限 set by the office, from the applicant's receipt of the notice (CLK-31).
pub fn correction(notice_received: Date, days: WorkingDays, calendar: &Calendar) -> Due {
    term(notice_received, days, regulation(30), "CLK-31", calendar)
}
