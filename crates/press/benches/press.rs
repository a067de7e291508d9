//! A report and a letter written in every format, beside LibreOffice and WeasyPrint that make the same PDF in the same run.
#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::{fs, hint::black_box, path::Path, process::Command, process::Stdio, time::Instant};

use press::{Fonts, lay_out, lay_out_letter, xlsx};
use report::{Edition, compose};
use text::{Align, Block, Document};

#[path = "../tests/it/sample.rs"]
mod sample;

const ROUNDS: u32 = 20;
/// How many files LibreOffice converts at once, so that its start is shared.
const CONVERTED: u32 = 10;

fn main() {
    let Ok(fonts) = Fonts::system() else {
        println!("press is not measured: there is no Chinese face; scripts/setup installs fonts-noto-cjk");
        return;
    };
    let report = sample::report(Edition::E2021, 2024);
    let document = compose(&report);
    let letter = letter();
    figure("docx", || paper::docx::write(&document).map_or(0, |bytes| bytes.len()));
    figure("pdf", || lay_out(&document, fonts).pdf().map_or(0, |bytes| bytes.len()));
    figure("ofd", || lay_out(&document, fonts).ofd().map_or(0, |bytes| bytes.len()));
    figure("xlsx", || xlsx(&report, None).map_or(0, |bytes| bytes.len()));
    figure("letter", || lay_out_letter(&letter, fonts).pdf().map_or(0, |bytes| bytes.len()));

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("press-bench");
    if fs::create_dir_all(&folder).is_err() {
        return;
    }
    libreoffice(&folder, &paper::docx::write(&document).unwrap_or_default());
    weasyprint(&folder, &paper::html::page(&document));
}

/// The best of five means, warm.
fn figure(name: &str, make: impl Fn() -> usize) {
    let mut best = f64::MAX;
    for _ in 0..5 {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(make());
        }
        best = best.min(start.elapsed().as_secs_f64() * 1000.0 / f64::from(ROUNDS));
    }
    println!("figure press/{name} {best:.4} ms");
}

/// The same report as DOCX turned into PDF, in milliseconds a file; the second run counts.
fn libreoffice(folder: &Path, docx: &[u8]) {
    let files: Vec<_> = (0..CONVERTED).map(|at| folder.join(format!("report-{at}.docx"))).collect();
    let written = files.iter().all(|file| fs::write(file, docx).is_ok());
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut last = None;
    for _ in 0..2 {
        let start = Instant::now();
        let done = Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder)
            .args(&files)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        last = done.is_ok_and(|status| status.success() && written).then(|| start.elapsed());
    }
    match last {
        Some(taken) => println!(
            "figure press/pdf_libreoffice {:.4} ms",
            taken.as_secs_f64() * 1000.0 / f64::from(CONVERTED)
        ),
        None => println!("press/pdf_libreoffice is not measured: LibreOffice is not installed"),
    }
}

/// The same report as a page turned into PDF.
fn weasyprint(folder: &Path, html: &str) {
    let page = folder.join("report.html");
    // The interpreter may be that of an environment with the library in it.
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/peers/weasyprint_write.py");
    let output = fs::write(&page, html).and_then(|()| Command::new(python).arg(script).arg(&page).output());
    match output.map(|output| String::from_utf8_lossy(&output.stdout).trim().parse::<f64>()) {
        Ok(Ok(seconds)) => println!("figure press/pdf_weasyprint {:.4} ms", seconds * 1000.0),
        Ok(Err(_)) => println!("press/pdf_weasyprint is not measured: WeasyPrint is not installed"),
        Err(error) => println!("press/pdf_weasyprint is not measured: {error}"),
    }
}

fn letter() -> Document {
    let paragraph = "经审查，您申请的信息属于本机关在履行行政管理职能过程中形成的过程性信息，依照《中华人民共和国政府信息公开条例》第十六条第二款的规定，不予公开。";
    let blocks = vec![
        Block::aligned("示民公开〔2025〕1号", Align::Center),
        Block::aligned("申请人甲：", Align::Flush),
        Block::paragraph(paragraph),
        Block::paragraph(paragraph.repeat(3)),
        Block::aligned("示范县民政局", Align::Right),
        Block::aligned("2025年3月10日", Align::Right),
    ];
    Document { title: Some("政府信息不予公开告知书".into()), blocks }
}
