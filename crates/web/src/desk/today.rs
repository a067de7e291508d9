//! 今天.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::staff::Staff;

#[derive(Template)]
#[template(path = "desk/today.html")]
struct Today<'a> {
    staff: &'a Staff,
}

/// Shows the queue.
pub async fn show(staff: Staff) -> Response {
    staff.respond(StatusCode::OK, &Today { staff: &staff })
}
