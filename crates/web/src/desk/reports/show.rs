//! A year's report as a task list: numbers, words, check, submission, signature, publication.

use acts::annual::{self, Checked};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use office::{AnnualReport, Body, ReportStage, Signing};
use store::{StoreError, Tx};

use super::super::access::{PUBLISHERS, REVIEWERS, SIGNERS, WRITERS};
use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::list::DueDay;
use super::tasks::Group;
use super::{address, by, look, number, tasks};
use crate::app::App;
use crate::parts::{Banner, Facts};

/// What may just have been done.
const DONE: [(&str, &str); 9] = [
    ("opened", "已统计数字并起草文字，请逐项核阅"),
    ("recounted", "已按现有记录重新统计；没有人改过的文字已随记录更新"),
    ("saved", "已保存"),
    ("submitted", "已提交，等待签发"),
    ("returned", "已退回修改"),
    ("signed", "已签发，文字、数字和数字背后的记录清单已经定稿"),
    ("published", "已发布，公众现在可以查阅和下载"),
    ("revised", "已发起更正；在新版本发布以前，公众看到的仍是原版本"),
    ("withdrawn", "已撤回填报数字"),
];

#[derive(Template)]
#[template(path = "desk/reports/show.html")]
struct Show<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    seen: Seen,
    due: DueDay,
    facts: Facts,
    groups: Vec<Group>,
    versions: Vec<Version>,
    /// Address and label of cells that are not what the records say now.
    stale: Vec<(String, String)>,
    actions: Vec<Action>,
    recounts: bool,
}

/// A step that this person may take now.
struct Action {
    label: &'static str,
    address: String,
    /// Whether it is what the report waits for.
    first: bool,
}

/// What is read for the page.
pub struct Seen {
    /// The report.
    pub report: AnnualReport,
    /// Cells whose number or list is not what the records say now.
    pub stale: Vec<String>,
    /// The audit; empty once signed.
    pub found: Vec<Checked>,
    /// Addresses of a cell in each relation that does not hold.
    pub failing: Vec<String>,
    /// Who counted.
    pub counted: String,
    /// Who submitted.
    pub submitted: String,
    /// Who sent it back, and why.
    pub returned: Option<(String, String)>,
    /// Who signed, and who published, each version.
    signings: Vec<(String, String)>,
}

/// A signed version.
struct Version {
    number: u32,
    signed: String,
    published: String,
    note: String,
    digest: String,
}

/// Shows the tasks.
pub async fn show(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| Seen::of(tx, body, report, today)).await;
    let seen = match seen {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let report = &seen.report;
    let published = report.first_published().and_then(|signing| signing.published).map(|mark| mark.on);
    let due = DueDay::of(report.year, &staff.body, published, today);
    let facts = Facts::default()
        .with("状态", report.stage().label())
        .with("发布期限", due.on.to_string())
        .with("最近一次统计", seen.counted.as_str());
    let cells = annual::cells(report.signed().map_or(report.count(), |signing| &signing.count));
    let named = cells.iter().filter(|cell| seen.stale.contains(&cell.id));
    let stale =
        named.map(|cell| (address(report.id, &format!("/cells/{}", cell.id)), cell.label())).collect();
    let page = Show {
        banner: Banner::of(&staff.shell.query, &DONE),
        groups: tasks::groups(&seen, &staff),
        versions: report.signings().iter().zip(&seen.signings).rev().map(Version::of).collect(),
        staff: &staff,
        due,
        facts,
        stale,
        actions: actions(report, &staff),
        recounts: report.is_open() && staff.is(WRITERS),
        seen,
    };
    staff.respond(StatusCode::OK, &page)
}

/// Counts anew.
pub async fn recount(State(app): State<App>, At(id): At<String>, staff: Staff, form: Form) -> Response {
    let Some(id) = number(&id) else { return staff.not_found() };
    let done = staff.act(&app, &form, move |desk| {
        annual::recount(desk, id)?;
        Ok(address(id, "?done=recounted"))
    });
    staff.went(done.await, &address(id, ""))
}

fn actions(report: &AnnualReport, staff: &Staff) -> Vec<Action> {
    let submitted = *report.stage() == ReportStage::Submitted;
    let signed = *report.stage() == ReportStage::Signed;
    let all = [
        (submitted && staff.is(SIGNERS), "审定签发", "/sign", true),
        (submitted && staff.is(REVIEWERS), "退回修改", "/return", false),
        (signed && staff.is(PUBLISHERS), "发布", "/publish", true),
        (!report.is_open() && staff.is(SIGNERS), "发起更正", "/revise", false),
    ];
    let may = all.into_iter().filter(|(may, ..)| *may);
    may.map(|(_, label, rest, first)| Action { label, address: address(report.id, rest), first }).collect()
}

impl Seen {
    fn of(tx: &mut Tx<'_>, body: &Body, report: AnnualReport, on: Date) -> Result<Self, StoreError> {
        let stale = annual::stale_cells(tx, body, &report)?;
        let found = if report.is_open() { annual::findings(tx, body, &report, on)? } else { Vec::new() };
        let export = annual::export(tx, body, &report, on)?;
        let relations = &report::form(store::COUNTED_EDITION).relations;
        let broken = export.relations.iter().filter(|relation| relation.holds == Some(false));
        let failing = broken.filter_map(|broken| {
            let relation = relations.iter().find(|relation| relation.id == broken.id)?;
            Some(relation.lhs.first()?.cell.to_string())
        });
        let failing = failing.collect();
        let returned = match report.stage() {
            ReportStage::Returned { mark, reason } => Some((by(tx, mark)?, reason.clone())),
            ReportStage::Draft | ReportStage::Submitted | ReportStage::Signed | ReportStage::Published => {
                None
            }
        };
        let counted = by(tx, &report.counted())?;
        let mut named = |mark| match mark {
            Some(mark) => by(tx, &mark),
            None => Ok(String::new()),
        };
        let last = report.signed().filter(|_| !report.is_open());
        let submitted = named(last.map_or(report.submitted(), |signing| signing.submitted))?;
        let signings = report
            .signings()
            .iter()
            .map(|signing| Ok((named(Some(signing.signed))?, named(signing.published)?)))
            .collect::<Result<_, StoreError>>()?;
        Ok(Self { report, stale, found, failing, counted, submitted, returned, signings })
    }

    /// Who signed the version last signed, and who published it.
    pub fn last_signing(&self) -> (&str, &str) {
        self.signings.last().map_or(("", ""), |(signed, published)| (signed, published))
    }
}

impl Version {
    fn of((signing, (signed, published)): (&Signing, &(String, String))) -> Self {
        Self {
            number: signing.number,
            signed: signed.clone(),
            published: published.clone(),
            note: signing.note.clone(),
            digest: signing.digest.chars().take(16).collect(),
        }
    }
}
