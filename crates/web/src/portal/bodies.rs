//! 公开单位: all bodies of the platform.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use store::BodyName;

use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::Crumbs;

#[derive(Template)]
#[template(path = "portal/bodies.html")]
struct Bodies<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    all: Vec<BodyName>,
}

/// Shows the page.
pub async fn show(State(app): State<App>, shell: Shell) -> Response {
    match app.read(super::body_names).await {
        Ok(all) => {
            let page = Bodies { shell: &shell, crumbs: Crumbs::here("公开单位"), all };
            shell.respond(StatusCode::OK, &page)
        }
        Err(cause) => failure(&shell, &cause),
    }
}
