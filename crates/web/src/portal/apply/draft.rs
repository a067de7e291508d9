//! The draft of an application: what was answered so far, on a slip that only this page's address opens.

use acts::request::new_form_key;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use office::request::{Applicant, Medium, Route};
use office::{Body, BodyId};
use serde::{Deserialize, Serialize};
use statute::ApplicantKind;
use store::{SlipKey, StoreError, Tx};

use super::questions::Question;
use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::Crumbs;

/// A draft is kept so long after the last answer.
const LASTS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The receipt can be seen so long again at the address of the draft.
const RECEIPT_LASTS: SignedDuration = SignedDuration::from_hours(24);

const KIND: &str = "application";

/// An application that is being written, or was just filed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Draft {
    /// The body asked.
    pub body: BodyId,
    /// Key of the form: the same draft sent twice is one request.
    pub form_key: String,
    /// 申请人类别.
    pub kind: Option<ApplicantKind>,
    /// 申请人.
    pub applicant: Applicant,
    /// 所需政府信息.
    pub wanted: String,
    /// 载体形式.
    pub medium: Option<Medium>,
    /// 获取方式.
    pub route: Option<Route>,
    /// What was filed; nothing of the applicant is kept from then on.
    pub filed: Option<Filed>,
}

/// A request that was filed from a draft.
#[derive(Clone, Serialize, Deserialize)]
pub struct Filed {
    /// Its number.
    pub number: String,
    /// The code for following it.
    pub query_code: String,
    /// When.
    pub on: Date,
    /// 收到申请之日, where it is fixed already.
    pub received_on: Option<Date>,
}

impl Draft {
    /// A new one and its key.
    pub fn begin(body: &Body) -> Result<(SlipKey, Self), StoreError> {
        let form_key = new_form_key().map_err(|refusal| StoreError::Key(refusal.to_string()))?;
        let draft = Self {
            body: body.id,
            form_key,
            kind: None,
            applicant: Applicant::default(),
            wanted: String::new(),
            medium: None,
            route: None,
            filed: None,
        };
        Ok((SlipKey::random()?, draft))
    }

    /// Keeps what was answered so far.
    pub fn keep(&self, tx: &mut Tx<'_>, key: &SlipKey, at: Timestamp) -> Result<(), StoreError> {
        let lasts = if self.filed.is_some() { RECEIPT_LASTS } else { LASTS };
        let data = serde_json::to_vec(self).expect("texts and words alone always serialize");
        tx.keep_slip(KIND, key, &data, at, lasts)
    }

    /// The draft that an address opens, with its body; none where it expired or never was.
    pub fn open(tx: &mut Tx<'_>, key: &SlipKey, at: Timestamp) -> Result<Option<(Self, Body)>, StoreError> {
        let Some(data) = tx.slip(KIND, key, at)? else { return Ok(None) };
        let Ok(draft) = serde_json::from_slice::<Self>(&data) else { return Ok(None) };
        Ok(tx.body(draft.body)?.map(|body| (draft, body)))
    }

    /// Leaves nothing but the receipt.
    pub fn into_filed(self, filed: Filed) -> Self {
        Self {
            applicant: Applicant::default(),
            wanted: String::new(),
            form_key: String::new(),
            filed: Some(filed),
            ..self
        }
    }

    /// Whether a natural person asks.
    pub fn natural(&self) -> bool {
        self.kind == Some(ApplicantKind::Natural)
    }

    /// Where it goes on: the first question without a good answer, else the check.
    pub fn next(&self, key: &SlipKey, today: Date) -> String {
        let open = Question::ALL.into_iter().find(|question| !question.is_answered(self, today));
        address(key, open.map_or("check", Question::code))
    }
}

/// The address of a page of a draft.
pub fn address(key: &SlipKey, page: &str) -> String {
    format!("/apply/draft/{}/{page}", key.reveal())
}

/// Opens the draft of an address for a page of the questions; one that was filed leads to its receipt.
pub async fn opened(app: &App, shell: &Shell, key: &str) -> Result<(SlipKey, Draft, Body), Response> {
    let (key, draft, body) = found(app, shell, key).await?;
    if draft.filed.is_some() {
        return Err(Redirect::to(&address(&key, "receipt")).into_response());
    }
    Ok((key, draft, body))
}

/// Opens the draft of an address, filed or not.
pub async fn found(app: &App, shell: &Shell, key: &str) -> Result<(SlipKey, Draft, Body), Response> {
    let Some(key) = SlipKey::parse(key) else { return Err(expired(shell)) };
    let (at, wanted) = (app.clock.instant(), key.clone());
    match app.read(move |tx| Draft::open(tx, &wanted, at)).await {
        Ok(Some((draft, body))) => Ok((key, draft, body)),
        Ok(None) => Err(expired(shell)),
        Err(cause) => Err(failure(shell, &cause)),
    }
}

#[derive(Template)]
#[template(path = "portal/apply/expired.html")]
struct Expired<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
}

/// 404: the draft is not there any more, or the address is not whole.
fn expired(shell: &Shell) -> Response {
    let crumbs = Crumbs::here("没有这份草稿").below("依申请公开", "/apply");
    shell.respond_private(StatusCode::NOT_FOUND, &Expired { shell, crumbs })
}

/// Throws a draft away. One that was filed leads to its receipt, whose query code nobody could give again.
pub async fn discard(State(app): State<App>, Path(key): Path<String>, shell: Shell) -> Response {
    let key = match opened(&app, &shell, &key).await {
        Ok((key, ..)) => key,
        Err(elsewhere) => return elsewhere,
    };
    match app.write(move |tx| tx.drop_slip(&key)).await {
        Ok(()) => Redirect::to("/apply?done=discarded").into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

/// Addresses that open no draft.
pub fn samples() -> Vec<(String, u16)> {
    let never = "0".repeat(32);
    [
        format!("/apply/draft/{never}/check"),
        format!("/apply/draft/{never}/name"),
        format!("/apply/draft/{never}/receipt"),
        "/apply/draft/x/kind".to_owned(),
    ]
    .map(|address| (address, 404))
    .to_vec()
}
