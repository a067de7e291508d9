//! The report as it would be read: preview, Word document, JSON.

use acts::annual;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use office::AnnualReport;

use super::super::at::At;
use super::super::staff::Staff;
use super::look;
use crate::app::App;
use crate::error::failure;
use crate::national::{File, captioned};

#[derive(Template)]
#[template(path = "desk/reports/preview.html")]
struct Preview<'a> {
    staff: &'a Staff,
    report: AnnualReport,
    title: String,
    html: String,
}

/// Shows the whole report.
pub async fn preview(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let today = staff.shell.today;
    let seen =
        look(&app, &staff, &id, move |_, body, report| Ok((annual::document(body, &report, today), report)));
    let (document, report) = match seen.await {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let title = document.title.clone().unwrap_or_default();
    let html = paper::html::fragment(&captioned(document));
    staff.respond(StatusCode::OK, &Preview { staff: &staff, report, title, html })
}

/// The report as a Word document.
pub async fn docx(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |_, body, report| Ok(annual::document(body, &report, today)));
    match seen.await.map(|document| File::docx(&document)) {
        Ok(Ok(file)) => private(file),
        Ok(Err(error)) => failure(&staff.shell, &error),
        Err(response) => *response,
    }
}

/// The report as JSON.
pub async fn json(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| annual::export(tx, body, &report, today));
    match seen.await.map(|export| File::json(&export)) {
        Ok(Ok(file)) => private(file),
        Ok(Err(error)) => failure(&staff.shell, &error),
        Err(response) => *response,
    }
}

/// Kept nowhere on its way.
fn private(file: File) -> Response {
    ([(CACHE_CONTROL, "no-store")], file).into_response()
}
