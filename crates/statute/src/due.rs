//! Single computed dates of clock.md §§4–8, each with the sum that leads to it.

use std::fmt;

use calendar::{Calendar, Date, Reason, WorkingDays};

use crate::citation::{Citation, regulation, regulation_paragraph};
use crate::clock::Step;
use crate::period::{
    AGENCY_OPINION, BUDGET_PUBLICATION, CalendarPeriod, DEFENCE, DIRECT_SUIT, FEE_PAYMENT, Length,
    PENALTY_WITHDRAWAL, PUBLICATION, Period, RECONSIDERATION, REVIEW_ANSWER, REVIEW_ANSWER_SIMPLIFIED,
    REVIEW_DECISION, REVIEW_DECISION_SIMPLIFIED, SUIT_AFTER_REVIEW, SUIT_WITHOUT_ANSWER, THIRD_PARTY_OPINION,
};

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

/// A last day as people read it: 预估 stands behind one that may still move (CLK-58, CAL-19).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDay {
    /// The last day.
    pub date: Date,
    /// Whether it may still move.
    pub provisional: bool,
}

impl LastDay {
    /// A day that is kept without the sum behind it: it may still move where the calendar does not know it yet.
    pub fn kept(date: Date, calendar: &Calendar) -> Self {
        Self { date, provisional: calendar.forecast(date).provisional }
    }

    /// What stands behind the date, however that is written: （预估）, or nothing.
    pub fn mark(self) -> &'static str {
        if self.provisional { "（预估）" } else { "" }
    }
}

impl fmt::Display for LastDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.date, self.mark())
    }
}

impl Due {
    /// The last day with its mark.
    pub fn last_day(&self) -> LastDay {
        LastDay { date: self.date, provisional: self.provisional }
    }
}

/// Which procedure the reconsideration authority applies (行政复议法第四十八条、第五十四条).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Procedure {
    /// 普通程序.
    Ordinary,
    /// 简易程序.
    Simplified,
}

/// 主动公开期限: from the day the information was formed or changed (CLK-70).
pub fn publication(formed: Date, calendar: &Calendar) -> Due {
    working_days(formed, &PUBLICATION, "CLK-70", calendar)
}

/// 预决算公开期限: from approval, not moved for rest days (CLK-71).
pub fn budget(approved: Date) -> Due {
    let date = nominal(approved, BUDGET_PUBLICATION.length);
    let article = BUDGET_PUBLICATION.basis.brief();
    let step = |date, why: &str| event(date, why.to_owned(), "CLK-71", &article);
    Due {
        date,
        provisional: false,
        steps: vec![step(approved, "批准（批复）之日"), step(date, "满20日，遇休息日不顺延")],
    }
}

/// 撤回处罚决定信息的期限: from the day the decision was changed or revoked (CLK-72).
pub fn penalty_withdrawal(revoked: Date, calendar: &Calendar) -> Due {
    working_days(revoked, &PENALTY_WITHDRAWAL, "CLK-72", calendar)
}

/// 补正期限 set by the office, from the applicant's receipt of the notice (CLK-31).
pub fn correction(notice_received: Date, days: WorkingDays, calendar: &Calendar) -> Due {
    term(notice_received, days, regulation(30), "CLK-31", calendar)
}

/// 第三方意见期限: from the third party's receipt of the letter (CLK-51).
pub fn third_party(letter_received: Date, calendar: &Calendar) -> Due {
    working_days(letter_received, &THIRD_PARTY_OPINION, "CLK-51", calendar)
}

/// 共同制作机关意见期限: after it silence is consent to publish (CLK-55).
pub fn agency(letter_received: Date, calendar: &Calendar) -> Due {
    working_days(letter_received, &AGENCY_OPINION, "CLK-55", calendar)
}

/// 缴费期限: from the applicant's receipt of the fee notice (CLK-61).
pub fn fee_payment(notice_received: Date, calendar: &Calendar) -> Due {
    working_days(notice_received, &FEE_PAYMENT, "CLK-61", calendar)
}

/// The day from which a case may be closed as abandoned (CLK-33, CLK-63): the day after the last day.
pub fn abandoned_from(last_day: &Due) -> Date {
    next(last_day.date)
}

/// 复议申请期限: from delivery (CLK-80).
pub fn reconsideration(delivered: Date, calendar: &Calendar) -> Due {
    calendar_period(delivered, &RECONSIDERATION, "CLK-80", calendar)
}

/// 复议后起诉期限: from receipt of the decision (CLK-81).
pub fn suit_after_review(decision_received: Date, calendar: &Calendar) -> Due {
    calendar_period(decision_received, &SUIT_AFTER_REVIEW, "CLK-81", calendar)
}

/// 直接起诉期限: from delivery (CLK-82).
pub fn direct_suit(delivered: Date, calendar: &Calendar) -> Due {
    calendar_period(delivered, &DIRECT_SUIT, "CLK-82", calendar)
}

/// 逾期不答复的起诉期限: from the end of the reply period (CLK-83).
pub fn suit_without_answer(reply_due: Date, calendar: &Calendar) -> Due {
    calendar_period(reply_due, &SUIT_WITHOUT_ANSWER, "CLK-83", calendar)
}

/// 复议答复期限: from the body's receipt of the copy (CLK-85).
pub fn review_answer(copy_received: Date, procedure: Procedure, calendar: &Calendar) -> Due {
    let period = match procedure {
        Procedure::Ordinary => &REVIEW_ANSWER,
        Procedure::Simplified => &REVIEW_ANSWER_SIMPLIFIED,
    };
    working_days(copy_received, period, "CLK-85", calendar)
}

/// 答辩期限: from receipt of the complaint (CLK-86).
pub fn defence(copy_received: Date, calendar: &Calendar) -> Due {
    calendar_period(copy_received, &DEFENCE, "CLK-86", calendar)
}

/// 复议审理期限: from acceptance, without an extension of the ordinary procedure (CLK-87).
pub fn review_decision(accepted: Date, procedure: Procedure, calendar: &Calendar) -> Due {
    let period = match procedure {
        Procedure::Ordinary => &REVIEW_DECISION,
        Procedure::Simplified => &REVIEW_DECISION_SIMPLIFIED,
    };
    calendar_period(accepted, period, "CLK-87", calendar)
}

/// 年度报告: the nominal day, 31 January or for a government 31 March, and the last working day on or before it,
/// on which the alarm is set (CLK-90). The nominal day does not move.
pub fn annual_report(year: i16, government: bool, calendar: &Calendar) -> (Date, Due) {
    let (month, day, paragraph) = if government { (3, 31, 2) } else { (1, 31, 1) };
    let nominal = Date::new(year + 1, month, day).expect("the last day of the month exists");
    let (date, provisional) = calendar.workday_on_or_before(nominal);
    let article = regulation_paragraph(49, paragraph).place();
    let step = |date, why: &str| event(date, why.to_owned(), "CLK-90", &article);
    let steps =
        vec![step(nominal, "法定截止日，遇休息日不顺延"), step(date, "截止日当日或者之前的最后一个工作日")];
    (nominal, Due { date, provisional, steps })
}

/// The last day of a period in working days, counted from the day after `event` (CLK-01, CLK-04).
pub fn working_days(event: Date, period: &Period, rule: &'static str, calendar: &Calendar) -> Due {
    term(event, period.days, period.basis, rule, calendar)
}

/// The last day of a term that the office set itself, in working days.
pub fn term(from: Date, days: WorkingDays, basis: Citation, rule: &'static str, calendar: &Calendar) -> Due {
    let article = basis.brief();
    let mut steps = vec![event(from, "起算事项发生，当日不计".to_owned(), "CLK-01", &article)];
    let (mut day, mut n, mut provisional) = (from, 0, false);
    while n < days.0 {
        day = next(day);
        let forecast = calendar.forecast(day);
        provisional |= forecast.provisional;
        n += u16::from(forecast.workday);
        let reason = calendar.reason(day);
        let (why, rule) = match (forecast.workday, &reason) {
            (false, _) => (format!("{reason}，不计"), "CLK-02"),
            (true, Reason::WorkedWeekend { .. }) => (format!("第{n}个工作日（{reason}）"), "CLK-03"),
            (true, _) if forecast.provisional => (format!("第{n}个工作日（预估，放假安排可能调整）"), rule),
            (true, _) => (format!("第{n}个工作日"), rule),
        };
        steps.push(Step { counted: forecast.workday, ..event(day, why, rule, &article) });
    }
    Due { date: day, provisional, steps }
}

/// The last day of a period in calendar days or months; it moves forward from a rest day (CLK-05, CLK-06).
pub fn calendar_period(from: Date, period: &CalendarPeriod, rule: &'static str, calendar: &Calendar) -> Due {
    let last = nominal(from, period.length);
    let (date, provisional) = calendar.workday_on_or_after(last);
    let article = period.basis.brief();
    let mut steps = vec![
        event(from, "起算事项发生，当日不计".to_owned(), "CLK-01", &article),
        event(last, format!("自次日起满{}", period.length), rule, &article),
    ];
    if date != last {
        let why = format!("最后一日为休息日（{}），顺延至其后第一个工作日", calendar.reason(last));
        steps.push(event(date, why, "CLK-05", &article));
    }
    Due { date, provisional, steps }
}

/// The last day of a calendar period before any move for rest days (CLK-06).
fn nominal(from: Date, length: Length) -> Date {
    from.saturating_add(match length {
        Length::Days(days) => jiff::Span::new().days(days),
        Length::Months(months) => jiff::Span::new().months(months),
    })
}

fn event(date: Date, why: String, rule: &'static str, article: &str) -> Step {
    Step { date, counted: false, why, rule, article: article.to_owned() }
}

fn next(day: Date) -> Date {
    day.tomorrow().expect("no statutory date is near the end of time")
}
