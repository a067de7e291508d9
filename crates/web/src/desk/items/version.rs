//! A version of an item beside the one before it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Content;

use super::super::at::At;
use super::super::staff::Staff;
use super::item::{Item, load, sheet};
use crate::app::App;
use crate::error::failure;
use crate::parts::Diff;

#[derive(Template)]
#[template(path = "desk/items/version.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    version: u32,
    content: Content,
    /// Number of the version before, and what changed since.
    before: Option<(u32, Diff)>,
}

/// Shows the version.
pub async fn show(State(app): State<App>, staff: Staff, At((id, version)): At<(i64, i64)>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let Ok(version) = u32::try_from(version) else { return staff.not_found() };
    let document = item.document.id;
    let earlier = item.texts.iter().map(|saved| saved.version).find(|other| *other < version);
    let texts = app.read(move |tx| {
        let this = tx.text_at(document, version)?;
        let before = earlier.map(|earlier| tx.text_at(document, earlier)).transpose()?.flatten();
        Ok::<_, store::StoreError>((this, before))
    });
    let (this, before) = match texts.await {
        Ok(texts) => texts,
        Err(error) => return failure(&staff.shell, &error),
    };
    let Some((_, content)) = this else { return staff.not_found() };
    let before =
        before.map(|(saved, earlier)| (saved.version, Diff::between(&sheet(&earlier), &sheet(&content))));
    let page = Page { staff: &staff, item: &item, version, content, before };
    staff.respond(StatusCode::OK, &page)
}
