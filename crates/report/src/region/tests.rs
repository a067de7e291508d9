use proptest::prelude::*;

use super::*;

const YEAR: i16 = 2024;

fn balanced(body: &str, requests: u32) -> Report {
    let all: Vec<(CellId, Number)> = form(Edition::E2021)
        .cells()
        .map(|cell| {
            let counts = ["new_received", "granted", "results_total"].contains(&cell.row.as_str())
                && ["natural", "total"].contains(&cell.col.as_str());
            (cell.id.clone(), Number::from(if counts { requests } else { 0 }))
        })
        .collect();
    Report::from_cells(body, YEAR, Edition::E2021, all)
}

fn plan(list: &str) -> Plan {
    Plan::read("示范县", YEAR, list).unwrap()
}

fn sum(roll_up: &RollUp, id: &str) -> Number {
    roll_up.cells.iter().find(|cell| cell.id.as_str() == id).unwrap().sum
}

#[test]
fn a_region_is_the_sum_of_its_bodies() {
    let plan = plan("机关名称,曾用名\n示范县民政局\n示范县财政局,示范县财政和国资局\n示范县统计局\n");
    let (a, mut b) = (balanced("示范县民政局", 3), balanced("示范县财政和国资局", 4));
    b.cells.insert("t2/rules/issued".into(), crate::Cell::blank());
    let given = [Given { source: "a", report: &a }, Given { source: "b", report: &b }];
    let statement = balanced("示范县", 8);
    let roll_up = roll_up(&plan, &given, Some(&statement), None);

    assert_eq!(sum(&roll_up, "t3/new_received/total"), Number::from(7_u32));
    assert_eq!(roll_up.units[2].standing, Standing::Missing);
    let blank = roll_up.cells.iter().find(|cell| cell.id.as_str() == "t2/rules/issued").unwrap();
    assert_eq!((blank.bodies, blank.without.as_slice()), (1, &["示范县财政局".to_owned()][..]));
    assert!(roll_up.broken.is_empty());
    let differing: Vec<&str> = roll_up.differences.iter().flatten().map(|d| d.id.as_str()).collect();
    assert!(differing.contains(&"t3/new_received/total") && differing.len() == 6, "{differing:?}");
}

#[test]
fn what_cannot_be_counted_is_listed() {
    let plan = plan("示范县民政局\n示范县粮食局,,示范县发改局,2023\n示范县发改局\n示范县教育局");
    let (a, b) = (balanced("示范县民政局", 3), balanced("示范县民政局", 4));
    let other_year = Report { year: Some(2023), ..balanced("示范县教育局", 1) };
    let stranger = balanced("样本县财政局", 1);
    let old = Report { edition: Edition::E2019, ..balanced("示范县发改局", 1) };
    let given: Vec<Given<'_>> = [("a", &a), ("b", &b), ("c", &other_year), ("d", &stranger), ("e", &old)]
        .map(|(source, report)| Given { source, report })
        .to_vec();
    let roll_up = roll_up(&plan, &given, None, None);
    let standings: Vec<&Standing> = roll_up.units.iter().map(|unit| &unit.standing).collect();
    assert_eq!(standings[0], &Standing::Twice);
    assert_eq!(standings[1], &Standing::Merged { into: "示范县发改局".into() });
    assert_eq!(standings[2], &Standing::OtherEdition { edition: Edition::E2019 });
    assert_eq!(standings[3], &Standing::Missing);
    assert_eq!(roll_up.strangers.len(), 2);
    assert_eq!(sum(&roll_up, "t3/new_received/total"), Number::ZERO);
    assert_eq!(roll_up.count(|standing| *standing == Standing::Counted), 0);
}

#[test]
fn the_same_report_twice_counts_once() {
    let report = balanced("示范县民政局", 3);
    let given = [Given { source: "a.docx", report: &report }, Given { source: "a.pdf", report: &report }];
    let roll_up = roll_up(&plan("示范县民政局"), &given, None, None);
    assert_eq!(sum(&roll_up, "t3/new_received/total"), Number::from(3_u32));
    assert_eq!(roll_up.units[0].sources, ["a.docx", "a.pdf"]);
}

#[test]
fn a_copy_without_numbers_contradicts_nothing() {
    let report = balanced("示范县民政局", 3);
    let torn = Report::from_cells("示范县民政局", YEAR, Edition::E2021, []);
    let given = [Given { source: "网页.txt", report: &torn }, Given { source: "a.docx", report: &report }];
    let roll_up = roll_up(&plan("示范县民政局"), &given, None, None);
    assert_eq!(roll_up.units[0].standing, Standing::Counted);
    assert_eq!(sum(&roll_up, "t3/new_received/total"), Number::from(3_u32));
}

#[test]
fn a_body_that_breaks_a_relation_is_named_with_it() {
    let mut report = balanced("示范县民政局", 3);
    report.cells.insert("t3/granted/natural".into(), crate::Cell::number(2_u32));
    let given = [Given { source: "a", report: &report }];
    let roll_up = roll_up(&plan("示范县民政局"), &given, None, None);
    assert!(
        roll_up.units[0].broken.iter().any(|id| id.starts_with("T3-RES/natural")),
        "{:?}",
        roll_up.units[0]
    );
}

#[test]
fn a_roll_up_reads_as_a_document() {
    let mut report = balanced("示范县民政局", 3);
    report.cells.insert("t3/granted/total".into(), crate::Cell::number(2_u32));
    let given = [Given { source: "民政局.docx", report: &report }];
    let plan = plan("示范县民政局\n示范县财政局");
    let words = roll_up(&plan, &given, Some(&report), Some(&balanced("示范县", 1))).document().plain_text();
    assert!(words.contains("应当报告的机关2个：已计入的1个，没有报告的1个。"), "{words}");
    assert!(words.contains("“（一）予以公开”一行：总计＝自然人＋法人或其他组织五类之和"), "{words}");
    assert!(words.contains("本地区报告的各个数字与各机关之和一致。"), "{words}");
    assert!(words.contains("自然人\t0\t0\t一致"), "{words}");
}

#[test]
fn a_faulty_list_is_refused_with_its_line() {
    let fault = |list: &str| Plan::read("示范县", YEAR, list).unwrap_err().to_string();
    assert_eq!(fault("甲局\n乙局\n甲局"), "单位名单第3行：“甲局”与第1行重复，请保留一处。");
    assert_eq!(fault("甲局,,丙局"), "单位名单第1行：并入的“丙局”不在名单中，请补上这个机关。");
    assert_eq!(fault("甲局,,,去年"), "单位名单第1行：“去年”不是年份，请写成2024。");
    assert_eq!(fault(",甲局"), "单位名单第1行：没有写机关名称。");
}

proptest! {
    #[test]
    fn the_sum_balances_when_every_body_does(counts in prop::collection::vec(0_u32..500, 1..12)) {
        let reports: Vec<Report> =
            counts.iter().enumerate().map(|(n, count)| balanced(&format!("示范县第{n}局"), *count)).collect();
        let plan = Plan::of_reports("示范县", YEAR, reports.iter().map(|report| report.body.as_str()));
        let given: Vec<Given<'_>> = reports.iter().map(|report| Given { source: &report.body, report }).collect();
        let roll_up = roll_up(&plan, &given, None, None);
        prop_assert!(roll_up.broken.is_empty());
        prop_assert_eq!(sum(&roll_up, "t3/granted/total"), Number::from(counts.iter().sum::<u32>()));
    }
}
