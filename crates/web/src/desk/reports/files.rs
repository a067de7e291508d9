//! The report as it would be read: preview, and the files it can be kept as.

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
use crate::national::{File, Kind, Source, captioned};

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

/// The report as a file of one kind.
async fn file(app: App, id: String, staff: Staff, kind: Kind) -> Response {
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| {
        let before = annual::previous(tx, body.id, report.year)?;
        let export = annual::export(tx, body, &report, today)?;
        Ok(Source { report: annual::shown(body, &report, today), before, export })
    });
    let source = match seen.await {
        Ok(source) => source,
        Err(response) => return *response,
    };
    match source.file(kind).await {
        Ok(file) => private(file),
        Err(missing) => missing.page(staff.shell),
    }
}

/// The report as pages to print.
pub async fn pdf(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    file(app, id, staff, Kind::Pdf).await
}

/// The report as a Word document.
pub async fn docx(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    file(app, id, staff, Kind::Docx).await
}

/// The report as OFD.
pub async fn ofd(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    file(app, id, staff, Kind::Ofd).await
}

/// The report as a workbook.
pub async fn xlsx(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    file(app, id, staff, Kind::Xlsx).await
}

/// The report as JSON.
pub async fn json(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    file(app, id, staff, Kind::Json).await
}

/// Kept nowhere on its way.
fn private(file: File) -> Response {
    ([(CACHE_CONTROL, "no-store")], file).into_response()
}
