//! Every figure we promise, measured and printed beside its target.
//!
//! Figures come from three places: Criterion benches (`target/criterion`), benches that print
//! `figure <id> <value> <unit>` themselves, and a server started here and loaded by `wrk`.

mod server;

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::workspace::Workspace;

/// What is promised: one row of the table.
struct Target {
    id: &'static str,
    what: &'static str,
    /// At most this many, in `unit`. `None`: measured for comparison only.
    most: Option<f64>,
    unit: &'static str,
}

const fn at_most(id: &'static str, what: &'static str, most: f64, unit: &'static str) -> Target {
    Target { id, what, most: Some(most), unit }
}

/// Measured for comparison only.
const fn beside(id: &'static str, what: &'static str, unit: &'static str) -> Target {
    Target { id, what, most: None, unit }
}

/// Criterion ids and printed ids share one name space.
const TARGETS: [Target; 52] = [
    at_most("calendar/load_year", "a year's table of working days, loaded", 1.0, "ms"),
    beside("calendar/after_20", "the twentieth working day after a day", "ns"),
    beside("calendar/after_20_plain", "the same, walked over plain sets of days", "ns"),
    at_most("statute/reply_due", "one due date with holds", 5.0, "µs"),
    beside("statute/reply_due_explained", "the same with every step of the explanation", "µs"),
    beside("statute/reply_due_plain", "the same, walked day by day over a plain set", "µs"),
    at_most("statute/ten_thousand", "10,000 due dates", 20.0, "ms"),
    beside("statute/ten_thousand_plain", "the same, walked day by day over a plain set", "ms"),
    at_most("report/audit_seed", "audit of the seed report, in-process", 2.0, "ms"),
    at_most("proof/read_1mb", "a megabyte of prose, proofread by all rules", 200.0, "ms"),
    beside("proof/read_1mb_autocorrect", "the same with autocorrect", "ms"),
    beside("proof/read_1mb_zhlint", "the same with zhlint", "ms"),
    at_most("proof/read_10mb", "ten megabytes", 2000.0, "ms"),
    at_most("proof/read_one_line", "a megabyte in a single line", 200.0, "ms"),
    at_most("proof/read_no_marks", "a megabyte without a mark", 200.0, "ms"),
    beside("proof/cases", "wrong cases of the catalogue in which something is found", "cases"),
    beside("proof/cases_autocorrect", "the same with autocorrect", "cases"),
    beside("proof/cases_zhlint", "the same with zhlint", "cases"),
    at_most("paper/html_read", "a report's web page of 60 KB, read", 0.4, "ms"),
    beside("paper/html_read_soup", "the same with BeautifulSoup over lxml", "ms"),
    beside("paper/html_read_pandas", "its tables alone with pandas.read_html", "ms"),
    at_most("paper/docx_read", "a report as DOCX, read", 3.0, "ms"),
    beside("paper/docx_read_python", "the same with python-docx", "ms"),
    at_most("press/docx", "a report written as DOCX", 5.0, "ms"),
    at_most("press/pdf", "a report laid out and written as PDF", 60.0, "ms"),
    beside("press/pdf_libreoffice", "the same with LibreOffice from the DOCX, ten at once", "ms"),
    beside("press/pdf_weasyprint", "the same with WeasyPrint from the page", "ms"),
    beside("press/ofd", "the same pages as OFD", "ms"),
    beside("press/xlsx", "the report as a workbook with formulas", "ms"),
    at_most("press/letter", "a letter laid out and written as PDF", 50.0, "ms"),
    at_most("reports/audit_page", "a report as a site's page of 60 to 80 KB, read and audited", 1.0, "ms"),
    at_most("reports/audit_html", "a report as HTML, read and audited, 1,000 distinct ones", 1.0, "ms"),
    beside("reports/audit_html_peer", "the same read with BeautifulSoup over lxml", "ms"),
    at_most("reports/audit_docx", "a report as DOCX, read and audited, 1,000 distinct ones", 3.3, "ms"),
    beside("reports/audit_docx_peer", "the same read with python-docx", "ms"),
    at_most("reports/audit_pdf", "a report as PDF, read and audited", 33.0, "ms"),
    beside("reports/audit_pdf_peer", "the same read with pdfplumber", "ms"),
    beside("reports/audit_xlsx", "a report as XLSX, read and audited, 1,000 distinct ones", "ms"),
    beside("reports/audit_text", "a report as text, read and audited, 1,000 distinct ones", "ms"),
    at_most("reports/roll_up_5000", "5,000 parsed reports rolled up", 1.0, "s"),
    at_most("store/tables_100k", "tables from 100,000 requests and 100,000 items, SQLite", 300.0, "ms"),
    beside("store/tables_100k_raw", "the same statements on rusqlite alone", "ms"),
    beside("store/tables_100k_folded", "the same records read one by one", "ms"),
    beside("store/lists_100k", "tables with all lists and digests, as at signature", "ms"),
    at_most("server/first_answer", "start of the server to its first answer", 300.0, "ms"),
    at_most("server/idle_rss", "resident memory of an idle server", 60.0, "MB"),
    at_most("server/cpu_home", "CPU for the home page, uncached", 1.0, "ms"),
    at_most("server/cpu_item", "CPU for an item's page, uncached", 1.0, "ms"),
    beside("server/cpu_bare", "CPU for a page without records", "ms"),
    beside("server/pages_home", "home pages a second, 8 connections", "1/s"),
    beside("server/pages_item", "items' pages a second, 8 connections", "1/s"),
    beside("server/pages_bare", "pages without records a second, 8 connections", "1/s"),
];

/// The rooms whose benches are run when they have any.
const ROOMS: [&str; 9] =
    ["calendar", "statute", "report", "proof", "paper", "press", "store", "acts", "gongkai"];

/// Measures and prints the table; `true` when every measured figure keeps its target.
pub fn run(house: &Workspace, only: Option<&str>) -> Result<bool> {
    let mut figures = BTreeMap::new();
    let wanted = |id: &str| only.is_none_or(|word| id.contains(word));
    // What several rooms do together is measured in the program.
    let named = |room: &str| {
        wanted(room) || (room == "gongkai" && only.is_some_and(|word| word.starts_with("report")))
    };
    for room in ROOMS.iter().filter(|room| named(room)) {
        if house.root().join("crates").join(room).join("benches").is_dir() {
            run_benches(house, room, &mut figures)?;
        }
    }
    if only.is_none() || wanted("server") {
        server::measure(house, &mut figures)?;
    }
    let mut kept = true;
    println!("\n{:<24} {:>12} {:>12}  {:<6} what", "figure", "measured", "at most", "");
    for target in TARGETS.iter().filter(|target| wanted(target.id)) {
        kept &= print_row(target, figures.remove(target.id));
    }
    for (id, figure) in figures {
        println!("{id:<24} {:>12} {:>12}  {:<6}", shown(figure.value, &figure.unit), "", "");
    }
    Ok(kept)
}

/// A measured value in the unit it was told in.
pub struct Figure {
    pub value: f64,
    pub unit: String,
}

pub type Figures = BTreeMap<String, Figure>;

fn print_row(target: &Target, figure: Option<Figure>) -> bool {
    let most = target.most.map_or(String::new(), |most| shown(most, target.unit));
    let measured = figure.map(|figure| in_unit(&figure, target.unit));
    let kept = match (measured, target.most) {
        (Some(value), Some(most)) => Some(value <= most),
        _ => None,
    };
    let verdict = match (measured, kept) {
        (None, _) => "-",
        (Some(_), Some(false)) => "MISSED",
        (Some(_), _) => "ok",
    };
    let value = measured.map_or("not run".to_owned(), |value| shown(value, target.unit));
    println!("{:<24} {value:>12} {most:>12}  {verdict:<6} {}", target.id, target.what);
    kept != Some(false)
}

fn shown(value: f64, unit: &str) -> String {
    if value >= 100.0 { format!("{value:.0} {unit}") } else { format!("{value:.2} {unit}") }
}

/// Times are told in different units; anything else keeps its own.
fn in_unit(figure: &Figure, unit: &str) -> f64 {
    let nanoseconds = |unit: &str| match unit {
        "ns" => Some(1.0),
        "µs" => Some(1e3),
        "ms" => Some(1e6),
        "s" => Some(1e9),
        _ => None,
    };
    match (nanoseconds(&figure.unit), nanoseconds(unit)) {
        (Some(from), Some(to)) => figure.value * from / to,
        _ => figure.value,
    }
}

fn run_benches(house: &Workspace, room: &str, figures: &mut Figures) -> Result<()> {
    println!("benches of {room} …");
    let output = Command::new("cargo")
        .current_dir(house.root())
        .args(["bench", "--locked", "--package", room, "--benches"])
        .stderr(Stdio::inherit())
        .output()
        .context("starting cargo bench")?;
    ensure!(output.status.success(), "cargo bench --package {room} failed");
    let said = String::from_utf8_lossy(&output.stdout);
    figures.extend(said.lines().filter_map(printed));
    read_criterion(&house.root().join("target/criterion"), room, figures)
}

/// `figure store/tables_100k 212.5 ms`
fn printed(line: &str) -> Option<(String, Figure)> {
    let mut words = line.strip_prefix("figure ")?.split_whitespace();
    let (id, value, unit) = (words.next()?, words.next()?, words.next()?);
    Some((id.to_owned(), Figure { value: value.parse().ok()?, unit: unit.to_owned() }))
}

#[derive(Deserialize)]
struct Benchmark {
    full_id: String,
}

#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

/// Criterion leaves `benchmark.json` and `estimates.json` (nanoseconds) in a folder `new` per bench.
fn read_criterion(folder: &Path, room: &str, figures: &mut Figures) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        let (name, numbers) = (path.join("benchmark.json"), path.join("estimates.json"));
        if path.ends_with("new") && name.is_file() && numbers.is_file() {
            let benchmark: Benchmark = serde_json::from_str(&fs::read_to_string(name)?)?;
            let estimates: Estimates = serde_json::from_str(&fs::read_to_string(numbers)?)?;
            if benchmark.full_id.starts_with(room) {
                let figure = Figure { value: estimates.median.point_estimate, unit: "ns".to_owned() };
                figures.insert(benchmark.full_id, figure);
            }
        } else {
            read_criterion(&path, room, figures)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_figures_and_units() {
        let (id, figure) = printed("figure store/tables_100k 212.5 ms").unwrap();
        assert_eq!(id, "store/tables_100k");
        assert!((in_unit(&figure, "s") - 0.2125).abs() < 1e-9);
        assert!(printed("Benchmarking store/tables_100k").is_none());
        assert!(printed("figure store/tables_100k fast").is_none());
    }
}
