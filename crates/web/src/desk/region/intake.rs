//! What became of the files that were handed in together: how far the reading is, and each file with its state.

use askama::Template;
use axum::extract::State;
use axum::http::header::HeaderName;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use office::{Handed, IntakeId, Person, SeatId};
use store::{Intake, IntakeFile, IntakeStates, StoreError, Tx};

use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::parts::{Filter, Filters, Pages, with};

/// Files a page.
const ROWS: u32 = 100;
/// Intakes a page.
const INTAKES: u32 = 50;
/// After so many seconds the page is loaded again while files are read.
const AGAIN: HeaderValue = HeaderValue::from_static("5");

#[derive(Template)]
#[template(path = "desk/region/intake.html")]
struct Page<'a> {
    staff: &'a Staff,
    address: String,
    at: String,
    who: String,
    states: IntakeStates,
    refreshes: bool,
    filters: Filters,
    files: Vec<Row>,
    pages: Pages,
}

/// A file and what became of it.
struct Row {
    name: String,
    within: String,
    state: &'static str,
    class: &'static str,
    /// The report it became: its address, and whose report it is.
    report: Option<(String, String)>,
    /// Where body and year are put right, where they are not known.
    name_at: Option<String>,
    said: String,
}

/// Filters: code, name, and how many there are.
fn kinds(states: &IntakeStates) -> [(&'static str, &'static str, i64); 5] {
    [
        ("", "全部", states.files() + states.opened),
        ("waiting", "还没有读", states.waiting + states.reading),
        ("taken", "已收下", states.taken),
        ("doubtful", "机关或者年度不明", states.doubtful),
        ("refused", "没有收下", states.refused),
    ]
}

struct Seen {
    at: Timestamp,
    who: Option<Person>,
    states: IntakeStates,
    pages: Pages,
    files: Vec<IntakeFile>,
}

/// Shows how far the reading is.
pub async fn show(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let query = staff.shell.query.clone();
    let address = format!("/desk/region/intakes/{id}");
    let asked = query.text("filter").unwrap_or_default().to_owned();
    let Some(chosen) = kinds(&IntakeStates::default()).iter().position(|(code, ..)| *code == asked) else {
        return staff.not_found();
    };
    let (body, path) = (staff.body.id, address.clone());
    let seen = app
        .read(move |tx| {
            let Some((seat, at)) = tx.intake(body, IntakeId(id))? else { return Ok(None) };
            let who = person(tx, seat)?;
            let states = tx.intake_states(IntakeId(id))?;
            let pages = Pages::of(&path, &query, kinds(&states)[chosen].2, ROWS);
            let files = tx.intake_files(IntakeId(id), &asked, pages.rows(ROWS))?;
            Ok::<_, StoreError>(Some(Seen { at, who, states, pages, files }))
        })
        .await;
    let seen = match seen {
        Ok(Some(seen)) => seen,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let filter = |(at, (code, label, count)): (usize, (&str, &str, i64))| Filter {
        label: label.to_owned(),
        address: with(&address, &staff.shell.query, "filter", code),
        count: Some(count),
        current: at == chosen,
    };
    let filters = kinds(&seen.states).into_iter().enumerate().map(filter).collect();
    let refreshes = !seen.states.over() && staff.shell.query.text("still").is_none();
    let page = Page {
        at: app.clock.minute(seen.at),
        who: seen.who.map_or(String::new(), |person| person.name),
        refreshes,
        filters: Filters { label: "按结果筛选", filters },
        files: seen.files.iter().map(Row::of).collect(),
        pages: seen.pages,
        states: seen.states,
        address,
        staff: &staff,
    };
    let mut response = staff.respond(StatusCode::OK, &page);
    if refreshes {
        response.headers_mut().insert(HeaderName::from_static("refresh"), AGAIN);
    }
    response
}

fn person(tx: &mut Tx<'_>, seat: SeatId) -> Result<Option<Person>, StoreError> {
    match tx.seat(seat)? {
        Some(seat) => tx.person(seat.person),
        None => Ok(None),
    }
}

impl Row {
    fn of(file: &IntakeFile) -> Self {
        let (unit, year, errors) = file.report.clone().unwrap_or_default();
        let known = !unit.is_empty() && year.is_some();
        let (state, class) = match &file.handed {
            Handed::Waiting => ("○ 等待读取", "mute"),
            Handed::Reading => ("◔ 正在读取", "mute"),
            Handed::Taken(_) if !known => ("! 已收下，机关或者年度不明", "warning"),
            Handed::Taken(_) if errors > 0 => ("✓ 已收下，有错误", "clean"),
            Handed::Taken(_) => ("✓ 已收下", "clean"),
            Handed::Refused(_) => ("✕ 没有收下", "error"),
            Handed::Opened(_) => ("▤ 已打开", "mute"),
        };
        let report = file.handed.report().map(|id| {
            let of = match (unit.as_str(), year) {
                ("", None) => "没有读出机关名称和年度的报告".to_owned(),
                ("", Some(year)) => format!("没有读出机关名称的{year}年年度报告"),
                (unit, None) => format!("{unit}年度报告（年度不明）"),
                (unit, Some(year)) => format!("{unit}{year}年年度报告"),
            };
            let errors = if errors > 0 { format!("，错误{errors}处") } else { String::new() };
            (format!("/desk/region/{id}"), format!("{of}{errors}"))
        });
        let name_at = report.as_ref().filter(|_| !known).map(|(address, _)| format!("{address}/name"));
        let said = match file.handed.said() {
            "" => String::new(),
            said if said.ends_with('。') => said.to_owned(),
            said => format!("{said}。"),
        };
        Self { name: file.name.clone(), within: file.within.clone(), state, class, report, name_at, said }
    }
}

#[derive(Template)]
#[template(path = "desk/region/intakes.html")]
struct List<'a> {
    staff: &'a Staff,
    rows: Vec<(Intake, String, String)>,
    pages: Pages,
}

/// Shows what was handed in, the last first.
pub async fn list(State(app): State<App>, staff: Staff) -> Response {
    let (body, query) = (staff.body.id, staff.shell.query.clone());
    let found = app
        .read(move |tx| {
            let pages = Pages::of("/desk/region/intakes", &query, tx.intake_count(body)?, INTAKES);
            let mut rows = Vec::new();
            for intake in tx.intakes(body, pages.rows(INTAKES))? {
                let who = person(tx, intake.seat)?.map_or(String::new(), |person| person.name);
                rows.push((intake, who));
            }
            Ok::<_, StoreError>((pages, rows))
        })
        .await;
    match found {
        Ok((pages, rows)) => {
            let rows =
                rows.into_iter().map(|(intake, who)| (intake, app.clock.minute(intake.at), who)).collect();
            staff.respond(StatusCode::OK, &List { staff: &staff, rows, pages })
        }
        Err(error) => failure(&staff.shell, &error),
    }
}
