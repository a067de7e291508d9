//! A table of the report in the form of the notice: every number opens the records it counts.

use std::collections::{BTreeSet, HashMap};

use acts::annual::{self, CellView};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use office::{AnnualReport, Body, CellBasis};
use report::form::{GridEntry, Term};
use report::{TableId, form};
use store::{COUNTED_EDITION, StoreError, Tx};

use super::super::at::At;
use super::super::staff::Staff;
use super::{address, look};
use crate::app::App;

#[derive(Template)]
#[template(path = "desk/reports/table.html")]
struct Page<'a> {
    staff: &'a Staff,
    seen: Seen,
    name: &'static str,
    table: TableId,
}

/// What is read for the page.
struct Seen {
    report: AnnualReport,
    lines: Vec<Vec<Entry>>,
    failing: Vec<Relation>,
    missing: usize,
    stale: usize,
}

/// One entry of the grid: a label, or a number that leads to its records.
struct Entry {
    words: String,
    colspan: u16,
    rowspan: u16,
    /// What a label heads; none for a number.
    scope: Option<&'static str>,
    address: String,
    /// What is the matter with a number, in words; empty for nothing.
    trouble: &'static str,
}

/// 勾稽关系 with what it comes to, and what goes into either side.
pub struct Relation {
    /// `T3-BAL/natural`.
    pub id: String,
    /// The relation in words.
    pub text: String,
    /// What stands between the sides.
    pub holds: bool,
    /// Left and right.
    pub sides: [Side; 2],
}

/// A side of a relation.
pub struct Side {
    /// What it comes to.
    pub sum: String,
    /// Sign, label, number, source and address of each of its terms.
    pub terms: Vec<Source>,
}

/// A term of a relation with its source.
pub struct Source {
    /// ＋, － or nothing for the first.
    pub sign: &'static str,
    /// The cell in words.
    pub label: String,
    /// Its number.
    pub value: String,
    /// Where the number comes from.
    pub basis: &'static str,
    /// Its cell; none in the report of the year before.
    pub cell: Option<String>,
}

/// Shows the table.
pub async fn show(State(app): State<App>, At((id, table)): At<(String, String)>, staff: Staff) -> Response {
    let Some(table) = TableId::ALL.into_iter().find(|id| id.code() == table) else {
        return staff.not_found();
    };
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| Seen::of(tx, body, report, table, today));
    let seen = match seen.await {
        Ok(seen) => seen,
        Err(response) => return *response,
    };
    let name = form(COUNTED_EDITION).table(table).name_zh.as_str();
    staff.respond(StatusCode::OK, &Page { staff: &staff, seen, name, table })
}

impl Seen {
    fn of(
        tx: &mut Tx<'_>,
        body: &Body,
        report: AnnualReport,
        table: TableId,
        on: Date,
    ) -> Result<Self, StoreError> {
        let stale: BTreeSet<String> = annual::stale_cells(tx, body, &report)?.into_iter().collect();
        let relations = relations(tx, body, &report, on)?;
        let beginning = format!("{}/", table.code());
        let here = |relation: &Relation| {
            let mut cells = relation.sides[0].terms.iter().filter_map(|term| term.cell.as_deref());
            !relation.holds && cells.any(|cell| cell.starts_with(&beginning))
        };
        let failing: Vec<Relation> = relations.into_iter().filter(here).collect();
        let wrong: BTreeSet<String> = failing
            .iter()
            .flat_map(|relation| &relation.sides)
            .flat_map(|side| side.terms.iter().filter_map(|term| term.cell.clone()))
            .collect();
        let cells = shown(&report);
        let cells: HashMap<&str, &CellView> = cells.iter().map(|cell| (cell.id.as_str(), cell)).collect();
        let mut lines = Vec::new();
        for line in &form(COUNTED_EDITION).table(table).grid {
            let entry = |(at, entry): (usize, &GridEntry)| match &entry.cell {
                Some(id) => number(&report, entry, cells.get(id.as_str()), &stale, &wrong),
                None => label(entry, line[at + 1..].iter().any(|later| later.cell.is_some())),
            };
            lines.push(line.iter().enumerate().map(entry).collect());
        }
        let within = |id: &&String| id.starts_with(&beginning);
        let missing = cells.values().filter(|cell| cell.table == table && cell.basis == CellBasis::Missing);
        let (missing, stale) = (missing.count(), stale.iter().filter(within).count());
        Ok(Self { report, lines, failing, missing, stale })
    }
}

/// The numbers that a page shows: the signed ones where the report is signed.
pub fn shown(report: &AnnualReport) -> Vec<CellView> {
    let signing = report.signed().filter(|_| !report.is_open());
    annual::cells(signing.map_or(report.count(), |signing| &signing.count))
}

/// All relations that apply and can be checked, with what goes into their sides.
pub fn relations(
    tx: &mut Tx<'_>,
    body: &Body,
    report: &AnnualReport,
    on: Date,
) -> Result<Vec<Relation>, StoreError> {
    let export = annual::export(tx, body, report, on)?;
    let before = annual::previous(tx, body.id, report.year)?;
    let cells: HashMap<&str, &CellView> = export.cells.iter().map(|cell| (cell.id.as_str(), cell)).collect();
    let form = form(COUNTED_EDITION);
    let source = |first: bool, term: &Term| {
        let cell = cells.get(term.cell.as_str());
        let label = cell.map_or_else(|| term.cell.to_string(), |cell| cell.label());
        let sign = match (first, term.coef < 0) {
            (true, false) => "",
            (false, false) => "＋",
            (_, true) => "－",
        };
        if term.year_offset == 0 {
            let (value, basis) =
                cell.map_or((String::new(), ""), |cell| (cell.value.clone(), cell.basis.label()));
            return Source { sign, label, value, basis, cell: Some(term.cell.to_string()) };
        }
        let value = before.as_ref().and_then(|before| before.number(term.cell.as_str()));
        let value = value.map(|value| value.to_string()).unwrap_or_default();
        Source {
            sign, label: format!("上年报告的{label}"), value, basis: "上年已签发的报告", cell: None
        }
    };
    let side = |sum: report::Number, terms: &[Term]| Side {
        sum: sum.to_string(),
        terms: terms.iter().enumerate().map(|(at, term)| source(at == 0, term)).collect(),
    };
    let checked = export.relations.iter().filter_map(|checked| {
        let relation = form.relations.iter().find(|relation| relation.id == checked.id)?;
        let (left, right) = checked.sides?;
        Some(Relation {
            id: checked.id.clone(),
            text: checked.text.clone(),
            holds: checked.holds?,
            sides: [side(left, &relation.lhs), side(right, &relation.rhs)],
        })
    });
    Ok(checked.collect())
}

fn label(entry: &GridEntry, labels_row: bool) -> Entry {
    let scope = match (labels_row, entry.rowspan > 1, entry.colspan > 1) {
        (true, true, _) => "rowgroup",
        (true, false, _) => "row",
        (false, _, true) => "colgroup",
        (false, _, false) => "col",
    };
    Entry {
        words: entry.text.clone().unwrap_or_default(),
        colspan: entry.colspan,
        rowspan: entry.rowspan,
        scope: Some(scope),
        address: String::new(),
        trouble: "",
    }
}

fn number(
    report: &AnnualReport,
    entry: &GridEntry,
    cell: Option<&&CellView>,
    stale: &BTreeSet<String>,
    wrong: &BTreeSet<String>,
) -> Entry {
    let id = cell.map(|cell| cell.id.as_str()).unwrap_or_default();
    let missing = cell.is_none_or(|cell| cell.basis == CellBasis::Missing);
    let trouble = match (missing, wrong.contains(id), stale.contains(id)) {
        (true, ..) => "未填报",
        (_, true, _) => "勾稽不符",
        (_, _, true) => "记录有变动",
        (false, false, false) => "",
    };
    Entry {
        words: cell.map(|cell| cell.value.clone()).unwrap_or_default(),
        colspan: entry.colspan,
        rowspan: entry.rowspan,
        scope: None,
        address: address(report.id, &format!("/cells/{id}")),
        trouble,
    }
}
