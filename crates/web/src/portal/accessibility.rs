//! 无障碍声明.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::page::Shell;

#[derive(Template)]
#[template(path = "portal/accessibility.html")]
struct Accessibility<'a> {
    shell: &'a Shell,
}

/// Shows the page.
pub async fn show(shell: Shell) -> Response {
    shell.respond(StatusCode::OK, &Accessibility { shell: &shell })
}
