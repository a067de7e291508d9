//! The doors to the workbench: signing in, a new password, the choice of a seat. Each carries along where the person
//! wanted to go and what he had typed.

pub mod password;
pub mod seat;
pub mod sign_in;

use acts::account;
use askama::Template;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::returning::Return;
use super::staff::SignedIn;
use crate::app::App;
use crate::cookie;
use crate::error::failure;
use crate::page::Shell;

/// What is asked of somebody signed in before he may go on.
#[derive(Debug, Clone, Copy)]
pub enum Door {
    /// A password of his own.
    Password,
    /// From which seat he works.
    Seat,
}

/// Why a form is shown for a last look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was opened before this session began, or in another seat.
    OtherSession,
    /// The person had to sign in again.
    SignedInAgain,
}

/// What was typed, for a last look before it is sent once more.
#[derive(Template)]
#[template(path = "desk/again.html")]
struct Again<'a> {
    shell: &'a Shell,
    why: Why,
    csrf: &'a str,
    to: &'a str,
    typed: &'a [(String, String)],
}

/// Nobody is signed in: to the sign-in, with whatever was typed.
pub fn outside(shell: &Shell, back: Return) -> Response {
    match back.typed() {
        None => redirect(&back.through("/sign-in")),
        Some(_) => sign_in::show_over(shell, back),
    }
}

/// Asks what has to be asked first.
pub fn ask(door: Door, inside: &SignedIn, back: Return) -> Response {
    match (back.typed(), door) {
        (None, Door::Password) => redirect(&back.through("/desk/password")),
        (None, Door::Seat) => redirect(&back.through("/desk/seat")),
        (Some(_), Door::Password) => password::show_over(inside, back),
        (Some(_), Door::Seat) => seat::show_over(inside, back),
    }
}

/// Shows what was typed for a last look; a page is simply gone to.
pub fn again(inside: &SignedIn, back: &Return, why: Why) -> Response {
    let Some(typed) = back.typed() else { return redirect(back.to()) };
    let page = Again { shell: &inside.shell, why, csrf: &inside.signed.csrf, to: back.to(), typed };
    let status = match why {
        Why::OtherSession => StatusCode::FORBIDDEN,
        Why::SignedInAgain => StatusCode::OK,
    };
    inside.shell.respond_private(status, &page)
}

/// Goes on with the session of `token`: through the next door, or to where the person wanted to go.
async fn proceed(app: &App, shell: Shell, token: String, back: Return) -> Response {
    let (today, at) = (app.clock.today(), app.clock.instant());
    let looked_up = token.clone();
    let signed = match app.read(move |tx| account::signed(tx, &looked_up, today, at)).await {
        Ok(Some(signed)) => signed,
        Ok(None) => return outside(&shell, back),
        Err(error) => return failure(&shell, &error),
    };
    let cookie = cookie::set_session(&app.site, Some(&token));
    let inside = SignedIn { shell, signed, token };
    let mut response = if inside.signed.must_change {
        ask(Door::Password, &inside, back)
    } else if inside.signed.seat.is_none() && !inside.signed.seats.is_empty() {
        ask(Door::Seat, &inside, back)
    } else {
        again(&inside, &back, Why::SignedInAgain)
    };
    response.headers_mut().insert(SET_COOKIE, cookie);
    response
}

fn redirect(address: &str) -> Response {
    Redirect::to(address).into_response()
}

impl Again<'_> {
    /// What the person wrote himself, without the words that stand for a choice and the form's own numbers.
    fn written(&self) -> impl Iterator<Item = &str> {
        let own = |name: &str| matches!(name, "once" | "seen");
        let code = |value: &str| value.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        let written = self.typed.iter().filter(move |(name, value)| !own(name) && !code(value));
        written.map(|(_, value)| value.as_str())
    }
}
