//! The page of an item: where it stands, what comes next, who stands behind it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{DocumentStage, PublicationChannel};

use super::super::at::At;
use super::super::staff::Staff;
use super::item::{Item, load};
use super::panel::Panel;
use super::steps::Next;
use crate::app::App;
use crate::parts::{Banner, Chip};

#[derive(Template)]
#[template(path = "desk/items/show.html")]
struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    item: &'a Item,
    chip: Option<Chip>,
    next: Next,
    published: Option<Published>,
    panel: Panel<'a>,
}

struct Published {
    on: String,
    version: u32,
    channels: String,
    is_other: bool,
}

/// What the page says after something was done.
const DONE: [(&str, &str); 15] = [
    ("drafted", "草稿已保存。"),
    ("saved", "修改已保存。原来的审核、保密审查和签发已经失效，须重新提交审核。"),
    ("submitted", "已提交审核。"),
    ("passed", "已审核通过，请接着作保密审查。"),
    ("returned", "已退回修改。"),
    ("cleared", "保密审查已登记。"),
    ("signed", "已签发，可以发布。"),
    ("published", "已发布。"),
    ("withdrawn", "已撤下，公众不再看到本件。"),
    ("repealed", "废止已登记。"),
    ("mended", "建议已采用并保存。原来的审核、保密审查和签发已经失效，须重新提交审核。"),
    ("left", "说明已保存。"),
    ("seconded", "已确认放行。"),
    ("allowed", "已加入本机关的词表。"),
    ("same", "内容没有变化，没有另存。"),
];

/// Shows the page.
pub async fn show(State(app): State<App>, staff: Staff, At(id): At<i64>) -> Response {
    let item = match load(&app, &staff, id).await {
        Ok(item) => item,
        Err(page) => return *page,
    };
    let published = item.document.publication().map(|publication| Published {
        on: publication.on.to_string(),
        version: publication.version,
        channels: publication
            .channels
            .iter()
            .map(|channel| PublicationChannel::label(*channel))
            .collect::<Vec<_>>()
            .join("、"),
        is_other: publication.version != item.document.version(),
    });
    let page = Page {
        banner: Banner::of(&staff.shell.query, &DONE),
        chip: item.chip(staff.shell.today),
        next: Next::of(&item.document, &staff),
        published,
        panel: Panel::of(&item, &staff),
        item: &item,
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

impl Page<'_> {
    /// Who took it off, and why.
    fn withdrawn(&self) -> Option<(&str, String, &str)> {
        match self.item.document.stage() {
            DocumentStage::Withdrawn { mark, reason, .. } => {
                Some((self.item.people.by(mark), mark.on.to_string(), reason))
            }
            _ => None,
        }
    }
}
