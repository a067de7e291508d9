//! The gate of the workbench: every request to a page of its table comes through here and nowhere else.
//!
//! It finds out who is signed in, holds the table's word on who may, takes the form from the request and refuses one
//! that does not belong to the session. What was typed is never lost on the way: whoever has to sign in again finds
//! it behind the sign-in.

use acts::account::{self, Signed};
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use office::Seat;
use store::StoreError;

use super::access::Access;
use super::doors::{self, Door};
use super::pages::{NoRight, NoSeat, TooLong};
use super::returning::Return;
use super::staff::{Form, SignedIn, Staff};
use super::upload;
use crate::app::{App, LARGEST_BODY};
use crate::cookie;
use crate::error::failure;
use crate::form::Fields;
use crate::page::Shell;

/// What the gate knows of the route it stands before.
#[derive(Clone)]
pub struct Gate {
    /// The application.
    pub app: App,
    /// Who may.
    pub access: Access,
}

/// Lets in who may come in.
pub async fn gate(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let shell = match Shell::from_request_parts(&mut parts, &gate.app).await {
        Ok(shell) => shell,
        Err(never) => match never {},
    };
    let form = if parts.method != Method::POST {
        None
    } else if upload::taken_at(parts.uri.path()) && upload::is_sent(&parts) {
        // Nobody's files are kept in memory before it is known who sends them.
        match known(&gate.app, &parts).await {
            Ok(true) => {}
            Ok(false) => {
                let passed = upload::pass_by(&parts, body).await;
                let back = Return::page(parts.uri.path());
                return if passed.is_ok() {
                    doors::outside(&shell, back)
                } else {
                    TooLong { shell: &shell }.into_response()
                };
            }
            Err(error) => return failure(&shell, &error),
        }
        let Ok((fields, uploads)) = upload::read(&parts, body).await else {
            return TooLong { shell: &shell }.into_response();
        };
        parts.extensions.insert(uploads);
        Some(fields)
    } else {
        match to_bytes(body, LARGEST_BODY).await {
            Ok(bytes) => {
                parts.extensions.insert(upload::Uploads::default());
                Some(Fields::of_form(&bytes))
            }
            Err(_) => return TooLong { shell: &shell }.into_response(),
        }
    };
    match enter(&gate, &mut parts, shell, form).await {
        Ok(()) => next.run(Request::from_parts(parts, Body::empty())).await,
        Err(refusal) => *refusal,
    }
}

/// Puts into the request who is signed in and what the form says; or gives the page to show instead.
async fn enter(
    gate: &Gate,
    parts: &mut Parts,
    shell: Shell,
    form: Option<Fields>,
) -> Result<(), Box<Response>> {
    let Gate { app, access } = gate;
    let address = parts.uri.path_and_query().map_or("/desk", |address| address.as_str()).to_owned();
    let back = match &form {
        Some(fields) => Return::form(&address, fields),
        None => Return::page(&address),
    };
    let token = cookie::session(&parts.headers, &app.site).map(str::to_owned);
    let known = match &token {
        Some(token) => find(app, token.clone()).await.map_err(|error| failure(&shell, &error))?,
        None => None,
    };
    let (Some(token), Some(signed)) = (token, known) else {
        return Err(doors::outside(&shell, back).into());
    };
    let inside = SignedIn { shell, signed, token };
    if let Some(fields) = form {
        if fields.text("csrf") != Some(inside.signed.csrf.as_str()) {
            return Err(doors::again(&inside, &back, doors::Why::OtherSession).into());
        }
        parts.extensions.insert(Form(fields));
    }
    if let Access::Seat(roles) = access {
        if inside.signed.must_change {
            return Err(doors::ask(Door::Password, &inside, back).into());
        }
        let Some(seat) = inside.signed.seat.clone() else {
            let seatless = NoSeat { inside: &inside, shell: &inside.shell };
            let none = inside.signed.seats.is_empty();
            let page = if none { seatless.into_response() } else { doors::ask(Door::Seat, &inside, back) };
            return Err(page.into());
        };
        let staff = seated(app, &inside, seat).await?;
        if !roles.contains(&staff.seat.role) {
            return Err(NoRight { staff: &staff, access: *access }.into_response().into());
        }
        parts.extensions.insert(staff);
    }
    parts.extensions.insert(inside);
    Ok(())
}

/// Whether somebody is signed in.
async fn known(app: &App, parts: &Parts) -> Result<bool, StoreError> {
    match cookie::session(&parts.headers, &app.site).map(str::to_owned) {
        Some(token) => Ok(find(app, token).await?.is_some()),
        None => Ok(false),
    }
}

/// Who is signed in with a token; notes that the session is in use.
async fn find(app: &App, token: String) -> Result<Option<Signed>, StoreError> {
    let (today, at) = (app.clock.today(), app.clock.instant());
    let looked_up = token.clone();
    let signed = app.read(move |tx| account::signed(tx, &looked_up, today, at)).await?;
    if signed.as_ref().is_some_and(|signed| signed.touch_due) {
        app.write(move |tx| account::touch(tx, &token, at)).await?;
    }
    Ok(signed)
}

async fn seated(app: &App, inside: &SignedIn, seat: Seat) -> Result<Staff, Box<Response>> {
    let id = seat.body;
    match app.read(move |tx| tx.body(id)).await {
        Ok(Some(body)) => Ok(Staff::new(inside, seat, body)),
        Ok(None) => Err(failure(&inside.shell, &format!("seat {} has no body", seat.id)).into()),
        Err(error) => Err(failure(&inside.shell, &error).into()),
    }
}
