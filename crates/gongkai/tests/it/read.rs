//! `gongkai read` as a person or a program runs it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const REPORT: &str = include_str!("../../../report/tests/data/pingtan-zrz-2023.cells.txt");

fn read(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).arg("read").args(arguments).output().unwrap()
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The contract others build on: these keys, every cell of the edition, places that point at the words.
#[test]
fn json_keeps_its_contract() {
    let folder = tempfile::tempdir().unwrap();
    let found = read(&[&file(folder.path(), "a.txt", REPORT.as_bytes()), "--format", "json"]);
    assert_eq!(found.status.code(), Some(0));
    let report = json(&found.stdout);
    assert_eq!(report["body"], "平潭综合实验区自然资源与生态环境局");
    assert_eq!((&report["year"], &report["edition"]), (&Value::from(2023), &Value::from("2021")));
    assert_eq!(
        (&report["period"]["from"], &report["signed_on"]),
        (&"2023-01-01".into(), &"2024-01-05".into())
    );
    let sections = report["sections"].as_array().unwrap();
    let ids: Vec<&str> = sections.iter().map(|section| section["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["s1", "s2", "s3", "s4", "s5", "s6"]);
    assert!(sections[0]["heading"] == "一、总体情况" && !sections[0]["text"].as_str().unwrap().is_empty());
    let cells = report["cells"].as_object().unwrap();
    let form = report::form(report::Edition::E2021);
    assert_eq!(cells.len(), form.cells().count());
    let chars: Vec<char> = REPORT.chars().collect();
    for id in form.cells().map(|cell| cell.id.as_str()) {
        let cell = &cells[id];
        assert_eq!(cell["kind"], "number", "{id}");
        let at = |key: &str| usize::try_from(cell["place"][key].as_u64().unwrap()).unwrap();
        let there: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(cell["raw"], there.as_str(), "{id}");
        assert_eq!(cell["value"].to_string(), there, "{id}");
        assert_eq!(cell["place"]["label"], format!("第{}行", at("line")), "{id}");
    }
    assert_eq!(report["doubts"].as_array().unwrap().len(), 0);
}

#[test]
fn several_files_are_an_array_or_a_line_each_and_one_that_fails_stops_none() {
    let folder = tempfile::tempdir().unwrap();
    let good = file(folder.path(), "a.txt", REPORT.as_bytes());
    let bad = file(folder.path(), "b.png", b"\x89PNG\r\n\x1A\n\0\0");
    let array = read(&["--format", "json", &bad, &good]);
    assert_eq!(array.status.code(), Some(2));
    let array = json(&array.stdout);
    assert!(array[0]["error"].as_str().unwrap().contains("图片") && array[1]["year"] == 2023);
    let lines = read(&["--format", "jsonl", &good, &bad]);
    let lines: Vec<Value> = lines.stdout.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(json).collect();
    assert!(lines.len() == 2 && lines[0]["year"] == 2023 && lines[1]["file"] == bad.as_str());
}

#[test]
fn people_read_it_from_standard_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["read", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
    let found = child.wait_with_output().unwrap();
    let said = String::from_utf8(found.stdout).unwrap();
    assert_eq!(found.status.code(), Some(0));
    assert!(said.contains("表三：读出175格，格式共175格"), "{said}");
    assert!(said.contains("（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t8\t"), "{said}");
}

/// Figures that run together stay absent; what they may be is offered apart, under the ids of the cells.
#[test]
fn an_offer_stands_in_a_doubt_and_in_no_cell() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .join("report/tests/data/pingtan-2025.page.txt");
    let found = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["read", "--format", "json"])
        .arg(page)
        .output()
        .unwrap();
    let read: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    let offered: Vec<&serde_json::Value> =
        read["doubts"].as_array().unwrap().iter().filter(|doubt| !doubt["offer"].is_null()).collect();
    assert_eq!(offered.len(), 3);
    let ledger = offered.iter().find(|doubt| !doubt["offer"]["t3/new_received/natural"].is_null()).unwrap();
    assert_eq!(
        (&ledger["offer"]["t3/new_received/natural"], &ledger["offer"]["t3/new_received/total"]),
        (&151.into(), &154.into())
    );
    assert!(ledger["text"].as_str().unwrap().contains("不是读出的事实"));
    assert_eq!(read["cells"]["t3/new_received/natural"]["kind"], "absent");
    // 58, 45, 546 as 5845546 has many ways.
    assert!(offered.iter().all(|doubt| doubt["offer"]["t2/normative/issued"].is_null()));
}

/// Before 2019 no cell had an address: the tables come as they stand, every cell with its place.
#[test]
fn the_tables_of_older_years_come_as_they_stand() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<title>示范县民政局2016年政府信息公开工作年度报告</title>\
        <h1>示范县民政局2016年政府信息公开工作年度报告</h1><p>一、概述</p><p>2016年，主动公开政府信息1,208条。</p>\
        <p>附件：政府信息公开情况统计表（2016年度）</p>\
        <table><tr><th>统计指标</th><th>单位</th><th>统计数</th></tr>\
        <tr><td>一、主动公开情况</td><td>——</td><td></td></tr>\
        <tr><td>（一）主动公开政府信息数</td><td>条</td><td>1208</td></tr>\
        <tr><td>其中：主动公开规范性文件数</td><td>条</td><td>3</td></tr>\
        <tr><td>（一）收到申请数</td><td>件</td><td>12</td></tr>\
        <tr><td>六、机构建设和保障经费情况</td><td>——</td><td>无</td></tr></table>";
    let found = read(&[&file(folder.path(), "a.html", page.as_bytes()), "--format", "json"]);
    let report = json(&found.stdout);
    assert_eq!((&report["edition"], &report["year"]), (&"2014".into(), &2016.into()));
    assert!(report["cells"].as_object().unwrap().is_empty());
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    let row = |at: usize| -> Vec<&Value> { rows[at].as_array().unwrap().iter().collect() };
    assert_eq!(rows.len(), 6);
    assert_eq!((&row(2)[2]["kind"], &row(2)[2]["value"]), (&"number".into(), &1208.into()));
    assert_eq!((&row(1)[2]["kind"], &row(5)[2]["raw"]), (&"blank".into(), &"无".into()));
    assert!(row(4)[2]["place"]["label"].as_str().unwrap().contains("第5行"), "{}", row(4)[2]["place"]);
}
