//! A region's report from the reports of its bodies (AR-23): sums cell by cell, who is missing, whose figures break which
//! relation, and the region's own statement against the sum.
//!
//! Nothing is guessed: a report of another year or edition, and two reports of one body that disagree, are listed and not
//! counted; a blank cell adds nothing and is named.

mod page;
mod plan;
mod sum;

use std::collections::BTreeMap;

use serde::Serialize;

pub use plan::{Plan, PlanFault, Unit};
pub use sum::SumCell;
use sum::Table;

use crate::compare::{Carried, carried};
use crate::{CellId, Edition, Number, Report, form};

/// A report handed in, and the file or record it came from.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Where it came from, to be opened again.
    pub source: &'a str,
    /// The report.
    pub report: &'a Report,
}

/// What became of a body's report in the roll-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// Its numbers are in the sum.
    Counted,
    /// No report of the year was handed in.
    Missing,
    /// Two reports of the year that do not agree; neither is in the sum.
    Twice,
    /// The report follows another edition of the form; its numbers are not in the sum.
    OtherEdition {
        /// The edition it follows.
        edition: Edition,
    },
    /// The body was merged into another one, which reports for it.
    Merged {
        /// The successor.
        into: String,
    },
}

/// A body of the region and its report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitResult {
    /// Its name.
    pub name: String,
    /// What became of its report.
    #[serde(flatten)]
    pub standing: Standing,
    /// Where its reports of the year came from.
    pub sources: Vec<String>,
    /// The relations of the form that its numbers break.
    pub broken: Vec<String>,
    /// How many relations could not be checked because a number is missing.
    pub unchecked: usize,
    /// How many cells are blank, words, or not there.
    pub without_number: usize,
}

/// A report that belongs to no body of the plan, or to another year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stranger {
    /// Where it came from.
    pub source: String,
    /// The body it names.
    pub body: String,
    /// Its year.
    pub year: Option<i16>,
    /// Why it was left out, one sentence.
    pub reason: String,
}

/// A cell in which the region states another number than its bodies add up to (AUD-X05).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The cell.
    pub id: CellId,
    /// Row and column in words.
    pub name: String,
    /// What the region states; none where it states no number.
    pub stated: Option<Number>,
    /// What the bodies add up to.
    pub sum: Number,
}

/// A region's report as the sum of its bodies' reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RollUp {
    /// The region.
    pub region: String,
    /// The report year.
    pub year: i16,
    /// The edition of the year.
    pub edition: Edition,
    /// The bodies, in the order of the plan.
    pub units: Vec<UnitResult>,
    /// Reports that were left out.
    pub strangers: Vec<Stranger>,
    /// The sums, cell by cell in the order of the form.
    pub cells: Vec<SumCell>,
    /// The relations that the sum breaks.
    pub broken: Vec<String>,
    /// What last year's sum carried out against what this year's carries in; empty without a report of last year.
    pub carried: Vec<Carried>,
    /// Where the region's own statement differs; none without a statement.
    pub differences: Option<Vec<Difference>>,
}

impl RollUp {
    /// The region's report with the sums as its cells; a cell that no body states a number for stays blank.
    pub fn report(&self) -> Report {
        let stated = self.cells.iter().filter(|cell| cell.bodies > 0).map(|cell| (cell.id.clone(), cell.sum));
        Report::from_cells(&self.region, self.year, self.edition, stated)
    }

    /// How many bodies have a standing of this kind.
    pub fn count(&self, standing: impl Fn(&Standing) -> bool) -> usize {
        self.units.iter().filter(|unit| standing(&unit.standing)).count()
    }
}

/// Rolls the reports of a region up.
///
/// `statement` is the region's own report of the year, `previous` that of the year before, where there are any.
pub fn roll_up(
    plan: &Plan,
    given: &[Given<'_>],
    statement: Option<&Report>,
    previous: Option<&Report>,
) -> RollUp {
    let edition = Edition::for_year(plan.year).unwrap_or(Edition::E2021);
    let table = Table::of(edition);
    let (mut by_unit, strangers) = sort(plan, given);
    let mut sum = table.sum();
    let units = plan
        .units
        .iter()
        .enumerate()
        .map(|(index, unit)| {
            let reports = by_unit.remove(&index).unwrap_or_default();
            let (result, values) = unit_result(plan, unit, &reports, &table);
            if result.standing == Standing::Counted {
                sum.add(&result.name, &values);
            }
            result
        })
        .collect();
    let cells = sum.cells(edition);
    let mut roll_up = RollUp {
        region: plan.region.clone(),
        year: plan.year,
        edition,
        units,
        strangers,
        broken: Vec::new(),
        carried: Vec::new(),
        differences: None,
        cells,
    };
    let report = roll_up.report();
    roll_up.broken = table.broken(&table.values(&report)).0;
    roll_up.carried = previous.map(|previous| carried(previous, &report)).unwrap_or_default();
    roll_up.differences = statement.map(|statement| differences(&roll_up.cells, statement, edition));
    roll_up
}

type ByUnit<'a> = BTreeMap<usize, Vec<&'a Given<'a>>>;

/// The reports of each body of the plan; the same report handed in twice counts once.
fn sort<'a>(plan: &Plan, given: &'a [Given<'a>]) -> (ByUnit<'a>, Vec<Stranger>) {
    let names = plan.names();
    let mut by_unit: ByUnit<'a> = BTreeMap::new();
    let mut strangers = Vec::new();
    for one in given {
        let left_out = |reason: String| Stranger {
            source: one.source.to_owned(),
            body: one.report.body.clone(),
            year: one.report.year,
            reason,
        };
        match (names.get(plan::bare(&one.report.body).as_str()), one.report.year) {
            (_, year) if year != Some(plan.year) => {
                let reason = year.map_or_else(
                    || "认不出是哪一年的报告。".to_owned(),
                    |year| format!("是{year}年的报告，本次汇总{}年。", plan.year),
                );
                strangers.push(left_out(reason));
            }
            (None, _) => strangers.push(left_out("单位名单中没有这个机关。".to_owned())),
            (Some(unit), _) => by_unit.entry(*unit).or_default().push(one),
        }
    }
    (by_unit, strangers)
}

fn unit_result(plan: &Plan, unit: &Unit, reports: &[&Given<'_>], table: &Table) -> (UnitResult, sum::Values) {
    let mut result = UnitResult {
        name: unit.name.clone(),
        standing: Standing::Missing,
        sources: reports.iter().map(|given| given.source.to_owned()).collect(),
        broken: Vec::new(),
        unchecked: 0,
        without_number: 0,
    };
    let Some(first) = reports.first() else {
        if let Some(into) = unit.merged(plan.year) {
            result.standing = Standing::Merged { into: into.to_owned() };
        }
        return (result, sum::Values::new());
    };
    // A copy without a single number, such as a page whose cells run together, contradicts nothing.
    let stated: Vec<(&Report, sum::Values)> = reports
        .iter()
        .map(|given| (given.report, table.values(given.report)))
        .filter(|(_, values)| values.iter().any(Option::is_some))
        .collect();
    let (report, values) =
        stated.first().cloned().unwrap_or_else(|| (first.report, table.values(first.report)));
    if stated.iter().skip(1).any(|(_, other)| *other != values) {
        result.standing = Standing::Twice;
        return (result, sum::Values::new());
    }
    if report.edition != table.edition() {
        result.standing = Standing::OtherEdition { edition: report.edition };
        return (result, sum::Values::new());
    }
    (result.broken, result.unchecked) = table.broken(&values);
    result.without_number = values.iter().filter(|value| value.is_none()).count();
    result.standing = Standing::Counted;
    (result, values)
}

fn differences(cells: &[SumCell], statement: &Report, edition: Edition) -> Vec<Difference> {
    cells
        .iter()
        .filter_map(|cell| {
            let stated = statement.number(cell.id.as_str());
            let same = stated == Some(cell.sum) || (stated.is_none() && cell.bodies == 0);
            let name = form(edition).cell(cell.id.as_str()).map(form::CellForm::name).unwrap_or_default();
            (!same).then(|| Difference { id: cell.id.clone(), name, stated, sum: cell.sum })
        })
        .collect()
}

#[cfg(test)]
mod tests;
