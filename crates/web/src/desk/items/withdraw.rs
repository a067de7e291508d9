//! 撤下: one page with the reason as the public will read it.

use acts::{ActError, document};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::WithdrawalGround;

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Area, Choice, Control, ErrorSummary, Radios};

#[derive(Template)]
#[template(path = "desk/items/withdraw.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    errors: ErrorSummary,
    ground: Radios,
    reason: Area,
}

/// Shows the form.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    match load(&app, &staff, id).await {
        Ok(item) => staff.respond(StatusCode::OK, &Page::new(&staff, &item, &Fields::default())),
        Err(page) => *page,
    }
}

/// Takes it off.
pub async fn withdraw(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let mut page = Page::new(&staff, &item, &form.0);
    let ground = WithdrawalGround::from_code(&page.ground.chosen);
    if ground.is_none() {
        page.ground.error = Some("请选择撤下的原因".to_owned());
    }
    let reason = form.0.lines("reason", "对外说明", 500);
    if let Err(sentence) = &reason {
        page.reason.error = Some(sentence.clone());
    }
    let (Some(ground), Ok(reason)) = (ground, reason) else { return page.wrong() };
    let document = item.document.id;
    let done = staff.act(&app, &form, move |desk| {
        document::withdraw(desk, document, ground, reason)?;
        Ok(format!("/desk/items/{document}?done=withdrawn"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => {
            page.reason.error = Some(sentence);
            page.wrong()
        }
        done => staff.went(done, &item.address()),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, item: &'a Item, typed: &Fields) -> Self {
        let grounds = WithdrawalGround::ALL.map(|ground| Choice {
            hint: if ground.stays_readable() {
                "原来的网址注明撤下，正文仍可阅读"
            } else {
                "原来的网址只说明已撤下，不显示标题和正文"
            },
            ..Choice::new(ground.code(), ground.label())
        });
        let ground = Radios {
            name: "ground",
            label: "撤下的原因",
            hint: "",
            choices: grounds.into(),
            chosen: typed.whole("ground"),
            error: None,
        };
        let reason = Area {
            name: "reason",
            label: "对外说明",
            hint: "公众在原来的网址看到这一说明，最多500字",
            value: typed.whole("reason"),
            rows: 4,
            error: None,
        };
        Self { staff, item, errors: ErrorSummary::default(), ground, reason }
    }

    fn wrong(mut self) -> Response {
        self.errors = ErrorSummary::of([&self.ground as &dyn Control, &self.reason]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
