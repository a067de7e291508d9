//! The words of a part: what was drafted from the records, beside the figures, for a person to go on with.

use acts::ActError;
use acts::annual::{self, Checked, draft};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use office::{AnnualReport, Body, Passage, ReportPart};
use store::{StoreError, Tx};

use super::super::at::At;
use super::super::staff::{Form, Staff};
use super::check::panel;
use super::tasks::concerns;
use super::{address, look};
use crate::app::App;
use crate::parts::{Area, Banner, Checks, Diff, ErrorSummary};

/// The longest text of a part, in characters.
const LONGEST: usize = 20_000;

const DONE: [(&str, &str); 2] =
    [("saved", "已保存"), ("redrafted", "已换成由记录起草的文字，以后随记录更新，直到有人修改")];

#[derive(Template)]
#[template(path = "desk/reports/section.html")]
struct Page<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    seen: Seen,
    part: ReportPart,
    errors: ErrorSummary,
    text: Area,
    checks: Checks,
    /// The version that the text was begun with.
    version: u32,
    /// What somebody else saved meanwhile, against what is typed here.
    overtaken: Option<Diff>,
}

#[derive(Template)]
#[template(path = "desk/reports/draft.html")]
struct Draft<'a> {
    staff: &'a Staff,
    seen: Seen,
    part: ReportPart,
    diff: Diff,
}

/// What is read for the page.
struct Seen {
    report: AnnualReport,
    passage: Passage,
    /// What the records say now.
    drafted: String,
    figures: Vec<Figure>,
    found: Vec<Checked>,
}

/// A number beside the words.
struct Figure {
    label: String,
    value: String,
    address: String,
}

/// Shows the editor.
pub async fn show(State(app): State<App>, At((id, part)): At<(String, String)>, staff: Staff) -> Response {
    match Page::find(&app, &staff, &id, &part).await {
        Ok(page) => staff.respond(StatusCode::OK, &page),
        Err(response) => *response,
    }
}

/// Saves the words; where somebody saved first, shows both texts.
pub async fn save(
    State(app): State<App>,
    At((id, part)): At<(String, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let mut page = match Page::find(&app, &staff, &id, &part).await {
        Ok(page) => page,
        Err(response) => return *response,
    };
    page.text.value = form.0.whole("text");
    let text = match form.0.lines("text", page.part.label(), LONGEST) {
        Ok(text) => text,
        Err(sentence) => return page.wrong(sentence),
    };
    let Some(seen) = form.0.text("seen").and_then(|seen| seen.parse().ok()) else {
        return page.wrong("这一页不完整，没有保存。请复制您写的文字，重新打开这一页后再保存".to_owned());
    };
    page.version = seen;
    let (report, part) = (page.seen.report.id, page.part);
    let mine = text.clone();
    let done = staff.act(&app, &form, move |desk| {
        annual::edit_section(desk, report, seen, part, text)?;
        Ok(address(report, &format!("/sections/{}?done=saved", part.code())))
    });
    match done.await {
        Err(ActError::Overtaken { version, text }) => {
            page.overtaken = Some(Diff::between(&text, &mine));
            page.version = version;
            page.errors = ErrorSummary::default()
                .and("text", "您编辑期间他人保存了这一部分，请对照后再保存".to_owned());
            staff.respond(StatusCode::CONFLICT, &page)
        }
        Err(ActError::Refused(sentence)) => page.wrong(sentence),
        done => staff.went(done, &address(report, "")),
    }
}

/// Shows what taking the draft again would change.
pub async fn show_draft(
    State(app): State<App>,
    At((id, part)): At<(String, String)>,
    staff: Staff,
) -> Response {
    let Some(part) = ReportPart::from_code(&part) else { return staff.not_found() };
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| Seen::of(tx, body, report, part, today)).await;
    let seen = match seen {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let diff = Diff::between(&seen.passage.text, &seen.drafted);
    staff.respond(StatusCode::OK, &Draft { staff: &staff, seen, part, diff })
}

/// Takes the draft again.
pub async fn take_draft(
    State(app): State<App>,
    At((id, part)): At<(String, String)>,
    staff: Staff,
    form: Form,
) -> Response {
    let (Some(id), Some(part)) = (super::number(&id), ReportPart::from_code(&part)) else {
        return staff.not_found();
    };
    let seen = form.0.text("seen").and_then(|seen| seen.parse().ok()).unwrap_or_default();
    let rest = format!("/sections/{}", part.code());
    let back = address(id, &rest);
    let done = staff.act(&app, &form, move |desk| {
        annual::redraft(desk, id, seen, part)?;
        Ok(address(id, &format!("{rest}?done=redrafted")))
    });
    staff.went(done.await, &back)
}

impl<'a> Page<'a> {
    async fn find(app: &App, staff: &'a Staff, id: &str, part: &str) -> Result<Self, Box<Response>> {
        let Some(part) = ReportPart::from_code(part) else { return Err(staff.not_found().into()) };
        let today = staff.shell.today;
        let seen =
            look(app, staff, id, move |tx, body, report| Seen::of(tx, body, report, part, today)).await?;
        let lines = seen.passage.text.lines().map(|line| line.chars().count() / 40 + 2).sum::<usize>();
        let rows = u8::try_from(lines.clamp(8, 40)).unwrap_or(40);
        let hint = "一行一段，段与段之间换行；表格由系统排在文字之后";
        let value = seen.passage.text.clone();
        Ok(Self {
            staff,
            banner: Banner::of(&staff.shell.query, &DONE),
            part,
            errors: ErrorSummary::default(),
            text: Area { name: "text", label: "文字", hint, value, rows, error: None },
            checks: panel("这一部分的核对", seen.report.id, &seen.found),
            version: seen.passage.version,
            overtaken: None,
            seen,
        })
    }

    fn wrong(mut self, sentence: String) -> Response {
        self.text.error = Some(sentence);
        self.errors = ErrorSummary::of([&self.text as &dyn crate::parts::Control]);
        self.staff.respond(StatusCode::UNPROCESSABLE_ENTITY, &self)
    }
}

impl Seen {
    fn of(
        tx: &mut Tx<'_>,
        body: &Body,
        report: AnnualReport,
        part: ReportPart,
        on: Date,
    ) -> Result<Self, StoreError> {
        let drafted = draft::passages(tx, body, report.year)?.remove(&part).unwrap_or_default();
        let mut found = annual::findings(tx, body, &report, on)?;
        found.retain(|found| concerns(found, part));
        let figures = figures(tx, body, &report, part)?;
        let none = Passage { text: String::new(), version: 1, edited: false };
        let passage = report.passage(part).cloned().unwrap_or(none);
        Ok(Self { report, passage, drafted, figures, found })
    }

    /// Whether the draft would change anything.
    fn differs(&self) -> bool {
        self.drafted != self.passage.text
    }
}

/// The numbers that belong beside a part.
fn figures(
    tx: &mut Tx<'_>,
    body: &Body,
    report: &AnnualReport,
    part: ReportPart,
) -> Result<Vec<Figure>, StoreError> {
    const OVERVIEW: [&str; 6] = [
        "t2/rules/issued",
        "t2/normative/issued",
        "t3/new_received/total",
        "t3/carried_in/total",
        "t3/results_total/total",
        "t3/carried_out/total",
    ];
    let id = report.id;
    let cells = annual::cells(report.count());
    let chosen = cells.iter().filter(|cell| match part {
        ReportPart::Introduction | ReportPart::Problems | ReportPart::Other => false,
        ReportPart::Overview => OVERVIEW.contains(&cell.id.as_str()),
        ReportPart::Disclosure => cell.id.starts_with("t2/"),
        ReportPart::Requests => {
            cell.id.starts_with("t3/") && cell.id.ends_with("/total") && cell.value != "0"
        }
        ReportPart::Disputes => {
            cell.id.starts_with("t4/") && (cell.value != "0" || cell.id.ends_with("/total"))
        }
    });
    let mut figures: Vec<Figure> = chosen
        .map(|cell| {
            let value = if cell.value.is_empty() { "未填报".to_owned() } else { cell.value.clone() };
            Figure { label: cell.label(), value, address: address(id, &format!("/cells/{}", cell.id)) }
        })
        .collect();
    let facts = tx.year_facts(body, report.year)?;
    let mut add = |label: &str, value: String, rest: &str| {
        figures.push(Figure { label: label.to_owned(), value, address: address(id, rest) });
    };
    match part {
        ReportPart::Overview => {
            for (cell, label, unit) in draft::STATED {
                let value = facts.stated.get(cell);
                let value = value.map_or_else(|| "未填".to_owned(), |value| format!("{value}{unit}"));
                add(label, value, &format!("/figures/{cell}"));
            }
        }
        ReportPart::Other => {
            let fees = &facts.fees;
            add("作出收费决定的申请", format!("{}件", fees.notices), "/tables/t3");
            add("收取信息处理费的申请", format!("{}件", fees.paid_requests), "/tables/t3");
            add("收取的信息处理费", fees.paid.to_string(), "/tables/t3");
        }
        ReportPart::Introduction
        | ReportPart::Disclosure
        | ReportPart::Requests
        | ReportPart::Disputes
        | ReportPart::Problems => {}
    }
    Ok(figures)
}
