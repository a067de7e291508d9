use std::collections::BTreeSet;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use store::testing::{TestStore, on_both_engines, open, postgres, sqlite};
use store::{Store, StoreError, Tx, sql, values};

fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    tx.run(sql!("setting/set"), &values![name, value]).map(|_| ())
}

fn find(store: &Store, name: &str) -> Option<String> {
    let row = store.read(|tx| tx.maybe(sql!("setting/find"), &values![name])).unwrap();
    row.map(|row| row.text("value").unwrap().to_owned())
}

/// An act's own error, as callers have them.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("没有可以延长的天数")]
    Refused,
    #[error(transparent)]
    Store(#[from] StoreError),
}

#[test]
fn an_error_takes_back_its_own_changes_only() {
    on_both_engines(|store| {
        store.write(|tx| set(tx, "kept", "1")).unwrap();
        let refused = store.write(|tx| {
            set(tx, "kept", "2")?;
            set(tx, "lost", "1")?;
            Err::<(), _>(Refusal::Refused)
        });
        assert!(matches!(refused, Err(Refusal::Refused)), "{refused:?}");
        assert_eq!(find(store, "kept").as_deref(), Some("1"));
        assert_eq!(find(store, "lost"), None);
    });
}

#[test]
fn a_panic_is_an_error_and_the_store_works_on() {
    on_both_engines(|store| {
        let answer = store.write(|tx| -> Result<(), StoreError> {
            set(tx, "lost", "1")?;
            panic!("the act has a bug");
        });
        assert!(
            matches!(&answer, Err(StoreError::Panicked(said)) if said == "the act has a bug"),
            "{answer:?}"
        );
        let answer = store.read(|_| -> Result<(), StoreError> { panic!("the page too") });
        assert!(matches!(answer, Err(StoreError::Panicked(_))), "{answer:?}");
        store.write(|tx| set(tx, "kept", "1")).unwrap();
        assert_eq!(find(store, "lost"), None);
        assert_eq!(find(store, "kept").as_deref(), Some("1"));
    });
}

#[test]
fn a_swallowed_failure_keeps_nothing() {
    on_both_engines(|store| {
        let answer = store.write(|tx| {
            set(tx, "lost", "1")?;
            let _ = tx.run(sql!("chain/open"), &values![1, None::<&str>]);
            Ok::<_, StoreError>(())
        });
        assert!(matches!(answer, Err(StoreError::Spoiled)), "{answer:?}");
        assert_eq!(find(store, "lost"), None);
    });
}

#[test]
fn a_transaction_inside_another_is_refused_instead_of_waiting_for_ever() {
    on_both_engines(|store| {
        let answer = store.write(|tx| {
            set(tx, "lost", "1")?;
            store.write(|tx| set(tx, "inner", "1"))
        });
        assert!(matches!(answer, Err(StoreError::Nested)), "{answer:?}");
        let answer = store.read(|_| store.read(|tx| tx.all(sql!("chain/all"), &[])));
        assert!(matches!(answer, Err(StoreError::Nested)), "{answer:?}");
        assert_eq!(find(store, "lost"), None);
    });
}

#[test]
fn a_reader_can_change_nothing() {
    on_both_engines(|store| {
        assert!(store.read(|tx| set(tx, "lost", "1")).is_err());
        assert_eq!(find(store, "lost"), None);
    });
    let memory = memory();
    assert!(memory.read(|tx| set(tx, "lost", "1")).is_err());
    memory.write(|tx| set(tx, "kept", "1")).unwrap();
    assert_eq!((find(&memory, "lost"), find(&memory, "kept").as_deref()), (None, Some("1")));
}

fn memory() -> Store {
    let store = open(&"sqlite::memory:".parse().unwrap());
    store.migrate().unwrap();
    store
}

#[test]
fn a_reader_sees_one_state() {
    on_both_engines(|store| {
        store.write(|tx| set(tx, "state", "before")).unwrap();
        let look = |tx: &mut Tx<'_>| {
            let row = tx.one(sql!("setting/find"), &values!["state"])?;
            Ok::<_, StoreError>(row.text("value")?.to_owned())
        };
        let (first, second) = store
            .read(|tx| {
                let first = look(tx)?;
                thread::scope(|scope| {
                    scope.spawn(|| store.write(|tx| set(tx, "state", "after")).unwrap());
                });
                Ok::<_, StoreError>((first, look(tx)?))
            })
            .unwrap();
        assert_eq!((first.as_str(), second.as_str()), ("before", "before"));
        assert_eq!(store.read(look).unwrap(), "after");
    });
}

const THREADS: usize = 50;
const WRITES: usize = 20;

/// Fifty threads write at once; one act in five is refused, and one in seven panics.
fn crowd(store: &Store) {
    let kept = AtomicUsize::new(0);
    let together = Barrier::new(THREADS);
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (kept, together) = (&kept, &together);
            scope.spawn(move || {
                together.wait();
                for write in 0..WRITES {
                    let number = thread * WRITES + write;
                    let (refuse, panic) = (number.is_multiple_of(5), number.is_multiple_of(7));
                    let answer = store.write(|tx| {
                        set(tx, &format!("n{number}"), "written")?;
                        tx.next_id()?;
                        if refuse {
                            return Err(Refusal::Refused);
                        }
                        assert!(!panic, "an act with a bug");
                        Ok(())
                    });
                    match (refuse, panic, answer) {
                        (true, _, Err(Refusal::Refused))
                        | (false, true, Err(Refusal::Store(StoreError::Panicked(_)))) => {}
                        (false, false, Ok(())) => {
                            // Acknowledged: a reader that comes now must see it.
                            assert!(find(store, &format!("n{number}")).is_some(), "{number} is not visible");
                            kept.fetch_add(1, Ordering::Relaxed);
                        }
                        (_, _, other) => panic!("{number}: {other:?}"),
                    }
                }
            });
        }
    });
    let expected = (0..THREADS * WRITES).filter(|number| number % 5 != 0 && number % 7 != 0);
    let expected: BTreeSet<_> = expected.map(|number| format!("n{number}")).collect();
    let found = (0..THREADS * WRITES).map(|number| format!("n{number}"));
    let found: BTreeSet<_> = found.filter(|name| find(store, name).is_some()).collect();
    assert_eq!(found, expected);
    assert_eq!(kept.load(Ordering::Relaxed), expected.len());
}

#[test]
fn of_many_writers_at_once_nothing_is_lost() {
    on_both_engines(|store| crowd(store));
    crowd(&memory());
}

#[test]
fn what_was_acknowledged_is_there_after_opening_again() {
    fn check(store: TestStore) {
        store.write(|tx| set(tx, "kept", "1")).unwrap();
        let again = open(store.url());
        assert!(again.migrate().unwrap().is_empty());
        assert_eq!(find(&again, "kept").as_deref(), Some("1"));
    }
    check(sqlite());
    check(postgres());
}

#[test]
fn numbers_for_records_are_never_given_twice() {
    on_both_engines(|store| {
        let ids = thread::scope(|scope| {
            let next = || store.write(|tx| Ok::<_, StoreError>([tx.next_id()?])).unwrap();
            let take = move || (0..25).flat_map(|_| next()).collect::<Vec<_>>();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(take)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 100);
    });
}
