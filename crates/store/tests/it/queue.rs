//! 今天 and what belongs to it, on both engines.

use jiff::civil::date;
use office::request::StageKind;
use store::testing::on_both_engines;
use store::{FormKey, FormSent, Open, Opened, Page, StoreError};

#[test]
fn forms_are_remembered_for_two_days() {
    on_both_engines(|store| {
        let at = |hour: i64| jiff::Timestamp::from_second(hour * 3600).unwrap();
        let account = office::AccountId(1);
        let form = |key: &str, digest: &str| FormKey { key: key.into(), digest: digest.into() };
        store.write(|tx| tx.note_form(account, &form("a", "x"), "/desk/items/1", at(100))).unwrap();
        store.write(|tx| tx.note_form(account, &form("a", "y"), "/elsewhere", at(101))).unwrap();
        let sent = |key: &str, digest: &str, by: i64| {
            store.read(|tx| tx.form_sent(office::AccountId(by), &form(key, digest))).unwrap()
        };
        let first = "/desk/items/1".to_owned();
        assert_eq!(sent("a", "x", 1), Some(FormSent::Same(first.clone())));
        assert_eq!(sent("a", "y", 1), Some(FormSent::Other(first)), "the second says something else");
        assert_eq!((sent("b", "x", 1), sent("a", "x", 2)), (None, None));
        store.write(|tx| tx.note_form(account, &form("b", "x"), "/desk", at(149))).unwrap();
        assert_eq!(sent("a", "x", 1), None);
        assert_eq!(sent("b", "x", 1), Some(FormSent::Same("/desk".into())));
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
