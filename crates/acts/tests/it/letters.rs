//! Letters are kept as they go out: what is done later changes none, and who changes one is found (LOG-06).

use acts::request;
use calendar::WorkingDays;
use jiff::civil::{Date, date};
use office::request::{Applicant, Opinion, Stance};
use office::{RequestId, Role};
use store::testing::{TestStore, on_both_engines};
use store::{Broken, Letters, Store, sql, values};

use crate::{at, filing, set_up};

const RECEIVED: Date = date(2025, 3, 3);

fn filed(store: &Store, on: Date) -> RequestId {
    set_up(store);
    let receipt = at(store, None, on, |desk| {
        let form = filing(&request::new_form_key()?);
        request::file(desk, request::Filing { submitted_on: on, ..form })
    });
    receipt.unwrap().id
}

fn letters(store: &Store, id: RequestId) -> Letters {
    store.read(|tx| tx.letters_of(id)).unwrap()
}

fn extend(store: &Store, id: RequestId, on: Date) {
    at(store, Some(Role::OfficeHead), on, |desk| {
        request::extend(desk, id, WorkingDays(10), "检索档案".into())
    })
    .unwrap();
}

/// The rows as the engine has them, bytes and all.
fn rows(store: &Store, id: RequestId) -> Vec<(i64, String, String)> {
    let rows = store.read(|tx| tx.all(sql!("letter/of_request"), &values![id.0])).unwrap();
    let text = |row: &store::Row, column| row.text(column).unwrap().to_owned();
    rows.iter().map(|row| (row.int("event").unwrap(), text(row, "document"), text(row, "digest"))).collect()
}

#[test]
fn the_receipt_stays_as_it_went_out_whatever_is_done_later() {
    on_both_engines(|store| {
        let id = filed(store, RECEIVED);
        let before = rows(store, id);
        assert_eq!(before.len(), 1);
        assert!(before[0].1.contains("将在2025年3月31日以前答复"), "{}", before[0].1);
        extend(store, id, date(2025, 3, 10));
        let after = rows(store, id);
        assert_eq!((after.len(), &after[..1]), (2, &before[..]));
        assert!(after[1].1.contains("将在2025年4月15日以前答复"), "{}", after[1].1);
        // The opinion moves the day that is due, and neither letter.
        let day = date(2025, 3, 11);
        let clerk = Some(Role::Clerk);
        let party = Applicant { name: "第三方乙".into(), ..Applicant::default() };
        at(store, clerk, day, |desk| request::consult_third_party(desk, id, &party)).unwrap();
        let opinion = Opinion { stance: Stance::Consent, reasons: String::new() };
        let day = date(2025, 3, 14);
        at(store, clerk, day, |desk| {
            request::hold_received(desk, id, 1, date(2025, 3, 12))?;
            request::close_hold(desk, id, 1, day, opinion)
        })
        .unwrap();
        let last = rows(store, id);
        assert_eq!((last.len(), &last[..2]), (3, &after[..]));
        assert!(store::verify(store).unwrap().is_sound());
    });
}

/// CLK-58, CAL-19: a day that may still move is not promised.
#[test]
fn a_day_that_may_still_move_is_only_expected() {
    on_both_engines(|store| {
        let id = filed(store, RECEIVED);
        let party = Applicant { name: "第三方乙".into(), ..Applicant::default() };
        at(store, Some(Role::Clerk), RECEIVED, |desk| request::consult_third_party(desk, id, &party))
            .unwrap();
        extend(store, id, date(2025, 3, 10));
        let words = letters(store, id).pop_last().unwrap().1.plain_text();
        assert!(words.contains("预计在") && words.contains("征求意见尚未结束"), "{words}");
    });
    on_both_engines(|store| {
        let id = filed(store, date(2026, 12, 21));
        let words = letters(store, id).pop_last().unwrap().1.plain_text();
        assert!(words.contains("预计在2027年1月") && words.contains("放假安排尚未公布"), "{words}");
    });
}

#[test]
fn a_letter_changed_removed_or_added_past_the_program_is_found() {
    let damage = |store: &TestStore, sql: &str| {
        let id = filed(store, RECEIVED);
        extend(store, id, date(2025, 3, 10));
        assert!(store::verify(store).unwrap().is_sound());
        store.behind_its_back(sql, sql);
        let found = store::verify(store).unwrap().problems;
        assert_eq!(found, [Broken::RecordChanged { label: "申请", id: id.0 }], "{sql}");
        id
    };
    on_both_engines(|store| {
        let later = "update letter set document = replace(document, '3月31日', '4月30日')";
        let id = damage(store, later);
        assert!(store.read(|tx| tx.letters_of(id)).is_err(), "a letter with another digest is not shown");
    });
    on_both_engines(|store| {
        damage(store, "delete from letter where event = (select max(event) from letter)");
    });
    on_both_engines(|store| {
        damage(store, "insert into letter select request, 90, document, digest from letter where event = 1");
    });
}
