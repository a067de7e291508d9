use jiff::{SignedDuration, Timestamp};
use store::testing::on_both_engines;
use store::{SlipKey, StoreError};

fn minute(n: i64) -> Timestamp {
    Timestamp::from_second(1_717_380_000 + n * 60).unwrap()
}

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[test]
fn a_slip_opens_with_its_key_until_it_expires() {
    on_both_engines(|store| {
        let (key, other) = (SlipKey::random().unwrap(), SlipKey::random().unwrap());
        let read = |kind: &str, key: &SlipKey, at: i64| {
            let found = store.read(|tx| tx.slip(kind, key, minute(at))).unwrap();
            found.map(|data| String::from_utf8(data.to_vec()).unwrap())
        };
        let keep = |text: &str, at: i64| {
            store.write(|tx| tx.keep_slip("draft", &key, text.as_bytes(), minute(at), HOUR)).unwrap();
        };
        keep("申请人甲", 0);
        assert_eq!(read("draft", &key, 59).as_deref(), Some("申请人甲"));
        assert_eq!(read("draft", &key, 60), None);
        assert_eq!(read("draft", &other, 0), None);
        assert_eq!(read("other", &key, 0), None);
        keep("申请人乙", 30);
        assert_eq!(read("draft", &key, 60).as_deref(), Some("申请人乙"));
        assert_eq!(SlipKey::parse(key.reveal()), Some(key.clone()));
        assert_eq!(SlipKey::parse("../../x"), None);
        assert_eq!(format!("{key:?}"), "SlipKey(…)");
        store.write(|tx| tx.drop_slip(&key)).unwrap();
        assert_eq!(read("draft", &key, 0), None);
    });
}

/// What lies in the database gives away neither the text nor the key.
#[test]
fn the_database_alone_cannot_read_a_slip() {
    on_both_engines(|store| {
        let key = SlipKey::random().unwrap();
        store
            .write(|tx| {
                tx.keep_slip("draft", &key, "申请人甲".as_bytes(), minute(0), HOUR)?;
                let row = tx.one(store::sql!("slip/find"), &store::values![digest_of(&key), minute(0)])?;
                let sealed = row.blob("sealed")?;
                assert!(!sealed.windows(12).any(|part| part == "申请人甲".as_bytes()));
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}

fn digest_of(key: &SlipKey) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    Sha256::digest(format!("gongkai slip row {}", key.reveal())).iter().fold(
        String::new(),
        |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        },
    )
}

#[test]
fn vain_tries_are_counted_for_a_while() {
    on_both_engines(|store| {
        let tries = |at| store.read(|tx| tx.vain_tries("SFMZ-2024-0001", minute(at), HOUR)).unwrap();
        for at in 0..3 {
            store.write(|tx| tx.tried_in_vain("SFMZ-2024-0001", minute(at), HOUR)).unwrap();
        }
        assert_eq!((tries(3), tries(59), tries(60)), (3, 3, 0));
        store.write(|tx| tx.tried_in_vain("SFMZ-2024-0001", minute(61), HOUR)).unwrap();
        assert_eq!(tries(61), 1);
        assert_eq!(store.read(|tx| tx.vain_tries("other", minute(61), HOUR)).unwrap(), 0);
    });
}
