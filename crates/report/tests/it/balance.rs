//! Reports by dice that balance, with a wrong cell or two planted: what is named is what was planted, or one of several
//! that would do as well and are said to; never another.

use std::collections::BTreeMap;

use proptest::prelude::*;
use report::{CellId, Context, Edition, Finding, Number, Report, TableId, audit, compose, form, recognise};
use rule::Severity;

const COLUMNS: [&str; 6] =
    ["natural", "legal.business", "legal.research", "legal.welfare", "legal.law_service", "legal.other"];

/// A report in which every relation holds: results by dice, the rest follows from them.
fn balanced(edition: Edition, dice: &[u16]) -> Report {
    let mut values: BTreeMap<String, i64> = BTreeMap::new();
    let mut dice = dice.iter().cycle().copied().map(i64::from);
    let mut roll = |most: i64| dice.next().unwrap_or(0) % (most + 1);
    let results: Vec<&str> = form(edition)
        .table(TableId::T3)
        .rows
        .iter()
        .map(|row| row.id.as_str())
        .filter(|row| !["new_received", "carried_in", "results_total", "carried_out"].contains(row))
        .collect();
    for column in COLUMNS {
        let mut sum = 0;
        for row in &results {
            let n = roll(9);
            sum += n;
            values.insert(format!("t3/{row}/{column}"), n);
        }
        let (carried_out, carried_in) = (roll(5), roll(3));
        let carried_in = carried_in.min(sum + carried_out);
        values.insert(format!("t3/results_total/{column}"), sum);
        values.insert(format!("t3/carried_out/{column}"), carried_out);
        values.insert(format!("t3/carried_in/{column}"), carried_in);
        values.insert(format!("t3/new_received/{column}"), sum + carried_out - carried_in);
    }
    for row in &form(edition).table(TableId::T3).rows {
        let sum = COLUMNS.iter().map(|column| values[&format!("t3/{}/{column}", row.id)]).sum();
        values.insert(format!("t3/{}/total", row.id), sum);
    }
    for group in ["review", "suit_direct", "suit_after_review"] {
        let mut sum = 0;
        for column in ["upheld", "corrected", "other_result", "pending"] {
            let n = roll(4);
            sum += n;
            values.insert(format!("t4/{group}/{column}"), n);
        }
        values.insert(format!("t4/{group}/total"), sum);
    }
    let zeros = form(edition).cells().map(|cell| (cell.id.clone(), Number::ZERO));
    let numbers = values.into_iter().map(|(id, n)| (CellId::from(id.as_str()), Number::from(n)));
    Report::from_cells("示例县民政局", 2024, edition, zeros.chain(numbers))
}

/// What the A-rules on arithmetic say of a report, after writing and reading it.
fn arithmetic(report: &Report) -> Vec<Finding> {
    let found = audit(&recognise(&compose(report)), &Context::default());
    let families = ["AUD-A01", "AUD-A02", "AUD-A03", "AUD-A04"];
    found.into_iter().filter(|finding| families.contains(&finding.rule)).collect()
}

fn errors(found: &[Finding]) -> Vec<&Finding> {
    found.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

/// The cells of tables three and four.
fn cells(edition: Edition) -> Vec<CellId> {
    form(edition).cells().map(|cell| cell.id.clone()).filter(|id| !id.as_str().starts_with("t2")).collect()
}

/// Adds to a cell, and tells what stood there.
fn plant(report: &mut Report, id: &CellId, by: i64) -> Number {
    let right = report.number(id.as_str()).expect("every cell has a number");
    let wrong = right + Number::from(by);
    report.cells.insert(id.clone(), report::Cell::number(wrong));
    right
}

fn blank(report: &mut Report, id: &CellId) {
    report.cells.insert(id.clone(), report::Cell::blank());
}

fn editions() -> impl Strategy<Value = Edition> {
    prop::sample::select(Edition::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_report_that_balances_is_not_blamed(edition in editions(), dice in prop::collection::vec(any::<u16>(), 40..200)) {
        let found = arithmetic(&balanced(edition, &dice));
        prop_assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn one_wrong_cell_is_named_with_the_right_number(
        edition in editions(),
        dice in prop::collection::vec(any::<u16>(), 40..200),
        which in any::<prop::sample::Index>(),
        by in 1_i64..400,
    ) {
        let mut report = balanced(edition, &dice);
        let cells = cells(edition);
        let id = &cells[which.index(cells.len())];
        let right = plant(&mut report, id, by);
        let found = arithmetic(&report);
        let errors = errors(&found);
        prop_assert_eq!(errors.len(), 1, "one error for one wrong cell: {:?}", found);
        if id.as_str().starts_with("t3") {
            prop_assert_eq!(errors[0].place.cell.as_ref(), Some(id), "{:?}", found);
            prop_assert_eq!(errors[0].proposal.clone(), Some(right.to_string()));
            // What follows from it points at the same cell and is no error.
            prop_assert!(found.iter().all(|finding| finding.place.cell.as_ref() == Some(id)), "{:?}", found);
        } else if errors[0].proposal.is_some() {
            prop_assert_eq!(errors[0].place.cell.as_ref(), Some(id));
            prop_assert_eq!(errors[0].proposal.clone(), Some(right.to_string()));
        } else {
            // Any number of the group may be the wrong one: the planted one is among those told.
            let name = form(edition).cell(id.as_str()).expect("a cell").name();
            let told = format!("{name}由{}改为{right}", report.number(id.as_str()).expect("a number"));
            prop_assert!(errors[0].explanation.contains(&told), "{} in {}", told, errors[0].explanation);
        }
    }

    #[test]
    fn with_blanks_nothing_else_is_claimed(
        edition in editions(),
        dice in prop::collection::vec(any::<u16>(), 40..200),
        which in any::<prop::sample::Index>(),
        blanks in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
        by in 1_i64..400,
    ) {
        let mut report = balanced(edition, &dice);
        let cells = cells(edition);
        let id = &cells[which.index(cells.len())];
        let right = plant(&mut report, id, by);
        for other in blanks.iter().map(|other| &cells[other.index(cells.len())]).filter(|other| *other != id) {
            blank(&mut report, other);
        }
        for finding in arithmetic(&report) {
            if let Some(proposal) = &finding.proposal {
                prop_assert_eq!(finding.place.cell.as_ref(), Some(id), "{:?}", finding);
                prop_assert_eq!(proposal, &right.to_string());
            } else if finding.explanation.contains("只错一格的话") {
                let name = form(edition).cell(id.as_str()).expect("a cell").name();
                prop_assert!(finding.explanation.contains(&name), "{} in {:?}", name, finding);
            }
        }
    }

    #[test]
    fn two_wrong_cells_are_named_or_none_is(
        edition in editions(),
        dice in prop::collection::vec(any::<u16>(), 40..200),
        (one, two) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        (by, and) in (1_i64..400, 1_i64..400),
    ) {
        let mut report = balanced(edition, &dice);
        let cells: Vec<CellId> = cells(edition).into_iter().filter(|id| id.as_str().starts_with("t3")).collect();
        let (first, second) = (&cells[one.index(cells.len())], &cells[two.index(cells.len())]);
        prop_assume!(first != second);
        let right = BTreeMap::from([(first.clone(), plant(&mut report, first, by)), (second.clone(), plant(&mut report, second, and))]);
        let found = arithmetic(&report);
        prop_assert!(!errors(&found).is_empty());
        let named: Vec<&Finding> = errors(&found).into_iter().filter(|finding| finding.proposal.is_some()).collect();
        // A single cell that would mend both is a smaller correction and is told instead.
        if named.len() == 2 {
            for finding in named {
                let cell = finding.place.cell.clone().expect("a cell");
                prop_assert_eq!(right.get(&cell).map(ToString::to_string), finding.proposal.clone(), "{:?}", found);
            }
        }
    }
}

/// The smallest ways of going wrong, told in words.
#[test]
fn what_is_said_of_a_wrong_cell() {
    let mut report =
        balanced(Edition::E2021, &[3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6]);
    plant(&mut report, &CellId::from("t3/granted/natural"), 2);
    let said: Vec<String> = arithmetic(&report)
        .iter()
        .map(|f| format!("{} {} {}｜{}", f.rule, f.severity.label(), f.quote, f.explanation))
        .collect();
    insta::assert_snapshot!(said.join("\n"));
}
