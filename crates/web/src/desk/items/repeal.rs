//! 登记废止 of a rule or normative document, which table two counts.

use acts::{ActError, document};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{DocumentRefusal, Mark};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::parts::{ErrorSummary, Field};

#[derive(Template)]
#[template(path = "desk/items/repeal.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    errors: ErrorSummary,
    repealed_on: Field,
}

/// Shows the form.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    match load(&app, &staff, id).await {
        Ok(item) => match open(&staff, &item) {
            Ok(()) => staff.respond(StatusCode::OK, &Page::new(&staff, &item, String::new())),
            Err(refusal) => staff.refused(ActError::Refused(refusal.to_string()), &item.address()),
        },
        Err(page) => *page,
    }
}

/// Whether a repeal can be registered at all: asked of the record with its own day of issue, or today.
fn open(staff: &Staff, item: &Item) -> Result<(), DocumentRefusal> {
    let mark = Mark::seat(staff.shell.today, staff.seat.id, staff.seat.person);
    let issued = item.document.content().legal.map_or(staff.shell.today, |legal| legal.issued_on);
    item.document.clone().repeal(mark, issued).map(drop)
}

/// Registers the repeal.
pub async fn repeal(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let page = Page::new(&staff, &item, form.0.typed("repealed_on"));
    let repealed_on = match form.0.stated_date("repealed_on", "废止日期") {
        Ok(day) => day,
        Err(sentence) => return page.wrong(sentence),
    };
    let document = item.document.id;
    let done = staff.act(&app, &form, move |desk| {
        document::repeal(desk, document, repealed_on)?;
        Ok(format!("/desk/items/{document}?done=repealed"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => page.wrong(sentence),
        done => staff.went(done, &item.address()),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, item: &'a Item, value: String) -> Self {
        let hint = "自这一天起不再有效，如2024-06-03";
        let repealed_on = Field { name: "repealed_on", label: "废止日期", hint, value, error: None };
        Self { staff, item, errors: ErrorSummary::default(), repealed_on }
    }

    fn wrong(mut self, sentence: String) -> Response {
        self.repealed_on.error = Some(sentence);
        self.errors = ErrorSummary::over([&self.repealed_on]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
