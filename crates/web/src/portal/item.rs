//! 文件: one published item with its particulars, its text, its history; withdrawn ones behind their notice.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use office::{
    Body, Category, Content, Document, DocumentId, DocumentStage, LegalKind, ReportId, WithdrawalGround,
};
use store::{StoreError, Tx};
use text::{Block, plain};

use super::body;
use crate::app::App;
use crate::error::{Gone, NotFound, failure};
use crate::page::{Shell, in_words};
use crate::parts::{Crumbs, Facts, StateTag};

#[derive(Template)]
#[template(path = "portal/item.html")]
struct Item<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    title: &'a str,
    /// 发布日期 of the text shown.
    on: Date,
    body: &'a Body,
    content: &'a Content,
    /// The first words of the text, for the page's tags.
    description: String,
    state: Option<StateTag>,
    withdrawn: Option<Withdrawn>,
    facts: Facts,
    /// Headings with the ids they have in the text.
    contents: Vec<(String, String)>,
    /// The text; every word in it is escaped.
    text: String,
    history: Vec<(Date, String)>,
    /// The annual report that it announces.
    report: Option<ReportId>,
}

/// The notice before an item that was taken off and may still be read.
struct Withdrawn {
    on: String,
    class: &'static str,
    reason: String,
}

/// A list of contents is worth its room from so many headings on.
const CONTENTS: usize = 3;

/// Shows the page.
pub async fn show(State(app): State<App>, Path(id): Path<String>, shell: Shell) -> Response {
    let Some(id) = id.parse().ok().map(DocumentId) else { return NotFound(shell).into_response() };
    match app.read(move |tx| find(tx, id)).await {
        Ok(Some((body, document, report))) => answer(&shell, &body, &document, report),
        Ok(None) => NotFound(shell).into_response(),
        Err(cause) => failure(&shell, &cause),
    }
}

/// An item, whose it is, and the annual report that it announces.
type Found = (Body, Document, Option<ReportId>);

fn find(tx: &mut Tx<'_>, id: DocumentId) -> Result<Option<Found>, StoreError> {
    let Some(document) = tx.document(id)? else { return Ok(None) };
    let report = match announced(&document) {
        Some(year) => tx.annual_report_of(document.body, year)?,
        None => None,
    };
    let report = report.filter(|report| report.published().is_some()).map(|report| report.id);
    Ok(tx.body(document.body)?.map(|body| (body, document, report)))
}

/// The year whose annual report an item announces: the first that its title names.
fn announced(document: &Document) -> Option<i16> {
    let content = document.content();
    if content.category != Category::AnnualReport {
        return None;
    }
    let (before, _) = content.title.split_once('年')?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    let year: String = digits.chars().rev().collect();
    if year.len() == 4 { year.parse().ok() } else { None }
}

fn answer(shell: &Shell, body: &Body, document: &Document, report: Option<ReportId>) -> Response {
    let page = match (document.publication(), document.stage()) {
        (Some(now), _) => Item::of(shell, body, document, &now.content, now.on, None),
        (None, DocumentStage::Withdrawn { mark, ground, reason }) => {
            let on = in_words(mark.on);
            let last = document.versions().last().map(|version| &version.publication);
            match last {
                Some(last) if ground.stays_readable() => {
                    let withdrawn = Withdrawn { on, class: ground.label(), reason: reason.clone() };
                    Item::of(shell, body, document, &last.content, last.on, Some(withdrawn))
                }
                _ => return gone(shell, body, *ground, on),
            }
        }
        // A draft is nothing the public may know of.
        _ => return NotFound(shell.clone()).into_response(),
    };
    shell.respond(StatusCode::OK, &Item { report, ..page })
}

fn gone(shell: &Shell, body: &Body, ground: WithdrawalGround, on: String) -> Response {
    let words = format!("{}于{on}撤下了这条信息。原因类别：{}。", body.name, ground.label());
    Gone { shell: shell.clone(), words }.into_response()
}

impl<'a> Item<'a> {
    fn of(
        shell: &'a Shell,
        body: &'a Body,
        document: &Document,
        content: &'a Content,
        on: Date,
        withdrawn: Option<Withdrawn>,
    ) -> Self {
        let repealed = content.legal.and_then(|legal| legal.repealed_on);
        let state = match &withdrawn {
            Some(_) => Some(StateTag::Withdrawn),
            None => StateTag::on(shell.today, content.legal.is_some(), repealed),
        };
        let list = format!("/bodies/{}/items", body.code);
        let column = format!("{list}?category={}", content.category.code());
        let (text, contents) = set(&content.text);
        Self {
            shell,
            crumbs: body::crumbs(Some(&content.title), body).below(content.category.label(), column),
            title: &content.title,
            on,
            body,
            content,
            description: content.text.split_whitespace().collect::<String>().chars().take(120).collect(),
            facts: facts(body, content, on, state),
            state,
            withdrawn,
            contents: if contents.len() < CONTENTS { Vec::new() } else { contents },
            text,
            history: history(document),
            report: None,
        }
    }
}

/// 索引号、文号、发布机构、成文日期、发布日期、栏目、法定公开内容、有效性.
fn facts(body: &Body, content: &Content, on: Date, state: Option<StateTag>) -> Facts {
    let list = format!("/bodies/{}/items", body.code);
    let mut facts = Facts::default()
        .known("索引号", &content.index_number)
        .known("文号", &content.document_number)
        .link("发布机构", body.name.as_str(), format!("/bodies/{}", body.code))
        .with("成文日期", content.formed_on.to_string())
        .with("发布日期", on.to_string())
        .link("栏目", content.category.label(), format!("{list}?category={}", content.category.code()));
    if let Some(item) = content.item {
        facts = facts.link("法定公开内容", item.label(), format!("{list}?item={}", item.code()));
    }
    if let Some(legal) = content.legal {
        facts = facts
            .with("文件类别", LegalKind::label(legal.kind))
            .with("制发日期", legal.issued_on.to_string());
        if let Some(repealed) = legal.repealed_on {
            facts = facts.with("废止日期", repealed.to_string());
        }
    }
    match state {
        Some(state) => facts.with("有效性", state.word()),
        None => facts,
    }
}

/// The text as HTML, its headings with ids, and the headings for a list of contents. A heading may lie one level
/// below the one before it, no more.
fn set(source: &str) -> (String, Vec<(String, String)>) {
    let mut document = plain::read(source);
    let mut level = 0;
    let mut headings = Vec::new();
    for block in &mut document.blocks {
        if let Block::Heading { level: own, text, .. } = block {
            level = (*own).clamp(1, level + 1);
            *own = level;
            headings.push((format!("s{}", headings.len() + 1), text.clone()));
        }
    }
    let mut html = String::new();
    let mut rest = paper::html::fragment(&document);
    for (id, _) in &headings {
        let Some(at) = rest.find("<h") else { break };
        let after = rest.split_off(at + 3);
        html.push_str(&rest);
        html.push_str(" id=\"");
        html.push_str(id);
        html.push('"');
        rest = after;
    }
    html.push_str(&rest);
    let top = headings.into_iter().collect();
    (html, top)
}

/// When it was first published, corrected, repealed, taken off. Earlier texts are not shown: what was put right
/// there may have been somebody's personal data.
fn history(document: &Document) -> Vec<(Date, String)> {
    let mut history: Vec<(Date, String)> = document
        .versions()
        .iter()
        .map(|version| &version.publication)
        .chain(document.publication())
        .enumerate()
        .map(|(n, publication)| {
            let what =
                if n == 0 { "首次公开".to_owned() } else { format!("更新，第{}次公开", n + 1) };
            (publication.on, what)
        })
        .collect();
    let repealed = document.publication().and_then(|publication| publication.content.legal?.repealed_on);
    history.extend(repealed.map(|repealed| (repealed, "废止".to_owned())));
    if let DocumentStage::Withdrawn { mark, ground, .. } = document.stage() {
        history.push((mark.on, format!("撤下（{}）", ground.label())));
    }
    history.reverse();
    history
}

/// Addresses that show every state of the page.
pub fn samples() -> Vec<(String, u16)> {
    [
        ("/items/{item}", 200),
        ("/items/{repealed}", 200),
        ("/items/{corrected}", 200),
        ("/items/{withdrawn}", 200),
        ("/items/{hidden}", 410),
        ("/items/{draft}", 404),
        ("/items/0", 404),
        ("/items/-1", 404),
        ("/items/99999999999999999999", 404),
        ("/items/%00", 404),
    ]
    .map(|(address, status)| (address.to_owned(), status))
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_go_down_one_step_at_a_time_and_have_ids() {
        let (html, headings) = set("（一）先写了第二级\n一、第一级\n正文<script>\n（一）第二级\n");
        assert_eq!(headings.len(), 3, "{headings:?}");
        assert!(html.starts_with("<h2 id=\"s1\">（一）"), "{html}");
        assert!(html.contains("<h2 id=\"s2\">一、") && html.contains("<h3 id=\"s3\">（一）"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }
}
