//! What the applicant is told of the handling: what happened, what is waited for and from whom, and the letters to
//! him. Who was consulted, what he said, and notes of the office are not told.

use calendar::Calendar;
use jiff::civil::Date;
use office::request::{Due, DueKind, Event, Happening, Party, StageKind};
use office::{Body, InfoRequest};
use statute::Remedy;
use statute::clock::ClockState;
use statute::due::LastDay;
use store::Letters;

use crate::page::in_words;
use crate::parts::{Chip, Moment, Steps, Tense, Timeline};

/// A letter to the applicant.
pub struct Letter {
    /// The step that sent it.
    pub at: usize,
    /// When.
    pub on: Date,
    /// 文书名称.
    pub title: String,
    /// The text; every word in it is escaped.
    pub html: String,
}

/// How much time is left, while an answer is owed.
pub fn chip(request: &InfoRequest, today: Date) -> Option<Chip> {
    let calendar = Calendar::national();
    let due = request.due(calendar, today).ok()??;
    match due.kind {
        DueKind::Answer if due.state == ClockState::Suspended => Some(Chip::suspended("征求意见")),
        DueKind::Answer | DueKind::Confirmation | DueKind::Correction | DueKind::Payment => {
            Some(Chip::until(due.date, today, calendar))
        }
        DueKind::Dispatch => None,
    }
}

/// What happened, and what comes next.
pub fn timeline(body: &Body, request: &InfoRequest, today: Date) -> Timeline {
    let told = request.history().iter().filter_map(|event| {
        let (what, words) = told(request, event)?;
        Some(Moment::done(event.mark.on.to_string(), what, words))
    });
    let mut moments: Vec<Moment> = told.collect();
    moments.extend(now(body, request, today));
    Timeline { moments }
}

/// What is told of a step, in a line and some words; nothing of what concerns the office or others.
fn told(request: &InfoRequest, event: &Event) -> Option<(String, String)> {
    let plain = |what: &str| Some((what.to_owned(), String::new()));
    let label = || Some((event.what.label(), String::new()));
    match &event.what {
        Happening::Submitted => Some(("提交申请".into(), request.registration.channel.to_string())),
        Happening::Received { received_on, how } => {
            Some((format!("收到申请（{received_on}）"), format!("{how}，答复期限自次日起计算")))
        }
        Happening::ReceiptAmended { reason, .. } => Some((event.what.label(), reason.clone())),
        Happening::Voided { .. } => {
            let words = "本编号登记有误，已经作废；有疑问请联系受理单位".to_owned();
            Some(("登记作废".into(), words))
        }
        Happening::CorrectionAsked { .. } => {
            let points = request.correction().map(|correction| correction.points.clone());
            Some(("告知补正".into(), points.unwrap_or_default()))
        }
        Happening::CorrectionNoticeReceived { until, .. } => {
            Some((format!("补正告知书送达，请在{until}以前补正{}", kept(*until)), String::new()))
        }
        Happening::ReasonAsked { until } => Some((format!("请在{until}以前说明理由"), String::new())),
        Happening::HoldOpened { no, .. } => {
            let hold = request.holds().iter().find(|hold| hold.no == *no)?;
            let whom = match &hold.party {
                Party::ThirdParty(_) => "征求第三方意见",
                Party::JointMaker(_) | Party::OtherOrgan(_) => "征求其他机关意见",
            };
            Some((whom.into(), "征求意见所需时间不计算在答复期限内".into()))
        }
        Happening::HoldClosed { .. } => plain("征求意见结束，答复期限继续计算"),
        Happening::Extended { .. } => {
            let reason = request.extension().map(|extension| extension.reason.clone());
            Some((event.what.label(), reason.unwrap_or_default()))
        }
        Happening::FeeNoticeReceived { until, .. } => {
            Some((format!("收费通知书送达，请在{until}以前缴纳{}", kept(*until)), String::new()))
        }
        Happening::Decided { document_number, .. } if !document_number.is_empty() => {
            Some((format!("作出答复（{document_number}）"), String::new()))
        }
        Happening::Decided { .. } => plain("当场答复"),
        Happening::Attempted { .. }
        | Happening::Corrected { .. }
        | Happening::CorrectionLapsed
        | Happening::ReasonAccepted
        | Happening::Delayed { .. }
        | Happening::FeeDecided { .. }
        | Happening::Paid { .. }
        | Happening::FeeLapsed
        | Happening::FeeWithdrawn
        | Happening::Dispatched { .. }
        | Happening::Delivered { .. }
        | Happening::Withdrawn
        | Happening::Archived
        | Happening::Reopened { .. } => label(),
        Happening::Noted { .. }
        | Happening::HoldLetterReceived { .. }
        | Happening::ChangeProposed { .. }
        | Happening::ChangeRefused { .. } => None,
    }
}

/// What is waited for, from whom and until when; nothing once the request is closed.
fn now(body: &Body, request: &InfoRequest, today: Date) -> Option<Moment> {
    let due = request.due(Calendar::national(), today).ok().flatten();
    let (what, words) = match due.as_ref() {
        Some(due) => waiting(body, request, due),
        None => match request.stage().kind() {
            StageKind::CorrectionPending => {
                let term = request.correction().map_or(0, |correction| correction.term);
                let words = format!("自收到补正告知书之日起{term}个工作日内，向受理单位提交补正的内容");
                ("等待您补正".to_owned(), words)
            }
            StageKind::FeePending => {
                let words = "自收到收费通知次日起20个工作日内缴纳".to_owned();
                ("等待您缴费".to_owned(), words)
            }
            _ => return None,
        },
    };
    let steps = due.map(|due| Steps { caption: "逐日计算".into(), steps: due.steps });
    Some(Moment { tense: Tense::Now, on: String::new(), what, words, steps })
}

/// The mark of a last day that is kept without its sum.
fn kept(until: Date) -> &'static str {
    LastDay::kept(until, Calendar::national()).mark()
}

fn waiting(body: &Body, request: &InfoRequest, due: &Due) -> (String, String) {
    let office = body.short_name.as_str();
    let date = in_words(due.date);
    let estimated = due.last_day().mark();
    let (what, words) = match due.kind {
        DueKind::Confirmation => (
            format!("等待{office}确认收到申请"),
            format!("应在{date}以前确认{estimated}，确认之日即收到申请之日"),
        ),
        DueKind::Answer if due.state == ClockState::Suspended => (
            "等待被征求意见的一方提出意见".to_owned(),
            format!("答复期限中止；意见提出后继续计算，按目前情况最迟{date}答复{estimated}"),
        ),
        DueKind::Answer if due.state == ClockState::Overdue => {
            let further = against_silence(body, due.date);
            (
                format!("等待{office}答复"),
                format!("应在{date}以前答复{estimated}，已经逾期；可以联系受理单位催办{further}"),
            )
        }
        DueKind::Answer if request.stage().kind() == StageKind::ReasonPending => {
            ("等待您说明理由".to_owned(), format!("请向受理单位说明理由；答复期限为{date}{estimated}"))
        }
        DueKind::Answer => (format!("等待{office}答复"), format!("最迟{date}答复{estimated}")),
        DueKind::Correction => (
            "等待您补正".to_owned(),
            format!("请在{date}以前向受理单位提交补正的内容{estimated}，逾期视为放弃申请"),
        ),
        DueKind::Payment => {
            ("等待您缴费".to_owned(), format!("请在{date}以前缴纳{estimated}，逾期视为放弃申请"))
        }
        DueKind::Dispatch => (format!("等待{office}送达答复"), "答复已经作出，正在送达".to_owned()),
    };
    (what, words)
}

/// What else an applicant who got no answer can do (行政复议法实施条例第三十条); `due` is when the reply period ended.
fn against_silence(body: &Body, due: Date) -> String {
    let places = body.remedy_places();
    match Remedy::without_answer(due).under(body.regime) {
        Remedy::ReconsiderationFirst => format!("，也可以先向{}申请行政复议", places.authority),
        Remedy::ReconsiderationOrSuit | Remedy::ThirdParty => {
            format!("，也可以向{}申请行政复议，或者提起行政诉讼", places.authority)
        }
        Remedy::Complaint => format!("，也可以向{}申诉", places.complaint_office),
        Remedy::None => String::new(),
    }
}

/// The letters to the applicant, newest first; an answer once it has gone out.
pub fn letters(request: &InfoRequest, kept: &Letters) -> Vec<Letter> {
    let sent = |event: &Event| match &event.what {
        Happening::HoldOpened { .. } => false,
        Happening::Decided { document_number, .. } => request.answers().iter().any(|answer| {
            answer.decision.document_number == *document_number
                && (answer.delivery.is_some() || document_number.is_empty())
        }),
        _ => true,
    };
    let letter = |(at, letter): (&usize, &text::Document)| {
        let event = request.history().get(*at).filter(|event| sent(event))?;
        let html = paper::html::fragment(letter);
        let title = letter.title.clone().unwrap_or_default();
        Some(Letter { at: *at, on: event.mark.on, title, html })
    };
    kept.iter().rev().filter_map(letter).collect()
}
