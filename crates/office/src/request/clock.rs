//! The clock of a request, derived from its history, and the day by which something is due.

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use statute::clock::{self, Case, CaseError, ClockState, Reading, Step};
use statute::due::LastDay;

use super::{Happening, InfoRequest, Stage};

/// What is due next, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is due.
    pub kind: DueKind,
    /// The last day.
    pub date: Date,
    /// True where it may still move (CLK-58, CAL-19).
    pub provisional: bool,
    /// Counted days left on the day asked for; negative when overdue.
    pub days_left: i64,
    /// What the clock does.
    pub state: ClockState,
    /// The sum that leads to the date.
    pub steps: Vec<Step>,
}

/// What is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// 确认收到申请 (RCV-13).
    Confirmation,
    /// 答复.
    Answer,
    /// 补正, by the applicant.
    Correction,
    /// 缴费, by the applicant.
    Payment,
    /// 发出答复 (DLV-03).
    Dispatch,
}

impl DueKind {
    /// What the queue says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Confirmation => "确认收到申请",
            Self::Answer => "答复",
            Self::Correction => "等待申请人补正",
            Self::Payment => "等待申请人缴费",
            Self::Dispatch => "送达答复",
        }
    }
}

/// A day that a person fixed.
pub(super) struct Fixed {
    last: LastDay,
    rule: &'static str,
    why: &'static str,
}

/// Why the running period began, where it was not the receipt.
struct Origin {
    why: &'static str,
    rule: &'static str,
}

impl Due {
    /// The last day, with its mark.
    pub fn last_day(&self) -> LastDay {
        LastDay { date: self.date, provisional: self.provisional }
    }
}

impl InfoRequest {
    /// The facts of the present running of the period; `None` before receipt.
    pub fn case(&self) -> Option<Case> {
        self.running().map(|(case, _)| case)
    }

    /// Reads the reply clock on `as_of`; `None` before receipt.
    ///
    /// # Errors
    /// [`CaseError`] where the facts contradict one another.
    pub fn reading(&self, as_of: Date, calendar: &Calendar) -> Result<Option<Reading>, CaseError> {
        let Some((case, origin)) = self.running() else { return Ok(None) };
        let mut reading = clock::read(&case, Some(as_of), calendar)?;
        if let (Some(origin), Some(step)) =
            (origin, reading.steps.iter_mut().find(|step| step.rule == "CLK-01"))
        {
            origin.why.clone_into(&mut step.why);
            step.rule = origin.rule;
        }
        if let Some(fixed) = self.fixed_day(calendar) {
            fix(&mut reading, &fixed, as_of, calendar);
        }
        Ok(Some(reading))
    }

    /// What is due next, and by when; `None` when nothing is.
    ///
    /// # Errors
    /// [`CaseError`] where the facts contradict one another.
    pub fn due(&self, calendar: &Calendar, as_of: Date) -> Result<Option<Due>, CaseError> {
        let plain = |kind, date: Date, rule, why: &str, state| Due {
            kind,
            date,
            provisional: calendar.forecast(date).provisional,
            days_left: forecast_between(as_of, date, calendar),
            state: if as_of > date { ClockState::Overdue } else { state },
            steps: vec![Step { date, counted: false, why: why.to_owned(), rule, article: String::new() }],
        };
        let kind = match self.stage {
            Stage::Submitted => {
                let (date, _) = calendar.forecast_after(self.registration.submitted_on, WorkingDays(1));
                let why = "应在下一个工作日前确认收到申请";
                return Ok(Some(plain(DueKind::Confirmation, date, "RCV-13", why, ClockState::Running)));
            }
            Stage::CorrectionPending { until } => {
                return Ok(until.map(|date| {
                    let why = "补正期限届满，答复期限自收到补正之次日起重新计算";
                    plain(DueKind::Correction, date, "CLK-31", why, ClockState::Suspended)
                }));
            }
            Stage::FeePending { until } => {
                return Ok(until.map(|date| {
                    let why = "缴费期限届满，答复期限自缴费完成之次日起重新计算";
                    plain(DueKind::Payment, date, "CLK-61", why, ClockState::AwaitingPayment)
                }));
            }
            Stage::Decided { .. } if self.dispatched().is_none() => DueKind::Dispatch,
            Stage::Processing
            | Stage::ReasonPending { .. }
            | Stage::Consulting
            | Stage::Delayed { .. }
            | Stage::Reopened { .. } => DueKind::Answer,
            Stage::Decided { .. }
            | Stage::Delivered { .. }
            | Stage::Abandoned { .. }
            | Stage::Withdrawn { .. }
            | Stage::Archived { .. }
            | Stage::Voided { .. } => return Ok(None),
        };
        Ok(self.reading(as_of, calendar)?.map(|reading| Due {
            kind,
            date: reading.reply_due,
            provisional: reading.provisional,
            days_left: reading.days_left.unwrap_or_default(),
            state: reading.state,
            steps: reading.steps,
        }))
    }

    /// Whether the last answer went out in time (CLK-21, DLV-03); `None` without a dispatched answer.
    ///
    /// # Errors
    /// [`CaseError`] where the facts contradict one another.
    pub fn in_time(&self, calendar: &Calendar) -> Result<Option<bool>, CaseError> {
        let Some(sent) = self.dispatched() else { return Ok(None) };
        Ok(self.reading(sent, calendar)?.map(|reading| sent <= reading.reply_due))
    }

    /// The day a person fixed, which stands in place of the counted one.
    pub(super) fn fixed_day(&self, calendar: &Calendar) -> Option<Fixed> {
        let by_hand = |date| LastDay { date, provisional: false };
        if let Some(order) = self.reopenings.last() {
            let fixed =
                |until| Fixed {
                    last: by_hand(until), rule: "TR-24", why: "决定书确定的重新答复期限"
                };
            return order.until.map(fixed);
        }
        let until = self.delay?;
        let extension = self.extension.as_ref().filter(|extension| extension.delayed);
        let Some(extension) = extension else {
            let why = "本机关确定并告知申请人的延迟答复期限";
            return Some(Fixed { last: by_hand(until), rule: "CLK-65", why });
        };
        let (date, provisional) = calendar.forecast_after(until, WorkingDays(extension.days));
        let last = LastDay { date, provisional };
        Some(Fixed { last, rule: "CLK-42", why: "延迟答复期限经批准延长" })
    }

    /// Folds the history into the facts of the running period.
    fn running(&self) -> Option<(Case, Option<Origin>)> {
        let (mut case, mut origin) = (Case::received(self.received_on?), None);
        for event in &self.history {
            match &event.what {
                Happening::Corrected { received_on } => {
                    case.corrected_receipt = Some(*received_on);
                    case.extension = WorkingDays(0);
                }
                Happening::FeeNoticeReceived { received_on, .. } => {
                    case.fee_notice_received = Some(*received_on);
                }
                Happening::Paid { paid_on, complete: true, .. } => {
                    case.fee_paid = Some(*paid_on);
                    case.extension = WorkingDays(0);
                }
                Happening::FeeWithdrawn => {
                    case = Case::received(event.mark.on);
                    let why = "撤回收费通知，答复期限自次日起重新计算";
                    origin = Some(Origin { why, rule: "TR-19" });
                }
                Happening::Reopened { received_on } => {
                    case = Case::received(*received_on);
                    let why = "收到责令重新处理的决定，答复期限自次日起计算";
                    origin = Some(Origin { why, rule: "TR-24" });
                }
                Happening::Extended { days } => case.extension = WorkingDays(*days),
                _ => {}
            }
        }
        let start = case.receipt;
        let holds = self.holds.iter().filter(|hold| hold.sent >= start);
        case.holds = holds.map(super::Hold::for_clock).collect();
        Some((case, origin))
    }
}

/// Replaces the counted date by the one a person fixed.
fn fix(reading: &mut Reading, fixed: &Fixed, as_of: Date, calendar: &Calendar) {
    let LastDay { date, provisional } = fixed.last;
    reading.reply_due = date;
    reading.provisional = provisional;
    reading.days_left = Some(forecast_between(as_of, date, calendar));
    if reading.state == ClockState::Overdue || reading.state == ClockState::Running {
        reading.state = if as_of > date { ClockState::Overdue } else { ClockState::Running };
    }
    let article = String::new();
    let (rule, why) = (fixed.rule, fixed.why.to_owned());
    reading.steps.push(Step { date, counted: false, why, rule, article });
}

/// Working days after `a` up to `b` by forecast; negative when `b` lies before `a`.
fn forecast_between(a: Date, b: Date, calendar: &Calendar) -> i64 {
    let (mut day, to, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
    let mut days = 0;
    while day < to {
        day = day.tomorrow().expect("no statutory date is near the end of time");
        days += i64::from(calendar.forecast(day).workday);
    }
    sign * days
}
