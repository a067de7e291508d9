//! `gongkai audit` as a person or a program runs it.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SEED: &str = include_str!("../../../report/tests/data/xinfeng-union-2024.txt");

fn audit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai")).arg("audit").args(arguments).output().unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The contract others build on: these keys, these words, and places that point at the quoted words.
#[test]
fn json_keeps_its_contract_in_every_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let little: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(SEED.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let plain = file(folder.path(), "utf8.txt", SEED.as_bytes());
    let wide = file(folder.path(), "utf16.txt", &little);
    let found = audit(&["--format", "json", &plain]);
    assert_eq!(found.status.code(), Some(1), "the seed has errors");
    let one: Value = serde_json::from_slice(&found.stdout).unwrap();
    let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
    for key in ["file", "body", "year", "edition", "findings", "doubts"] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    assert_eq!(one["body"], "新丰县总工会");
    assert_eq!(one["year"], 2024);
    assert_eq!(one["edition"], "2019");
    let chars: Vec<char> = SEED.chars().collect();
    for finding in one["findings"].as_array().unwrap() {
        assert!(finding["rule"].as_str().unwrap().starts_with("AUD-"));
        assert!(["error", "warning", "info"].contains(&finding["severity"].as_str().unwrap()));
        assert!(!finding["explanation"].as_str().unwrap().is_empty());
        assert!(!finding["citation"].as_str().unwrap().is_empty());
        let at = |key: &str| usize::try_from(finding["place"][key].as_u64().unwrap()).unwrap();
        let there: String = chars[at("start")..at("end")].iter().collect();
        assert_eq!(there, finding["quote"].as_str().unwrap());
    }
    let other: Value = serde_json::from_slice(&audit(&["--format", "json", &wide]).stdout).unwrap();
    assert_eq!(other["findings"], one["findings"]);
}

#[test]
fn several_files_are_one_list_and_an_unreadable_one_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let seed = file(folder.path(), "seed.txt", SEED.as_bytes());
    let pdf = file(folder.path(), "scan.pdf", b"%PDF-1.7 ...");
    let found = audit(&["--format", "json", &seed, &pdf]);
    assert_eq!(found.status.code(), Some(2));
    let list: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(list.as_array().unwrap().len(), 2);
    assert_eq!(list[0]["year"], 2024);
    assert!(list[1]["error"].as_str().unwrap().contains("PDF"));
}

#[test]
fn what_cannot_be_judged_is_refused_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, expected: &str| {
        let found = audit(&[name]);
        assert_eq!(found.status.code(), Some(2), "{name}");
        assert!(found.stdout.is_empty(), "{name}");
        let said = words(&found.stderr);
        assert!(said.starts_with("错误：") && said.contains(expected), "{name}: {said}");
    };
    let file = |name: &str, bytes: &[u8]| file(folder.path(), name, bytes);
    check(folder.path().to_str().unwrap(), "这是文件夹");
    check(folder.path().join("none.txt").to_str().unwrap(), "找不到这个文件");
    check(&file("empty.txt", b""), "文件是空的");
    check(&file("binary.txt", b"ab\0\x01\xFF\xFE"), "文件不是文本");
    check(&file("word.docx", b"PK\x03\x04...."), "这是压缩包文件");
    check(&file("scan.png", b"\x89PNG\r\n\x1A\n\0\0"), "这是图片文件");
    check(&file("novel.txt", "话说天下大势，分久必合，合久必分。".as_bytes()), "没有年度报告");
    check(&file("huge.txt", &vec![b'a'; (16 << 20) + 1]), "超过16兆字节的上限");
}

#[test]
fn people_read_it_on_the_terminal_and_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let seed = file(folder.path(), "seed.txt", SEED.as_bytes());
    let text = words(&audit(&["--least", "error", &seed]).stdout);
    assert!(text.starts_with("新丰县总工会2024年政府信息公开工作年度报告\n"), "{text}");
    assert!(text.contains("AUD-P04  第417行　“2024年12月11日”"), "{text}");
    assert!(!text.contains("AUD-T03") && !text.contains('\x1b'), "{text}");
    assert!(text.contains("AUD-F03"), "what is left to a person is named: {text}");
    let page = words(&audit(&["--format", "html", &seed]).stdout);
    assert!(page.starts_with("<!doctype html>") && page.contains("AUD-P04") && !page.contains("<script"));
}

#[test]
fn standard_input_is_read_and_a_sound_report_ends_with_nought() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["audit", "-", "--regime", "organ"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let report = report::Report::from_cells(
        "示例县民政局",
        2024,
        report::Edition::E2021,
        report::form(report::Edition::E2021).cells().map(|cell| (cell.id.clone(), report::Number::ZERO)),
    );
    let source =
        text::plain::write(&report::compose(&report.signed("示例县民政局", jiff::civil::date(2025, 1, 20))));
    child.stdin.take().unwrap().write_all(source.as_bytes()).unwrap();
    let found = child.wait_with_output().unwrap();
    let said = words(&found.stdout);
    // The sections are empty, which is a warning; nothing in it is an error.
    assert!(said.contains("错误0处"), "{said}");
    assert_eq!(found.status.code(), Some(0), "{said}");
}

/// The first thing a visitor sees is what the program says today.
#[test]
fn the_readme_shows_what_is_found() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let command = "audit --least error crates/report/tests/data/xinfeng-union-2024.txt\n";
    let seed = root.join("crates/report/tests/data/xinfeng-union-2024.txt");
    let said = words(&audit(&["--least", "error", seed.to_str().unwrap()]).stdout);
    assert!(readme.contains(&format!("{command}{said}```")), "README.md should show:\n{said}");
}

/// Bytes by dice: most are refused, some decode to nonsense; none of it panics or takes long.
#[test]
fn any_bytes_are_judged_or_refused() {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut judged = 0;
    for round in 0..400_usize {
        let length = usize::try_from(next() % 2_000).unwrap();
        // Three kinds: anything; the two-byte area of GB 2312; the seed with a few bytes changed.
        let bytes: Vec<u8> = match round % 3 {
            0 => (0..length).map(|_| next().to_le_bytes()[0]).collect(),
            1 => (0..length * 2).map(|_| 0xB0 + next().to_le_bytes()[0] % 0x40).collect(),
            _ => {
                let mut bytes = SEED.as_bytes().to_vec();
                for _ in 0..3 {
                    let at = usize::try_from(next()).unwrap() % bytes.len();
                    bytes[at] = b' ' + next().to_le_bytes()[0] % 64;
                }
                bytes
            }
        };
        if let Ok(decoded) = paper::decode(&bytes) {
            let found = report::read_text(&decoded.text);
            let audit = report::Audit::of(None, &found, &report::Context::default());
            judged += usize::from(!audit.to_json().is_empty());
        }
    }
    assert!(judged > 100, "the dice should leave texts to judge, not {judged}");
}
