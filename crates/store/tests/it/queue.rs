//! 今天 and what belongs to it, on both engines.

use jiff::civil::date;
use office::request::StageKind;
use store::testing::on_both_engines;
use store::{Open, Opened, Page, StoreError};

#[test]
fn forms_are_remembered_for_two_days() {
    on_both_engines(|store| {
        let at = |hour: i64| jiff::Timestamp::from_second(hour * 3600).unwrap();
        let account = office::AccountId(1);
        store.write(|tx| tx.note_form(account, "a", "/desk/items/1", at(100))).unwrap();
        store.write(|tx| tx.note_form(account, "a", "/elsewhere", at(101))).unwrap();
        let sent = |key: &str, by: i64| store.read(|tx| tx.form_sent(office::AccountId(by), key)).unwrap();
        assert_eq!(sent("a", 1).as_deref(), Some("/desk/items/1"));
        assert_eq!((sent("b", 1), sent("a", 2)), (None, None));
        store.write(|tx| tx.note_form(account, "b", "/desk", at(149))).unwrap();
        assert_eq!((sent("a", 1), sent("b", 1).as_deref()), (None, Some("/desk")));
    });
}

#[test]
fn an_empty_queue_is_empty_in_every_way() {
    on_both_engines(|store| {
        let body = office::BodyId(1);
        let all = Opened {
            documents: vec!["draft", "submitted"],
            requests: vec![StageKind::Processing],
            disputes: true,
            from: Some(date(2024, 1, 1)),
            until: None,
        };
        let read = |tx: &mut store::Tx<'_>| -> Result<_, StoreError> {
            let counts = tx.open_counts(body, date(2024, 6, 3), date(2024, 6, 6))?;
            Ok((tx.opened(body, &all, Page::whole())?, counts))
        };
        let (rows, counts) = store.read(read).unwrap();
        assert_eq!((rows, counts), (Vec::<Open>::new(), vec![]));
    });
}
