use std::collections::BTreeSet;
use std::path::Path;

use store::testing::{on_both_engines, postgres, sqlite};
use store::{StoreError, Url, sql, statements, values};

/// The files below `sql/`, without ending and twin.
fn files(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, root, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let name = name.strip_suffix(".sql").expect("only .sql files stand here");
            let name = name.strip_suffix(".sqlite").or(name.strip_suffix(".postgres")).unwrap_or(name);
            found.insert(name.to_owned());
        }
    }
}

#[test]
fn every_file_is_a_statement_and_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let mut found = BTreeSet::new();
    files(&root, &root, &mut found);
    let known: BTreeSet<_> = statements().iter().map(|statement| statement.name().to_owned()).collect();
    assert_eq!(known, found);
}

#[test]
fn every_statement_prepares_on_sqlite() {
    let store = sqlite();
    let Url::SqliteFile(path) = store.url() else { panic!("{:?}", store.url()) };
    let conn = rusqlite::Connection::open(path).unwrap();
    for statement in statements() {
        let name = statement.name();
        let text = statement.text(store.url());
        assert!(text.starts_with("-- "), "{name} must begin with a comment that says what it returns");
        assert!(!text.contains("select *"), "{name} must name its columns");
        if let Err(failure) = conn.prepare(text) {
            panic!("{name}: {failure}");
        }
    }
}

#[test]
fn every_statement_prepares_on_postgres_with_types_we_can_read() {
    let store = postgres();
    let Url::Postgres(url) = store.url() else { panic!("{:?}", store.url()) };
    let mut client = ::postgres::Client::connect(url, ::postgres::NoTls).unwrap();
    for statement in statements() {
        let name = statement.name();
        let prepared =
            client.prepare(statement.text(store.url())).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        for column in prepared.columns() {
            let readable = ["int2", "int4", "int8", "bool", "text", "varchar", "bpchar", "name", "bytea"];
            assert!(
                readable.contains(&column.type_().name()),
                "{name}: column {} has type {}; a sum needs cast(… as bigint)",
                column.name(),
                column.type_()
            );
        }
    }
}

#[test]
fn parameters_are_bound_by_number_whatever_their_order() {
    on_both_engines(|store| {
        store
            .write(|tx| {
                tx.run(sql!("chain/open"), &values![7, "zero"])?;
                // `set count = $2, digest = $3 where body = $1`: here $2 stands first.
                assert_eq!(tx.run(sql!("chain/advance"), &values![7, 3, "three"])?, 1);
                let head = tx.one(sql!("chain/find"), &values![7])?;
                assert_eq!((head.int("count")?, head.text("digest")?), (3, "three"));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}

#[test]
fn a_wrong_number_of_parameters_or_rows_is_an_error() {
    on_both_engines(|store| {
        let answer = store.read(|tx| tx.all(sql!("chain/find"), &values![7, 8]));
        assert!(matches!(answer, Err(StoreError::Parameters { wanted: 1, given: 2, .. })), "{answer:?}");
        let answer = store.read(|tx| tx.all(sql!("chain/find"), &[]));
        assert!(matches!(answer, Err(StoreError::Parameters { wanted: 1, given: 0, .. })), "{answer:?}");
        let answer = store.read(|tx| tx.one(sql!("chain/find"), &values![7]));
        assert!(matches!(answer, Err(StoreError::NotOne { rows: 0, .. })), "{answer:?}");
    });
}

#[test]
fn a_value_of_the_wrong_type_or_with_nul_is_refused() {
    on_both_engines(|store| {
        let answer = store.write(|tx| tx.run(sql!("setting/set"), &values!["a", "b\0c"]));
        assert!(matches!(answer, Err(StoreError::Nul { .. })), "{answer:?}");
        let answer = store.write(|tx| tx.run(sql!("chain/open"), &values![7, None::<&str>]));
        assert!(matches!(answer, Err(StoreError::Constraint { .. })), "{answer:?}");
    });
}

#[test]
fn all_values_come_back_as_they_went() {
    on_both_engines(|store| {
        let bytes: Vec<u8> = (0..=255).collect();
        store
            .write(|tx| {
                let id = tx.next_id()?;
                let data = values![id, i64::MIN, bytes.clone(), bytes.clone()];
                tx.run(sql!("subject/add"), &data)?;
                let row = tx.one(sql!("subject/find"), &values![id])?;
                assert_eq!(row.blob("sealed")?, bytes);
                assert_eq!(row.int("body")?, i64::MIN);
                assert_eq!(row.maybe_instant("erased_at")?, None);
                for text in ["", "'", "$1", "示范县总工会", "𠮷", "a\r\n\tb", "%_\\"] {
                    tx.run(sql!("setting/set"), &values!["probe", text])?;
                    assert_eq!(tx.one(sql!("setting/find"), &values!["probe"])?.text("value")?, text);
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
