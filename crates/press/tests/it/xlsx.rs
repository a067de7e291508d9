//! XLSX: LibreOffice opens it, computes every formula anew and comes to the values we wrote beside them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use press::xlsx;
use regex::Regex;
use report::{Cell, Edition, Report, TableId, form};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::sample;
use crate::tools::{convert, present};

/// The sheets of a workbook as LibreOffice sees them, by name: rows of cells. What the formulas come to is taken out
/// of the file first, so that LibreOffice must work it out.
fn computed(name: &str, book: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("book.xlsx");
    fs::write(&file, without_results(book)).unwrap();
    convert(&folder, &file, "csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1");
    let mut sheets = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if let Some(sheet) = name.strip_prefix("book-") {
            let text = fs::read_to_string(&path).unwrap();
            let rows = text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
            sheets.insert(sheet.to_owned(), rows);
        }
    }
    sheets
}

fn without_results(book: &[u8]) -> Vec<u8> {
    let result = Regex::new("</f><v>[^<]*</v>").unwrap();
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut xml = String::new();
        entry.read_to_string(&mut xml).unwrap();
        let name = entry.name().unwrap().into_owned();
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(result.replace_all(&xml, "</f>").as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A report whose totals are the sums of their parts and whose ledger balances.
fn balanced(edition: Edition, year: i16) -> Report {
    let mut report = sample::report(edition, year);
    for pass in 0..3 {
        for relation in &form(edition).relations {
            let [whole] = relation.lhs.as_slice() else { continue };
            if relation.rhs.iter().all(|term| term.coef == 1 && term.year_offset == 0) && pass < 2 {
                let sum = relation
                    .rhs
                    .iter()
                    .filter_map(|term| report.number(term.cell.as_str()))
                    .sum::<report::Number>();
                report.cells.insert(whole.cell.clone(), Cell::number(sum));
            }
        }
        for relation in form(edition).family("T3-BAL") {
            let value = |at: usize| report.number(relation.lhs[at].cell.as_str()).unwrap();
            let settled = report.number(relation.rhs[0].cell.as_str()).unwrap();
            // 新收 makes up for what is settled.
            let new = settled + report.number(relation.rhs[1].cell.as_str()).unwrap() - value(1);
            report.cells.insert(relation.lhs[0].cell.clone(), Cell::number(new));
        }
    }
    report
}

#[test]
fn libreoffice_computes_what_we_wrote() {
    if !present("soffice") {
        return;
    }
    for (edition, year) in [(Edition::E2021, 2024), (Edition::E2019, 2020)] {
        let report = balanced(edition, year);
        let sheets = computed(&format!("xlsx-{year}"), &xlsx(&report, None).unwrap());
        assert_eq!(sheets.len(), 6, "{:?}", sheets.keys());
        for id in TableId::ALL {
            let sheet = &sheets[id.label()];
            let mut found: Vec<&str> = sheet.iter().flatten().map(String::as_str).collect();
            for cell in &form(edition).table(id).cells {
                let number = report.number(cell.id.as_str()).unwrap().to_string();
                let at = found.iter().position(|found| *found == number);
                found.remove(at.unwrap_or_else(|| panic!("{}: {number} is not on {}", cell.id, id.label())));
            }
        }
        let checks = &sheets["勾稽核对"];
        let within = |row: &&Vec<String>| row[0].starts_with('T') && !row[5].starts_with("没有上年");
        let results: Vec<&Vec<String>> = checks.iter().filter(within).collect();
        assert!(results.len() > 40, "{} relations", results.len());
        let broken: Vec<&&Vec<String>> =
            results.iter().filter(|row| row[5] != "成立" && !row[0].starts_with("T2")).collect();
        assert_eq!(broken, Vec::<&&Vec<String>>::new());
        assert!(checks[1][0].contains("不成立0项") || edition == Edition::E2019, "{:?}", checks[1]);
        assert_eq!(sheets["一"][0][0], report.title);
        assert!(sheets["五、六"].iter().any(|row| row[0] == "六、其他需要报告的事项"));
    }
}

#[test]
fn a_wrong_total_stays_as_reported_and_the_check_says_so() {
    if !present("soffice") {
        return;
    }
    let mut report = balanced(Edition::E2021, 2024);
    let before = balanced(Edition::E2021, 2023);
    report.cells.insert("t4/review/total".into(), Cell::number(77_777_i64));
    report.cells.insert("t3/granted/natural".into(), Cell::blank());
    report.cells.insert("t2/fees/amount".into(), Cell::number(report::Number::decimal(1250, 2)));
    let sheets = computed("xlsx-wrong", &xlsx(&report, Some(&before)).unwrap());
    assert!(sheets["表四"].iter().flatten().any(|cell| cell == "77777"));
    let result = |id: &str| {
        let row = sheets["勾稽核对"].iter().find(|row| row[0] == id);
        row.map(|row| (row[2].clone(), row[4].clone(), row[5].clone())).unwrap_or_default()
    };
    let (left, right, said) = result("T4-SUM/review");
    assert_eq!((left.as_str(), said.as_str()), ("77777", "不成立"));
    assert_ne!(left, right);
    assert_eq!(result("T4-SUM/suit_direct").2, "成立");
    assert_eq!(result("T3-ROW/granted").2, "有未填写的数字，不能核对");
    let carried = result("T3-CARRY/natural");
    assert_eq!(carried.0, report.number("t3/carried_in/natural").unwrap().to_string());
    assert_eq!(carried.1, before.number("t3/carried_out/natural").unwrap().to_string());
    assert_eq!(carried.2, if carried.0 == carried.1 { "成立" } else { "不成立" });
    assert!(sheets["表二"].iter().flatten().any(|cell| cell == "12.5"), "{:?}", sheets["表二"]);
}

#[test]
fn the_same_report_gives_the_same_bytes_and_names_nobody() {
    let report = sample::report(Edition::E2021, 2024);
    let book = xlsx(&report, None).unwrap();
    assert!(book == xlsx(&report, None).unwrap());
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut core = String::new();
    archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut core).unwrap();
    assert!(core.contains("<dc:creator></dc:creator>") && core.contains("2025-01-20"), "{core}");
}
