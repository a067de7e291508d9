//! 编制年度报告: what opening a year's report does, and the act.

use acts::annual;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::super::staff::{Form, Staff};
use super::address;
use super::list::{DueDay, in_words};
use crate::app::App;
use crate::form::Fields;

#[derive(Template)]
#[template(path = "desk/reports/begin.html")]
struct Begin<'a> {
    staff: &'a Staff,
    year: i16,
    over: bool,
    due: DueDay,
    why: &'static str,
}

/// Says what will happen.
pub async fn show(staff: Staff) -> Response {
    let today = staff.shell.today;
    let Some(year) =
        year(&staff.shell.query).filter(|year| (annual::FIRST_YEAR..=today.year()).contains(year))
    else {
        return staff.not_found();
    };
    let due = DueDay::of(year, &staff.body, None, today);
    let page = Begin { staff: &staff, year, over: today.year() > year, due, why: in_words(&staff.body) };
    staff.respond(StatusCode::OK, &page)
}

/// Opens the report.
pub async fn open(State(app): State<App>, staff: Staff, form: Form) -> Response {
    let Some(year) = year(&form.0) else { return staff.not_found() };
    let done = staff.act(&app, &form, move |desk| Ok(address(annual::open(desk, year)?, "?done=opened")));
    staff.went(done.await, "/desk/reports")
}

fn year(fields: &Fields) -> Option<i16> {
    fields.text("year")?.parse().ok()
}
