//! 收文 on both engines: files wait, are leased, taken in or refused; a lease that was lost leaves nothing behind.

use std::io::{Cursor, Write as _};

use acts::collected::ConvertedFile;
use acts::intake::{self, Converter, Found, GivenFile, LEASE};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use office::{CollectedId, Handed, IntakeId, Lease, Role};
use store::testing::on_both_engines;
use store::{IntakeFile, Page, Sought, Store};

use crate::collected::text_of;
use crate::{BODY, at, noon, refused, set_up};

const DAY: Date = date(2025, 2, 3);
const HEAD: Option<Role> = Some(Role::OfficeHead);

fn given(name: &str, bytes: &[u8]) -> GivenFile {
    GivenFile { folder: String::new(), name: name.into(), bytes: bytes.to_vec() }
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn hand_in(store: &Store, files: &[GivenFile]) -> IntakeId {
    at(store, HEAD, DAY, |desk| intake::hand_in(desk, files)).unwrap()
}

fn lease(store: &Store, now: Timestamp) -> Option<(Lease, Vec<u8>)> {
    store.write(|tx| intake::lease(tx, now)).unwrap()
}

fn settle(store: &Store, (lease, bytes): &(Lease, Vec<u8>), found: Found) -> bool {
    store.write(|tx| intake::settle(tx, (lease, bytes), found, DAY, noon(DAY))).unwrap()
}

/// Reads until nothing waits.
fn read_all(store: &Store, convert: Option<&Converter>) {
    while let Some(leased) = lease(store, noon(DAY)) {
        let found = intake::read(&leased.0, &leased.1, convert);
        assert!(settle(store, &leased, found));
    }
}

fn files(store: &Store, id: IntakeId) -> Vec<IntakeFile> {
    store.read(|tx| tx.intake_files(id, "", Page::whole())).unwrap()
}

#[test]
fn a_bad_file_stops_none_of_the_others() {
    on_both_engines(|store| {
        set_up(store);
        let report = text_of("示范县财政局", 2024, 3);
        let other = text_of("示范县统计局", 2024, 4);
        let inner = zipped(&[("统计局.txt", other.as_bytes())]);
        let deep = zipped(&[("里.zip", &zipped(&[("更里.zip", &inner)]))]);
        let whole = zipped(&[("报送/内.zip", &inner), ("a.png", b"\x89PNG\r\n\x1a\n\0")]);
        let id = hand_in(
            store,
            &[
                given("财政局.txt", report.as_bytes()),
                given("坏.pdf", b"%PDF-1.7\nxref"),
                given("全部.zip", &whole),
                given("深.zip", &deep),
                given("又一份.txt", report.as_bytes()),
                given("a.rar", b"Rar!\x1a\x07\0"),
            ],
        );
        read_all(store, None);
        let found: Vec<_> = files(store, id)
            .into_iter()
            .map(|file| (file.within, file.name, file.handed.code(), file.handed.said().to_owned()))
            .collect();
        let shown: Vec<_> =
            found.iter().map(|(within, name, code, _)| (within.as_str(), name.as_str(), *code)).collect();
        let expected = [
            ("", "财政局.txt", "taken"),
            ("", "坏.pdf", "refused"),
            ("", "全部.zip", "opened"),
            ("全部.zip/报送", "内.zip", "opened"),
            ("全部.zip", "a.png", "refused"),
            ("全部.zip/报送/内.zip", "统计局.txt", "taken"),
            ("", "深.zip", "opened"),
            ("深.zip", "里.zip", "opened"),
            ("深.zip/里.zip", "更里.zip", "refused"),
            ("", "又一份.txt", "refused"),
            ("", "a.rar", "refused"),
        ];
        assert_eq!(shown, expected, "{found:?}");
        assert!(found[9].3.contains("没有重复登记") && found[10].3.contains("ZIP"), "{found:?}");
        let states = store.read(|tx| tx.intake_states(id)).unwrap();
        assert_eq!((states.files(), states.taken, states.refused, states.over()), (7, 2, 5, true));
        assert_eq!(store.read(|tx| tx.collected_count(BODY, &Sought::default())).unwrap(), 2);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_lost_lease_leaves_nothing_behind() {
    on_both_engines(|store| {
        set_up(store);
        let id = hand_in(store, &[given("财政局.txt", text_of("示范县财政局", 2024, 3).as_bytes())]);
        let now = noon(DAY);
        let slow = lease(store, now).unwrap();
        assert_eq!(lease(store, now), None, "it is being read");
        let later = now + LEASE + jiff::SignedDuration::from_secs(1);
        let quick = lease(store, later).unwrap();
        assert!(quick.0.token > slow.0.token);
        let read = |leased: &(Lease, Vec<u8>)| intake::read(&leased.0, &leased.1, None);
        assert!(!settle(store, &slow, read(&slow)), "too late");
        assert_eq!(store.read(|tx| tx.collected_count(BODY, &Sought::default())).unwrap(), 0);
        assert!(settle(store, &quick, read(&quick)));
        assert!(!settle(store, &quick, read(&quick)), "once");
        assert!(matches!(files(store, id)[0].handed, Handed::Taken(_)));
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_file_that_interrupts_the_program_is_given_up() {
    on_both_engines(|store| {
        set_up(store);
        let id = hand_in(store, &[given("财政局.txt", text_of("示范县财政局", 2024, 3).as_bytes())]);
        let mut now = noon(DAY);
        for _ in 0..3 {
            lease(store, now).unwrap();
            now = now + LEASE + jiff::SignedDuration::from_secs(1);
        }
        let last = lease(store, now).unwrap();
        let found = intake::read(&last.0, &last.1, None);
        assert!(settle(store, &last, found));
        assert!(files(store, id)[0].handed.said().contains("中断了3次"));
        assert_eq!(lease(store, now), None);
    });
}

#[test]
fn an_old_format_is_kept_with_what_it_was_converted_to() {
    on_both_engines(|store| {
        set_up(store);
        let text = text_of("示范县财政局", 2024, 3);
        let converted = text.clone();
        let convert = move |name: &str, _: paper::Format, _: &[u8]| {
            assert_eq!(name, "财政局.wps");
            Ok(ConvertedFile { name: "report.txt".into(), bytes: converted.clone().into_bytes() })
        };
        let id = hand_in(
            store,
            &[given("财政局.wps", b"\xD0\xCF\x11\xE0\xA1"), given("b.doc", b"\xD0\xCF\x11\xE0")],
        );
        let leased = lease(store, noon(DAY)).unwrap();
        assert!(settle(store, &leased, intake::read(&leased.0, &leased.1, Some(&convert))));
        read_all(store, None);
        let found = files(store, id);
        assert!(found[1].handed.said().contains("LibreOffice"), "{found:?}");
        let Handed::Taken(report) = found[0].handed else { panic!("{found:?}") };
        let kept = store.read(|tx| tx.collected(report)).unwrap().unwrap();
        assert_eq!((kept.file_name.as_str(), kept.format.as_str()), ("财政局.wps", "旧版 Word 或者 WPS"));
        let (name, digest) = acts::collected::readable(&kept);
        let bytes = store.read(|tx| tx.file(digest)).unwrap().unwrap();
        assert_eq!((name, bytes.as_slice()), ("report.txt", text.as_bytes()));
        assert!(acts::collected::judge_again(&kept, &bytes, &report::Context::default()).is_ok());
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn only_who_collects_hands_in_and_only_something() {
    on_both_engines(|store| {
        set_up(store);
        let file = [given("a.txt", b"a")];
        assert!(refused(at(store, Some(Role::Clerk), DAY, |d| intake::hand_in(d, &file))).contains("请转交"));
        assert!(refused(at(store, HEAD, DAY, |d| intake::hand_in(d, &[]))).contains("请选择"));
        assert_eq!(store.read(|tx| tx.collected(CollectedId(1))).unwrap(), None);
    });
}
