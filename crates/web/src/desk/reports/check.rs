//! 核对: the audit of the report. Errors must be put right, warnings must be put right or answered (AR-21).

use acts::ActError;
use acts::annual::{self, Checked, Weight};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{AnnualReport, ReportId};
use store::{StoreError, Tx};

use super::super::access::WRITERS;
use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::super::wording;
use super::tasks::{open_findings, part_of};
use super::{address, by, look};
use crate::app::App;
use crate::parts::{self, Area, Banner, Check, Checks, Control, ErrorSummary};

/// The longest answer, in characters.
const LONGEST: usize = 500;

#[derive(Template)]
#[template(path = "desk/reports/check.html")]
struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    report: AnnualReport,
    findings: Vec<Found>,
    errors: usize,
    warnings: usize,
    writes: bool,
    /// What the proofreader says of the words.
    wording: Checks,
}

/// A finding, and what was said to it.
struct Found {
    check: Check,
    checked: Checked,
    /// What was said, and by whom.
    answer: Option<(String, String)>,
    /// Where it can be answered; none for an error.
    answers: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/reports/answer.html")]
struct Ask<'a> {
    staff: &'a Staff,
    report: AnnualReport,
    found: Found,
    errors: ErrorSummary,
    words: Area,
}

/// Shows all findings.
pub async fn show(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let (report, findings) = match read(&app, &staff, &id).await {
        Ok(read) => read,
        Err(response) => return *response,
    };
    let today = staff.shell.today;
    let wording = look(&app, &staff, &id, move |tx, body, report| {
        let lists = acts::words::lists(tx, body, today).unwrap_or_default();
        Ok(wording::checks(&annual::document(body, &report, today), &lists))
    });
    let wording = match wording.await {
        Ok(wording) => wording,
        Err(response) => return *response,
    };
    let (errors, warnings) = counted(&findings);
    let banner = Banner::of(&staff.shell.query, &[("answered", "说明已保存")]);
    let writes = staff.is(WRITERS) && report.is_open();
    let page = Page { staff: &staff, banner, report, findings, errors, warnings, writes, wording };
    staff.respond(StatusCode::OK, &page)
}

/// Asks for an answer to a warning.
pub async fn ask(State(app): State<App>, At((id, key)): At<(String, String)>, staff: Staff) -> Response {
    match Ask::find(&app, &staff, &id, &key).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(response) => *response,
    }
}

/// Takes the answer.
pub async fn answer(
    State(app): State<App>,
    At((id, key)): At<(String, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let mut page = match Ask::find(&app, &staff, &id, &key).await {
        Ok(page) => page,
        Err(response) => return *response,
    };
    page.words.value = form.0.whole("words");
    let words = match form.0.lines("words", "说明", LONGEST) {
        Ok(words) if words.is_empty() => return page.wrong("请填写说明，写明为什么可以不改".to_owned()),
        Ok(words) => words,
        Err(sentence) => return page.wrong(sentence),
    };
    let report = page.report.id;
    let done = staff.act(&app, &form, move |desk| {
        annual::answer(desk, report, &key, words)?;
        Ok(address(report, "/check?done=answered"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => page.wrong(sentence),
        done => staff.went(done, &address(report, "/check")),
    }
}

/// The panel over findings, each leading to where it can be put right.
pub fn panel(about: &'static str, report: ReportId, found: &[Checked]) -> Checks {
    let mut checks: Vec<_> = found.iter().map(|found| (found.weight, check(report, found))).collect();
    checks.sort_by_key(|(weight, _)| *weight);
    Checks { about, checks: checks.into_iter().map(|(_, check)| check).collect() }
}

async fn read(app: &App, staff: &Staff, id: &str) -> Result<(AnnualReport, Vec<Found>), Box<Response>> {
    let today = staff.shell.today;
    look(app, staff, id, move |tx, body, report| {
        let found = annual::findings(tx, body, &report, today)?;
        let mut found = found
            .into_iter()
            .map(|checked| Found::of(tx, &report, checked))
            .collect::<Result<Vec<_>, StoreError>>()?;
        found.sort_by_key(|found| (found.checked.weight, found.answer.is_some()));
        Ok((report, found))
    })
    .await
}

fn counted(findings: &[Found]) -> (usize, usize) {
    let open: Vec<Checked> = findings.iter().map(|found| found.checked.clone()).collect();
    open_findings(&open)
}

fn check(report: ReportId, found: &Checked) -> Check {
    let finding = &found.finding;
    let place =
        report::audit::place(&report::Where { place: text::Place::default(), ..finding.place.clone() });
    let rest = match (&finding.place.cell, finding.place.table, part_of(found)) {
        (Some(cell), ..) => Some(format!("/cells/{cell}")),
        (None, Some(table), _) => Some(format!("/tables/{}", table.code())),
        (None, None, Some(part)) => Some(format!("/sections/{}", part.code())),
        (None, None, None) => None,
    };
    let words = match &finding.proposal {
        Some(proposal) => format!("{}建议改为：{proposal}", finding.explanation),
        None => finding.explanation.clone(),
    };
    Check {
        weight: match found.weight {
            Weight::Blocks => parts::Weight::Error,
            Weight::NeedsAnswer => parts::Weight::Warning,
            Weight::Note => parts::Weight::Note,
        },
        place: if place.is_empty() { "全文".to_owned() } else { place },
        quote: finding.quote.clone(),
        words,
        basis: format!("{}　{}", finding.rule, finding.citation),
        address: rest.map(|rest| address(report, &rest)),
    }
}

impl Found {
    fn of(tx: &mut Tx<'_>, report: &AnnualReport, checked: Checked) -> Result<Self, StoreError> {
        let answer = match &checked.answer {
            Some(answer) => Some((answer.words.clone(), by(tx, &answer.mark)?)),
            None => None,
        };
        let answers = (checked.weight == Weight::NeedsAnswer)
            .then(|| address(report.id, &format!("/check/{}", checked.key)));
        Ok(Self { check: check(report.id, &checked), checked, answer, answers })
    }
}

impl<'a> Ask<'a> {
    async fn find(app: &App, staff: &'a Staff, id: &str, key: &str) -> Result<Self, Box<Response>> {
        let (report, findings) = read(app, staff, id).await?;
        let mut findings = findings.into_iter();
        let found = findings.find(|found| found.checked.key == key && found.answers.is_some());
        let Some(found) = found else { return Err(staff.not_found().into()) };
        let value = found.answer.as_ref().map(|(words, _)| words.clone()).unwrap_or_default();
        let hint = "情况属实、无须改动的，写明原因；说明随报告一并定稿，不在报告中公开";
        let words = Area { name: "words", label: "说明", hint, value, rows: 4, error: None };
        Ok(Self { staff, report, found, errors: ErrorSummary::default(), words })
    }

    fn wrong(mut self, sentence: String) -> Response {
        self.words.error = Some(sentence);
        self.errors = ErrorSummary::of([&self.words as &dyn Control]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}
