//! A collected report: its findings beside the source, its file, the opinion to send back.

use acts::collected::{Judged, judge_again, readable};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use office::Collected;
use report::Context;
use store::{StoreError, Tx};

use super::source::{Line, lines, weight};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::national::File;
use crate::parts::{Banner, Check, Checks, Facts};

const DONE: [(&str, &str); 1] = [("named", "机关名称和年度已更正。")];

#[derive(Template)]
#[template(path = "desk/region/item.html")]
struct Item<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    report: &'a Collected,
    title: String,
    facts: Facts,
    checks: Checks,
    doubts: Vec<String>,
    lines: Vec<Line>,
    others: Vec<Collected>,
    collects: bool,
    annotates: bool,
}

/// A report as kept, its file judged by the rules of today, and the other years of its body.
pub struct Seen {
    /// As it is kept.
    pub report: Collected,
    /// What is found in it today.
    pub judged: Judged,
    /// The file in which it is read.
    pub bytes: Vec<u8>,
    others: Vec<Collected>,
}

/// The file in which a report is read, that of its body's report of the year before, and the other years of the body.
struct Fetched {
    report: Collected,
    bytes: Vec<u8>,
    before: Option<(Collected, Vec<u8>)>,
    others: Vec<Collected>,
}

fn fetch(tx: &mut Tx<'_>, report: Collected) -> Result<Option<Fetched>, StoreError> {
    let mut others = tx.collected_of_unit(report.body, &report.unit)?;
    others.retain(|other| other.id != report.id);
    let earlier = others.iter().find(|other| report.year.is_some_and(|year| other.year == Some(year - 1)));
    let before = match earlier {
        Some(earlier) => tx.file(readable(earlier).1)?.map(|bytes| (earlier.clone(), bytes)),
        None => None,
    };
    Ok(tx.file(readable(&report).1)?.map(|bytes| Fetched { report, bytes, before, others }))
}

/// Reads the files again: what is derived is never kept, so that better rules show at once.
fn judged(fetched: Fetched) -> Option<Seen> {
    let Fetched { report, bytes, before, others } = fetched;
    let before = before.and_then(|(kept, bytes)| judge_again(&kept, &bytes, &Context::default()).ok());
    let context = Context { previous: before.map(|judged| judged.report.report), ..Context::default() };
    let judged = judge_again(&report, &bytes, &context).ok()?;
    Some(Seen { report, judged, bytes, others })
}

/// A collected report of this body, read and judged.
///
/// # Errors
/// The page to show instead.
pub async fn see(app: &App, staff: &Staff, id: i64) -> Result<Seen, Response> {
    let found = async {
        let Some(report) = super::find(app, staff, id).await? else { return Ok(None) };
        let Some(fetched) = app.read(move |tx| fetch(tx, report)).await? else { return Ok(None) };
        app.work(move || judged(fetched)).await
    };
    match found.await {
        Ok(Some(seen)) => Ok(seen),
        Ok(None) => Err(staff.not_found()),
        Err(error) => Err(failure(&staff.shell, &error)),
    }
}

/// Shows a report.
pub async fn show(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let seen = match see(&app, &staff, id).await {
        Ok(seen) => seen,
        Err(response) => return response,
    };
    let Seen { report, judged, others, .. } = &seen;
    let page = Item {
        banner: Banner::of(&staff.shell.query, &DONE),
        title: super::title(report),
        facts: facts(report),
        checks: checks(judged),
        doubts: doubts(judged),
        lines: lines(&judged.reading, &judged.audit),
        others: others.clone(),
        annotates: super::send::can_be_annotated(report, judged),
        collects: staff.is(super::COLLECTORS) && report.counts(),
        report,
        staff: &staff,
    };
    staff.respond(StatusCode::OK, &page)
}

fn facts(report: &Collected) -> Facts {
    let facts = Facts::default()
        .with("机关", report.unit.as_str())
        .with("报告年度", report.year.map_or("不明".to_owned(), |year| year.to_string()))
        .with("使用的格式", format!("{}年版", report.edition))
        .with(
            "文件",
            format!("{}（{}，{}千字节）", report.file_name, report.format, report.size.div_ceil(1024)),
        )
        .with("收到日期", report.received.on.to_string())
        .with("文件校验值", report.digest.as_str());
    match &report.set_aside {
        Some(aside) => facts.with("停用", format!("{}：{}", aside.mark.on, aside.reason)),
        None => facts,
    }
}

fn checks(judged: &Judged) -> Checks {
    let mut findings: Vec<_> = judged.audit.findings.iter().collect();
    findings.sort_by_key(|finding| (weight(finding.severity) as u8, finding.place.place.start));
    let check = |finding: &&report::Finding| {
        let place = finding.place.place;
        let anchor = judged.reading.anchor(place).map(ToString::to_string).filter(|words| !words.is_empty());
        let anchor = anchor.map_or(String::new(), |words| format!("，{words}"));
        Check {
            weight: weight(finding.severity),
            place: format!("{}{anchor}", report::audit::place(&finding.place)),
            quote: finding.quote.clone(),
            words: finding.explanation.clone(),
            basis: format!("{}　{}", finding.rule, finding.citation),
            address: (!place.is_none()).then(|| format!("#l{}", place.line)),
        }
    };
    Checks { about: "年度报告核对", checks: findings.iter().map(check).collect() }
}

fn doubts(judged: &Judged) -> Vec<String> {
    let read = judged.reading.doubts.iter().map(|doubt| doubt.text.clone());
    read.chain(judged.audit.doubts.iter().map(|doubt| doubt.text.clone())).collect()
}

/// The file as it came.
pub async fn file(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let report = match super::find(&app, &staff, id).await {
        Ok(Some(report)) => report,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let digest = report.digest.clone();
    match app.read(move |tx| tx.file(&digest)).await {
        Ok(Some(bytes)) => private(File::kept(bytes, report.file_name)),
        Ok(None) => staff.not_found(),
        Err(error) => failure(&staff.shell, &error),
    }
}

/// Kept nowhere on its way.
fn private(file: File) -> Response {
    ([(CACHE_CONTROL, "no-store")], file).into_response()
}
