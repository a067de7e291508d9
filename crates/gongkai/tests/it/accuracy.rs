//! Published reports in every format: each cell as it is known to be, and no wrong number.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A file, and the report whose true values are known.
const FILES: [(&str, &str); 14] = [
    ("paper/tests/docx/pingtan-2025.docx", "pingtan-2025"),
    ("paper/tests/docx/pingtan-gaj-2019.docx", "pingtan-gaj-2019"),
    ("paper/tests/it/data/hangzhou-2025.fixture.html", "hangzhou-2025"),
    ("paper/tests/it/data/pingtan-2025.cms.html", "pingtan-2025"),
    ("paper/tests/it/data/pingtan-gaj-2019.lo.html", "pingtan-gaj-2019"),
    ("paper/tests/it/data/pingtan-zrz-2023.cms.html", "pingtan-zrz-2023"),
    ("paper/tests/it/data/pingtan-zrz-2024.word.html", "pingtan-zrz-2024"),
    ("paper/tests/it/data/hongze-2024.pdf", "hongze-2024"),
    ("paper/tests/it/data/pingtan-2025.pdf", "pingtan-2025"),
    ("report/tests/data/hongze-2024.cells.txt", "hongze-2024"),
    ("report/tests/data/pingtan-gaj-2019.cells.txt", "pingtan-gaj-2019"),
    ("report/tests/data/pingtan-gaj-2022.cells.txt", "pingtan-gaj-2022"),
    ("report/tests/data/pingtan-zrz-2023.cells.txt", "pingtan-zrz-2023"),
    ("report/tests/data/pingtan-zrz-2024.cells.txt", "pingtan-zrz-2024"),
];

fn crates() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn read(path: &Path) -> Value {
    let found = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["read", "--format", "json"])
        .arg(path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&found.stderr);
    assert_eq!(found.status.code(), Some(0), "{}: {said}", path.display());
    serde_json::from_slice(&found.stdout).unwrap()
}

/// A number as it is written, be it JSON's or, with decimals, in quotes.
fn printed(number: &Value) -> String {
    number.as_str().map_or_else(|| number.to_string(), str::to_owned)
}

/// What differs from the true values, cell by cell; what the source leaves open is not asked.
fn wrong(report: &Value, truth: &Value) -> Vec<String> {
    let open: Vec<&str> = truth["unknown"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let cells = truth["cells"].as_object().unwrap();
    assert_eq!(report["cells"].as_object().unwrap().len(), cells.len());
    let asked = cells.iter().filter(|(id, _)| !open.contains(&id.as_str()));
    asked
        .filter_map(|(id, expected)| {
            let found = &report["cells"][id];
            let right = match expected {
                Value::Null => found["kind"] == "blank",
                number => found["kind"] == "number" && printed(&found["value"]) == printed(number),
            };
            (!right).then(|| format!("{id}: {expected}, not {found}"))
        })
        .collect()
}

fn truth(name: &str) -> Value {
    let path = crates().join(format!("report/tests/data/truth/{name}.json"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn every_cell_of_every_format_is_read_as_it_is() {
    for (file, name) in FILES {
        let (report, truth) = (read(&crates().join(file)), truth(name));
        assert_eq!(wrong(&report, &truth), Vec::<String>::new(), "{file}");
        assert_eq!((&report["year"], &report["edition"]), (&truth["year"], &truth["edition"]), "{file}");
        let ids: Vec<&str> =
            report["sections"].as_array().unwrap().iter().filter_map(|s| s["id"].as_str()).collect();
        assert_eq!(ids, ["s1", "s2", "s3", "s4", "s5", "s6"], "{file}");
        // The page that is a fixture names an invented city.
        assert!(report["body"] == truth["body"] || name == "hangzhou-2025", "{file}");
    }
}

/// What LibreOffice makes of a file, or nothing where it is not installed.
fn converted(source: &str, target: &str, filter: Option<&str>, folder: &Path) -> Option<PathBuf> {
    let source = crates().join(source);
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let made = Command::new("soffice")
        .args([profile.as_str(), "--headless"])
        .args(filter)
        .args(["--convert-to", target, "--outdir"])
        .args([folder, &source])
        .output();
    let old = folder.join(source.file_name().unwrap()).with_extension(target);
    let there = made.is_ok() && old.exists();
    assert!(there || std::env::var_os("CI").is_none(), "scripts/setup installs soffice");
    there.then_some(old)
}

/// DOC, WPS, RTF and ODT, as offices still send them, are read through LibreOffice.
#[test]
fn old_word_files_are_read_where_libreoffice_is() {
    let folder = tempfile::tempdir().unwrap();
    for (target, label) in [("doc", "旧版 Word 或者 WPS"), ("rtf", "RTF"), ("odt", "ODF")] {
        let source = "paper/tests/docx/pingtan-gaj-2019.docx";
        let Some(old) = converted(source, target, None, folder.path()) else { return };
        let report = read(&old);
        assert!(report["format"].as_str().unwrap().contains(label), "{target}: {}", report["format"]);
        assert_eq!(wrong(&report, &truth("pingtan-gaj-2019")), Vec::<String>::new(), "{target}");
        assert_eq!((report["year"].as_i64(), &report["doubts"]), (Some(2019), &Value::Array(Vec::new())));
    }
    let (doc, wps) = (folder.path().join("pingtan-gaj-2019.doc"), folder.path().join("年报.wps"));
    std::fs::copy(doc, &wps).unwrap();
    assert_eq!(wrong(&read(&wps), &truth("pingtan-gaj-2019")), Vec::<String>::new());
}

/// A workbook made by another program, in the three formats of workbooks.
#[test]
fn workbooks_are_read_where_libreoffice_is() {
    let folder = tempfile::tempdir().unwrap();
    for target in ["xlsx", "xls", "ods"] {
        let page = "paper/tests/it/data/hangzhou-2025.fixture.html";
        let filter = Some("--infilter=HTML (StarCalc)");
        let Some(book) = converted(page, target, filter, folder.path()) else { return };
        assert_eq!(wrong(&read(&book), &truth("hangzhou-2025")), Vec::<String>::new(), "{target}");
    }
}

/// A torn DOC gets a sentence; without LibreOffice the way out is said.
#[test]
fn a_torn_old_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join("damaged.doc");
    std::fs::write(&damaged, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 torn").unwrap();
    let read = |path: &OsStr| {
        let refused = Command::new(env!("CARGO_BIN_EXE_gongkai"))
            .arg("read")
            .arg(&damaged)
            .env("PATH", path)
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(2));
        String::from_utf8_lossy(&refused.stderr).into_owned()
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    assert!(read(&path).contains("damaged.doc"));
    assert!(read(folder.path().as_os_str()).contains("LibreOffice"));
}
