use std::thread;

use office::{Account, AccountId, PasswordHash, SeatId};
use store::testing::on_both_engines;
use store::{Page, Session, StoreError, sql, values, verify};

use crate::{account, at, note, trace};

#[test]
fn entries_are_numbered_without_gaps_in_each_bodys_chain() {
    on_both_engines(|store| {
        let write = |body, what| store.write(|tx| note(tx, body, what)).unwrap();
        assert_eq!([write(1, 1), write(1, 2), write(2, 3), write(1, 4), write(2, 5)], [1, 2, 1, 3, 2]);
        let refused = store.write(|tx| {
            note(tx, 1, 9)?;
            Err::<(), _>(StoreError::Url)
        });
        assert!(refused.is_err());
        assert_eq!(write(1, 6), 4);
        let found = verify(store).unwrap();
        assert_eq!((found.entries, found.problems), (6, vec![]));
        let heads: Vec<_> = found.chains.iter().map(|head| (head.body, head.count)).collect();
        assert_eq!(heads, [(1, 4), (2, 2)]);
    });
}

#[test]
fn both_engines_give_an_entry_the_same_digest() {
    let digests = std::cell::RefCell::new(Vec::new());
    on_both_engines(|store| {
        store.write(|tx| note(tx, 1, 1)).unwrap();
        digests.borrow_mut().push(verify(store).unwrap().chains);
    });
    let digests = digests.into_inner();
    assert_eq!(digests[0], digests[1]);
}

#[test]
fn an_entry_says_who_when_from_where_and_why() {
    on_both_engines(|store| {
        store.write(|tx| note(tx, 1, 7)).unwrap();
        let row = store.read(|tx| tx.one(sql!("journal/subject"), &values!["probe", 7])).unwrap();
        assert_eq!(row.instant("at").unwrap(), at(7));
        assert_eq!(row.int("seat").unwrap(), 3);
        assert_eq!(row.text("act").unwrap(), "probe/note");
        assert_eq!(row.text("article").unwrap(), "第三十三条第二款");
        assert_eq!(row.text("payload").unwrap(), r#"{"what":7}"#);
        assert_eq!(row.maybe_text("record_digest").unwrap(), None);
    });
}

#[test]
fn the_journal_is_read_newest_first_or_by_record() {
    on_both_engines(|store| {
        store.write(|tx| (1..=5).try_for_each(|what| note(tx, 1, what).map(drop))).unwrap();
        let page = store.read(|tx| tx.journal_of(1, Page::number(2, 2))).unwrap();
        assert_eq!(page.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [3, 2]);
        let of_record = store.read(|tx| tx.journal_of_record(1, "probe", 4)).unwrap();
        let [entry] = of_record.as_slice() else { panic!("{of_record:?}") };
        assert_eq!((entry.seq, entry.seat, entry.act.as_str()), (4, Some(SeatId(3)), "probe/note"));
        assert_eq!(entry.payload, serde_json::json!({ "what": 4 }));
        assert_eq!(store.read(|tx| tx.journal_of_record(2, "probe", 4)).unwrap(), []);
    });
}

#[test]
fn the_journal_refuses_to_be_changed_through_the_program() {
    // SEC-13: append-only in the database itself.
    on_both_engines(|store| {
        store.write(|tx| note(tx, 1, 1)).unwrap();
        for order in ["update journal set act = 'x'", "delete from journal"] {
            let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                store.behind_its_back(order, order);
            }));
            assert!(tried.is_err(), "{order}");
        }
        assert!(verify(store).unwrap().is_sound());
    });
}

#[test]
fn many_writers_share_chains_without_a_gap() {
    on_both_engines(|store| {
        thread::scope(|scope| {
            for thread in 0..16 {
                scope.spawn(move || {
                    for what in 0..20 {
                        store.write(|tx| note(tx, thread % 3, what)).unwrap();
                    }
                });
            }
        });
        let found = verify(store).unwrap();
        assert_eq!((found.entries, found.problems), (320, vec![]));
    });
}

#[test]
fn holding_a_body_keeps_a_load_and_its_save_together() {
    on_both_engines(|store| {
        let id = store
            .write(|tx| {
                let account = account(tx, "counter")?;
                trace(tx, "account/add", account.id)?;
                Ok::<_, StoreError>(account.id)
            })
            .unwrap();
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let add = store.write(|tx| {
                            tx.hold(5)?;
                            let mut account = tx.account(id)?.expect("it was added");
                            account.failures.push(at(0));
                            tx.save_attempts(&account)
                        });
                        add.unwrap();
                    }
                });
            }
        });
        let account = store.read(|tx| tx.account(id)).unwrap().unwrap();
        assert_eq!(account.failures.len(), 80);
    });
}

#[test]
fn accounts_and_sessions_come_back_as_they_went() {
    on_both_engines(|store| {
        store
            .write(|tx| {
                let mut clerk = account(tx, "王")?;
                let id = AccountId(tx.next_id()?);
                assert!(!tx.add_account(&Account { id, ..clerk.clone() })?, "the login is taken");
                clerk.must_change = false;
                clerk.disabled = true;
                clerk.earlier = vec![PasswordHash::new("p1".into()), PasswordHash::new("p2".into())];
                clerk.failures = vec![at(1), at(2)];
                clerk.locked_until = Some(at(1800));
                tx.save_account(&clerk)?;
                tx.save_attempts(&clerk)?;
                assert_eq!(tx.account_named("王")?.as_ref(), Some(&clerk));
                assert_eq!(tx.accounts()?, [clerk.clone()]);
                let mut session = Session {
                    token_digest: "d1".into(),
                    account: clerk.id,
                    seat: None,
                    opened_at: at(0),
                    seen_at: at(0),
                    expires_at: at(1800),
                    address: "2001:db8::1".into(),
                    payload: "{}".into(),
                };
                session.add(tx)?;
                session.seat = Some(SeatId(4));
                session.save(tx)?;
                assert_eq!(Session::find(tx, "d1")?.as_ref(), Some(&session));
                assert_eq!(Session::end_expired(tx, at(1799))?, 0);
                assert_eq!(Session::end_expired(tx, at(1800))?, 1);
                session.add(tx)?;
                assert_eq!(Session::end_all(tx, clerk.id)?, 1);
                session.add(tx)?;
                Session::end(tx, "d1")?;
                assert_eq!(Session::find(tx, "d1")?, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
