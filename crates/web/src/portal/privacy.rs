//! 隐私说明.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::page::Shell;

#[derive(Template)]
#[template(path = "portal/privacy.html")]
struct Privacy<'a> {
    shell: &'a Shell,
}

/// Shows the page.
pub async fn show(shell: Shell) -> Response {
    shell.respond(StatusCode::OK, &Privacy { shell: &shell })
}
