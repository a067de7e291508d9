//! The list of published reports, newest year first.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use office::Body;
use store::{ReportLine, StoreError, Tx};

use super::super::body;
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::page::Shell;
use crate::parts::{Crumbs, Filter, Filters, with};

#[derive(Template)]
#[template(path = "portal/reports/list.html")]
struct List<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    heading: String,
    /// The body, where the list is of one.
    body: Option<Body>,
    filters: Vec<Filters>,
    years: Vec<(i16, Vec<ReportLine>)>,
    filtered: bool,
}

/// The reports of all bodies; `?year=` and `?body=` narrow the list.
pub async fn of_all(State(app): State<App>, shell: Shell) -> Response {
    let lines = match app.read(shelf).await {
        Ok(lines) => lines,
        Err(cause) => return failure(&shell, &cause),
    };
    let year = shell.query.text("year").filter(|year| !year.is_empty());
    let code = shell.query.text("body").filter(|code| !code.is_empty());
    let of_year = |line: &&ReportLine| year.is_none_or(|year| line.year.to_string() == year);
    let of_body = |line: &&ReportLine| code.is_none_or(|code| line.code.eq_ignore_ascii_case(code));
    let shown = lines.iter().filter(of_year).filter(of_body).cloned().collect();
    let page = List {
        shell: &shell,
        crumbs: Crumbs::here("年度报告"),
        heading: "政府信息公开工作年度报告".to_owned(),
        body: None,
        filters: filters(&shell, &lines),
        years: by_year(shown),
        filtered: year.is_some() || code.is_some(),
    };
    shell.respond(StatusCode::OK, &page)
}

/// The reports of a body.
pub async fn of_body(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    let found = app.read(move |tx| {
        let Some(body) = tx.body_coded(&code)? else { return Ok::<_, StoreError>(None) };
        let mut lines = tx.report_shelf()?;
        lines.retain(|line| line.body == body.id);
        Ok(Some((body, lines)))
    });
    let (body, lines) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return NotFound(shell).into_response(),
        Err(cause) => return failure(&shell, &cause),
    };
    let page = List {
        shell: &shell,
        crumbs: body::crumbs(Some("政府信息公开年报"), &body),
        heading: format!("{}政府信息公开年报", body.name),
        body: Some(body),
        filters: Vec::new(),
        years: by_year(lines),
        filtered: false,
    };
    shell.respond(StatusCode::OK, &page)
}

fn shelf(tx: &mut Tx<'_>) -> Result<Vec<ReportLine>, StoreError> {
    tx.report_shelf()
}

fn by_year(lines: Vec<ReportLine>) -> Vec<(i16, Vec<ReportLine>)> {
    let mut years: Vec<(i16, Vec<ReportLine>)> = Vec::new();
    for line in lines {
        match years.last_mut().filter(|(year, _)| *year == line.year) {
            Some((_, of_year)) => of_year.push(line),
            None => years.push((line.year, vec![line])),
        }
    }
    years
}

/// Years and bodies as links, where there are several.
fn filters(shell: &Shell, lines: &[ReportLine]) -> Vec<Filters> {
    let filter = |name: &str, value: String, label: String| {
        let chosen = shell.query.text(name).unwrap_or_default();
        Filter {
            address: with("/reports", &shell.query, name, &value),
            current: chosen.eq_ignore_ascii_case(&value),
            label,
            count: None,
        }
    };
    let all = |name: &str| filter(name, String::new(), "全部".to_owned());
    let mut years = vec![all("year")];
    let mut bodies = vec![all("body")];
    for line in lines {
        let year = filter("year", line.year.to_string(), format!("{}年", line.year));
        if !years.iter().any(|other| other.label == year.label) {
            years.push(year);
        }
        let body = filter("body", line.code.clone(), line.name.clone());
        if !bodies.iter().any(|other| other.label == body.label) {
            bodies.push(body);
        }
    }
    let several = |label, filters: Vec<Filter>| (filters.len() > 2).then_some(Filters { label, filters });
    [several("按年度", years), several("按单位", bodies)].into_iter().flatten().collect()
}

/// Addresses that show every state of these pages.
pub fn samples() -> Vec<(String, u16)> {
    [
        ("/reports", 200),
        ("/reports?year=2023", 200),
        ("/reports?year=1999&body=SFMZ", 200),
        ("/bodies/{body}/reports", 200),
        ("/bodies/{empty-body}/reports", 200),
        ("/bodies/NOSUCH/reports", 404),
    ]
    .map(|(address, status)| (address.to_owned(), status))
    .to_vec()
}
