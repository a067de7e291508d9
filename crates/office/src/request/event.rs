//! The typed history of a request.

use calendar::Date;
use serde::{Deserialize, Serialize};
use statute::{Fen, Outcome};

use super::{Change, DeliveryWay, Stance};
use crate::mark::Mark;

/// One line of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Who and when.
    pub mark: Mark,
    /// What happened.
    pub what: Happening,
}

/// What can happen to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Happening {
    /// TR-01.
    Submitted,
    /// RCV-08: the applicant was tried.
    Attempted {
        /// Whether he was reached.
        reached: bool,
    },
    /// TR-02: the date of receipt is fixed.
    Received {
        /// 收到申请之日.
        received_on: Date,
        /// How it was confirmed.
        how: String,
    },
    /// RCV-14: the date of receipt was put right.
    ReceiptAmended {
        /// The day on which it was handed in, signed for or arrived; `None` in records of before it could be changed.
        #[serde(default)]
        submitted_on: Option<Date>,
        /// The new date; `None` while it is not confirmed.
        received_on: Option<Date>,
        /// Why.
        reason: String,
    },
    /// RCV-14: a change of what was registered waits for a second person.
    ChangeProposed {
        /// Which.
        change: Change,
        /// Why.
        reason: String,
    },
    /// RCV-14: it was turned down.
    ChangeRefused {
        /// Why.
        reason: String,
    },
    /// RCV-14: the registration was made void.
    Voided {
        /// Why.
        reason: String,
    },
    /// A note on the handling: search, draft, opinion of the legal office.
    Noted {
        /// The words.
        text: String,
    },
    /// TR-04.
    CorrectionAsked {
        /// CLK-34: later than seven working days after receipt.
        late: bool,
    },
    /// The applicant received the notice; the term runs.
    CorrectionNoticeReceived {
        /// When.
        received_on: Date,
        /// Last day of the term.
        until: Date,
    },
    /// TR-05: the clock starts anew.
    Corrected {
        /// When the corrected request came in.
        received_on: Date,
    },
    /// TR-06.
    CorrectionLapsed,
    /// TR-08.
    ReasonAsked {
        /// Last day for the reasons.
        until: Date,
    },
    /// TR-11.
    ReasonAccepted,
    /// TR-10.
    Delayed {
        /// The day fixed.
        until: Date,
    },
    /// TR-12, TR-13.
    HoldOpened {
        /// Its number.
        no: u16,
        /// When the letter was sent.
        sent: Date,
    },
    /// The letter was received; the fifteen days run.
    HoldLetterReceived {
        /// Its number.
        no: u16,
        /// When.
        received: Date,
    },
    /// TR-14 for one hold.
    HoldClosed {
        /// Its number.
        no: u16,
        /// Last day not counted.
        end: Date,
        /// What the party said.
        stance: Stance,
    },
    /// TR-15.
    Extended {
        /// Working days.
        days: u16,
    },
    /// TR-16.
    FeeDecided {
        /// What is to be paid.
        charged: Fen,
    },
    /// The applicant received the fee notice; the payment term runs.
    FeeNoticeReceived {
        /// When.
        received_on: Date,
        /// Last day.
        until: Date,
    },
    /// FEE-34: a payment.
    Paid {
        /// When.
        paid_on: Date,
        /// How much.
        amount: Fen,
        /// Whether it completed the sum (TR-17): the clock starts anew.
        complete: bool,
    },
    /// TR-18.
    FeeLapsed,
    /// TR-19: the clock starts anew.
    FeeWithdrawn,
    /// TR-03, TR-07, TR-09, TR-20, TR-25, TR-26.
    Decided {
        /// The outcome.
        outcome: Outcome,
        /// Number of the letter; empty for an answer given on the spot by word of mouth.
        document_number: String,
    },
    /// The answer went out.
    Dispatched {
        /// How.
        way: DeliveryWay,
        /// When.
        sent_on: Date,
    },
    /// TR-21.
    Delivered {
        /// When it arrived.
        arrived_on: Date,
    },
    /// TR-22.
    Withdrawn,
    /// TR-23.
    Archived,
    /// TR-24: a new term starts.
    Reopened {
        /// When the decision was received.
        received_on: Date,
    },
}

impl Happening {
    /// The last day of the term that it began, where the calendar gave that day.
    pub fn term_until(&self) -> Option<Date> {
        match self {
            Self::CorrectionNoticeReceived { until, .. } | Self::FeeNoticeReceived { until, .. } => {
                Some(*until)
            }
            _ => None,
        }
    }

    /// What the timeline says.
    pub fn label(&self) -> String {
        match self {
            Self::Submitted => "提交申请".into(),
            Self::Attempted { reached: true } => "联系申请人确认".into(),
            Self::Attempted { reached: false } => "联系申请人未果".into(),
            Self::Received { received_on, how } => format!("收到申请（{received_on}，{how}）"),
            Self::ReceiptAmended { submitted_on, received_on, .. } => {
                let submitted = submitted_on.map(|day| format!("提交日期更正为{day}"));
                let received = received_on.map(|day| format!("收到申请之日更正为{day}"));
                submitted.into_iter().chain(received).collect::<Vec<_>>().join("，")
            }
            Self::ChangeProposed { change: Change::Void, reason } => format!("提请作废登记：{reason}"),
            Self::ChangeProposed { change, reason } => format!("提请更正为{}：{reason}", change.label()),
            Self::ChangeRefused { reason } => format!("复核未同意：{reason}"),
            Self::Voided { reason } => format!("登记作废：{reason}"),
            Self::Noted { text } => format!("办理记录：{text}"),
            Self::CorrectionAsked { late: false } => "告知补正".into(),
            Self::CorrectionAsked { late: true } => "告知补正（超过7个工作日）".into(),
            Self::CorrectionNoticeReceived { until, .. } => format!("补正告知书送达，{until}前补正"),
            Self::Corrected { received_on } => format!("收到补正（{received_on}），答复期限重新计算"),
            Self::CorrectionLapsed => "逾期不补正，视为放弃申请".into(),
            Self::ReasonAsked { until } => format!("要求说明理由，{until}前说明"),
            Self::ReasonAccepted => "理由合理，继续办理".into(),
            Self::Delayed { until } => format!("延迟至{until}答复"),
            Self::HoldOpened { no, sent } => format!("第{no}号征求意见书发出（{sent}）"),
            Self::HoldLetterReceived { no, received } => format!("第{no}号征求意见书送达（{received}）"),
            Self::HoldClosed { no, end, stance } => {
                format!("第{no}号征求意见结束（{end}）：{}", stance.label())
            }
            Self::Extended { days } => format!("延长答复期限{days}个工作日"),
            Self::FeeDecided { charged } => format!("决定收取信息处理费{charged}"),
            Self::FeeNoticeReceived { until, .. } => format!("收费通知书送达，{until}前缴纳"),
            Self::Paid { amount, complete: true, .. } => format!("缴费{amount}，已缴清，答复期限重新计算"),
            Self::Paid { amount, complete: false, .. } => format!("缴费{amount}，未缴清"),
            Self::FeeLapsed => "逾期未缴费，视为放弃申请".into(),
            Self::FeeWithdrawn => "撤回收费通知，答复期限重新计算".into(),
            Self::Decided { outcome, document_number } if document_number.is_empty() => {
                format!("当场答复：{outcome}")
            }
            Self::Decided { outcome, document_number } => {
                format!("作出答复（{document_number}）：{outcome}")
            }
            Self::Dispatched { way, sent_on } => format!("答复发出（{sent_on}，{}）", way.label()),
            Self::Delivered { arrived_on } => format!("答复送达（{arrived_on}）"),
            Self::Withdrawn => "申请人撤回申请".into(),
            Self::Archived => "归档".into(),
            Self::Reopened { received_on } => format!("责令重新处理（{received_on}收到决定）"),
        }
    }
}
