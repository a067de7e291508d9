//! 收到的年度报告 on both engines: taken in once, restated, set aside, rolled up, covered by the journal.

use acts::ActError;
use acts::collected::{self, judge};
use jiff::civil::{Date, date};
use office::{BodyId, CollectedId, Role};
use report::region::Standing;
use report::{CellId, Context, Edition, Number, Report, form};
use store::testing::on_both_engines;
use store::{Kept, Page, Sought, Store};

use crate::{BODY, at, refused, set_up};

const DAY: Date = date(2025, 2, 3);
const HEAD: Option<Role> = Some(Role::OfficeHead);

/// A balanced report of a body that received and granted so many requests, as plain text.
pub fn text_of(body: &str, year: i16, requests: u32) -> String {
    let values = form(Edition::E2021).cells().map(|cell| {
        let row = ["new_received", "granted", "results_total"].contains(&cell.row.as_str());
        let counts = row && ["natural", "total"].contains(&cell.col.as_str());
        (cell.id.clone(), Number::from(if counts { requests } else { 0 }))
    });
    let report = Report::from_cells(body, year, Edition::E2021, values)
        .with_section("s1", "全年主动公开政府信息20条，依法办理申请，完善管理，建设平台，接受监督。")
        .signed(body, date(year + 1, 1, 20));
    report::compose(&report).plain_text()
}

fn take_in(store: &Store, role: Option<Role>, name: &str, text: &str) -> Result<CollectedId, ActError> {
    let judged = judge(name, text.as_bytes(), &Context::default()).unwrap();
    at(store, role, DAY, |desk| collected::take_in(desk, name, text.as_bytes(), &judged))
}

#[test]
fn a_report_is_taken_in_once_and_its_file_is_kept() {
    on_both_engines(|store| {
        set_up(store);
        let text = text_of("示范县财政局", 2024, 3);
        assert!(refused(take_in(store, Some(Role::Clerk), "财政局.txt", &text)).contains("请转交"));
        let id = take_in(store, HEAD, "财政局.txt", &text).unwrap();
        assert!(refused(take_in(store, HEAD, "又一份.txt", &text)).contains("财政局.txt"));

        let kept = store.read(|tx| tx.collected(id)).unwrap().unwrap();
        assert_eq!(
            (kept.unit.as_str(), kept.year, kept.edition.as_str()),
            ("示范县财政局", Some(2024), "2021")
        );
        let file = store.read(|tx| tx.file(&kept.digest)).unwrap().unwrap();
        assert_eq!(file, text.as_bytes());
        let sought = Sought { words: "接受监督".into(), ..Sought::default() };
        let found = store.read(|tx| tx.collected_listed(BODY, &sought, Page::whole())).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(store.read(|tx| tx.collected_listed(BodyId(9), &sought, Page::whole())).unwrap(), []);
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_report_is_restated_and_set_aside() {
    on_both_engines(|store| {
        set_up(store);
        let id = take_in(store, HEAD, "a.txt", &text_of("示范县财政局", 2024, 3)).unwrap();
        at(store, HEAD, DAY, |desk| collected::restate(desk, id, "示范县统计局", 2023)).unwrap();
        let years = store.read(|tx| tx.collected_years(BODY)).unwrap();
        assert_eq!((years[0].year, years[0].count), (2023, 1));
        assert!(refused(at(store, HEAD, DAY, |desk| collected::set_aside(desk, id, " "))).contains("理由"));
        at(store, HEAD, DAY, |desk| collected::set_aside(desk, id, "已报送更正后的报告")).unwrap();
        assert_eq!(store.read(|tx| tx.collected_years(BODY)).unwrap(), []);
        let aside = Sought { kept: Kept::SetAside, ..Sought::default() };
        assert_eq!(store.read(|tx| tx.collected_count(BODY, &aside)).unwrap(), 1);
        // A file set aside may come again.
        take_in(store, HEAD, "a.txt", &text_of("示范县财政局", 2024, 3)).unwrap();
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_region_is_rolled_up_from_what_was_taken_in() {
    on_both_engines(|store| {
        set_up(store);
        for (body, year, requests) in [
            ("示范县财政局", 2024, 3),
            ("示范县统计局", 2024, 4),
            ("示范县", 2024, 8),
            ("示范县财政局", 2023, 1),
        ] {
            take_in(store, HEAD, &format!("{body}{year}.txt"), &text_of(body, year, requests)).unwrap();
        }
        let list = "机关名称\n示范县财政局\n示范县统计局\n示范县教育局";
        assert!(
            refused(at(store, HEAD, DAY, |desk| collected::list_units(desk, "甲局\n甲局"))).contains("第2行")
        );
        at(store, HEAD, DAY, |desk| collected::list_units(desk, list)).unwrap();
        let roll_up = store
            .read(|tx| {
                let body = tx.body(BODY)?.unwrap();
                Ok::<_, ActError>(collected::roll_up(tx, &body, "示范县", 2024).unwrap())
            })
            .unwrap();
        assert_eq!(roll_up.count(|standing| *standing == Standing::Counted), 2);
        assert_eq!(roll_up.units[2].standing, Standing::Missing);
        let report = roll_up.report();
        assert_eq!(report.number(CellId::from("t3/new_received/total").as_str()), Some(Number::from(7_u32)));
        let differences = roll_up.differences.unwrap();
        assert!(differences.iter().any(|one| one.id.as_str() == "t3/new_received/total"));
        assert!(roll_up.carried.iter().all(|carried| carried.agrees == Some(true)));
        assert!(store::verify(store).unwrap().is_sound());
    });
}

#[test]
fn what_is_no_report_is_not_taken_in() {
    let no_report = judge("通知.txt", "关于召开会议的通知".as_bytes(), &Context::default()).unwrap_err();
    assert!(no_report.to_string().contains("没有年度报告"));
    let picture = judge("a.png", b"\x89PNG\r\n\x1a\n\0", &Context::default()).unwrap_err();
    assert!(picture.to_string().contains("没有可以读取的文字"));
}
