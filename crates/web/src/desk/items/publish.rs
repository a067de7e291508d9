//! 发布: where it will appear.

use acts::{ActError, document};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{DocumentStage, PublicationChannel};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::item::{Item, load};
use crate::app::App;
use crate::page::in_words;
use crate::parts::{Boxes, Chip, Choice, Control, ErrorSummary};

#[derive(Template)]
#[template(path = "desk/items/publish.html")]
struct Page<'a> {
    staff: &'a Staff,
    item: &'a Item,
    chip: Option<Chip>,
    today: String,
    errors: ErrorSummary,
    channels: Boxes,
}

/// Shows what will happen.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let before =
        item.document.publication().or(item.document.versions().last().map(|version| &version.publication));
    let chosen = before.map_or_else(|| vec![PublicationChannel::Website], |before| before.channels.clone());
    let chosen = chosen.into_iter().map(|channel| channel.code().to_owned()).collect();
    staff.respond(StatusCode::OK, &Page::new(&staff, &item, chosen))
}

/// Publishes.
pub async fn publish(State(app): State<App>, staff: Staff, At(id): At<i64>, form: Form) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let chosen = form.0.all("channels");
    let channels: Vec<_> = chosen.iter().filter_map(|code| PublicationChannel::from_code(code)).collect();
    let mut page = Page::new(&staff, &item, chosen);
    let document = item.document.id;
    let done = staff.act(&app, &form, move |desk| {
        document::publish(desk, document, channels)?;
        Ok(format!("/desk/items/{document}?done=published"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => {
            page.channels.error = Some(sentence);
            page.errors = ErrorSummary::of([&page.channels as &dyn Control]);
            staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        done => staff.went(done, &item.address()),
    }
}

impl<'a> Page<'a> {
    fn new(staff: &'a Staff, item: &'a Item, chosen: Vec<String>) -> Self {
        let channels = PublicationChannel::ALL.map(|channel| Choice::new(channel.code(), channel.label()));
        Self {
            staff,
            item,
            chip: item.chip(staff.shell.today),
            today: in_words(staff.shell.today),
            errors: ErrorSummary::default(),
            channels: Boxes {
                name: "channels",
                label: "公开渠道",
                hint: "至少选择一个（第二十三条、第二十五条）",
                choices: channels.into(),
                chosen,
                error: None,
            },
        }
    }

    fn may(&self) -> bool {
        self.item.document.stage() == &DocumentStage::Signed
    }
}
