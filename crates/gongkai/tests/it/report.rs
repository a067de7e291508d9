//! `gongkai report` as a process.

use std::path::Path;
use std::process::{Command, Output};

use office::{Body, BodyId, Settings};
use statute::Regime;
use store::{Store, Url};

fn gongkai(folder: &Path, args: &[&str]) -> Output {
    let database = format!("sqlite:{}", folder.join("gongkai.db").display());
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
    command.args(["report", "--database", &database]).args(args).current_dir(folder).output().unwrap()
}

fn founded(folder: &Path) {
    let store = Store::open(&Url::SqliteFile(folder.join("gongkai.db"))).unwrap();
    store.migrate().unwrap();
    let body = Body {
        id: BodyId(1),
        name: "示范县总工会".into(),
        short_name: "县总工会".into(),
        code: "SFGH".into(),
        document_code: "示工公开".into(),
        regime: Regime::Voluntary,
        government: false,
        settings: Settings { disclosure_office: "县总工会办公室".into(), ..Settings::default() },
    };
    store.write(|tx| tx.save_body(&body)).unwrap();
}

#[test]
fn a_report_that_nobody_has_opened_is_drafted_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    founded(folder.path());
    let json = gongkai(folder.path(), &["--body", "sfgh", "--year", "2024", "--format", "json"]);
    assert!(json.status.success(), "{json:?}");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((json["stage"].as_str(), json["edition"].as_str()), (Some("draft"), Some("2021")));
    assert_eq!(json["cells"].as_array().map(Vec::len), Some(200));
    assert_eq!(json["cells"][0]["value"], "0");
    let licence = json["cells"].as_array().unwrap().iter().find(|cell| cell["id"] == "t2/licence/decisions");
    assert_eq!(licence.unwrap()["value"], "", "nobody has stated it");
    assert!(json["introduction"].as_str().unwrap().starts_with("参照"));

    let made =
        gongkai(folder.path(), &["--body", "SFGH", "--year", "2024", "--format", "docx", "-o", "r.docx"]);
    assert!(made.status.success() && made.stdout.is_empty(), "{made:?}");
    assert!(std::fs::read(folder.path().join("r.docx")).unwrap().starts_with(b"PK"));
    for (format, first) in [("pdf", b"%PDF".as_slice()), ("ofd", b"PK\x03\x04"), ("xlsx", b"PK\x03\x04")] {
        let made = gongkai(folder.path(), &["--body", "SFGH", "--year", "2024", "--format", format]);
        assert!(made.status.success() && made.stdout.starts_with(first), "{format}");
    }
    let html =
        String::from_utf8(gongkai(folder.path(), &["--body", "SFGH", "--year", "2024"]).stdout).unwrap();
    assert!(html.contains("示范县总工会2024年政府信息公开工作年度报告（未签发稿）"));
    assert!(html.contains("本年度没有收取信息处理费"));
    let store = Store::open(&Url::SqliteFile(folder.path().join("gongkai.db"))).unwrap();
    assert_eq!(store.read(|tx| tx.annual_report_of(BodyId(1), 2024)).unwrap(), None);
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = tempfile::tempdir().unwrap();
    founded(folder.path());
    let refused = |args: &[&str], words: &str| {
        let output = gongkai(folder.path(), args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(words), "{said}");
    };
    refused(&["--body", "SFMZ", "--year", "2024"], "数据库中有：SFGH（示范县总工会）");
    refused(&["--body", "SFGH", "--year", "2018"], "2018");
    refused(&["--body", "SFGH", "--year", "2024", "-o", "no/such/folder"], "不能写入");
}

/// A database that was only just made has nobody to report on: what to do first is said.
#[test]
fn an_empty_database_says_what_to_do_first() {
    let folder = tempfile::tempdir().unwrap();
    Store::open(&Url::SqliteFile(folder.path().join("gongkai.db"))).unwrap().migrate().unwrap();
    let said = gongkai(folder.path(), &["--body", "SFGH", "--year", "2024"]);
    assert_eq!(said.status.code(), Some(2));
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("还没有单位") && said.contains("gongkai body add"), "{said}");
}
