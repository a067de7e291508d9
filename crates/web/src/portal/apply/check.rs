//! 核对: all answers on one page, each with a link to change it; then the application is filed.

use acts::request::{Filing, file};
use acts::{ActError, Desk};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::Date;
use office::Body;
use office::request::{Medium, Route};
use statute::Channel;
use store::{SlipKey, Tx};

use super::draft::{self, Draft, Filed};
use super::questions::{self, Question};
use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::Crumbs;

#[derive(Template)]
#[template(path = "portal/apply/check.html")]
struct Check<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    body: &'a Body,
    key: &'a str,
    /// Question, answer and where it is changed.
    answers: Vec<(Question, String, String)>,
    /// Why it was not filed.
    refusal: Option<String>,
}

/// Shows the answers; where one is missing, its question.
pub async fn show(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let (key, draft, body) = match draft::opened(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    if let Some(open) = Question::ALL.into_iter().find(|question| !question.is_answered(&draft, shell.today))
    {
        return Redirect::to(&draft::address(&key, open.code())).into_response();
    }
    page(&shell, &key, &draft, &body, None)
}

fn page(shell: &Shell, key: &SlipKey, draft: &Draft, body: &Body, refusal: Option<String>) -> Response {
    let status = if refusal.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let line = |question: Question| {
        let address = format!("{}?from=check", draft::address(key, question.code()));
        (question, words(question, draft), address)
    };
    let page = Check {
        shell,
        crumbs: questions::crumbs("核对", body),
        body,
        key: key.reveal(),
        answers: Question::ALL.map(line).to_vec(),
        refusal,
    };
    shell.respond_private(status, &page)
}

/// An answer as it is read back.
fn words(question: Question, draft: &Draft) -> String {
    let applicant = &draft.applicant;
    match question {
        Question::Kind => draft.kind.map_or_else(String::new, |kind| kind.to_string()),
        Question::Name => applicant.name.clone(),
        Question::Identity => format!("{}　{}", applicant.identity.kind.label(), applicant.identity.number),
        Question::Contact => {
            let contact = &applicant.contact;
            let person = if draft.natural() { "" } else { contact.person.as_str() };
            let lines = [person, &contact.phone, &contact.address, &contact.email];
            lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
        Question::Wanted => draft.wanted.clone(),
        Question::Medium => draft.medium.map_or_else(String::new, |medium| Medium::label(medium).to_owned()),
        Question::Route => draft.route.map_or_else(String::new, |route| Route::label(route).to_owned()),
    }
}

/// What became of sending the form.
enum Outcome {
    /// Filed now, or earlier from the same draft.
    Filed,
    /// An answer is missing.
    Open(Question),
    /// The draft is not there any more.
    Gone,
    /// The act was refused.
    Refused(String),
}

/// Files the application; sent again, it gives the same receipt.
pub async fn submit(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let (key, draft, body) = match draft::opened(&app, &shell, &key).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let (today, at, kept) = (shell.today, app.clock.instant(), key.clone());
    match app.write(move |tx| filed(tx, &kept, today, at)).await {
        Ok(Outcome::Filed | Outcome::Gone) => Redirect::to(&draft::address(&key, "receipt")).into_response(),
        Ok(Outcome::Open(question)) => Redirect::to(&draft::address(&key, question.code())).into_response(),
        Ok(Outcome::Refused(sentence)) => page(&shell, &key, &draft, &body, Some(sentence)),
        Err(cause) => failure(&shell, &cause),
    }
}

fn filed(tx: &mut Tx<'_>, key: &SlipKey, today: Date, at: Timestamp) -> Result<Outcome, store::StoreError> {
    let Some((draft, body)) = Draft::open(tx, key, at)? else { return Ok(Outcome::Gone) };
    if draft.filed.is_some() {
        return Ok(Outcome::Filed);
    }
    if let Some(open) = Question::ALL.into_iter().find(|question| !question.is_answered(&draft, today)) {
        return Ok(Outcome::Open(open));
    }
    let (Some(applicant), Some(medium), Some(route)) = (draft.kind, draft.medium, draft.route) else {
        return Ok(Outcome::Open(Question::Kind));
    };
    let filing = Filing {
        channel: Channel::Portal,
        submitted_on: today,
        applicant,
        description: draft.wanted.clone(),
        medium,
        route,
        personal: draft.applicant.to_bytes(),
        form_key: draft.form_key.clone(),
    };
    let receipt = match Desk::public(tx, body.id, today, at).and_then(|mut desk| file(&mut desk, filing)) {
        Ok(receipt) => receipt,
        Err(ActError::Store(cause)) => return Err(cause),
        Err(refusal) => return Ok(Outcome::Refused(refusal.to_string())),
    };
    let filed = Filed {
        number: receipt.number,
        query_code: receipt.query_code,
        on: today,
        received_on: receipt.received_on,
    };
    draft.into_filed(filed).keep(tx, key, at)?;
    Ok(Outcome::Filed)
}
