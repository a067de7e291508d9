//! 网站地图.

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
#[template(path = "portal/map.html")]
struct Map<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    bodies: Vec<BodyName>,
}

/// Shows the page.
pub async fn show(State(app): State<App>, shell: Shell) -> Response {
    match app.read(super::body_names).await {
        Ok(bodies) => {
            let page = Map { shell: &shell, crumbs: Crumbs::here("网站地图"), bodies };
            shell.respond(StatusCode::OK, &page)
        }
        Err(cause) => failure(&shell, &cause),
    }
}
