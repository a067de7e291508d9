//! The annual report of both editions as DOCX: LibreOffice opens it, and every cell of the form is on its pages.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use jiff::civil::date;
use report::{CellId, Edition, Number, Report, compose, form};

#[test]
fn libreoffice_opens_the_report_of_2021() {
    check("report-2021", Edition::E2021, 2024);
}

#[test]
fn libreoffice_opens_the_report_of_2019() {
    check("report-2019", Edition::E2019, 2020);
}

fn check(name: &str, edition: Edition, year: i16) {
    if !installed("soffice") || !installed("pdftotext") {
        assert!(
            std::env::var_os("CI").is_none(),
            "scripts/setup installs libreoffice-writer and poppler-utils"
        );
        return;
    }
    let report = sample(edition, year);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("report.docx");
    fs::write(&file, paper::docx::write(&compose(&report)).unwrap()).unwrap();
    let words = words_on_paper(&folder, &file);
    // Every cell holds a number of its own, five digits long, which must not be broken or cut off.
    let (found, all) =
        (report.cells.values().filter(|cell| words.contains(cell.raw.as_str())).count(), report.cells.len());
    assert_eq!(found, all, "cells on paper");
    for heading in report.sections.iter().map(|section| section.heading.as_str()) {
        assert!(words.contains(heading), "{heading}");
    }
    assert!(words.contains("—1—"), "page numbers");
}

fn sample(edition: Edition, year: i16) -> Report {
    let cells: Vec<CellId> = form(edition).cells().map(|cell| cell.id.clone()).collect();
    let values = cells.into_iter().zip(10_001_i64..).map(|(id, value)| (id, Number::from(value)));
    let prose = "示范县民政局严格执行《中华人民共和国政府信息公开条例》，及时、准确公开政府信息。".repeat(3);
    Report::from_cells("示范县民政局", year, edition, values)
        .with_introduction("根据《中华人民共和国政府信息公开条例》第五十条，编制本报告。")
        .with_section("s1", format!("（一）主动公开\n{prose}\n（二）依申请公开\n{prose}"))
        .with_section("s5", prose.clone())
        .with_section("s6", "无其他需要报告的事项。")
        .signed("示范县民政局", date(year + 1, 1, 20))
}

/// All words of the pages, without spaces and line ends.
fn words_on_paper(folder: &Path, file: &Path) -> String {
    // A profile of its own: two runs side by side do not meet.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let converted = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(converted.success());
    let pdf: PathBuf = file.with_extension("pdf");
    let output = Command::new("pdftotext").arg(pdf).arg("-").output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect()
}

fn installed(program: &str) -> bool {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    // pdftotext knows no --version and ends with 99; it is enough that it starts.
    asked.is_ok()
}
