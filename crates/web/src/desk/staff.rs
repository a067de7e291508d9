//! Who works on a page of the workbench.

use std::sync::Arc;

use acts::account::Signed;
use acts::{ActError, Desk};
use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use office::{AccountId, Body, Role, Seat};
use sha2::{Digest as _, Sha256};
use store::{FormKey, FormSent, Tx};

use super::pages::{NoPage, Refused};
use super::upload::Uploads;
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::Pages;

/// Somebody signed in, perhaps without a seat.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The frame of the page.
    pub shell: Shell,
    /// Who.
    pub signed: Signed,
    /// The token of the session.
    pub(super) token: String,
}

/// Somebody who works from a seat. To have one as an argument is the only way to be let in: the gate gives it.
#[derive(Debug, Clone)]
pub struct Staff {
    /// The frame of the page.
    pub shell: Shell,
    /// The seat worked from.
    pub seat: Seat,
    /// The body worked for.
    pub body: Arc<Body>,
    /// Who.
    signed: Arc<Signed>,
}

/// What a form says; it belongs to the session, or the gate had refused it.
#[derive(Debug, Clone)]
pub struct Form(
    /// The fields.
    pub Fields,
);

/// The hidden fields at the head of every form of the workbench.
#[derive(Debug, Template)]
#[template(path = "parts/form_head.html")]
pub struct FormHead {
    csrf: String,
    once: String,
}

impl askama::filters::HtmlSafe for FormHead {}

/// Entries of the rail: address and name. An entry is shown to those who may open its page.
const RAIL: [(&str, &str); 8] = [
    ("/desk", "今天"),
    ("/desk/items", "主动公开"),
    ("/desk/requests", "依申请"),
    ("/desk/disputes", "复议诉讼"),
    ("/desk/reports", "年度报告"),
    ("/desk/region", "收到的年报"),
    ("/desk/problems", "问题整改"),
    ("/desk/settings", "设置"),
];

impl SignedIn {
    /// The hidden fields at the head of a form.
    pub fn form(&self) -> FormHead {
        FormHead::of(&self.signed)
    }
}

impl Staff {
    pub(super) fn new(inside: &SignedIn, seat: Seat, body: Body) -> Self {
        Self {
            shell: inside.shell.clone(),
            seat,
            body: Arc::new(body),
            signed: Arc::new(inside.signed.clone()),
        }
    }

    /// The name of the person.
    pub fn name(&self) -> &str {
        self.signed.person.as_ref().map_or(self.signed.login.as_str(), |person| person.name.as_str())
    }

    /// The account that is signed in.
    pub fn account(&self) -> AccountId {
        self.signed.account
    }

    /// Whether there are other seats to work from.
    pub fn has_other_seats(&self) -> bool {
        self.signed.seats.len() > 1
    }

    /// Whether this seat has one of the roles.
    pub fn is(&self, roles: &[Role]) -> bool {
        roles.contains(&self.seat.role)
    }

    /// The entries of the rail: address, name, and whether the page belongs to it.
    pub fn rail(&self) -> Vec<(&'static str, &'static str, bool)> {
        let open = |address: &str| {
            let mut routes = crate::routes::staff_routes();
            routes.any(|route| route.path == address && route.access.admits(self.seat.role))
        };
        let here = |address: &str| match self.shell.path.strip_prefix(address) {
            Some(rest) => rest.is_empty() || (address != "/desk" && rest.starts_with('/')),
            None => false,
        };
        let entries = RAIL.into_iter().filter(|(address, _)| open(address));
        entries.map(|(address, name)| (address, name, here(address))).collect()
    }

    /// The hidden fields at the head of a form.
    pub fn form(&self) -> FormHead {
        FormHead::of(&self.signed)
    }

    /// Renders a page that is kept nowhere on its way.
    pub fn respond(&self, status: StatusCode, page: &impl Template) -> Response {
        self.shell.respond_private(status, page)
    }

    /// Does an act, once however often its form is sent, and gives the address to go to: the one `act` returned, be
    /// it this time or the first.
    ///
    /// # Errors
    /// As the act; nothing is changed then.
    pub async fn act(
        &self,
        app: &App,
        form: &Form,
        act: impl FnOnce(&mut Desk<'_, '_>) -> Result<String, ActError> + Send + 'static,
    ) -> Result<String, ActError> {
        let (seat, account) = (self.seat.clone(), self.signed.account);
        let (on, at) = (app.clock.today(), app.clock.instant());
        let key = form.key();
        app.write(move |tx| {
            let mut desk = Desk::seated(tx, seat, on, at)?;
            if let Some(key) = &key
                && let Some(address) = sent_before(desk.tx, account, key)?
            {
                return Ok(address);
            }
            let address = act(&mut desk)?;
            if let Some(key) = &key {
                desk.tx.note_form(account, key, &address, at)?;
            }
            Ok(address)
        })
        .await
    }

    /// Goes to where an act led, or says why it was not done. `back` is where the refusal leads back to.
    pub fn went(&self, done: Result<String, ActError>, back: &str) -> Response {
        match done {
            Ok(address) => Redirect::to(&address).into_response(),
            Err(error) => self.refused(error, back),
        }
    }

    /// The page of an act that was not done, where no form is to be shown again.
    pub fn refused(&self, error: ActError, back: &str) -> Response {
        match error {
            ActError::NotFound => self.not_found(),
            ActError::Store(error) => failure(&self.shell, &error),
            ActError::Refused(sentence) => Refused { staff: self, sentence, back }.into_response(),
            ActError::Conflict(_) | ActError::Overtaken { .. } => {
                let sentence = error.to_string();
                Refused { staff: self, sentence, back }.into_response()
            }
        }
    }

    /// The page that says a list has no such page, where one beyond its last was asked for.
    pub fn beyond(&self, pages: &Pages) -> Option<Response> {
        let asked = pages.beyond()?;
        Some(self.respond(StatusCode::NOT_FOUND, &NoPage { staff: self, asked, pages }))
    }

    /// Nothing here, or nothing that this seat may know of.
    pub fn not_found(&self) -> Response {
        NotFound(self.shell.clone()).into_response()
    }
}

/// Where a form led that was sent before.
///
/// # Errors
/// [`ActError::Refused`] where it says something else this time: what is said now is neither done nor lost.
pub fn sent_before(tx: &mut Tx<'_>, account: AccountId, form: &FormKey) -> Result<Option<String>, ActError> {
    match tx.form_sent(account, form)? {
        None => Ok(None),
        Some(FormSent::Same(address)) => Ok(Some(address)),
        Some(FormSent::Other(_)) => Err(ActError::Refused(SENT_OTHERWISE.to_owned())),
    }
}

/// What is said where a form comes a second time with other words.
const SENT_OTHERWISE: &str = "这张表单已经提交过一次，前一次的内容已经保存。这一次的内容与前一次不同，还没有保存，\
                              仍在本页上：请先核对已经保存的内容，确需再办一次的，再次提交";

impl Form {
    /// What the form is known by, so that one sent twice is done once, and one that says something else is not lost.
    pub fn key(&self) -> Option<FormKey> {
        let key = self.0.text("once").filter(|key| key.len() == 32)?.to_owned();
        // Passwords go into no digest, and the token of the session says nothing.
        let says = |name: &str| !matches!(name, "once" | "csrf") && !name.contains("password");
        let said = self.0.pairs().filter(|(name, _)| says(name));
        let digest = said.fold(Sha256::new(), |digest, (name, value)| {
            digest.chain_update(name).chain_update([0]).chain_update(value).chain_update([0])
        });
        let digest = digest.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        Some(FormKey { key, digest })
    }
}

impl FormHead {
    fn of(signed: &Signed) -> Self {
        // Without random bytes the form is sent as often as it is sent; everything else still holds.
        let once = acts::request::new_form_key().unwrap_or_default();
        Self { csrf: signed.csrf.clone(), once }
    }
}

macro_rules! from_the_gate {
    ($($what:ty),*) => {
        $(impl FromRequestParts<App> for $what {
            type Rejection = Response;

            async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
                if let Some(given) = parts.extensions.get::<Self>() {
                    return Ok(given.clone());
                }
                let shell = match Shell::from_request_parts(parts, app).await {
                    Ok(shell) => shell,
                    Err(never) => match never {},
                };
                Err(failure(&shell, &format!("{} is behind no gate that gives {}", parts.uri.path(), stringify!($what))))
            }
        })*
    };
}

from_the_gate!(SignedIn, Staff, Form, Uploads);
