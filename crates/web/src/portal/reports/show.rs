//! A published report in the national form; `.pdf`, `.docx` and the like after its number give it as a file.

use acts::annual;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::civil::Date;
use office::{Body, ReportId, Signing};
use store::{StoreError, Tx};

use super::super::body;
use super::compare::{Comparison, compare};
use crate::app::App;
use crate::error::{NotFound, failure};
use crate::national::{Kind, Source, captioned};
use crate::page::Shell;
use crate::parts::{Crumbs, Facts};

#[derive(Template)]
#[template(path = "portal/reports/show.html")]
struct Show<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    id: ReportId,
    kinds: [Kind; Kind::ALL.len()],
    /// Of this version in addresses: `?version=1`; empty for the present one.
    version: String,
    /// Number of the version, and of the one that replaced it.
    replaced: Option<(u32, u32)>,
    title: String,
    facts: Facts,
    html: String,
    comparison: Option<Comparison>,
}

/// In what form a report is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    File(Kind),
}

/// What is read.
struct Seen {
    body: Body,
    year: i16,
    signing: Signing,
    /// All published versions, oldest first: number and day.
    versions: Vec<(u32, Date)>,
    source: Source,
    comparison: Option<Comparison>,
}

/// Shows the report, or gives it as a file.
pub async fn show(State(app): State<App>, Path(name): Path<String>, shell: Shell) -> Response {
    let Some((id, form)) = asked(&name) else { return NotFound(shell).into_response() };
    let version = shell.query.text("version").filter(|version| !version.is_empty()).map(str::to_owned);
    let seen = match app.read(move |tx| Seen::of(tx, id, version.as_deref())).await {
        Ok(Some(seen)) => seen,
        Ok(None) => return NotFound(shell).into_response(),
        Err(cause) => return failure(&shell, &cause),
    };
    let kind = match form {
        Form::Page => return seen.page(&shell, id),
        Form::File(kind) => kind,
    };
    match seen.source.file(kind).await {
        Ok(file) => file.into_response(),
        Err(missing) => missing.page(shell),
    }
}

fn asked(name: &str) -> Option<(ReportId, Form)> {
    let (number, form) = match name.split_once('.') {
        None => (name, Form::Page),
        Some((number, extension)) => (number, Form::File(Kind::of(extension)?)),
    };
    Some((ReportId(number.parse().ok()?), form))
}

impl Seen {
    /// Reads a published version, or the last one.
    fn of(tx: &mut Tx<'_>, id: ReportId, version: Option<&str>) -> Result<Option<Self>, StoreError> {
        let Some(report) = tx.annual_report(id)? else { return Ok(None) };
        let published = report.signings().iter().filter(|signing| signing.published.is_some());
        let signing = match version {
            Some(asked) => published.clone().find(|signing| signing.number.to_string() == asked),
            None => report.published(),
        };
        let (Some(signing), Some(body)) = (signing.cloned(), tx.body(report.body)?) else {
            return Ok(None);
        };
        let versions =
            published.filter_map(|signing| Some((signing.number, signing.published?.on))).collect();
        let export = annual::publication(tx, &body, &report, &signing)?;
        let before = tx.annual_report_of(body.id, report.year.saturating_sub(1))?;
        let before = before.and_then(|before| {
            let signing = before.published()?;
            Some((before.id, annual::signed_report(&before, signing)))
        });
        let now = annual::signed_report(&report, &signing);
        let comparison = before.as_ref().map(|(id, before)| compare(*id, before, &now));
        let source = Source { report: now, before: before.map(|(_, before)| before), export };
        Ok(Some(Self { body, year: report.year, signing, versions, source, comparison }))
    }

    fn page(self, shell: &Shell, id: ReportId) -> Response {
        let Self { body, year, signing, versions, source, comparison } = self;
        let document = report::compose(&source.report);
        let first = versions.first().map(|(_, on)| on.to_string()).unwrap_or_default();
        let last = versions.last().map_or(signing.number, |(number, _)| *number);
        let replaced = (signing.number != last).then_some((signing.number, last));
        let facts = Facts::default()
            .link("发布机构", body.name.as_str(), format!("/bodies/{}", body.code))
            .with("报告年度", format!("{year}年"))
            .with("发布日期", first);
        let facts = match (signing.number, signing.published) {
            (1, _) | (_, None) => facts,
            (number, Some(mark)) => facts
                .with("更正日期", mark.on.to_string())
                .with("版本", format!("更正后的第{number}版：{}", signing.note)),
        };
        let others = versions.iter().filter(|(number, _)| *number != signing.number);
        let facts = others.fold(facts, |facts, (number, on)| {
            let address = format!("/reports/{id}?version={number}");
            facts.link("其他版本", format!("第{number}版（{on}发布）"), address)
        });
        let page = Show {
            crumbs: body::crumbs(Some(&format!("{year}年度报告")), &body),
            shell,
            id,
            kinds: Kind::ALL,
            version: replaced.map(|(number, _)| format!("?version={number}")).unwrap_or_default(),
            replaced,
            title: document.title.clone().unwrap_or_default(),
            facts,
            html: paper::html::fragment(&captioned(document)),
            comparison,
        };
        shell.respond(StatusCode::OK, &page)
    }
}

/// Addresses that show every state of the page.
pub fn samples() -> Vec<(String, u16)> {
    [
        ("/reports/{report}", 200),
        ("/reports/{first-report}", 200),
        ("/reports/{draft-report}", 404),
        ("/reports/{draft-report}.docx", 404),
        ("/reports/{draft-report}.json", 404),
        ("/reports/{draft-report}.pdf", 404),
        ("/reports/{draft-report}.ofd", 404),
        ("/reports/{draft-report}.xlsx", 404),
        ("/reports/999999", 404),
        ("/reports/x", 404),
        ("/reports/{report}.exe", 404),
        ("/reports/{report}?version=1", 200),
        ("/reports/{report}?version=2", 404),
    ]
    .map(|(address, status)| (address.to_owned(), status))
    .to_vec()
}
