//! Tables 二, 三 and 四 of a year, counted from the records (requests.md §10, §11; annual-report.md §7).
//!
//! Counts come from one statement a kind of record, which reads an index and never a record. The lists behind them
//! come from statements of their own, on demand; freezing a report takes all of them and checks each number against
//! its list. 上年结转 is carried over by the list of the signed report of the year before, where there is one.

mod carry;
mod facts;
mod lists;

pub use carry::CarryDifference;
pub use facts::{FeeFacts, YearFacts};
pub(crate) use lists::joined;
pub use lists::list_digest;

use std::collections::BTreeMap;

use jiff::civil::Date;
use office::{
    Body, BodyId, CarriedIn, CellBasis, CellCount, CellList, Count, DeclaredFigure, DisputeKind, LegalKind,
};
use report::{CellId, Edition, Number, TableId, form};

use crate::{Row, StoreError, Tx, Value, sql, values};

/// The edition whose tables are counted; reports of earlier years are kept as text only.
pub const COUNTED_EDITION: Edition = Edition::E2021;

/// The numbers of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// Which year.
    pub year: i16,
    /// Every cell of the form.
    pub cells: BTreeMap<CellId, Tallied>,
    /// Where 上年结转 comes from.
    pub carried: CarriedIn,
}

/// One number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tallied {
    /// The number; `None` while nobody has stated it.
    pub value: Option<Number>,
    /// How many records stand behind it.
    pub records: u32,
    /// Where it comes from.
    pub basis: CellBasis,
}

impl Tally {
    /// The whole number in a cell; nought where none stands.
    pub fn whole(&self, cell: &str) -> i64 {
        self.cells.get(cell).and_then(|cell| cell.value).and_then(Number::whole).unwrap_or_default()
    }
}

impl Tx<'_> {
    /// Counts a year.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn tally(&mut self, body: &Body, year: i16) -> Result<Tally, StoreError> {
        let span = Span::of(body.id, year);
        let mut leaves = BTreeMap::new();
        self.count_documents(&span, &mut leaves)?;
        self.count_requests(&span, &mut leaves)?;
        self.count_disputes(&span, &mut leaves)?;
        let carried = self.carry_in(body.id, year, &mut leaves)?;
        let figures = self.figures(body.id, year)?;
        let cells = form(COUNTED_EDITION).cells().map(|cell| {
            let id = cell.id.as_str();
            let figure = figures.iter().find(|figure| figure.cell == id);
            (cell.id.clone(), tallied(id, &leaves, figure, carried))
        });
        Ok(Tally { year, cells: cells.collect(), carried })
    }

    /// Counts a year with all lists: the numbers with the digest of the list behind each, and the lists of the cells
    /// that are not sums.
    ///
    /// # Errors
    /// When the engine fails, a row is corrupt, or a list is not as long as its number says.
    pub fn count_year(&mut self, body: &Body, year: i16) -> Result<(Count, Vec<CellList>), StoreError> {
        let tally = self.tally(body, year)?;
        let lists = self.cell_lists(body, year)?;
        let mut cells = Vec::with_capacity(tally.cells.len());
        for cell in form(COUNTED_EDITION).cells() {
            let id = cell.id.as_str();
            let Some(tallied) = tally.cells.get(id) else { continue };
            let behind = lists::behind(id, &lists);
            let records = behind.iter().map(|list| list.members.len()).sum::<usize>();
            if u32::try_from(records) != Ok(tallied.records) {
                return Err(StoreError::Corrupt { table: "report", column: id.to_owned(), id: None });
            }
            let value = tallied.value.map(|number| number.to_string()).unwrap_or_default();
            let digest = list_digest(behind.iter().copied());
            let (basis, records) = (tallied.basis, tallied.records);
            cells.push(CellCount { cell: id.to_owned(), value, basis, records, digest });
        }
        Ok((Count { cells, carried: tally.carried }, lists))
    }

    fn count_documents(&mut self, span: &Span, leaves: &mut Leaves) -> Result<(), StoreError> {
        for row in self.all(sql!("tally/documents"), &span.values())? {
            let kind = LegalKind::from_row(row.text("kind")?).ok_or_else(|| row.corrupt("kind"))?;
            for column in DOCUMENT_COLUMNS {
                add(leaves, TableId::T2, (kind.row(), column), row.small(column)?);
            }
        }
        Ok(())
    }

    fn count_requests(&mut self, span: &Span, leaves: &mut Leaves) -> Result<(), StoreError> {
        for row in self.all(sql!("tally/requests"), &span.values())? {
            let column = row.text("applicant")?;
            for from in [NEW_RECEIVED, CARRIED_IN, CARRIED_OUT] {
                add(leaves, TableId::T3, (from, column), row.small(from)?);
            }
            let closed = row.small("closed")?;
            if closed > 0 {
                add(leaves, TableId::T3, (row.text("outcome_row")?, column), closed);
            }
        }
        Ok(())
    }

    fn count_disputes(&mut self, span: &Span, leaves: &mut Leaves) -> Result<(), StoreError> {
        for row in self.all(sql!("tally/disputes"), &span.values())? {
            let group = dispute_group(&row)?;
            add(leaves, TableId::T4, (group, row.text("result_column")?), row.small("count")?);
        }
        Ok(())
    }
}

/// Counts of the cells that are not sums.
type Leaves = BTreeMap<CellId, u32>;

const NEW_RECEIVED: &str = "new_received";
const CARRIED_IN: &str = "carried_in";
const CARRIED_OUT: &str = "carried_out";
const RESULTS_TOTAL: &str = "results_total";
const TOTAL: &str = "total";
const DOCUMENT_COLUMNS: [&str; 3] = ["issued", "repealed", "in_force"];

/// A body's year, as the statements take it.
struct Span {
    body: BodyId,
    first: String,
    last: String,
}

impl Span {
    fn of(body: BodyId, year: i16) -> Self {
        Self { body, first: format!("{year:04}-01-01"), last: format!("{year:04}-12-31") }
    }

    fn values(&self) -> Vec<Value> {
        values![self.body.0, &self.first, &self.last].into()
    }

    /// With what selects a row and a column.
    fn values_for(&self, row: &str, column: &str) -> Vec<Value> {
        values![self.body.0, &self.first, &self.last, row, column].into()
    }

    fn holds(&self, day: Option<Date>) -> bool {
        day.is_some_and(|day| {
            let day = day.to_string();
            self.first <= day && day <= self.last
        })
    }
}

fn add(leaves: &mut Leaves, table: TableId, (row, column): (&str, &str), count: u32) {
    *leaves.entry(CellId::new(table, row, column)).or_default() += count;
}

fn dispute_group(row: &Row) -> Result<&'static str, StoreError> {
    let kind = DisputeKind::from_group(row.text("kind")?).ok_or_else(|| row.corrupt("kind"))?;
    Ok(kind.group())
}

/// A cell's number. In table two a stated figure stands in place of the count; what only other systems know is blank
/// until somebody states it.
fn tallied(cell: &str, leaves: &Leaves, figure: Option<&DeclaredFigure>, carried: CarriedIn) -> Tallied {
    if let Some(figure) = figure.filter(|_| takes_figure(cell)) {
        return Tallied {
            value: figure.number.parse().ok(),
            records: 1,
            basis: CellBasis::Figure(figure.id),
        };
    }
    if needs_figure(cell) {
        return Tallied { value: None, records: 0, basis: CellBasis::Missing };
    }
    let records =
        leaves.iter().filter(|(leaf, _)| adds_to(leaf.as_str(), cell)).map(|(_, count)| count).sum();
    let basis = match (is_sum(cell), cell.starts_with("t3/carried_in/"), carried) {
        (true, _, _) => CellBasis::Sum,
        (false, true, CarriedIn::List { .. }) => CellBasis::Carried,
        (false, ..) => CellBasis::Records,
    };
    Tallied { value: Some(Number::from(records)), records, basis }
}

/// Whether a stated figure counts in a cell: in table two only, because tables three and four are registers here.
pub(crate) fn takes_figure(cell: &str) -> bool {
    cell.starts_with("t2/")
}

/// Whether the records behind a cell are kept in other systems: licences, penalties, coercion, charges.
fn needs_figure(cell: &str) -> bool {
    takes_figure(cell)
        && LegalKind::ALL.iter().all(|kind| parts(cell).is_none_or(|(_, row, _)| row != kind.row()))
}

fn parts(cell: &str) -> Option<(&str, &str, &str)> {
    let (table, rest) = cell.split_once('/')?;
    let (row, column) = rest.split_once('/')?;
    Some((table, row, column))
}

fn is_sum(cell: &str) -> bool {
    parts(cell).is_some_and(|(_, row, column)| column == TOTAL || row == RESULTS_TOTAL)
}

/// Whether a cell that is no sum counts in another one, or is it.
fn adds_to(leaf: &str, cell: &str) -> bool {
    let (Some((leaf_table, leaf_row, leaf_column)), Some((table, row, column))) = (parts(leaf), parts(cell))
    else {
        return false;
    };
    let is_result = leaf_table == "t3" && ![NEW_RECEIVED, CARRIED_IN, CARRIED_OUT].contains(&leaf_row);
    leaf_table == table
        && (leaf_row == row || (row == RESULTS_TOTAL && is_result))
        && (leaf_column == column || column == TOTAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_count_what_the_form_says() {
        assert!(adds_to("t3/granted/natural", "t3/results_total/total"));
        assert!(adds_to("t3/granted/natural", "t3/granted/total"));
        assert!(!adds_to("t3/carried_out/natural", "t3/results_total/natural"));
        assert!(!adds_to("t3/granted/natural", "t3/results_total/legal.business"));
        assert!(adds_to("t4/review/pending", "t4/review/total"));
        assert!(!adds_to("t4/review/pending", "t4/suit_direct/total"));
    }

    /// Every cell of the form is a leaf, a sum, or a figure; what is a sum in the form is one here.
    #[test]
    fn every_cell_of_the_form_is_known() {
        for cell in form(COUNTED_EDITION).cells() {
            let id = cell.id.as_str();
            assert_eq!(cell.computed, is_sum(id), "{id}");
        }
        let needed: Vec<_> =
            form(COUNTED_EDITION).cells().filter(|cell| needs_figure(cell.id.as_str())).collect();
        assert_eq!(needed.len(), 4);
    }
}
