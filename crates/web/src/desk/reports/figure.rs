//! 填报数字: what is kept in other systems, each with its source, the person who states it and the day.

use acts::annual::{self, draft};
use acts::figure::{self, Statement};
use acts::{ActError, Desk};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::{AnnualReport, Body, DeclaredFigure, ReportId};
use report::{TableId, form};
use store::{COUNTED_EDITION, StoreError, Tx};

use super::super::access::WRITERS;
use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::{address, by, look, number};
use crate::app::App;
use crate::form::Fields;
use crate::parts::{Area, Banner, Control, ErrorSummary, Field};

/// The longest source and remark, in characters.
const LONGEST: usize = 200;

const DONE: [(&str, &str); 2] =
    [("declared", "已填报，数字和由记录起草的文字已随之更新"), ("withdrawn", "已撤回填报数字")];

#[derive(Template)]
#[template(path = "desk/reports/figures.html")]
struct List<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    report: AnnualReport,
    groups: [(&'static str, Vec<Line>); 2],
    writes: bool,
}

/// A figure that is, or may be, stated.
struct Line {
    cell: String,
    subject: Subject,
    stated: Option<(DeclaredFigure, String)>,
    /// What stands in the report where nothing is stated.
    counted: String,
}

/// What is counted.
#[derive(Debug, Clone)]
struct Subject {
    label: String,
    unit: String,
}

#[derive(Template)]
#[template(path = "desk/reports/figure.html")]
struct Declare<'a> {
    staff: &'a Staff,
    report: AnnualReport,
    cell: String,
    subject: Subject,
    present: Option<(DeclaredFigure, String)>,
    errors: ErrorSummary,
    number: Field,
    source: Field,
    note: Area,
}

#[derive(Template)]
#[template(path = "desk/reports/figure_withdrawal.html")]
struct Withdraw<'a> {
    staff: &'a Staff,
    report: AnnualReport,
    cell: String,
    subject: Subject,
    present: (DeclaredFigure, String),
    errors: ErrorSummary,
    reason: Field,
}

/// Shows all figures of the year.
pub async fn list(State(app): State<App>, At(id): At<String>, staff: Staff) -> Response {
    let seen = look(&app, &staff, &id, lines).await;
    let (report, groups) = match seen {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let banner = Banner::of(&staff.shell.query, &DONE);
    let page = List { staff: &staff, banner, report, groups, writes: staff.is(WRITERS) };
    staff.respond(StatusCode::OK, &page)
}

type Lines = (AnnualReport, [(&'static str, Vec<Line>); 2]);

fn lines(tx: &mut Tx<'_>, body: &Body, report: AnnualReport) -> Result<Lines, StoreError> {
    let figures = tx.figures(body.id, report.year)?;
    let mut line = |cell: &str| {
        let stated = match figures.iter().find(|figure| figure.cell == cell) {
            Some(figure) => Some((figure.clone(), by(tx, &figure.stated)?)),
            None => None,
        };
        let counted = report.count().cell(cell).map(|cell| cell.value.clone()).unwrap_or_default();
        let subject = subject(cell).unwrap_or(Subject { label: cell.to_owned(), unit: String::new() });
        Ok::<_, StoreError>(Line { cell: cell.to_owned(), subject, stated, counted })
    };
    let table = form(COUNTED_EDITION).table(TableId::T2);
    let cells = table.cells.iter().map(|cell| line(cell.id.as_str())).collect::<Result<_, _>>()?;
    let facts = draft::STATED.iter().map(|(cell, ..)| line(cell)).collect::<Result<_, _>>()?;
    Ok((report, [("表二的数字", cells), ("第一部分的数字", facts)]))
}

/// Label and unit of what may be stated; `None` for anything else.
fn subject(cell: &str) -> Option<Subject> {
    if let Some((_, label, unit)) = draft::STATED.iter().find(|(id, ..)| *id == cell) {
        return Some(Subject { label: (*label).to_owned(), unit: (*unit).to_owned() });
    }
    let form = form(COUNTED_EDITION).cell(cell).filter(|_| cell.starts_with(TableId::T2.code()))?;
    let label = [form.row_label.as_deref().unwrap_or_default(), form.col_label.as_str()].join("／");
    Some(Subject { label, unit: form.unit.clone().unwrap_or_default() })
}

type Present = (AnnualReport, Option<(DeclaredFigure, String)>);

fn present(tx: &mut Tx<'_>, body: &Body, report: AnnualReport, cell: &str) -> Result<Present, StoreError> {
    let present = match tx.figure_of(body.id, report.year, cell)? {
        Some(figure) => {
            let by = by(tx, &figure.stated)?;
            Some((figure, by))
        }
        None => None,
    };
    Ok((report, present))
}

/// Shows the form for a figure.
pub async fn show(State(app): State<App>, At((id, cell)): At<(String, String)>, staff: Staff) -> Response {
    match Declare::find(&app, &staff, &id, cell).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(response) => *response,
    }
}

/// States a figure; where the report is open, counts anew.
pub async fn declare(
    State(app): State<App>,
    At((id, cell)): At<(String, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let mut page = match Declare::find(&app, &staff, &id, cell).await {
        Ok(page) => page,
        Err(response) => return *response,
    };
    let Some(stated) = page.read(&form.0) else { return page.wrong() };
    let (report, open) = (page.report.id, page.report.is_open());
    let done = staff.act(&app, &form, move |desk| {
        figure::declare(desk, stated)?;
        recount(desk, report, open)?;
        Ok(address(report, "/figures?done=declared"))
    });
    match done.await {
        Err(ActError::Refused(sentence)) => {
            let about_source = sentence.contains("来源");
            let field = if about_source { &mut page.source } else { &mut page.number };
            field.error = Some(sentence);
            page.wrong()
        }
        done => staff.went(done, &address(report, "/figures")),
    }
}

/// Shows what withdrawing a figure means.
pub async fn show_withdrawal(
    State(app): State<App>,
    At((id, cell)): At<(String, String)>,
    staff: Staff,
) -> Response {
    match Withdraw::find(&app, &staff, &id, cell).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(response) => *response,
    }
}

/// Withdraws a figure; where the report is open, counts anew.
pub async fn withdraw(
    State(app): State<App>,
    At((id, cell)): At<(String, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let mut page = match Withdraw::find(&app, &staff, &id, cell).await {
        Ok(page) => page,
        Err(response) => return *response,
    };
    page.reason.value = form.0.typed("reason");
    let reason = match form.0.stated("reason", "撤回理由", LONGEST) {
        Ok(reason) => reason,
        Err(sentence) => {
            page.reason.error = Some(sentence);
            page.errors = ErrorSummary::over([&page.reason]);
            return staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let (figure, report, open) = (page.present.0.id, page.report.id, page.report.is_open());
    let done = staff.act(&app, &form, move |desk| {
        figure::withdraw(desk, figure, &reason)?;
        recount(desk, report, open)?;
        Ok(address(report, "/figures?done=withdrawn"))
    });
    staff.went(done.await, &address(report, "/figures"))
}

fn recount(desk: &mut Desk<'_, '_>, report: ReportId, open: bool) -> Result<(), ActError> {
    if open { annual::recount(desk, report).map(drop) } else { Ok(()) }
}

impl<'a> Declare<'a> {
    async fn find(app: &App, staff: &'a Staff, id: &str, cell: String) -> Result<Self, Box<Response>> {
        let Some(subject) = subject(&cell).filter(|_| number(id).is_some()) else {
            return Err(staff.not_found().into());
        };
        let wanted = cell.clone();
        let (report, present) =
            look(app, staff, id, move |tx, body, report| present(tx, body, report, &wanted)).await?;
        let field = |name, label, hint, value: &dyn Fn(&DeclaredFigure) -> String| Field {
            name,
            label,
            hint,
            value: present.as_ref().map(|(figure, _)| value(figure)).unwrap_or_default(),
            error: None,
        };
        let number =
            field("number", "数字", "阿拉伯数字，没有的填0", &|figure| figure.number.clone());
        let hint = "从哪个系统或者台账得来，如：行政处罚案件管理系统2024年统计";
        let source = field("source", "来源", hint, &|figure| figure.source.clone());
        let note = present.as_ref().map(|(figure, _)| figure.note.clone()).unwrap_or_default();
        let note =
            Area { name: "note", label: "备注", hint: "可以不填", value: note, rows: 3, error: None };
        Ok(Self {
            staff,
            report,
            cell,
            subject,
            present,
            errors: ErrorSummary::default(),
            number,
            source,
            note,
        })
    }

    fn read(&mut self, fields: &Fields) -> Option<Statement> {
        let kept = |field: &mut Field| {
            field.value = fields.typed(field.name);
            fields.stated(field.name, field.label, LONGEST).map_err(|sentence| field.error = Some(sentence))
        };
        let (number, source) = (kept(&mut self.number), kept(&mut self.source));
        self.note.value = fields.whole("note");
        let note = fields.lines("note", "备注", LONGEST);
        let note = note.map_err(|sentence| self.note.error = Some(sentence));
        let (number, source, note) = (number.ok()?, source.ok()?, note.ok()?);
        let number = number.chars().map(narrow).collect();
        Some(Statement { year: self.report.year, cell: self.cell.clone(), number, source, note })
    }

    fn wrong(mut self) -> Response {
        self.errors = ErrorSummary::of([&self.number as &dyn Control, &self.source, &self.note]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

/// Half-width digits and points.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

impl<'a> Withdraw<'a> {
    async fn find(app: &App, staff: &'a Staff, id: &str, cell: String) -> Result<Self, Box<Response>> {
        let Some(subject) = subject(&cell) else { return Err(staff.not_found().into()) };
        let wanted = cell.clone();
        let (report, present) =
            look(app, staff, id, move |tx, body, report| present(tx, body, report, &wanted)).await?;
        let Some(present) = present else { return Err(staff.not_found().into()) };
        let hint = "为什么不再使用这个数字，如：填报有误，以记录统计为准";
        let reason = Field { name: "reason", label: "撤回理由", hint, value: String::new(), error: None };
        Ok(Self { staff, report, cell, subject, present, errors: ErrorSummary::default(), reason })
    }
}
