//! The DOCX measured on the pages LibreOffice makes of it (FMT-70 to FMT-76), beside our own pages.

use std::fs;
use std::path::{Path, PathBuf};

use press::{Fonts, lay_out};
use regex::Regex;
use report::{Edition, compose};
use text::{Align, Block, Document};

use crate::sample;
use crate::tools::{convert, output, present};

/// A word on a page: left, upper, right and lower edge in points.
#[derive(Debug, Clone)]
struct Word {
    page: usize,
    edges: [f32; 4],
    text: String,
}

const MM: f32 = 72.0 / 25.4;

/// The words of the pages that LibreOffice makes, and how many pages there are.
fn printed(name: &str, document: &Document) -> (Vec<Word>, usize) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("document.docx");
    fs::write(&file, paper::docx::write(document).unwrap()).unwrap();
    convert(&folder, &file, "pdf");
    words(&file.with_extension("pdf"))
}

fn words(pdf: &Path) -> (Vec<Word>, usize) {
    let arguments: [PathBuf; 3] = ["-bbox".into(), pdf.into(), "-".into()];
    let html = output("pdftotext", &arguments);
    let word = Regex::new(
        "<word xMin=\"([^\"]+)\" yMin=\"([^\"]+)\" xMax=\"([^\"]+)\" yMax=\"([^\"]+)\">(.*)</word>",
    )
    .unwrap();
    let pages: Vec<&str> = html.split("<page ").skip(1).collect();
    let mut found = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        for captured in word.captures_iter(content) {
            let edges = [1, 2, 3, 4].map(|at| captured[at].parse().unwrap());
            found.push(Word { page, edges, text: captured[5].to_owned() });
        }
    }
    (found, pages.len())
}

fn text(characters: usize) -> Document {
    Document { title: None, blocks: vec![Block::paragraph("政".repeat(characters))] }
}

/// FMT-06, FMT-70 to FMT-72: 22 lines of 28 characters, two of them the indent.
#[test]
fn libreoffice_sets_22_lines_of_28_characters() {
    if !present("soffice") || !present("pdftotext") {
        return;
    }
    let (full, pages) = printed("docx-full", &text(22 * 28 - 2));
    assert_eq!(pages, 1);
    let lines: Vec<&Word> = full.iter().filter(|word| word.text.contains('政')).collect();
    assert_eq!(lines.len(), 22);
    for pair in lines.windows(2) {
        assert!((pair[1].edges[1] - pair[0].edges[1] - 28.99).abs() < 0.2, "{pair:?}");
    }
    for line in &lines[1..] {
        assert_eq!(line.text.chars().count(), 28);
        assert!(
            (line.edges[0] - 28.0 * MM).abs() < MM && (line.edges[2] - 184.0 * MM).abs() < MM,
            "{line:?}"
        );
    }
    assert!((lines[1].edges[0] - lines[0].edges[0] + 2.0 * 15.79).abs() < 1.0, "two characters in");
    let (_, pages) = printed("docx-more", &text(22 * 28 - 1));
    assert_eq!(pages, 2);
}

/// FMT-44: outside, 7 mm below the text.
#[test]
fn libreoffice_sets_page_numbers_outside() {
    if !present("soffice") || !present("pdftotext") {
        return;
    }
    let (found, pages) = printed("docx-numbers", &text(50 * 28));
    assert_eq!(pages, 3);
    for page in 0..pages {
        let number: Vec<&Word> =
            found.iter().filter(|word| word.page == page && word.edges[1] > 262.0 * MM).collect();
        let said: Vec<&str> = number.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(said.concat(), format!("—{}—", page + 1));
        let (left, right) = (number[0].edges[0], number.last().unwrap().edges[2]);
        if page % 2 == 0 {
            assert!((right - (184.0 * MM - 14.0)).abs() < MM, "odd pages right: {right}");
        } else {
            assert!((left - (28.0 * MM + 14.0)).abs() < MM, "even pages left: {left}");
        }
        let middle = f32::midpoint(number[0].edges[1], number[0].edges[3]);
        assert!((middle - 269.0 * MM).abs() < 2.0 * MM, "7 mm below the text: {middle}");
    }
}

/// FMT-26: the name two characters from the right, the date two characters to the right of the name's beginning; a longer
/// date two characters from the right.
#[test]
fn libreoffice_sets_name_and_date_where_we_do() {
    if !present("soffice") || !present("pdftotext") {
        return;
    }
    for (at, name) in ["示范县人民政府办公室", "县民政局"].into_iter().enumerate() {
        let blocks = vec![
            Block::paragraph("正文。"),
            Block::aligned(name, Align::Right),
            Block::aligned("2025年1月20日", Align::Right),
        ];
        let document = Document { title: None, blocks };
        let (theirs, _) = printed(&format!("docx-signed-{at}"), &document);
        let ours = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("signed-{at}.pdf"));
        fs::write(&ours, lay_out(&document, Fonts::system().unwrap()).pdf().unwrap()).unwrap();
        let (ours, _) = words(&ours);
        let edges = |words: &[Word], has: &str| {
            let word = words.iter().find(|word| word.text.contains(has)).unwrap();
            word.edges
        };
        let near = |what: &str, theirs: f32, ours: f32| {
            assert!((theirs - ours).abs() < 8.0, "{name} {what}: {theirs}, ours {ours}");
        };
        let (first, signed) = (&name[..3], [&theirs, &ours].map(|words| edges(words, &name[..3])));
        near(first, signed[0][0], signed[1][0]);
        near(first, signed[0][1], signed[1][1]);
        // Where the date is longer its end is fixed, otherwise its beginning.
        if at == 0 {
            near("2025", edges(&theirs, "2025")[0], edges(&ours, "2025")[0]);
        } else {
            near("日", edges(&theirs, "日")[2], edges(&ours, "日")[2]);
        }
    }
}

/// FMT-76: as many pages as ours, and nothing of the report lost.
#[test]
fn libreoffice_opens_the_report_whole() {
    if !present("soffice") || !present("pdftotext") {
        return;
    }
    let report = sample::report(Edition::E2021, 2024);
    let document = compose(&report);
    let (found, pages) = printed("docx-report", &document);
    let all: String = found.iter().map(|word| word.text.as_str()).collect();
    let lost: Vec<_> = report.cells.values().filter(|cell| !all.contains(&cell.raw)).collect();
    assert_eq!(lost, Vec::<&report::Cell>::new());
    let ours = lay_out(&document, Fonts::system().unwrap()).count();
    assert!(pages.abs_diff(ours) <= 1, "{pages} pages, ours {ours}");
}
