//! Reports of every format read and audited as `gongkai audit` does it, on a thousand distinct ones, and a region of five
//! thousand rolled up; beside the reading the plain scripts of `scripts/peers` on the same files in the same run.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use report::region::{Given, Plan, roll_up};
use report::{Audit, CellId, Context, Edition, Number, Report, form};

/// Distinct reports of each format, and bodies of the region.
const REPORTS: u32 = 1000;
const BODIES: u32 = 5000;
/// Files that a plain script is given, which takes its time.
const FOR_PEERS: usize = 50;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let reports: Vec<Report> = (0..REPORTS).map(made).collect();
    let html = |report: &Report| Some(paper::html::page(&report::compose(report)).into_bytes());
    measure("html", "html", &reports, html, folder.path())?;
    let docx = |report: &Report| paper::docx::write(&report::compose(report)).ok();
    measure("docx", "docx", &reports, docx, folder.path())?;
    measure("xlsx", "xlsx", &reports, |report| press::xlsx(report, None).ok(), folder.path())?;
    let text = |report: &Report| Some(report::compose(report).plain_text().into_bytes());
    measure("text", "txt", &reports, text, folder.path())?;
    published();
    region();
    Ok(())
}

/// A report with its own name, numbers that add up, and words of its own.
fn made(number: u32) -> Report {
    const SYLLABLES: [&str; 10] = ["安", "平", "宁", "泰", "和", "兴", "昌", "盛", "福", "禄"];
    let syllable = |place: u32| SYLLABLES[usize::try_from(number / place % 10).unwrap_or_default()];
    let name: String = [1000, 100, 10, 1].map(syllable).concat();
    let requests = number % 40;
    let cells = form(Edition::E2021).cells().map(|cell| {
        let row = ["new_received", "granted", "results_total"].contains(&cell.row.as_str());
        let counts = row && ["natural", "total"].contains(&cell.col.as_str());
        (CellId::from(cell.id.as_str()), Number::from(if counts { requests } else { 0 }))
    });
    let sentence = |n: u32| {
        let (a, b) = (syllable(1 + n % 7), syllable(10 + n % 11));
        format!(
            "围绕{a}{b}工作第{}项任务，梳理公开事项{}条，及时公布办理依据和程序。",
            n + number,
            number * 7 + n
        )
    };
    let words: String = (0..12).map(sentence).collect();
    Report::from_cells(format!("示例市{name}县民政局"), 2024, Edition::E2021, cells)
        .with_introduction("本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。电话：0751-0000000。")
        .with_section(
            "s1",
            format!("（一）主动公开。{words}\n（二）依申请公开。全年收到政府信息公开申请{requests}件。\n（三）政府信息管理。落实发布审核制度。\n（四）平台建设。更新网站栏目。\n（五）监督保障。开展培训。"),
        )
        .with_section("s5", "（一）存在的问题。公开内容不够全面。\n（二）改进措施。拓展公开内容。")
        .with_section("s6", "本年度未收取信息处理费。")
        .signed(format!("示例市{name}县民政局"), jiff::civil::date(2025, 1, 20))
}

/// Milliseconds of a report, read and audited, in the faster of two rounds.
fn judged(files: &[(String, Vec<u8>)]) -> f64 {
    let context = Context::default();
    let round = || {
        let start = Instant::now();
        for (name, bytes) in files {
            if let Ok(reading) = paper::read(name, bytes) {
                black_box(Audit::of(Some(name), &report::recognise(&reading.document), &context));
            }
        }
        let files = u32::try_from(files.len()).unwrap_or(1);
        start.elapsed().as_secs_f64() * 1000.0 / f64::from(files)
    };
    // Patterns are compiled once in a process.
    let first = round();
    first.min(round())
}

fn measure(
    id: &str,
    ending: &str,
    reports: &[Report],
    write: impl Fn(&Report) -> Option<Vec<u8>>,
    folder: &Path,
) -> std::io::Result<()> {
    let named = |(n, report): (usize, &Report)| Some((format!("{n}.{ending}"), write(report)?));
    let files: Vec<(String, Vec<u8>)> = reports.iter().enumerate().filter_map(named).collect();
    println!("figure reports/audit_{id} {:.4} ms", judged(&files));
    let script = match id {
        "html" => "beautifulsoup_read.py",
        "docx" => "python_docx_read.py",
        _ => return Ok(()),
    };
    let mut paths = Vec::new();
    for (name, bytes) in files.iter().take(FOR_PEERS) {
        paths.push(folder.join(name));
        fs::write(folder.join(name), bytes)?;
    }
    peer(&format!("reports/audit_{id}_peer"), script, &paths, 1);
    Ok(())
}

/// The published reports that lie in the rooms: whole pages of sites, and PDF with a text layer.
fn published() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../paper/tests/it/data");
    let pages = [
        "pingtan-2025.cms.html",
        "pingtan-zrz-2023.cms.html",
        "pingtan-zrz-2024.word.html",
        "pingtan-gaj-2019.lo.html",
    ];
    let documents = ["pingtan-2025.pdf", "hongze-2024.pdf"];
    for (id, names) in [("page", pages.as_slice()), ("pdf", documents.as_slice())] {
        let read = |name: &&str| Some(((*name).to_owned(), fs::read(data.join(name)).ok()?));
        let files: Vec<(String, Vec<u8>)> = names.iter().filter_map(read).collect();
        let many: Vec<(String, Vec<u8>)> = files.iter().cycle().take(files.len() * 20).cloned().collect();
        println!("figure reports/audit_{id} {:.4} ms", judged(&many));
    }
    let paths: Vec<PathBuf> = documents.iter().map(|name| data.join(name)).collect();
    let files = u32::try_from(paths.len()).unwrap_or(1);
    peer("reports/audit_pdf_peer", "pdfplumber_read.py", &paths, files);
}

/// Five thousand parsed reports as one region.
fn region() {
    let reports: Vec<Report> = (0..BODIES).map(made).collect();
    let given: Vec<Given<'_>> = reports.iter().map(|report| Given { source: &report.body, report }).collect();
    let plan = Plan::of_reports("示例市", 2024, reports.iter().map(|report| report.body.as_str()));
    let start = Instant::now();
    black_box(roll_up(&plan, &given, None, None));
    println!("figure reports/roll_up_5000 {:.4} s", start.elapsed().as_secs_f64());
}

/// The same files with a plain script; its seconds are those of one file, or of `all` together.
fn peer(id: &str, script: &str, paths: &[PathBuf], all: u32) {
    // The interpreter may be that of an environment with the libraries in it.
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/peers").join(script);
    let said = match Command::new(python).arg(script).args(paths).output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    let named = said.split_once("\"seconds\": ").map(|(_, rest)| rest);
    let digits = named.unwrap_or(&said);
    let end = digits.find([',', '}']).unwrap_or(digits.len());
    match digits[..end].trim().parse::<f64>() {
        Ok(seconds) => println!("figure {id} {:.4} ms", seconds * 1000.0 / f64::from(all)),
        Err(_) => println!("{id} is not measured: {said}"),
    }
}
