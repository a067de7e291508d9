//! 答复期限: the clock of a request (clock.md §9), which explains every date it computes.
//!
//! The day of the event is not counted (CLK-01); days between the sending of a consultation letter and its end are
//! excluded (CLK-50), overlapping holds once (CLK-54); a corrected request or a paid fee starts the period anew
//! (CLK-32, CLK-62). Where the law leaves a boundary open the reading taken stands in the rule named by the step.

mod explain;

use calendar::{Calendar, Date, WorkingDays};

use crate::due::LastDay;
use crate::period::{
    AGENCY_OPINION, ANSWER, CORRECTION_NOTICE, EXTENSION_MAX, FEE_PAYMENT, THIRD_PARTY_OPINION,
};

/// Whom a hold waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldKind {
    /// 第三方 (第三十二条).
    ThirdParty,
    /// 共同制作机关或者其他机关 (第三十四条).
    Agency,
}

impl HoldKind {
    fn term(self) -> WorkingDays {
        match self {
            Self::ThirdParty => THIRD_PARTY_OPINION.days,
            Self::Agency => AGENCY_OPINION.days,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::ThirdParty => "第三方",
            Self::Agency => "其他机关",
        }
    }
}

/// A consultation: the working days after `sent` up to and including `end` are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Whom it waits for.
    pub kind: HoldKind,
    /// Day on which the letter was sent; it is still counted.
    pub sent: Date,
    /// Day on which the letter was received, where it can be proved.
    pub received: Option<Date>,
    /// Day on which the opinion came in or its term ended; `None` while the hold is open. A third party's opinion
    /// that comes after its term is considered but prolongs nothing (CLK-52).
    pub end: Option<Date>,
}

/// The facts of a request that its reply period depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// 收到申请之日.
    pub receipt: Date,
    /// Day on which the corrected request was received.
    pub corrected_receipt: Option<Date>,
    /// Day on which the applicant received the fee notice.
    pub fee_notice_received: Option<Date>,
    /// Day on which payment was completed.
    pub fee_paid: Option<Date>,
    /// Consultations, in any order.
    pub holds: Vec<Hold>,
    /// Extension granted in the present running of the period, 0 to 20.
    pub extension: WorkingDays,
}

impl Case {
    /// A plain request, received on `receipt`.
    pub fn received(receipt: Date) -> Self {
        Self {
            receipt,
            corrected_receipt: None,
            fee_notice_received: None,
            fee_paid: None,
            holds: Vec::new(),
            extension: WorkingDays(0),
        }
    }
}

/// Facts that cannot be true together. The sentence is for the person who entered them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// The extension is longer than the law allows (CLK-42).
    #[error("延长期限最长20个工作日，填写的是{0}个工作日")]
    ExtensionTooLong(u16),
    /// A date lies before the first notice or too far ahead to be meant.
    #[error("{what}（{on}）不在2007年至2099年之间，请核对日期")]
    OutOfRange {
        /// What the date is of.
        what: &'static str,
        /// The date.
        on: Date,
    },
    /// One date lies before another that it must follow.
    #[error("{later}（{later_on}）不能早于{earlier}（{earlier_on}），请核对日期")]
    Order {
        /// What must come later.
        later: &'static str,
        /// Its date.
        later_on: Date,
        /// What must come first.
        earlier: &'static str,
        /// Its date.
        earlier_on: Date,
    },
}

/// One line of the explanation beside a computed date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub date: Date,
    /// Whether the day counts towards the period.
    pub counted: bool,
    /// What happened on it, or why it is not counted.
    pub why: String,
    /// Id of the rule applied.
    pub rule: &'static str,
    /// The article, as 第三十三条第二款.
    pub article: String,
}

/// What the clock does on the day asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockState {
    /// 计时中.
    Running,
    /// 已中止: a consultation is open (CLK-59).
    Suspended,
    /// 待缴费 (CLK-64).
    AwaitingPayment,
    /// 逾期.
    Overdue,
}

/// The clock read: the due date, its companions, and the sum that leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Last day on which an answer is in time.
    pub reply_due: Date,
    /// True where an open hold, an unpaid fee or an unannounced year went into the sum (CLK-58, CAL-19).
    pub provisional: bool,
    /// Last day for the correction notice (CLK-30).
    pub correction_notice_due: Date,
    /// Last day for approving and telling an extension: the due date without extension (CLK-41).
    pub extension_notice_due: Date,
    /// Counted days left after `as_of`; negative when overdue, never while a consultation is open (CLK-59); `None`
    /// without `as_of`.
    pub days_left: Option<i64>,
    /// What the clock does on `as_of`.
    pub state: ClockState,
    /// The sum, day by day.
    pub steps: Vec<Step>,
}

/// How near the due date is, as the workbench colours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// More than ten counted days left.
    Green,
    /// Four to ten.
    Yellow,
    /// None to three.
    Red,
    /// 逾期.
    Black,
}

impl Reading {
    /// The last day for the answer, with its mark.
    pub fn last_day(&self) -> LastDay {
        LastDay { date: self.reply_due, provisional: self.provisional }
    }

    /// The signal of a running clock (clock.md §9), two working days early where the date is provisional
    /// (CAL-19a); `None` while the clock stands or no day was asked for.
    pub fn signal(&self) -> Option<Signal> {
        let early = if self.provisional { 2 } else { 0 };
        match self.state {
            ClockState::Suspended | ClockState::AwaitingPayment => None,
            ClockState::Overdue => Some(Signal::Black),
            ClockState::Running => self.days_left.map(|left| match left - early {
                11.. => Signal::Green,
                4..=10 => Signal::Yellow,
                _ => Signal::Red,
            }),
        }
    }
}

/// The days that a case counts and those it leaves out.
struct Count<'a> {
    start: Date,
    /// Excluded spans `(sent, end]`, with the kind for the explanation.
    holds: Vec<(HoldKind, Date, Date)>,
    provisional: bool,
    awaiting_payment: bool,
    calendar: &'a Calendar,
}

/// The due date alone, without its explanation.
///
/// # Errors
/// [`CaseError`] where the facts contradict one another.
pub fn reply_due(case: &Case, calendar: &Calendar) -> Result<Date, CaseError> {
    validate(case, None)?;
    let count = Count::of(case, None, calendar);
    Ok(count.after(ANSWER.days.0 + case.extension.0).0)
}

/// Reads the clock of `case`, with the days left on `as_of` where that is given.
///
/// # Errors
/// [`CaseError`] where the facts contradict one another.
pub fn read(case: &Case, as_of: Option<Date>, calendar: &Calendar) -> Result<Reading, CaseError> {
    validate(case, as_of)?;
    let count = Count::of(case, as_of, calendar);
    let (reply_due, counted_provisional) = count.after(ANSWER.days.0 + case.extension.0);
    let (extension_notice_due, _) = count.after(ANSWER.days.0);
    let (correction_notice_due, _) = calendar.forecast_after(case.receipt, CORRECTION_NOTICE.days);
    let open = case.holds.iter().any(|hold| hold.sent >= count.start && is_open(hold, as_of));
    let state = match as_of {
        _ if count.awaiting_payment => ClockState::AwaitingPayment,
        _ if open => ClockState::Suspended,
        Some(day) if day > reply_due => ClockState::Overdue,
        _ => ClockState::Running,
    };
    Ok(Reading {
        reply_due,
        provisional: count.provisional || counted_provisional,
        correction_notice_due,
        extension_notice_due,
        days_left: as_of.map(|day| {
            let left = count.days_left(day, reply_due);
            if open { left.max(0) } else { left }
        }),
        state,
        steps: explain::steps(case, &count, reply_due),
    })
}

fn validate(case: &Case, as_of: Option<Date>) -> Result<(), CaseError> {
    if case.extension > EXTENSION_MAX.days {
        return Err(CaseError::ExtensionTooLong(case.extension.0));
    }
    for (what, on) in dates(case).chain(as_of.map(|on| ("截至日期", on))) {
        if !(2007..2100).contains(&on.year()) {
            return Err(CaseError::OutOfRange { what, on });
        }
    }
    let order =
        |earlier, earlier_on: Option<Date>, later, later_on: Option<Date>| match (earlier_on, later_on) {
            (Some(earlier_on), Some(later_on)) if later_on < earlier_on => {
                Err(CaseError::Order { later, later_on, earlier, earlier_on })
            }
            _ => Ok(()),
        };
    let receipt = Some(case.receipt);
    order("收到申请之日", receipt, "收到补正之日", case.corrected_receipt)?;
    order("收到申请之日", receipt, "收到收费通知之日", case.fee_notice_received)?;
    order("收到申请之日", receipt, "缴费完成之日", case.fee_paid)?;
    order("收到收费通知之日", case.fee_notice_received, "缴费完成之日", case.fee_paid)?;
    for hold in &case.holds {
        order("收到申请之日", receipt, "发出征求意见书之日", Some(hold.sent))?;
        order("发出征求意见书之日", Some(hold.sent), "收到征求意见书之日", hold.received)?;
        order("发出征求意见书之日", Some(hold.sent), "征求意见结束之日", hold.end)?;
        order("收到征求意见书之日", hold.received, "征求意见结束之日", hold.end)?;
    }
    Ok(())
}

/// Every date of the case with its name.
fn dates(case: &Case) -> impl Iterator<Item = (&'static str, Date)> {
    let single = [
        ("收到申请之日", Some(case.receipt)),
        ("收到补正之日", case.corrected_receipt),
        ("收到收费通知之日", case.fee_notice_received),
        ("缴费完成之日", case.fee_paid),
    ];
    let holds = case.holds.iter().flat_map(|hold| {
        [
            ("发出征求意见书之日", Some(hold.sent)),
            ("收到征求意见书之日", hold.received),
            ("征求意见结束之日", hold.end),
        ]
    });
    single.into_iter().chain(holds).filter_map(|(what, on)| on.map(|on| (what, on)))
}

/// Whether a hold is open on `as_of`: without an end, or with one still to come.
fn is_open(hold: &Hold, as_of: Option<Date>) -> bool {
    match (hold.end, as_of) {
        (None, Some(day)) => hold.sent <= day,
        (None, None) => true,
        (Some(end), Some(day)) => hold.sent <= day && day < end,
        (Some(_), None) => false,
    }
}

impl<'a> Count<'a> {
    fn of(case: &Case, as_of: Option<Date>, calendar: &'a Calendar) -> Self {
        let restart = case.corrected_receipt.max(case.fee_paid);
        let mut start = restart.map_or(case.receipt, |day| day.max(case.receipt));
        let mut provisional = false;
        let unpaid = case.fee_notice_received.filter(|notice| case.fee_paid.is_none() && *notice >= start);
        let awaiting_payment = unpaid.is_some_and(|notice| as_of.is_none_or(|day| notice <= day));
        if let (true, Some(notice)) = (awaiting_payment, unpaid) {
            start = calendar.forecast_after(notice, FEE_PAYMENT.days).0;
            provisional = true;
        }
        let mut holds = Vec::with_capacity(case.holds.len());
        for hold in case.holds.iter().filter(|hold| hold.sent >= start) {
            let term_ends = |from| calendar.forecast_after(from, hold.kind.term()).0;
            let end = match (hold.end, hold.kind, hold.received) {
                (None, _, received) => {
                    provisional = true;
                    term_ends(received.unwrap_or(hold.sent))
                }
                (Some(end), HoldKind::ThirdParty, Some(received)) => end.min(term_ends(received)),
                (Some(end), ..) => end,
            };
            holds.push((hold.kind, hold.sent, end));
        }
        Self { start, holds, provisional, awaiting_payment, calendar }
    }

    fn hold_on(&self, day: Date) -> Option<HoldKind> {
        self.holds.iter().find(|&&(_, sent, end)| sent < day && day <= end).map(|&(kind, ..)| kind)
    }

    /// The `n`-th counted day after the start; and whether a provisional day was used.
    fn after(&self, n: u16) -> (Date, bool) {
        let (mut left, mut at, mut provisional) = (n, self.start, false);
        while left > 0 {
            at = next(at);
            let forecast = self.calendar.forecast(at);
            provisional |= forecast.provisional;
            if forecast.workday && self.hold_on(at).is_none() {
                left -= 1;
            }
        }
        (at, provisional)
    }

    fn days_left(&self, as_of: Date, due: Date) -> i64 {
        let (from, to, sign) = if as_of <= due { (as_of, due, 1) } else { (due, as_of, -1) };
        let (mut day, mut days) = (from, 0);
        while day < to {
            day = next(day);
            // Days before the period starts to run are not days of it.
            let counts =
                day > self.start && self.calendar.forecast(day).workday && self.hold_on(day).is_none();
            days += i64::from(counts);
        }
        sign * days
    }
}

fn next(day: Date) -> Date {
    day.tomorrow().expect("no statutory date is near the end of time")
}
