//! Pages of the workbench that stand in the way: no right, no seat, a refusal, too much at once.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::access::Access;
use super::staff::{SignedIn, Staff};
use crate::page::Shell;
use crate::parts::Pages;

/// 403: whose business this is, and who can change that.
#[derive(Template)]
#[template(path = "desk/no_right.html")]
pub struct NoRight<'a> {
    /// Who came.
    pub staff: &'a Staff,
    /// Who may.
    pub access: Access,
}

/// 403: signed in, but without a seat.
#[derive(Template)]
#[template(path = "desk/no_seat.html")]
pub struct NoSeat<'a> {
    /// Who came.
    pub inside: &'a SignedIn,
    /// The frame.
    pub shell: &'a Shell,
}

/// 422: an act that was not done.
#[derive(Template)]
#[template(path = "desk/refused.html")]
pub struct Refused<'a> {
    /// Who tried.
    pub staff: &'a Staff,
    /// Why not, and the way out.
    pub sentence: String,
    /// Where it goes on.
    pub back: &'a str,
}

/// 404: a page of a list that lies beyond its last.
#[derive(Template)]
#[template(path = "desk/no_page.html")]
pub struct NoPage<'a> {
    /// Who came.
    pub staff: &'a Staff,
    /// The page asked for.
    pub asked: u64,
    /// The pages there are.
    pub pages: &'a Pages,
}

/// 413: a form greater than the largest there is.
#[derive(Template)]
#[template(path = "desk/too_long.html")]
pub struct TooLong<'a> {
    /// The frame.
    pub shell: &'a Shell,
}

impl IntoResponse for NoRight<'_> {
    fn into_response(self) -> Response {
        self.staff.respond(StatusCode::FORBIDDEN, &self)
    }
}

impl IntoResponse for NoSeat<'_> {
    fn into_response(self) -> Response {
        self.shell.respond_private(StatusCode::FORBIDDEN, &self)
    }
}

impl IntoResponse for Refused<'_> {
    fn into_response(self) -> Response {
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

impl IntoResponse for TooLong<'_> {
    fn into_response(self) -> Response {
        self.shell.respond_private(StatusCode::PAYLOAD_TOO_LARGE, &self)
    }
}
