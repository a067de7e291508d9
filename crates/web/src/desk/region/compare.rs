//! Two collected reports side by side.

use acts::collected::{judge_again, readable};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{BodyId, Collected, CollectedId};
use report::{Context, Report};
use store::{StoreError, Tx};

use crate::app::App;
use crate::desk::staff::Staff;
use crate::error::failure;

#[derive(Template)]
#[template(path = "desk/region/compare.html")]
struct Page<'a> {
    staff: &'a Staff,
    title: String,
    html: String,
}

/// A report of this body as kept, and its file.
fn fetch(tx: &mut Tx<'_>, body: BodyId, id: i64) -> Result<Option<(Collected, Vec<u8>)>, StoreError> {
    let Some(kept) = tx.collected(CollectedId(id))?.filter(|kept| kept.body == body) else { return Ok(None) };
    Ok(tx.file(readable(&kept).1)?.map(|bytes| (kept, bytes)))
}

/// The report in a file. What a person stated of body and year goes before what was recognised.
fn read((kept, bytes): (Collected, Vec<u8>)) -> Option<Report> {
    let judged = judge_again(&kept, &bytes, &Context::default()).ok()?;
    Some(Report { body: kept.unit, year: kept.year, ..judged.report.report })
}

/// Shows the two reports that the address names.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let id = |name| staff.shell.query.text(name).and_then(|id| id.parse::<i64>().ok());
    let (Some(left), Some(right)) = (id("left"), id("right")) else { return staff.not_found() };
    let body = staff.body.id;
    let document = async {
        let both = move |tx: &mut Tx<'_>| -> Result<_, StoreError> {
            Ok(fetch(tx, body, left)?.zip(fetch(tx, body, right)?))
        };
        let fetched = app.read(both).await?;
        let Some((left, right)) = fetched else { return Ok(None) };
        app.work(move || Some(report::compare(&read(left)?, &read(right)?).document())).await
    };
    match document.await {
        Ok(Some(document)) => {
            let html = paper::html::fragment(&document);
            let title = document.title.unwrap_or_default();
            staff.respond(StatusCode::OK, &Page { staff: &staff, title, html })
        }
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}
