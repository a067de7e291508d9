//! Published reports in every format: each cell as it is known to be, and no wrong number.

use std::path::Path;
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

/// A DOC, as offices still send them: LibreOffice makes one, and it is read through LibreOffice.
#[test]
fn an_old_word_file_is_read_where_libreoffice_is() {
    let folder = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let made = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "doc", "--outdir"])
        .arg(folder.path())
        .arg(crates().join("paper/tests/docx/pingtan-gaj-2019.docx"))
        .output();
    let old = folder.path().join("pingtan-gaj-2019.doc");
    if made.is_err() || !old.exists() {
        // Without LibreOffice the way out is said.
        std::fs::write(&old, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").unwrap();
        let refused = Command::new(env!("CARGO_BIN_EXE_gongkai")).arg("read").arg(&old).output().unwrap();
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("LibreOffice"));
        return;
    }
    let report = read(&old);
    assert_eq!(report["format"], "旧版 Word 或者 WPS");
    assert_eq!(wrong(&report, &truth("pingtan-gaj-2019")), Vec::<String>::new());
    let damaged = folder.path().join("damaged.doc");
    std::fs::write(&damaged, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 torn").unwrap();
    let refused = Command::new(env!("CARGO_BIN_EXE_gongkai")).arg("read").arg(&damaged).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
}
