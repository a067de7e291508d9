use std::path::Path;

use store::testing::{TestStore, postgres, sqlite, unmigrated_postgres, unmigrated_sqlite};
use store::{StoreError, verify};

/// Names of the migrations, from the folder.
fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = files
        .map(|file| file.unwrap().file_name().to_str().unwrap().split('.').next().unwrap().to_owned())
        .collect();
    names.sort();
    names.dedup();
    names
}

fn replay(store: &TestStore) {
    assert!(!store.is_current().unwrap());
    for (number, name) in (1..).zip(names()) {
        assert_eq!(store.migrate_to(number).unwrap(), [name.as_str()]);
        let rows = format!("{}/migrations/{name}.after.sql", env!("CARGO_MANIFEST_DIR"));
        let rows = std::fs::read_to_string(&rows).unwrap_or_else(|error| panic!("{rows}: {error}"));
        store.behind_its_back(&rows, &rows);
    }
    assert!(store.migrate().unwrap().is_empty());
    assert!(store.is_current().unwrap());
    verify(store).unwrap();
}

#[test]
fn every_migration_runs_on_a_database_that_is_not_empty() {
    replay(&unmigrated_sqlite());
    replay(&unmigrated_postgres());
}

#[test]
fn two_nodes_may_migrate_at_once() {
    for store in [unmigrated_sqlite(), unmigrated_postgres()] {
        let applied: usize = std::thread::scope(|scope| {
            let start = || store::testing::open(store.url()).migrate().unwrap().len();
            let nodes: Vec<_> = (0..4).map(|_| scope.spawn(start)).collect();
            nodes.into_iter().map(|node| node.join().unwrap()).sum()
        });
        assert_eq!(applied, names().len());
    }
}

#[test]
fn a_database_of_another_program_is_refused() {
    for store in [sqlite(), postgres()] {
        let newer = "insert into migration (number, name, digest) values (9999, 'later', 'x')";
        store.behind_its_back(newer, newer);
        assert!(matches!(store.migrate(), Err(StoreError::Migration { .. })));
        assert!(!store.is_current().unwrap());
    }
    for store in [sqlite(), postgres()] {
        let other = "update migration set digest = 'x' where number = 1";
        store.behind_its_back(other, other);
        assert!(matches!(store.migrate(), Err(StoreError::Migration { .. })));
    }
}

/// 0011: the numbers of answers given before it are known after it.
#[test]
fn numbers_of_older_answers_are_taken_over() {
    for store in [unmigrated_sqlite(), unmigrated_postgres()] {
        store.migrate_to(10).unwrap();
        let answer =
            |number: &str| format!(r#"{{"on":"2024-06-20","decision":{{"document_number":"{number}"}}}}"#);
        let record = format!(r#"{{"answers":[{},{}]}}"#, answer("甲〔2024〕1号"), answer(""));
        let older = format!(
            "insert into body (id, code, name, regime, record) values (1, 'OLD', 'old', 'organ', '{{}}');
             insert into request (id, body, year, seq, number, query_code_hash, applicant, channel, requester,
                 submitted_on, stage, record)
             values (2, 1, 2024, 1, 'OLD-2024-0001', 'x', 'natural', 'portal', 3, '2024-06-03', 'decided',
                 '{record}'), (3, 1, 2024, 2, 'OLD-2024-0002', 'y', 'natural', 'portal', 3, '2024-06-03',
                 'decided', '{record}')"
        );
        store.behind_its_back(&older, &older);
        store.migrate().unwrap();
        let whose = |year, number: &str| store.read(|tx| tx.answer_numbered(office::BodyId(1), year, number));
        assert_eq!(whose(2024, "甲〔2024〕1号").unwrap().as_deref(), Some("OLD-2024-0001"));
        assert_eq!(whose(2023, "甲〔2024〕1号").unwrap(), None);
        assert_eq!(whose(2024, "").unwrap(), None);
    }
}
