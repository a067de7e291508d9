//! 依申请公开: what can be asked for, how, by when an answer comes and what it may cost; then the questions of an
//! application, one a page, to its receipt.

mod answers;
mod check;
mod draft;
mod questions;
mod receipt;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use office::Body;
use statute::{ANSWER, CORRECTION_NOTICE, Channel, EXTENSION_MAX, Period, fees};
use store::{BodyName, StoreError, Tx};

use self::draft::Draft;
use super::body;
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::page::Shell;
use crate::parts::{Banner, Crumbs};
use crate::routes::Route;

/// The routes of an application.
pub const ROUTES: &[Route] = &[
    Route { path: "/apply", handler: || get(show), samples },
    Route { path: "/apply/new/{code}", handler: || post(begin), samples: Vec::new },
    Route {
        path: "/apply/draft/{key}/check",
        handler: || get(check::show).post(check::submit),
        samples: draft::samples,
    },
    Route { path: "/apply/draft/{key}/receipt", handler: || get(receipt::show), samples: Vec::new },
    Route { path: "/apply/draft/{key}/receipt.pdf", handler: || get(receipt::pdf), samples: Vec::new },
    Route { path: "/apply/draft/{key}/receipt.docx", handler: || get(receipt::docx), samples: Vec::new },
    Route { path: "/apply/draft/{key}/discard", handler: || post(draft::discard), samples: Vec::new },
    Route {
        path: "/apply/draft/{key}/{question}",
        handler: || get(questions::show).post(questions::answer),
        samples: Vec::new,
    },
];

#[derive(Template)]
#[template(path = "portal/apply/start.html")]
struct Apply<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    banner: Option<Banner>,
    /// The body chosen, or the only one there is.
    body: Option<Body>,
    /// The bodies to choose from.
    bodies: Vec<BodyName>,
    periods: [(&'static str, Period); 3],
    channels: Vec<(Channel, &'static str)>,
    per_item: Vec<(u32, fees::Fen)>,
    per_page: Vec<(u32, fees::Fen)>,
}

const DONE: [(&str, &str); 1] = [("discarded", "没有提交的申请草稿已经删除。")];

/// Shows the page on which an application begins.
pub async fn show(State(app): State<App>, shell: Shell) -> Response {
    let code = shell.query.text("body").map(str::to_owned);
    let (body, bodies) = match app.read(move |tx| choice(tx, code.as_deref())).await {
        Ok(found) => found,
        Err(cause) => return failure(&shell, &cause),
    };
    let page = Apply {
        shell: &shell,
        crumbs: match &body {
            Some(body) => body::crumbs(Some("依申请公开"), body),
            None => Crumbs::here("依申请公开"),
        },
        banner: Banner::of(&shell.query, &DONE),
        body,
        bodies,
        periods: [("答复", ANSWER), ("最多延长", EXTENSION_MAX), ("告知补正", CORRECTION_NOTICE)],
        channels: Channel::ALL.into_iter().map(|channel| (channel, received(channel))).collect(),
        per_item: [10, 11, 30, 31, 41].map(|n| (n, fees::per_item(n))).to_vec(),
        per_page: [30, 31, 100, 200, 201].map(|n| (n, fees::per_page_total(n))).to_vec(),
    };
    shell.respond(StatusCode::OK, &page)
}

/// The body asked for, else the only one; and all of them to choose from.
fn choice(tx: &mut Tx<'_>, code: Option<&str>) -> Result<(Option<Body>, Vec<BodyName>), StoreError> {
    let bodies = tx.body_names()?;
    let chosen = match (code, bodies.as_slice()) {
        (Some(code), _) => tx.body_coded(code)?,
        (None, [only]) => tx.body(only.id)?,
        (None, _) => None,
    };
    Ok((chosen, bodies))
}

/// Begins an application to a body: a new draft, and its first question.
pub async fn begin(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    let at = app.clock.instant();
    let begun = app
        .write(move |tx| {
            let Some(body) = tx.body_coded(&code)? else { return Ok(None) };
            let (key, draft) = Draft::begin(&body)?;
            draft.keep(tx, &key, at)?;
            Ok::<_, StoreError>(Some(key))
        })
        .await;
    match begun {
        Ok(Some(key)) => Redirect::to(&format!("/apply/draft/{}/kind", key.reveal())).into_response(),
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

/// Which day is the day of receipt, in words (第三十一条).
fn received(channel: Channel) -> &'static str {
    use statute::ReceiptRule::{Confirmation, HandIn, Signature};
    match channel.receipt_rule() {
        HandIn => "提交之日",
        Signature => "行政机关签收之日",
        Confirmation => "双方确认之日",
    }
}

fn samples() -> Vec<(String, u16)> {
    [
        "/apply",
        "/apply?body={body}",
        "/apply?body={empty-body}",
        "/apply?body=NOSUCH",
        "/apply?done=discarded",
    ]
    .map(|address| (address.to_owned(), 200))
    .to_vec()
}
