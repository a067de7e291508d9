use store::testing::{on_both_engines, sqlite};
use store::{
    Broken, KeySource, MasterKey, Occasion, Options, Store, StoreError, Url, key_file, sql, values, verify,
};

use crate::at;

const NAME: &[u8] = "申请人：某甲，联系电话：000".as_bytes();

fn by(body: i64) -> Occasion<'static> {
    Occasion { body, at: at(0), seat: Some(3), article: Some("第二十九条") }
}

fn seal(store: &Store) -> i64 {
    store.write(|tx| tx.seal(&by(1), NAME)).unwrap()
}

fn open(store: &Store, body: i64, subject: i64) -> Result<Vec<u8>, StoreError> {
    store.write(|tx| tx.open_sealed(&by(body), subject, "核对身份")).map(|data| data.to_vec())
}

#[test]
fn sealed_data_opens_again_and_leaves_a_trace() {
    on_both_engines(|store| {
        let subject = seal(store);
        assert_eq!(open(store, 1, subject).unwrap(), NAME);
        store.write(|tx| tx.reseal(&by(1), subject, b"other")).unwrap();
        assert_eq!(open(store, 1, subject).unwrap(), b"other");
        let trace = store.read(|tx| tx.all(sql!("journal/subject"), &values!["subject", subject])).unwrap();
        let acts: Vec<_> = trace.iter().map(|row| row.text("act").unwrap()).collect();
        assert_eq!(acts, ["subject/seal", "subject/open", "subject/reseal", "subject/open"]);
        assert_eq!(trace[1].text("payload").unwrap(), r#"{"why":"核对身份"}"#);
        assert!(verify(store).unwrap().is_sound());
    });
}

#[test]
fn what_is_stored_does_not_show_what_was_sealed() {
    let store = sqlite();
    seal(&store);
    let Url::SqliteFile(path) = store.url() else { panic!("{:?}", store.url()) };
    let key = std::fs::read_to_string(key_file(path)).unwrap();
    for file in [path.clone(), path.with_extension("db-wal")] {
        let bytes = std::fs::read(file).unwrap();
        for hidden in [NAME, key.trim().as_bytes()] {
            assert!(!bytes.windows(hidden.len()).any(|window| window == hidden));
        }
    }
}

#[test]
fn erased_data_is_gone_and_the_chain_still_holds() {
    on_both_engines(|store| {
        let subject = seal(store);
        store.write(|tx| tx.erase(&by(1), subject)).unwrap();
        let gone = open(store, 1, subject);
        assert!(matches!(gone, Err(StoreError::Sealed { reason: "it was erased", .. })), "{gone:?}");
        assert!(store.write(|tx| tx.erase(&by(1), subject)).is_err());
        let row = store.read(|tx| tx.one(sql!("subject/find"), &values![subject])).unwrap();
        assert_eq!((row.maybe_blob("sealed").unwrap(), row.maybe_blob("wrapped_key").unwrap()), (None, None));
        assert!(verify(store).unwrap().is_sound());
    });
}

#[test]
fn another_body_cannot_open_it() {
    on_both_engines(|store| {
        let subject = seal(store);
        for answer in [open(store, 2, subject), open(store, 1, subject + 1000)] {
            let reason = "there is no such subject";
            assert!(
                matches!(answer, Err(StoreError::Sealed { reason: said, .. }) if said == reason),
                "{answer:?}"
            );
        }
    });
}

#[test]
fn a_seal_moved_to_another_subject_does_not_open_and_is_found() {
    on_both_engines(|store| {
        let (first, second) = (seal(store), seal(store));
        let moved = format!(
            "update subject set sealed = (select sealed from subject where id = {first}),
                wrapped_key = (select wrapped_key from subject where id = {first}) where id = {second}"
        );
        store.behind_its_back(&moved, &moved);
        assert!(matches!(open(store, 1, second), Err(StoreError::Sealed { .. })));
        assert_eq!(
            verify(store).unwrap().problems,
            [Broken::RecordChanged { label: "当事人信息", id: second }]
        );
    });
}

#[test]
fn without_the_key_everything_works_but_personal_data() {
    on_both_engines(|store| {
        let subject = seal(store);
        let options = Options { key: KeySource::Absent, ..Options::default() };
        let keyless = Store::open_with(store.url(), &options).unwrap();
        keyless.migrate().unwrap();
        assert!(verify(&keyless).unwrap().is_sound());
        assert!(matches!(open(&keyless, 1, subject), Err(StoreError::Key(_))));
        assert!(matches!(keyless.write(|tx| tx.seal(&by(1), NAME)), Err(StoreError::Key(_))));
    });
}

#[test]
fn another_key_is_refused_at_the_start() {
    on_both_engines(|store| {
        let options = Options { key: KeySource::Given(MasterKey::random().unwrap()), ..Options::default() };
        let foreign = Store::open_with(store.url(), &options).unwrap();
        let refused = foreign.migrate();
        assert!(matches!(refused, Err(StoreError::Key(_))), "{refused:?}");
    });
}
