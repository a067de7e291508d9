//! The demonstration on both engines, and on other days than today.

use std::collections::HashSet;

use calendar::Calendar;
use jiff::civil::date;
use office::request::DueKind;
use office::{AnnualReport, Body, Category, DocumentStage, InfoRequest, ReportStage};
use statute::clock::ClockState;
use statute::{ApplicantKind, Channel, Outcome};
use store::testing::{TestStore, on_both_engines, sqlite};
use store::{Page, Published, Store};

use super::*;

/// Noon of a day.
fn noon(day: Date) -> Timestamp {
    offset(8).to_timestamp(day.at(12, 0, 0, 0)).unwrap()
}

/// Loads it on `day` and gives both bodies: the federation and the bureau.
fn loaded(store: &TestStore, day: Date) -> (Body, Body) {
    load(store, noon(day), |_, _| {}).unwrap_or_else(|failure| panic!("{day}: {failure:#}"));
    let body = |code| {
        let mut bodies = store.read(|tx| tx.bodies().map(Vec::into_iter)).unwrap();
        bodies.find(|body| body.code == code).unwrap()
    };
    (body("SFGH"), body("SFMZ"))
}

fn requests(store: &Store, body: &Body) -> Vec<InfoRequest> {
    let numbers = (2023..2030).map(|year| (1..).map(move |seq| body.request_number(year, seq)));
    let found = |number: String| store.read(|tx| tx.request_numbered(&number)).unwrap();
    numbers.flat_map(|of_year| of_year.map_while(found)).collect()
}

fn report(store: &Store, body: &Body, year: i16) -> AnnualReport {
    store.read(|tx| tx.annual_report_of(body.id, year)).unwrap().unwrap()
}

fn cell(report: &AnnualReport, cell: &str) -> i64 {
    report.count().cell(cell).unwrap().value.parse().unwrap()
}

/// A year to look at shows what was put right and what was taken off, and no document is formed on another day than it
/// was issued.
#[test]
fn the_demonstration_has_a_corrected_and_a_withdrawn_item() {
    let store = sqlite();
    let (union, bureau) = loaded(&store, date(2026, 3, 2));
    let everything = Page { size: 500, after: 0 };
    let kept = |body: &Body| store.read(|tx| tx.documents_kept(body.id, None, None, everything)).unwrap();
    let documents = [kept(&union), kept(&bureau)].concat();
    let corrected =
        |document: &&office::Document| document.publication().is_some() && !document.versions().is_empty();
    assert!(documents.iter().filter(corrected).count() >= 2);
    let hidden = documents.iter().filter(|document| {
        matches!(document.stage(), DocumentStage::Withdrawn { ground, .. } if !ground.stays_readable())
    });
    assert_eq!(hidden.count(), 1);
    for document in &documents {
        let content = document.content();
        assert!(content.legal.is_none_or(|legal| legal.issued_on == content.formed_on), "{}", content.title);
    }
}

/// The seed report: 26 items, 1/4/4/2/13/1/1 by category. Every outcome, channel and kind of applicant is there.
#[test]
fn the_year_is_that_of_the_seed_report_and_of_every_outcome() {
    on_both_engines(|store| {
        let (union, bureau) = loaded(store, date(2026, 11, 25));
        let counts = Category::ALL.map(|category| {
            let (category, year) = (Some(category), Some(2024));
            let which = Published { body: union.id, category, year, words: String::new() };
            store.read(|tx| tx.published_count(&which)).unwrap()
        });
        assert_eq!(counts, [1, 4, 4, 2, 13, 1, 1]);
        let requests = requests(store, &bureau);
        let year: Vec<_> =
            requests.iter().filter(|r| r.received_on().is_some_and(|day| day.year() == 2024)).collect();
        assert_eq!(year.len(), 41);
        let outcomes: HashSet<_> = year.iter().filter_map(|r| r.outcome()).collect();
        assert_eq!(outcomes.len(), Outcome::ALL.len());
        let channels: HashSet<_> = year.iter().map(|r| r.registration.channel).collect();
        assert_eq!(channels.len(), Channel::ALL.len());
        let kinds: HashSet<_> = year.iter().map(|r| r.registration.applicant).collect();
        assert_eq!(kinds.len(), ApplicantKind::ALL.len());
        reports_hold(store, &union, &bureau);
        assert!(store::verify(store).unwrap().problems.is_empty());
        let again = load(store, noon(date(2026, 11, 25)), |_, _| {}).unwrap_err();
        assert!(again.to_string().contains("空数据库"), "{again}");
    });
}

/// Tables three and four add up, year by year, and what one year hands on the next takes over.
fn reports_hold(store: &Store, union: &Body, bureau: &Body) {
    for body in [union, bureau] {
        let mut handed_on = 0;
        for year in 2023..=2025 {
            let report = report(store, body, year);
            assert_eq!(report.stage(), &ReportStage::Published, "{} {year}", body.name);
            let total = |row: &str| cell(&report, &format!("t3/{row}/total"));
            let (new, carried) = (total("new_received"), total("carried_in"));
            assert_eq!(new + carried, total("results_total") + total("carried_out"), "{} {year}", body.name);
            assert_eq!(carried, handed_on, "{} {year}", body.name);
            handed_on = total("carried_out");
            let columns = ["upheld", "corrected", "other_result", "pending"];
            for group in ["review", "suit_direct", "suit_after_review"] {
                let sum: i64 = columns.iter().map(|c| cell(&report, &format!("t4/{group}/{c}"))).sum();
                assert_eq!(sum, cell(&report, &format!("t4/{group}/total")), "{} {year} {group}", body.name);
            }
        }
    }
    let year = report(store, bureau, 2024);
    for row in ["review/upheld", "review/corrected", "review/other_result", "suit_direct/pending"] {
        assert!(cell(&year, &format!("t4/{row}")) > 0, "{row}");
    }
    for (column, number) in [("issued", 2), ("repealed", 2), ("in_force", 4)] {
        assert_eq!(cell(&year, &format!("t2/normative/{column}")), number);
    }
}

/// Within a long holiday, before one, and in a year without a notice: the desks have work of every
/// kind.
#[test]
fn there_is_work_on_any_day() {
    for today in [date(2026, 2, 17), date(2026, 9, 27), date(2027, 3, 1)] {
        let store = sqlite();
        let (union, bureau) = loaded(&store, today);
        for stage in DocumentStage::CODES {
            let of = |body: &Body| store.read(|tx| tx.documents_in(body.id, stage, Page::whole())).unwrap();
            assert!(!(of(&union).is_empty() && of(&bureau).is_empty()), "{today}: nothing is {stage}");
        }
        let dues: Vec<_> = requests(&store, &bureau)
            .iter()
            .filter_map(|request| request.due(Calendar::national(), today).unwrap())
            .collect();
        let due = |what: &str, which: &dyn Fn(&office::request::Due) -> bool| {
            assert!(dues.iter().any(which), "{today}: nothing is {what}");
        };
        due("ample", &|due| due.state == ClockState::Running && due.days_left > 3);
        due("soon", &|due| due.state == ClockState::Running && (1..=3).contains(&due.days_left));
        due("overdue", &|due| due.state == ClockState::Overdue && due.days_left < 0);
        due("suspended", &|due| due.state == ClockState::Suspended && due.kind == DueKind::Answer);
        for kind in [DueKind::Payment, DueKind::Correction, DueKind::Confirmation, DueKind::Dispatch] {
            due(kind.label(), &|due| due.kind == kind);
        }
    }
}

#[test]
fn a_clock_before_the_demonstration_is_told_so() {
    let store = sqlite();
    let early = load(&store, noon(date(2024, 6, 3)), |_, _| {}).unwrap_err();
    assert!(early.to_string().contains("请先校准日期"), "{early}");
}

/// The journal of the federation chains the same digests; the bureau's also holds applicants sealed with random keys.
#[test]
fn the_same_day_gives_the_same_demonstration() {
    let lived = || {
        let store = sqlite();
        let (union, bureau) = loaded(&store, date(2026, 4, 1));
        let chains = store::verify(&store).unwrap().chains;
        let head = chains.into_iter().find(|head| head.body == union.id.0).unwrap();
        (head, requests(&store, &bureau), report(&store, &bureau, 2025))
    };
    assert_eq!(lived(), lived());
}
