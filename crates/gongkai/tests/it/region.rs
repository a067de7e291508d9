//! `gongkai compare` and `gongkai roll-up` as a person or a program runs them.

use std::path::Path;
use std::process::{Command, Output};

use jiff::civil::date;
use report::{CellId, Edition, Number, Report, form};
use serde_json::Value;

/// A balanced report that received and granted so many requests, in a file of its own.
fn file(folder: &Path, body: &str, year: i16, requests: u32) -> String {
    let values: Vec<(CellId, Number)> = form(Edition::E2021)
        .cells()
        .map(|cell| {
            let row = ["new_received", "granted", "results_total"].contains(&cell.row.as_str());
            let counts = row && ["natural", "total"].contains(&cell.col.as_str());
            (cell.id.clone(), Number::from(if counts { requests } else { 0 }))
        })
        .collect();
    let words =
        "落实发布审核制度，及时清理失效文件，做到应公开尽公开，全年没有发生失泄密事件，公开平台运行平稳。";
    let report = Report::from_cells(body, year, Edition::E2021, values)
        .with_section("s1", words.repeat(3))
        .signed(body, date(year + 1, 1, 20));
    let path = folder.join(format!("{body}{year}.txt"));
    std::fs::write(&path, report::compose(&report).plain_text()).unwrap();
    path.to_str().unwrap().to_owned()
}

fn gongkai(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).args(arguments).output().unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn two_years_are_compared_in_words_and_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let [before, now] = [2023, 2024].map(|year| file(folder.path(), "示范县财政局", year, 3));
    let told = gongkai(&["compare", &now, &before]);
    assert_eq!(told.status.code(), Some(0), "{}", words(&told.stderr));
    let text = words(&told.stdout);
    assert!(text.starts_with("示范县财政局2023年与2024年年度报告对比\n"), "{text}");
    assert!(text.contains("上年的结转下年度与本年的上年结转各列一致。"), "{text}");
    let json: Value =
        serde_json::from_slice(&gongkai(&["compare", &before, &now, "--format", "json"]).stdout).unwrap();
    assert_eq!(json["pair"], "next_year");
    let copied = json["sections"].as_array().unwrap().iter().find(|section| section["id"] == "s1").unwrap();
    assert_eq!(copied["likeness"], 1.0);
}

#[test]
fn a_region_is_rolled_up_and_who_is_missing_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<String> = [("示范县财政局", 3), ("示范县统计局", 4)]
        .map(|(body, n)| file(folder.path(), body, 2024, n))
        .to_vec();
    let statement = file(folder.path(), "示范县", 2024, 8);
    let list = folder.path().join("名单.csv");
    std::fs::write(&list, "机关名称\n示范县财政局\n示范县统计局\n示范县教育局\n").unwrap();
    let mut arguments = vec!["roll-up", "--region", "示范县", "--year", "2024"];
    arguments.extend(["--units", list.to_str().unwrap(), "--statement", &statement]);
    arguments.extend(files.iter().map(String::as_str));
    let told = gongkai(&arguments);
    assert_eq!(told.status.code(), Some(1), "{}", words(&told.stderr));
    let text = words(&told.stdout);
    assert!(text.contains("应当报告的机关3个：已计入的2个，没有报告的1个。"), "{text}");
    let output = folder.path().join("汇总.docx");
    arguments.extend(["--format", "docx", "-o", output.to_str().unwrap()]);
    assert_eq!(gongkai(&arguments).status.code(), Some(1));
    assert!(std::fs::read(output).unwrap().starts_with(b"PK"));
    let nothing = gongkai(&["roll-up", "--region", "示范县", "--year", "2024", "没有这个文件.docx"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(words(&nothing.stderr).contains("找不到这个文件"));
}

#[test]
fn a_folder_is_rolled_up_into_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("各局/一");
    std::fs::create_dir_all(&below).unwrap();
    file(folder.path(), "示范县财政局", 2024, 3);
    file(&below, "示范县统计局", 2024, 4);
    let book = folder.path().join("汇总.xlsx").to_str().unwrap().to_owned();
    let root = folder.path().to_str().unwrap();
    let arguments =
        ["roll-up", "--region", "示范县", "--year", "2024", root, "--format", "xlsx", "-o", &book];
    let told = gongkai(&arguments);
    assert_eq!(told.status.code(), Some(0), "{}", words(&told.stderr));
    let read = paper::read("汇总.xlsx", &std::fs::read(&book).unwrap()).unwrap().text;
    for expected in ["示范县财政局", "示范县统计局", "已计入", "符合", "t3/new_received/total", "合计"]
    {
        assert!(read.contains(expected), "{expected} in {read}");
    }
    let json = gongkai(&["roll-up", "--region", "示范县", "--year", "2024", root, "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let sum = json["cells"].as_array().unwrap().iter().find(|cell| cell["id"] == "t3/new_received/total");
    assert_eq!(sum.unwrap()["sum"], 7);
}
