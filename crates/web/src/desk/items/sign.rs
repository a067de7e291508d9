//! 签发: a page that says what will happen, to what, and who will see it.

use acts::document;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::parts::Chip;

#[derive(Template)]
#[template(path = "desk/items/sign.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    chip: Option<Chip>,
    may: bool,
    is_own: bool,
}

/// Shows it.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let due = item.document.stage() == &office::DocumentStage::Cleared;
    let is_own = !item.document.may_approve(staff.seat.person);
    let page =
        Page { chip: item.chip(staff.shell.today), may: due && !is_own, is_own, item: &item, staff: &staff };
    staff.respond(StatusCode::OK, &page)
}

/// Signs.
pub async fn sign(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let document = item.document.id;
    let done = staff.act(&app, &form, move |desk| {
        document::sign(desk, document)?;
        Ok(format!("/desk/items/{document}?done=signed"))
    });
    staff.went(done.await, &item.address())
}
