//! 首页: one search, what is new, what can be done here, and whose site it is.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Body;
use statute::StatutoryItem;
use store::{BodyName, StoreError, Tx};

use super::name_of;
use crate::app::App;
use crate::error::failure;
use crate::page::Shell;
use crate::parts::{Card, Facts};

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home<'a> {
    shell: &'a Shell,
    tasks: [(&'static str, &'static str, &'static str); 6],
    newest: Vec<Card>,
    rules: Vec<Card>,
    bodies: Vec<BodyName>,
    more_bodies: usize,
    /// The one body of a site that has only one.
    only: Option<Body>,
    contact: Facts,
}

/// Bodies shown here; the others stand on a page of their own.
const BODIES: usize = 24;

const NEWEST: u32 = 8;
const RULES: u32 = 5;

/// Address, name and a line of each task.
const TASKS: [(&str, &str, &str); 6] = [
    ("/items?item=A20-01", "查文件", "规章、行政规范性文件，标明是否有效。"),
    ("/items?item=A20-07", "看预算决算", "各单位的财政预算、决算信息。"),
    ("/items?category=service_guide", "办事指南", "谁能办、带什么、到哪里办、多长时间。"),
    ("/apply", "依申请公开", "没有主动公开的信息，可以申请获取。"),
    ("/progress", "查询申请进度", "凭登记编号和查询码查看办到哪一步。"),
    ("/reports", "年度报告", "政府信息公开工作年度报告。"),
];

struct Found {
    newest: Vec<store::Listed>,
    rules: Vec<store::Listed>,
    bodies: Vec<BodyName>,
    only: Option<Body>,
}

/// Shows the page.
pub async fn show(State(app): State<App>, shell: Shell) -> Response {
    match app.read(find).await {
        Ok(found) => shell.respond(StatusCode::OK, &Home::of(&shell, found)),
        Err(cause) => failure(&shell, &cause),
    }
}

fn find(tx: &mut Tx<'_>) -> Result<Found, StoreError> {
    let bodies = tx.body_names()?;
    let only = match bodies.as_slice() {
        [one] => tx.body(one.id)?,
        _ => None,
    };
    let newest = tx.newest(None, None, store::Page { size: NEWEST, after: 0 })?;
    let page = store::Page { size: RULES, after: 0 };
    let rules = tx.newest(None, Some(StatutoryItem::Rules), page)?;
    Ok(Found { newest, rules, bodies, only })
}

impl<'a> Home<'a> {
    fn of(shell: &'a Shell, found: Found) -> Self {
        let Found { newest, rules, mut bodies, only } = found;
        let cards = |listed: Vec<store::Listed>| {
            let card = |one: &store::Listed| {
                let body = if only.is_some() { None } else { name_of(&bodies, one.body) };
                Card::of(one, body, shell.today)
            };
            listed.iter().map(card).collect()
        };
        let (newest, rules) = (cards(newest), cards(rules));
        let contact = contact(shell, only.as_ref());
        let more_bodies = bodies.len().saturating_sub(BODIES);
        bodies.truncate(BODIES);
        Self { shell, tasks: TASKS, newest, rules, bodies, more_bodies, only, contact }
    }
}

/// Where the office is found: of the one body, else of the site.
fn contact(shell: &Shell, only: Option<&Body>) -> Facts {
    let site = &shell.site;
    let own = only.map(|body| &body.settings);
    let pick = |of_site: &str, of_body: Option<&String>| {
        if of_site.is_empty() { of_body.cloned().unwrap_or_default() } else { of_site.to_owned() }
    };
    let lines = [
        ("联系电话", pick(&site.phone, own.map(|s| &s.phone))),
        ("办公地址", pick(&site.address, own.map(|s| &s.address))),
        ("办公时间", pick(&site.hours, own.map(|s| &s.hours))),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .fold(Facts::default(), |facts, (name, text)| facts.with(name, text))
}
