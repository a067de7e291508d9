//! A reconsideration or a suit.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use calendar::Calendar;
use office::{Dispute, DisputeId, DisputeKind, InfoRequest};
use statute::due;
use store::StoreError;

use super::list::state;
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Banner, Chip, Facts, Moment, Steps, Tense, Timeline};

#[derive(Template)]
#[template(path = "desk/disputes/item.html")]
struct Item<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    dispute: &'a Dispute,
    state: String,
    chip: Option<Chip>,
    due: Option<due::Due>,
    steps: Option<Steps>,
    facts: Facts,
    timeline: Timeline,
    reopen: Option<String>,
    may_keep: bool,
}

/// What the page says after an act.
const DONE: [(&str, &str); 3] = [
    ("registered", "案件已登记。"),
    ("answered", "提交答复已登记。"),
    ("concluded", "审结结果已登记，计入审结年度的年度报告。"),
];

/// Reads a case of this body, with the request it is about.
pub async fn find(
    app: &App,
    staff: &Staff,
    id: i64,
) -> Result<Option<(Dispute, Option<InfoRequest>)>, StoreError> {
    let body = staff.body.id;
    app.read(move |tx| {
        let Some(dispute) = tx.dispute(DisputeId(id))?.filter(|dispute| dispute.body == body) else {
            return Ok(None);
        };
        let request = match dispute.request {
            Some(request) => tx.request(request)?,
            None => None,
        };
        Ok(Some((dispute, request)))
    })
    .await
}

/// Shows the case.
pub async fn show(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let (dispute, request) = match find(&app, &staff, id).await {
        Ok(Some(found)) => found,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let calendar = Calendar::national();
    let due = dispute.answer_due(calendar);
    let corrected = dispute.verdict.as_ref().is_some_and(|verdict| verdict.result.column() == "corrected");
    let page = Item {
        staff: &staff,
        banner: Banner::of(&staff.shell.query, &DONE),
        state: state(&dispute),
        chip: due.as_ref().map(|due| Chip::until(due.date, staff.shell.today, calendar)),
        steps: due
            .as_ref()
            .map(|due| Steps { caption: "答复期限逐日计算".into(), steps: due.steps.clone() }),
        facts: facts(&dispute, request.as_ref()),
        timeline: timeline(&dispute, due.as_ref()),
        reopen: dispute.request.filter(|_| corrected).map(|id| format!("/desk/requests/{id}/reopening")),
        due,
        dispute: &dispute,
        may_keep: staff.is(super::KEEPERS),
    };
    staff.respond(StatusCode::OK, &page)
}

/// What a case says of itself.
pub fn facts(dispute: &Dispute, request: Option<&InfoRequest>) -> Facts {
    let procedure = match dispute.procedure {
        office::Procedure::Ordinary => "普通程序",
        office::Procedure::Simplified => "简易程序",
    };
    let facts = Facts::default()
        .with("种类", dispute.kind.label())
        .with("案号", dispute.case_number.as_str())
        .with("复议机关或者法院", dispute.authority.as_str())
        .with("审理程序", procedure)
        .with("收到副本日期", dispute.copy_received_on.to_string());
    match request {
        Some(request) => {
            facts.link("所涉申请", request.number.as_str(), format!("/desk/requests/{}", request.id))
        }
        None => facts.with("所涉申请", "没有登记"),
    }
}

fn timeline(dispute: &Dispute, due: Option<&due::Due>) -> Timeline {
    let calendar = Calendar::national();
    let received = dispute.copy_received_on.to_string();
    let mut moments = vec![Moment::done(received, "收到副本", "")];
    if let Some(day) = dispute.answered_on {
        moments.push(Moment::done(day.to_string(), "提交答复和证据", ""));
    }
    if let Some(due) = due {
        moments.push(Moment::done(due.last_day().to_string(), "提交答复和证据的最后一日", "").at(Tense::Now));
    }
    if let Some(verdict) = &dispute.verdict {
        let result = format!("审结：{}", verdict.result.label());
        moments.push(Moment::done(verdict.decided_on.to_string(), result, verdict.order.as_str()));
        moments.push(Moment::done(verdict.received_on.to_string(), "收到决定或者裁判文书", ""));
        if dispute.kind == DisputeKind::Review {
            let due = due::suit_after_review(verdict.received_on, calendar);
            let words = "以本机关收到之日推算；申请人的期限自其收到之日起算";
            let moment =
                Moment::done(due.last_day().to_string(), "对复议决定起诉的期限", words).at(Tense::Next);
            let steps = Steps { caption: "起诉期限计算".into(), steps: due.steps };
            moments.push(Moment { steps: Some(steps), ..moment });
        }
    }
    Timeline { moments }
}
