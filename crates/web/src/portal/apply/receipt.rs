//! 回执 (DOC-02): number and query code, by when an answer comes and why, and how it goes on.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use calendar::Calendar;
use office::Body;
use statute::ANSWER;
use statute::clock::{Case, read};

use super::draft::{self, Filed};
use super::questions;
use crate::app::App;
use crate::page::{Shell, last_day};
use crate::parts::{Crumbs, Steps};

#[derive(Template)]
#[template(path = "portal/apply/receipt.html")]
struct Receipt<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    body: &'a Body,
    filed: &'a Filed,
    /// The day by which an answer is owed, and the sum; none while the receipt is not confirmed.
    due: Option<Due>,
}

struct Due {
    on: String,
    steps: Steps,
}

/// Shows the receipt at the address of the draft.
pub async fn show(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let (key, draft, body) = match draft::found(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(filed) = &draft.filed else {
        return Redirect::to(&draft::address(&key, "check")).into_response();
    };
    let page = Receipt {
        crumbs: questions::crumbs("回执", &body),
        shell: &shell,
        body: &body,
        filed,
        due: due(filed),
    };
    shell.respond_private(StatusCode::OK, &page)
}

fn due(filed: &Filed) -> Option<Due> {
    let reading = read(&Case::received(filed.received_on?), None, Calendar::national()).ok()?;
    Some(Due {
        on: last_day(reading.last_day()),
        steps: Steps { caption: "逐日计算".into(), steps: reading.steps },
    })
}
