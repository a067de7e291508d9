//! 政府信息公开 of one body in the fixed form (PLT-03, PLT-05): guide, rules, statutory content, annual reports; then
//! the way to apply. The guide and the rules stand on pages of their own.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::Body;
use statute::Instrument;
use store::{Page, Shelf, StoreError, Tx};

use super::items::Tree;
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::page::Shell;
use crate::parts::{Card, Crumbs, Facts};

/// Address and name of the parts of a body's column, in the order that is laid down.
pub fn parts(body: &Body) -> [(String, &'static str); 5] {
    let at = |rest: &str| format!("/bodies/{}{rest}", body.code);
    [
        (at("/guide"), "政府信息公开指南"),
        (at("/rules"), "政府信息公开制度"),
        (at("/items"), "法定主动公开内容"),
        (at("/reports"), "政府信息公开年报"),
        (format!("/apply?body={}", body.code), "依申请公开"),
    ]
}

#[derive(Template)]
#[template(path = "portal/body.html")]
struct Landing<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    body: Body,
    tree: Tree,
    newest: Vec<Card>,
}

/// Shows the landing page.
pub async fn show(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    let today = shell.today;
    let found = app.read(move |tx| find(tx, &code, today)).await;
    match found {
        Ok(Some((body, tree, newest))) => {
            let crumbs = crumbs(None, &body);
            shell.respond(StatusCode::OK, &Landing { shell: &shell, crumbs, body, tree, newest })
        }
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

type Found = (Body, Tree, Vec<Card>);

fn find(tx: &mut Tx<'_>, code: &str, today: jiff::civil::Date) -> Result<Option<Found>, StoreError> {
    let Some(body) = tx.body_coded(code)? else { return Ok(None) };
    let shelf = Shelf::of(body.id);
    let tree = Tree::of(tx, &shelf, &format!("/bodies/{}/items", body.code))?;
    let newest = tx.on_shelf(&shelf, Page { size: 10, after: 0 })?;
    let newest = newest.iter().map(|listed| Card::of(listed, None, today)).collect();
    Ok(Some((body, tree, newest)))
}

/// The way to a page of a body; without a name, to its landing page.
pub fn crumbs(here: Option<&str>, body: &Body) -> Crumbs {
    let address = format!("/bodies/{}", body.code);
    match here {
        None => Crumbs::here(body.name.as_str()).below("公开单位", "/bodies"),
        Some(here) => Crumbs::here(here).below("公开单位", "/bodies").below(body.name.as_str(), address),
    }
}

#[derive(Template)]
#[template(path = "portal/guide.html")]
struct Guide<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    office: Facts,
    categories: Vec<&'static str>,
    body: Body,
}

/// 政府信息公开指南 (第十二条; PLT-06): the office, and how information is arranged and obtained.
pub async fn guide(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    match app.read(move |tx| tx.body_coded(&code)).await {
        Ok(Some(body)) => {
            let crumbs = crumbs(Some("政府信息公开指南"), &body);
            let office = office(&body);
            let categories = office::Category::ALL.map(office::Category::label).to_vec();
            shell.respond(StatusCode::OK, &Guide { shell: &shell, crumbs, office, categories, body })
        }
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

/// Name, address, hours and ways to reach the work institution.
pub fn office(body: &Body) -> Facts {
    let s = &body.settings;
    Facts::default()
        .with("工作机构", s.disclosure_office.as_str())
        .with("办公地址", s.address.as_str())
        .with("办公时间", s.hours.as_str())
        .with("联系电话", s.phone.as_str())
        .with("传真号码", s.fax.as_str())
        .with("电子邮箱", s.email.as_str())
}

#[derive(Template)]
#[template(path = "portal/rules.html")]
struct Rules<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    body: Body,
    national: [(Instrument, &'static str); 2],
    own: Vec<Card>,
}

/// The national rules on disclosure, each with number and the day from which it applies.
const NATIONAL: [(Instrument, &str); 2] = [
    (Instrument::Regulation2019, "国务院令第711号，2019年5月15日起施行"),
    (Instrument::FeeMeasures, "国办函〔2020〕109号，2021年1月1日起施行"),
];

/// 政府信息公开制度 (PLT-07): national rules, then the body's own.
pub async fn rules(State(app): State<App>, Path(code): Path<String>, shell: Shell) -> Response {
    let today = shell.today;
    let found = app.read(move |tx| own_rules(tx, &code, today)).await;
    match found {
        Ok(Some((body, own))) => {
            let crumbs = crumbs(Some("政府信息公开制度"), &body);
            let page = Rules { shell: &shell, crumbs, body, national: NATIONAL, own };
            shell.respond(StatusCode::OK, &page)
        }
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

fn own_rules(
    tx: &mut Tx<'_>,
    code: &str,
    today: jiff::civil::Date,
) -> Result<Option<(Body, Vec<Card>)>, StoreError> {
    let Some(body) = tx.body_coded(code)? else { return Ok(None) };
    let found = tx.search(Some(body.id), &["信息公开".to_owned()], Page { size: 50, after: 0 })?;
    let own = found.iter().filter(|one| one.legal.is_some() && one.title.contains("信息公开"));
    let own = own.map(|one| Card::of(one, None, today)).collect();
    Ok(Some((body, own)))
}

/// Addresses that show every state of these pages.
pub fn samples() -> Vec<(String, u16)> {
    let pages = ["", "/guide", "/rules"];
    let bodies = ["{body}", "{empty-body}"];
    let mut samples: Vec<_> = bodies
        .into_iter()
        .flat_map(|body| pages.map(|page| (format!("/bodies/{body}{page}"), 200)))
        .collect();
    samples.extend(pages.map(|page| (format!("/bodies/NOSUCH{page}"), 404)));
    samples
}
