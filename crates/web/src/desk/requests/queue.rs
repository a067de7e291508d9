//! 依申请公开: the queue, with filters that are links.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use calendar::WorkingDays;
use jiff::civil::Date;
use office::InfoRequest;
use office::request::StageKind;
use store::{Page, StoreError};

use super::dossier::calendar;
use super::outlook::Outlook;
use crate::app::App;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Filter, Filters, Pages};

/// Rows a page.
const ROWS: u32 = 30;

/// What a filter lets through: the word of the address, its name, and the stages; none for a filter of its own kind.
const FILTERS: [(&str, &str, &[StageKind]); 12] = [
    ("", "在办", &[]),
    ("overdue", "逾期", &[]),
    ("soon", "临期", &[]),
    ("submitted", "待收件确认", &[StageKind::Submitted]),
    ("processing", "办理中", &[StageKind::Processing, StageKind::Delayed, StageKind::ReasonPending]),
    ("consulting", "征求意见", &[StageKind::Consulting]),
    ("correction", "待补正", &[StageKind::CorrectionPending]),
    ("fee", "待缴费", &[StageKind::FeePending]),
    ("reopened", "重新处理", &[StageKind::Reopened]),
    ("answered", "已答复", &[StageKind::Decided, StageKind::Delivered]),
    ("ended", "放弃、撤回、作废", &[StageKind::Abandoned, StageKind::Withdrawn, StageKind::Voided]),
    ("archived", "已归档", &[StageKind::Archived]),
];

#[derive(Template)]
#[template(path = "desk/requests/queue.html")]
struct Queue<'a> {
    staff: &'a Staff,
    filters: Filters,
    heading: String,
    rows: Vec<Row>,
    pages: Pages,
    number: String,
    may_register: bool,
}

/// A request in a list.
#[derive(Debug)]
pub struct Row {
    /// Where it is.
    pub address: String,
    /// Its number.
    pub number: String,
    /// What is asked for, cut where it is long.
    pub title: String,
    /// Applicant and channel.
    pub meta: String,
    /// The day on which it came.
    pub day: String,
    /// Whether that is the day of receipt.
    pub came: &'static str,
    /// Where it stands.
    pub stage: &'static str,
    /// What is due.
    pub outlook: Outlook,
}

impl Row {
    /// The row of a request on a day.
    pub fn of(request: &InfoRequest, today: Date) -> Self {
        let registration = &request.registration;
        let (day, came) = match request.received_on() {
            Some(day) => (day, "收到"),
            None => (registration.submitted_on, "提交，尚未确认"),
        };
        Self {
            address: format!("/desk/requests/{}", request.id),
            number: request.number.clone(),
            title: short(&registration.description),
            meta: format!("{} · {}", registration.applicant, registration.channel),
            day: day.to_string(),
            came,
            stage: request.stage().kind().label(),
            outlook: Outlook::of(request, today, calendar()),
        }
    }
}

/// One line of a longer text.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split('\n').next().unwrap_or_default();
    let cut: String = line.chars().take(MOST).collect();
    if cut.len() < text.len() { format!("{cut}……") } else { cut }
}

/// How many requests press.
#[derive(Debug, Clone, Copy)]
struct Pressing {
    overdue: i64,
    soon: i64,
}

/// 临期: today and the three working days after it.
fn near(today: Date) -> (Date, Date) {
    (today, calendar().forecast_after(today, WorkingDays(3)).0)
}

/// Everything the page reads.
struct Found {
    counts: Vec<(StageKind, i64)>,
    pressing: Pressing,
    total: i64,
    rows: Vec<InfoRequest>,
    pages: Pages,
}

/// Shows the queue, or goes to the request whose number was typed.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let typed: String =
        staff.shell.query.typed("number").chars().filter(|c| !c.is_whitespace()).take(60).collect();
    let asked = staff.shell.query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = FILTERS.iter().position(|(code, ..)| *code == asked) else { return staff.not_found() };
    let (reader, signs) = (staff.clone(), typed.clone());
    let found = match app.read(move |tx| read(tx, &reader, chosen, &signs)).await {
        Ok(found) => found,
        Err(error) => return failure(&staff.shell, &error),
    };
    if let Some(page) = staff.beyond(&found.pages) {
        return page;
    }
    if let [only] = found.rows.as_slice()
        && !typed.is_empty()
    {
        return Redirect::to(&format!("/desk/requests/{}", only.id)).into_response();
    }
    let heading = if typed.is_empty() {
        format!("{}（{}件）", FILTERS[chosen].1, found.total)
    } else {
        format!("编号含“{typed}”的申请（{}件）", found.total)
    };
    let page = Queue {
        staff: &staff,
        filters: filters(&found, if typed.is_empty() { Some(chosen) } else { None }),
        heading,
        rows: found.rows.iter().map(|request| Row::of(request, staff.shell.today)).collect(),
        pages: found.pages,
        number: typed,
        may_register: staff.is(super::HANDLERS),
    };
    staff.respond(StatusCode::OK, &page)
}

fn read(tx: &mut store::Tx<'_>, staff: &Staff, chosen: usize, signs: &str) -> Result<Found, StoreError> {
    let (body, today) = (staff.body.id, staff.shell.today);
    let counts = tx.request_counts(body)?;
    let pressing = Pressing {
        overdue: tx.requests_overdue_count(body, today)?,
        soon: tx.requests_due_within_count(body, near(today))?,
    };
    let (code, _, stages) = FILTERS[chosen];
    let total = count(&counts, pressing, code, stages);
    let pages = Pages::of("/desk/requests", &staff.shell.query, total, ROWS);
    let part: Page = pages.rows(ROWS);
    let rows = match code {
        _ if !signs.is_empty() => tx.requests_numbered_like(body, signs, ROWS)?,
        "" => tx.requests_unfinished(body, part)?,
        "overdue" => tx.requests_overdue(body, today, part)?,
        "soon" => tx.requests_due_within(body, near(today), part)?,
        _ => tx.requests_at(body, stages, part)?,
    };
    if signs.is_empty() {
        return Ok(Found { counts, pressing, total, rows, pages });
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let pages = Pages::of("/desk/requests", &staff.shell.query, total, ROWS);
    Ok(Found { counts, pressing, total, rows, pages })
}

fn count(counts: &[(StageKind, i64)], pressing: Pressing, code: &str, stages: &[StageKind]) -> i64 {
    let of = |stages: &[StageKind]| -> i64 {
        counts.iter().filter(|(kind, _)| stages.contains(kind)).map(|(_, count)| count).sum()
    };
    match code {
        "" => of(&StageKind::OPEN) + of(&[StageKind::Decided]),
        "overdue" => pressing.overdue,
        "soon" => pressing.soon,
        _ => of(stages),
    }
}

fn filters(found: &Found, chosen: Option<usize>) -> Filters {
    let filter = |(at, (code, label, stages)): (usize, (&str, &str, &[StageKind]))| Filter {
        label: label.to_owned(),
        address: if code.is_empty() {
            "/desk/requests".to_owned()
        } else {
            format!("/desk/requests?filter={code}")
        },
        count: Some(count(&found.counts, found.pressing, code, stages)),
        current: chosen == Some(at),
    };
    Filters { label: "按状态筛选", filters: FILTERS.into_iter().enumerate().map(filter).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every stage is behind a filter of its own; the first, 在办, holds those in which something is still to be done.
    #[test]
    fn every_stage_is_behind_one_filter() {
        for kind in StageKind::ALL {
            let filters = FILTERS.iter().filter(|(.., stages)| stages.contains(&kind));
            assert_eq!(filters.count(), 1, "{kind}");
        }
        assert!(FILTERS.iter().all(|(.., stages)| stages.len() <= 3));
    }
}
