//! Each way of tampering is found and named.

use store::testing::{TestStore, on_both_engines};
use store::{Broken, StoreError, sql, values, verify};

use crate::{account, note, trace};

/// Body 1 has entries 1 to 5; the account 张 was added and changed, 李 only added.
fn filled(store: &TestStore) -> (i64, i64) {
    let filled = store.write(|tx| {
        for what in 1..=5 {
            note(tx, 1, what)?;
        }
        let mut zhang = account(tx, "zhang")?;
        trace(tx, "account/add", zhang.id)?;
        zhang.must_change = false;
        tx.save_account(&zhang)?;
        trace(tx, "account/change-password", zhang.id)?;
        let li = account(tx, "li")?;
        trace(tx, "account/add", li.id)?;
        Ok::<_, StoreError>((zhang.id.0, li.id.0))
    });
    let found = verify(store).unwrap();
    assert_eq!((found.entries, found.records, found.problems), (8, 2, vec![]));
    filled.unwrap()
}

/// Lets `damage` happen past the triggers, on both engines, and compares what is found with `expected`.
fn check(damage: &str, expected: &[Broken]) {
    on_both_engines(|store| {
        filled(store);
        let sqlite = "drop trigger journal_is_not_changed; drop trigger journal_is_not_removed;";
        let postgres = "alter table journal disable trigger all; alter table chain disable trigger all;";
        store.behind_its_back(
            &format!("pragma foreign_keys = off; {sqlite} {damage}"),
            &format!("{postgres} {damage}"),
        );
        assert_eq!(verify(store).unwrap().problems, expected);
    });
}

#[test]
fn a_changed_entry() {
    for change in
        ["at = at + 1", "seat = null", "act = 'x'", "subject = 9", "article = null", "payload = '{}'"]
    {
        check(
            &format!("update journal set {change} where body = 1 and seq = 3"),
            &[Broken::EntryChanged { body: 1, seq: 3 }],
        );
    }
}

#[test]
fn a_changed_entry_with_a_digest_to_fit() {
    // Whoever recomputes the digest breaks the link from the next entry, or the head.
    check(
        "update journal set digest = repeat_ where body = 1 and seq = 3"
            .replace("repeat_", &format!("'{}'", "ab".repeat(32)))
            .as_str(),
        &[Broken::EntryChanged { body: 1, seq: 3 }, Broken::LinkBroken { body: 1, seq: 4 }],
    );
}

#[test]
fn a_last_entry_replaced_whole() {
    on_both_engines(|store| {
        filled(store);
        // Another store writes other entries: sound in themselves, digests and all.
        let other = store::testing::sqlite();
        other.write(|tx| (11..=15).try_for_each(|what| note(tx, 1, what).map(|_| ()))).unwrap();
        let rows = other.read(|tx| tx.all(sql!("journal/after"), &values![1, 0, 9])).unwrap();
        let text = |column| rows[0].text(column).unwrap().to_owned();
        let replace = format!(
            "update journal set at = {}, subject = 11, payload = '{}', digest = '{}' where body = 1 and seq = 1",
            rows[0].int("at").unwrap(),
            text("payload"),
            text("digest"),
        );
        store.behind_its_back(
            &format!("drop trigger journal_is_not_changed; {replace}"),
            &format!("alter table journal disable trigger all; {replace}"),
        );
        assert_eq!(verify(store).unwrap().problems, [Broken::LinkBroken { body: 1, seq: 2 }]);
    });
    check(
        &format!("update chain set digest = '{}' where body = 1", "0".repeat(64)),
        &[Broken::HeadChanged { body: 1 }],
    );
}

#[test]
fn removed_entries() {
    check(
        "delete from journal where body = 1 and seq = 1",
        &[Broken::EntriesRemoved { body: 1, from: 1, to: 1 }],
    );
    check(
        "delete from journal where body = 1 and seq in (2, 3)",
        &[Broken::EntriesRemoved { body: 1, from: 2, to: 3 }],
    );
    check(
        "delete from journal where body = 1 and seq > 3",
        &[Broken::TailRemoved { body: 1, due: 5, last: 3 }],
    );
    check("delete from journal where body = 1", &[Broken::TailRemoved { body: 1, due: 5, last: 0 }]);
}

#[test]
fn an_added_entry_and_a_removed_chain() {
    check("update chain set count = 4 where body = 1", &[Broken::EntriesAdded { body: 1, due: 4, last: 5 }]);
    check("delete from chain where body = 1", &[Broken::ChainRemoved { body: 1 }]);
}

#[test]
fn records_changed_added_or_removed_behind_the_programs_back() {
    on_both_engines(|store| {
        let (zhang, li) = filled(store);
        let damage = format!(
            "update account set password_hash = 'x' where id = {zhang}; delete from account where id = {li};
             insert into account (id, login, password_hash, password_changed_at) values (77, 'eve', 'x', 0);"
        );
        store.behind_its_back(&damage, &damage);
        let problems = verify(store).unwrap().problems;
        assert_eq!(
            problems,
            [
                Broken::RecordChanged { label: "账号", id: zhang },
                Broken::RecordAdded { label: "账号", id: 77 },
                Broken::RecordRemoved { label: "账号", id: li },
            ]
        );
        let said: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(said[1], "账号（编号77）没有任何日志，不是由本系统写入的。");
        assert_eq!(said[0], format!("账号（编号{zhang}）与最后一次办理后的内容不符，被绕过本系统改动过。"));
    });
}

#[test]
fn a_record_set_back_to_an_older_state_is_found() {
    on_both_engines(|store| {
        let (zhang, _) = filled(store);
        let back = format!("update account set must_change = 1 where id = {zhang}");
        store.behind_its_back(&back, &back);
        assert_eq!(verify(store).unwrap().problems, [Broken::RecordChanged { label: "账号", id: zhang }]);
    });
}

#[test]
fn what_the_journal_does_not_vouch_for_may_change_without_an_act() {
    on_both_engines(|store| {
        let (zhang, _) = filled(store);
        store
            .write(|tx| {
                let mut account = tx.account(office::AccountId(zhang))?.expect("it was added");
                account.failures = vec![crate::at(0)];
                tx.save_attempts(&account)
            })
            .unwrap();
        assert!(verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_record_journalled_in_two_chains_is_named() {
    on_both_engines(|store| {
        let (zhang, _) = filled(store);
        store
            .write(|tx| {
                tx.journal(&store::Entry {
                    body: 1,
                    at: crate::at(9),
                    seat: None,
                    act: "account/wrong-chain",
                    subject_kind: "account",
                    subject_id: zhang,
                    article: None,
                    payload: &serde_json::json!({}),
                })
            })
            .unwrap();
        assert_eq!(verify(store).unwrap().problems, [Broken::RecordInTwoChains { label: "账号", id: zhang }]);
    });
}

#[test]
fn chains_longer_than_a_page_are_walked_to_their_end() {
    on_both_engines(|store| {
        store.write(|tx| (0..2500).try_for_each(|what| note(tx, 1, what).map(|_| ()))).unwrap();
        let found = verify(store).unwrap();
        assert_eq!((found.entries, found.problems), (2500, vec![]));
    });
}

#[test]
fn a_value_of_another_type_is_a_changed_entry_and_not_an_abort() {
    // Only SQLite lets a text into an integer column.
    let store = store::testing::sqlite();
    filled(&store);
    store.behind_its_back(
        "drop trigger journal_is_not_changed; update journal set subject = 'x' where body = 1 and seq = 2",
        "",
    );
    assert_eq!(verify(&store).unwrap().problems, [Broken::EntryChanged { body: 1, seq: 2 }]);
}

/// Each kind of record, added, changed and removed behind the program's back.
#[test]
fn a_record_of_any_kind_edited_behind_the_programs_back_is_found() {
    let kinds = [
        ("body", "单位", 30, "name = '改过'"),
        ("person", "人员", 31, "record = '改过'"),
        ("seat", "岗位", 32, "role = 'leader'"),
        ("document", "信息", 33, "text = '改过'"),
        ("request", "申请", 34, "received_on = '2024-05-07'"),
        ("dispute", "复议诉讼案件", 35, "result_column = 'upheld'"),
        ("figure", "填报数据", 36, "number = '4'"),
        ("problem", "问题", 37, "remedied_on = '2024-12-31'"),
        ("collected", "收到的年度报告", 38, "numbers = '{\"t3/new_received/total\":\"1\"}'"),
        ("region", "报告单位名单", 30, "units = '乙局'"),
    ];
    on_both_engines(|store| {
        let rows = include_str!("records.sql");
        store.behind_its_back(rows, rows);
        let added: Vec<_> = kinds.map(|(_, label, id, _)| Broken::RecordAdded { label, id }).into();
        assert_eq!(verify(store).unwrap().problems, added);
        for (kind, _, id, _) in kinds {
            let entry = store::Entry {
                body: 30,
                at: crate::at(0),
                seat: Some(3),
                act: "probe/add",
                subject_kind: kind,
                subject_id: id,
                article: None,
                payload: &serde_json::json!({}),
            };
            store.write(|tx| tx.journal(&entry)).unwrap();
        }
        assert!(verify(store).unwrap().is_sound());
        for (table, _, id, change) in kinds {
            let damage = format!("update {table} set {change} where id = {id}");
            store.behind_its_back(&damage, &damage);
        }
        let changed: Vec<_> = kinds.map(|(_, label, id, _)| Broken::RecordChanged { label, id }).into();
        assert_eq!(verify(store).unwrap().problems, changed);
        for (table, _, id, _) in kinds.into_iter().rev() {
            let damage = format!("delete from {table} where id = {id}");
            store.behind_its_back(&damage, &damage);
        }
        let removed: Vec<_> = kinds.map(|(_, label, id, _)| Broken::RecordRemoved { label, id }).into();
        assert_eq!(verify(store).unwrap().problems, removed);
    });
}

#[test]
fn a_due_date_may_be_refreshed_without_an_act() {
    on_both_engines(|store| {
        let rows = include_str!("records.sql");
        store.behind_its_back(rows, rows);
        let before = verify(store).unwrap();
        let refresh = "update request set due_on = '2024-06-01'; update dispute set due_on = '2024-06-01';";
        store.behind_its_back(refresh, refresh);
        assert_eq!(verify(store).unwrap(), before);
    });
}
