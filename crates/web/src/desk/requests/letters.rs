//! 文书: a letter of a request, to be read and printed.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::letter;

use super::dossier::{Dossier, calendar};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;

#[derive(Template)]
#[template(path = "desk/requests/letter.html")]
struct Letter<'a> {
    staff: &'a Staff,
    number: &'a str,
    back: String,
    title: String,
    words: String,
}

/// Shows the letter of the `at`-th step.
pub async fn show(State(app): State<App>, At((id, at)): At<(i64, usize)>, staff: Staff) -> Response {
    let dossier = match Dossier::open(&app, &staff, id).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let request = &dossier.request;
    let letter =
        request.history().get(at).and_then(|event| letter::of(&staff.body, request, event, calendar()));
    let Some(letter) = letter else { return staff.not_found() };
    let page = Letter {
        staff: &staff,
        number: &request.number,
        back: format!("/desk/requests/{id}"),
        title: letter.title.clone().unwrap_or_default(),
        words: paper::html::fragment(&letter),
    };
    staff.respond(StatusCode::OK, &page)
}
