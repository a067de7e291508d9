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
    check(folder.path().to_str().unwrap(), "文件夹里没有可以核对的文件");
    check(folder.path().join("none.txt").to_str().unwrap(), "找不到这个文件");
    check(&file("empty.txt", b""), "文件是空的");
    check(&file("binary.txt", b"ab\0\x01\xFF\xFE"), "文件不是文本");
    check(&file("word.docx", b"PK\x03\x04...."), "DOCX文件不完整或者已损坏");
    check(&file("word.zip", b"PK\x03\x04...."), "这是压缩包");
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

fn report(body: &str, year: i16, cells: &[(&str, u32)]) -> report::Report {
    let edition = report::Edition::E2021;
    let zeros = report::form(edition).cells().map(|cell| (cell.id.clone(), report::Number::ZERO));
    let given = cells.iter().map(|(id, number)| (report::CellId::from(*id), report::Number::from(*number)));
    report::Report::from_cells(body, year, edition, zeros.chain(given))
        .with_section("s1", "（一）主动公开。全年主动公开政府信息20条，通过政府网站公开18条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件，做到应公开尽公开。（四）平台建设。更新政府网站栏目。（五）监督保障。开展培训。")
        .signed(body, jiff::civil::date(year + 1, 1, 20))
}

fn source(report: &report::Report) -> String {
    text::plain::write(&report::compose(report))
}

fn rules_of(list: &Value, file: &str) -> Vec<String> {
    let of = list
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["file"].as_str().is_some_and(|name| name.ends_with(file)));
    let findings = of.unwrap_or_else(|| panic!("{file} in {list}"))["findings"].as_array().unwrap();
    findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

/// Reports that belong together are found among the files: the year before, the page of a file, the same words.
#[test]
fn a_folder_is_judged_with_what_belongs_together() {
    let folder = tempfile::tempdir().unwrap();
    let carried = [
        ("t3/carried_out/natural", 2),
        ("t3/carried_out/total", 2),
        ("t3/new_received/natural", 2),
        ("t3/new_received/total", 2),
    ];
    let before = report("示例县民政局", 2023, &carried);
    let now = report("示例县民政局", 2024, &[]);
    file(folder.path(), "2023.txt", source(&before).as_bytes());
    file(folder.path(), "2024.txt", source(&now).as_bytes());
    file(folder.path(), "broken.pdf", b"%PDF-1.7 ...");
    let other = report("样本市教育局", 2024, &[("t2/penalty/decisions", 3)]);
    let other = paper::html::page(&report::compose(&other));
    file(folder.path(), "other.html", other.as_bytes());
    let page = report("示例县民政局", 2024, &[("t2/penalty/decisions", 7)]);
    file(folder.path(), "page.html", paper::html::page(&report::compose(&page)).as_bytes());
    let found = audit(&["--format", "json", folder.path().to_str().unwrap()]);
    assert_eq!(found.status.code(), Some(2), "one file cannot be read, the others are judged");
    let list: Value = serde_json::from_slice(&found.stdout).unwrap();
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(names, ["2023.txt", "2024.txt", "broken.pdf", "other.html", "page.html"]);
    let of_2024 = rules_of(&list, "2024.txt");
    for rule in ["AUD-X01", "AUD-X03", "AUD-F07"] {
        assert!(of_2024.iter().any(|found| found == rule), "{rule} in {of_2024:?}");
    }
    assert!(!rules_of(&list, "2023.txt").contains(&"AUD-X01".to_owned()));
    assert!(rules_of(&list, "other.html").contains(&"AUD-X03".to_owned()));
    let text = words(&audit(&[folder.path().to_str().unwrap()]).stdout);
    assert!(text.contains("最常违反的规则") && text.contains("1个文件没有核对成"), "{text}");
}

#[test]
fn accepted_findings_are_not_told_again() {
    let folder = tempfile::tempdir().unwrap();
    let seed = file(folder.path(), "seed.txt", SEED.as_bytes());
    let known = folder.path().join("known.json").display().to_string();
    let found = audit(&["--baseline", &known, "--write-baseline", "--format", "json", &seed]);
    assert_eq!(found.status.code(), Some(0), "{}", words(&found.stderr));
    // Lines move, and one fault is new.
    let changed = SEED.replacen("一、基本情况", "\n\n一、基本情况", 1).replacen("暂无", "暂无，，", 1);
    let changed = file(folder.path(), "changed.txt", changed.as_bytes());
    let found = audit(&["--baseline", &known, "--format", "json", &changed]);
    let one: Value = serde_json::from_slice(&found.stdout).unwrap();
    let new: Vec<&str> =
        one["findings"].as_array().unwrap().iter().map(|it| it["rule"].as_str().unwrap()).collect();
    assert!(new.contains(&"AUD-T03") && new.len() <= 3, "{one}");
    assert!(one["accepted"].as_u64().unwrap() > 40);
    let missing = audit(&["--baseline", "/nonexistent/known.json", &seed]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_list_tells_who_has_not_reported_and_who_was_late() {
    let folder = tempfile::tempdir().unwrap();
    let here = file(folder.path(), "a.txt", source(&report("示例县民政局", 2024, &[])).as_bytes());
    let list =
        file(folder.path(), "list.csv", "机关,发布日期\n示例县民政局,2025-02-07\n示例县教育局\n".as_bytes());
    let found = audit(&["--format", "json", "--list", &list, &here, &here]);
    let all: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert!(rules_of(&all, "a.txt").contains(&"AUD-F02".to_owned()), "{all}");
    let last = all.as_array().unwrap().last().unwrap();
    assert_eq!((last["body"].as_str(), last["year"].as_i64()), (Some("示例县教育局"), Some(2024)));
    assert_eq!(last["findings"][0]["rule"], "AUD-F01");
    assert_eq!(last["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_region_is_held_against_the_sum_of_its_units() {
    let folder = tempfile::tempdir().unwrap();
    let region = file(
        folder.path(),
        "all.txt",
        source(&report("示例县人民政府", 2024, &[("t2/penalty/decisions", 9)])).as_bytes(),
    );
    let units = folder.path().join("units");
    std::fs::create_dir(&units).unwrap();
    file(&units, "1.txt", source(&report("示例县民政局", 2024, &[("t2/penalty/decisions", 3)])).as_bytes());
    file(&units, "2.txt", source(&report("示例县教育局", 2024, &[("t2/penalty/decisions", 4)])).as_bytes());
    let found = audit(&["--format", "json", "--units", units.to_str().unwrap(), &region]);
    let one: Value = serde_json::from_slice(&found.stdout).unwrap();
    let sums: Vec<&Value> =
        one["findings"].as_array().unwrap().iter().filter(|it| it["rule"] == "AUD-X05").collect();
    assert_eq!(sums.len(), 1, "{one}");
    assert_eq!(sums[0]["place"]["cell"], "t2/penalty/decisions");
    assert_eq!(sums[0]["quote"], "9");
}

/// What SARIF 2.1.0 requires of the parts that are used (sections 3.13 to 3.58 of the standard).
#[test]
fn sarif_has_what_the_standard_requires() {
    let folder = tempfile::tempdir().unwrap();
    let seed = file(folder.path(), "报告.txt", SEED.as_bytes());
    let log: Value =
        serde_json::from_slice(&audit(&["--format", "sarif", &seed, "/nonexistent.txt"]).stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let at = &result["locations"][0]["physicalLocation"];
        let uri = at["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("file:///") && uri.is_ascii(), "{uri}");
        if let Some(region) = at.get("region") {
            assert!(region["startLine"].as_u64().unwrap() >= 1);
        }
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn findings_become_comments_in_a_copy_and_rows_of_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let document = text::plain::read(SEED);
    let source = file(folder.path(), "年度报告.docx", &paper::docx::write(&document).unwrap());
    let plain = file(folder.path(), "年度报告.txt", SEED.as_bytes());
    let (copies, book) = (folder.path().join("批注"), folder.path().join("结果.xlsx"));
    let found = audit(&[
        &source,
        &plain,
        "--format",
        "xlsx",
        "-o",
        book.to_str().unwrap(),
        "--annotate",
        copies.to_str().unwrap(),
    ]);
    assert_eq!(found.status.code(), Some(1), "{}", words(&found.stderr));
    assert!(words(&found.stderr).contains("已写出1份带批注的副本"), "{}", words(&found.stderr));
    assert!(words(&found.stderr).contains("1个文件不是DOCX"), "{}", words(&found.stderr));

    let copy = std::fs::read(copies.join("年度报告（批注）.docx")).unwrap();
    let comments = paper::read("副本.docx", &copy).unwrap();
    let authors: Vec<&str> = comments
        .properties
        .iter()
        .filter(|property| property.kind == paper::PropertyKind::CommentBy)
        .map(|property| property.value.as_str())
        .collect();
    assert_eq!(authors, ["gongkai"]);
    assert_eq!(
        comments.document,
        paper::read("原件.docx", &std::fs::read(&source).unwrap()).unwrap().document
    );

    let rows = paper::read("结果.xlsx", &std::fs::read(&book).unwrap()).unwrap().text;
    for expected in ["新丰县总工会", "AUD-P03", "统计期限跨2023年、2024年"] {
        assert!(rows.contains(expected), "{expected} in {rows}");
    }
}
