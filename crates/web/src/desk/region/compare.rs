//! Two collected reports side by side.

use acts::collected::judge;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::CollectedId;
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

fn report(tx: &mut Tx<'_>, body: office::BodyId, id: i64) -> Result<Option<Report>, StoreError> {
    let Some(kept) = tx.collected(CollectedId(id))?.filter(|kept| kept.body == body) else { return Ok(None) };
    let Some(bytes) = tx.file(&kept.digest)? else { return Ok(None) };
    let judged = judge(&kept.file_name, &bytes, &Context::default()).ok();
    // What a person stated of body and year goes before what was recognised.
    Ok(judged.map(|judged| Report { body: kept.unit, year: kept.year, ..judged.report.report }))
}

/// Shows the two reports that the address names.
pub async fn show(State(app): State<App>, staff: Staff) -> Response {
    let id = |name| staff.shell.query.text(name).and_then(|id| id.parse::<i64>().ok());
    let (Some(left), Some(right)) = (id("left"), id("right")) else { return staff.not_found() };
    let body = staff.body.id;
    let both =
        app.read(move |tx| Ok::<_, StoreError>(report(tx, body, left)?.zip(report(tx, body, right)?))).await;
    match both {
        Ok(Some((left, right))) => {
            let document = report::compare(&left, &right).document();
            let html = paper::html::fragment(&document);
            let title = document.title.unwrap_or_default();
            staff.respond(StatusCode::OK, &Page { staff: &staff, title, html })
        }
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}
