//! The published schemas of the JSON (docs/schema) say what the commands write, no more and no less: a validator that is
//! not ours accepts what comes of real and of demonstration reports, and refuses what was broken.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn gongkai(folder: &Path, args: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_gongkai")).args(args).current_dir(folder).output().unwrap();
    assert!(!output.stdout.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Whether Python's jsonschema is there; on the machine of the whole check it must be.
fn present() -> bool {
    let asked = Command::new("python3").args(["-c", "import jsonschema"]).output();
    let found = asked.is_ok_and(|output| output.status.success());
    assert!(found || std::env::var_os("CI").is_none(), "scripts/setup installs python3-jsonschema");
    found
}

fn validated(schema: &str, file: &Path) -> Output {
    let schema = format!("{ROOT}/docs/schema/{schema}.schema.json");
    let script = format!("{ROOT}/scripts/peers/json_schema.py");
    Command::new("python3").args([&script, &schema]).arg(file).output().unwrap()
}

fn accept(schema: &str, file: &Path) {
    let said = validated(schema, file);
    assert!(said.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&said.stdout));
}

/// Each way of breaking a value is refused.
fn refuse(schema: &str, folder: &Path, whole: &Value, broken: &[(&str, Value)]) {
    for (at, with) in broken {
        let mut value = whole.clone();
        *value.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = with.clone();
        let file = folder.join("broken.json");
        fs::write(&file, value.to_string()).unwrap();
        let said = validated(schema, &file);
        assert_eq!(said.status.code(), Some(1), "{at} {with}: {}", String::from_utf8_lossy(&said.stderr));
    }
    for key in whole.as_object().unwrap().keys() {
        let mut value = whole.clone();
        value.as_object_mut().unwrap().remove(key);
        value["ours"] = json!(1);
        let file = folder.join("broken.json");
        fs::write(&file, value.to_string()).unwrap();
        assert_eq!(validated(schema, &file).status.code(), Some(1), "without {key}, with another");
    }
}

#[test]
fn what_is_read_follows_its_schema() {
    if !present() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("crates/report/tests/data");
    let mut reports: Vec<PathBuf> = fs::read_dir(&data).unwrap().map(|entry| entry.unwrap().path()).collect();
    reports.retain(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "md"));
    reports.sort();
    assert!(reports.len() > 5, "{reports:?}");
    let unreadable = folder.path().join("scan.png");
    fs::write(&unreadable, b"\x89PNG\r\n\x1A\n\0\0").unwrap();
    let older = folder.path().join("older.html");
    fs::write(
        &older,
        "<h1>示范县民政局2012年政府信息公开工作年度报告</h1><p>一、概述</p><p>本年公开12条。</p>\
         <table><tr><td>主动公开数</td><td>条</td><td>12</td></tr><tr><td>收到申请数</td><td>件</td><td>0</td></tr></table>",
    )
    .unwrap();
    let all: Vec<&str> =
        reports.iter().chain([&unreadable, &older]).map(|path| path.to_str().unwrap()).collect();
    let found = gongkai(folder.path(), &[&["read", "--format", "json"], &all[..]].concat());
    let file = folder.path().join("found.json");
    fs::write(&file, &found).unwrap();
    accept("reading", &file);

    let one = data.join("pingtan-zrz-2023.cells.txt");
    let found = gongkai(folder.path(), &["read", "--format", "json", one.to_str().unwrap()]);
    let whole: Value = serde_json::from_slice(&found).unwrap();
    let cell = "/cells/t3~1new_received~1natural";
    refuse(
        "reading",
        folder.path(),
        &whole,
        &[
            ("/year", json!("2023")),
            ("/edition", json!("2020")),
            ("/signed_on", json!("2024年1月5日")),
            (&format!("{cell}/kind"), json!("blank")),
            (&format!("{cell}/value"), json!(null)),
            (&format!("{cell}/place/line"), json!(0)),
            ("/sections/0/heading", json!(null)),
        ],
    );
}

#[test]
fn what_is_reported_follows_its_schema() {
    if !present() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    crate::demo::start(path).stop();
    let database = format!("sqlite:{}", path.join("gongkai.db").display());
    let mut whole = Value::Null;
    for (body, year) in [("SFMZ", "2023"), ("SFMZ", "2024"), ("SFGH", "2023"), ("SFGH", "2024")] {
        let args = ["report", "--database", &database, "--body", body, "--year", year, "--format", "json"];
        let found = gongkai(path, &args);
        let file = path.join("report.json");
        fs::write(&file, &found).unwrap();
        accept("report", &file);
        whole = serde_json::from_slice(&found).unwrap();
    }
    refuse(
        "report",
        path,
        &whole,
        &[
            ("/year", json!("2024")),
            ("/stage", json!("done")),
            ("/cells/0/id", json!("C12")),
            ("/cells/0/value", json!(12)),
            ("/cells/0/basis", json!("guess")),
            ("/sections/5", json!(null)),
            ("/relations/0/holds", json!("yes")),
        ],
    );
}
