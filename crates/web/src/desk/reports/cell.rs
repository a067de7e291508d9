//! A number of the report: the records it counts, or who stated it and from which source.

use acts::annual::{self, Behind, CellView};
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use office::{AnnualReport, Body, CarriedIn, CellBasis, DeclaredFigure, FigureId, MemberKind};
use store::{CarryDifference, StoreError, Tx};

use super::super::access::WRITERS;
use super::super::at::At;
use super::super::staff::Staff;
use super::table::{Relation, relations};
use super::{address, by, look, opens};
use crate::app::App;
use crate::parts::{Facts, Pages};

/// Records a page.
const SIZE: u32 = 100;

#[derive(Template)]
#[template(path = "desk/reports/cell.html")]
struct Page<'a> {
    staff: &'a Staff,
    report: &'a AnnualReport,
    cell: &'a CellView,
    frozen: bool,
    facts: Facts,
    figure: Option<&'a Stated>,
    /// Where the figure can be stated or changed; none where it cannot.
    state: Option<String>,
    /// How many records the number counts; more may be listed, which came since.
    counted: i64,
    records: Vec<Record>,
    pages: Pages,
    carried: Vec<Carried>,
    relations: &'a [Relation],
}

/// What is read for the page.
struct Seen {
    report: AnnualReport,
    behind: Behind,
    counted: String,
    figure: Option<Stated>,
    carried: Vec<CarryDifference>,
    relations: Vec<Relation>,
}

/// A figure, and who stated it.
pub struct Stated {
    /// The figure.
    pub figure: DeclaredFigure,
    /// Who, and when.
    pub by: String,
}

/// A request that the list carried over and the present records do not both have.
struct Carried {
    name: String,
    address: Option<String>,
    words: &'static str,
}

/// A record of the list.
struct Record {
    kind: &'static str,
    name: String,
    on: String,
    standing: &'static str,
    /// Where it is; none where this person has no page of it.
    address: Option<String>,
}

/// Shows the number.
pub async fn show(State(app): State<App>, At((id, cell)): At<(String, String)>, staff: Staff) -> Response {
    let today = staff.shell.today;
    let seen = look(&app, &staff, &id, move |tx, body, report| Seen::of(tx, body, report, &cell, today));
    let seen = match seen.await {
        Ok(Some(seen)) => seen,
        Ok(None) => return staff.not_found(),
        Err(response) => return *response,
    };
    let Seen { report, behind, .. } = &seen;
    let total = i64::try_from(behind.records.len()).unwrap_or(i64::MAX);
    let pages = Pages::of(&staff.shell.path, &staff.shell.query, total, SIZE);
    if let Some(page) = staff.beyond(&pages) {
        return page;
    }
    let first = (pages.number.saturating_sub(1) * SIZE) as usize;
    let records = behind.records.iter().skip(first).take(SIZE as usize);
    let records = records.map(|record| Record {
        kind: record.kind.label(),
        name: record.name.clone(),
        on: record.on.map(|on| on.to_string()).unwrap_or_default(),
        standing: record.standing.label(),
        address: at(&staff, report, record.kind, record.id, &behind.cell.id),
    });
    let carried = seen.carried.iter().map(|difference| Carried {
        name: difference.member.name.clone(),
        address: at(&staff, report, MemberKind::Request, difference.member.id, ""),
        words: if difference.in_list {
            "在上年签发的结转清单里，按现有记录不结转"
        } else {
            "按现有记录应当结转，不在上年签发的结转清单里"
        },
    });
    let states = staff.is(WRITERS) && behind.cell.table == report::TableId::T2;
    let page = Page {
        staff: &staff,
        facts: facts(&seen),
        frozen: behind.frozen,
        figure: seen.figure.as_ref(),
        state: states.then(|| address(report.id, &format!("/figures/{}", behind.cell.id))),
        counted: i64::from(behind.cell.records),
        records: records.collect(),
        pages,
        carried: carried.collect(),
        relations: &seen.relations,
        cell: &behind.cell,
        report,
    };
    staff.respond(StatusCode::OK, &page)
}

impl Seen {
    fn of(
        tx: &mut Tx<'_>,
        body: &Body,
        report: AnnualReport,
        cell: &str,
        on: Date,
    ) -> Result<Option<Self>, StoreError> {
        let Some(behind) = annual::behind(tx, body, &report, cell)? else { return Ok(None) };
        let relations = relations(tx, body, &report, on)?;
        let names = |relation: &Relation| {
            let mut terms = relation.sides.iter().flat_map(|side| &side.terms);
            terms.any(|term| term.cell.as_deref() == Some(cell))
        };
        let relations = relations.into_iter().filter(names).collect();
        let figure = match behind.cell.basis {
            CellBasis::Figure(id) => stated(tx, id)?,
            CellBasis::Records | CellBasis::Carried | CellBasis::Missing | CellBasis::Sum => None,
        };
        let carried = match cell.strip_prefix("t3/carried_in/") {
            Some(column) => {
                let mut found = tx.carry_differences(body, report.year)?;
                found.retain(|difference| column == "total" || difference.column == column);
                found
            }
            None => Vec::new(),
        };
        let counted = match report.signed().filter(|_| behind.frozen) {
            Some(signing) => format!("{}签发时定稿", by(tx, &signing.signed)?),
            None => by(tx, &report.counted())?,
        };
        Ok(Some(Self { report, behind, counted, figure, carried, relations }))
    }
}

/// A figure, and who stated it; `None` where it was withdrawn since.
fn stated(tx: &mut Tx<'_>, id: FigureId) -> Result<Option<Stated>, StoreError> {
    let Some(figure) = tx.figure(id)? else { return Ok(None) };
    let by = by(tx, &figure.stated)?;
    Ok(Some(Stated { figure, by }))
}

fn facts(seen: &Seen) -> Facts {
    let cell = &seen.behind.cell;
    let value = if cell.value.is_empty() { "（空）".to_owned() } else { cell.value.clone() };
    let signing = seen.report.signed().filter(|_| seen.behind.frozen);
    let carried = signing.map_or(seen.report.count().carried, |signing| signing.count.carried);
    let facts = Facts::default()
        .with("数字", format!("{value}{}", if cell.value.is_empty() { "" } else { cell.unit.as_str() }))
        .with("怎样得出", cell.basis.label())
        .with("统计", seen.counted.as_str());
    let facts = match (cell.basis, carried) {
        (CellBasis::Carried, CarriedIn::List { report, signing }) => {
            let from = cell.id.replace("carried_in", "carried_out");
            let words = format!("{}年度报告第{signing}版的“结转下年度继续办理”", seen.report.year - 1);
            facts.link("结转自", words, address(report, &format!("/cells/{from}")))
        }
        _ => facts,
    };
    if cell.digest.is_empty() {
        return facts;
    }
    facts.with("记录清单校验值", cell.digest.chars().take(16).collect::<String>())
}

/// Where a record is.
fn at(staff: &Staff, report: &AnnualReport, kind: MemberKind, id: i64, cell: &str) -> Option<String> {
    let page = |path: &str| opens(staff, path).then(|| path.replace("{id}", &id.to_string()));
    match kind {
        MemberKind::Document => page("/desk/items/{id}"),
        MemberKind::Request => page("/desk/requests/{id}"),
        MemberKind::Dispute => page("/desk/disputes/{id}"),
        MemberKind::Figure => staff.is(WRITERS).then(|| address(report.id, &format!("/figures/{cell}"))),
    }
}
