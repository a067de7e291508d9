//! The demonstration on both engines.

use std::collections::HashSet;

use jiff::Timestamp;
use office::{Body, Category, InfoRequest};
use statute::{ApplicantKind, Channel, Outcome};
use store::testing::{TestStore, on_both_engines};
use store::{Published, Store};

use super::*;

/// The afternoon of 2026-11-25.
fn now() -> Timestamp {
    "2026-11-25T08:00:00Z".parse().unwrap()
}

fn loaded(store: &TestStore) -> (Body, Body) {
    load(store, now(), |_, _| {}).unwrap_or_else(|failure| panic!("{failure:#}"));
    let body = |code| {
        let mut bodies = store.read(|tx| tx.bodies().map(Vec::into_iter)).unwrap();
        bodies.find(|body| body.code == code).unwrap()
    };
    (body("SFGH"), body("SFMZ"))
}

/// The seed report: 26 items in seven categories.
#[test]
fn the_year_is_that_of_the_seed_report_and_of_every_outcome() {
    on_both_engines(|store| {
        let (union, bureau) = loaded(store);
        let counts = Category::ALL.map(|category| {
            let which = Published {
                body: union.id,
                category: Some(category),
                year: Some(2024),
                words: String::new(),
            };
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
        assert!(store::verify(store).unwrap().problems.is_empty());
        let again = load(store, now(), |_, _| {}).unwrap_err();
        assert!(again.to_string().contains("空数据库"), "{again}");
    });
}

fn requests(store: &Store, body: &Body) -> Vec<InfoRequest> {
    (2023..=2026)
        .flat_map(|year| {
            (1..)
                .map(move |seq| body.request_number(year, seq))
                .map_while(|number| store.read(|tx| tx.request_numbered(&number)).unwrap())
        })
        .collect()
}
