//! PDF: poppler finds every word in order, every face embedded, the title, the bookmarks and the tagged tables.

use std::fs;
use std::path::{Path, PathBuf};

use press::{Fonts, lay_out};
use report::{Edition, compose};
use text::{Align, Block, Cell, Document, Table};

use crate::sample;
use crate::tools::{output, present};

#[test]
fn the_report_of_2021_is_read_back_by_poppler() {
    check("report-2021.pdf", Edition::E2021, 2024);
}

#[test]
fn the_report_of_2019_is_read_back_by_poppler() {
    check("report-2019.pdf", Edition::E2019, 2020);
}

fn check(name: &str, edition: Edition, year: i16) {
    if !present("pdftotext") {
        return;
    }
    let report = sample::report(edition, year);
    let document = compose(&report);
    let file = written(name, &document);
    let words = words(&file);
    let mut rest = words.as_str();
    for block in &document.blocks {
        if let Block::Heading { text, .. } | Block::Paragraph { text, .. } = block {
            let wanted: String = text.split_whitespace().collect();
            let at =
                rest.find(&wanted).unwrap_or_else(|| panic!("not on the pages, or out of order: {wanted}"));
            rest = &rest[at + wanted.len()..];
        }
    }
    let lost: Vec<_> = report.cells.values().filter(|cell| !words.contains(cell.raw.as_str())).collect();
    assert_eq!(lost, Vec::<&report::Cell>::new(), "cells on the pages");

    let fonts = output("pdffonts", &[&file]);
    let faces: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(faces.len() >= 3, "{fonts}");
    assert!(
        faces.iter().all(|face| face.contains(" yes yes yes ")),
        "embedded, subset, with characters: {fonts}"
    );

    let info = output("pdfinfo", &[&file]);
    let says = |name: &str, value: &str| {
        let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        assert!(line.ends_with(value), "{name} {value}: {info}");
    };
    says("Title:", &report.title);
    says("Tagged:", "yes");
    says("Page size:", "(A4)");
    says("Pages:", "5");
}

#[test]
fn tables_are_tagged_cell_by_cell() {
    if !present("pdfinfo") {
        return;
    }
    let report = sample::report(Edition::E2021, 2024);
    let file = written("tagged.pdf", &compose(&report));
    let tree = output("pdfinfo", &[Path::new("-struct"), &file]);
    let count = |name: &str| tree.lines().filter(|line| line.trim_start().starts_with(name)).count();
    assert_eq!((count("Table"), count("TR"), count("TD")), (3, 14 + 28 + 4, report.cells.len()), "{tree}");
    assert_eq!((count("H1"), count("H2")), (1, 6), "the title and the six sections: {tree}");
    assert!(tree.contains("RowSpan 22"), "三、本年度办理结果: {tree}");
}

#[test]
fn headings_are_bookmarks() {
    if !present("pdftohtml") {
        return;
    }
    let report = sample::report(Edition::E2021, 2024);
    let file = written("bookmarks.pdf", &compose(&report));
    let xml = output("pdftohtml", &[Path::new("-xml"), Path::new("-i"), Path::new("-stdout"), &file]);
    let outline = &xml[xml.find("<outline>").unwrap()..];
    for section in &report.sections {
        assert!(outline.contains(&section.heading), "{outline}");
    }
    assert!(outline.contains("（一）主动公开"), "{outline}");
}

#[test]
fn a_table_over_several_pages_repeats_its_head_and_loses_nothing() {
    if !present("pdftotext") {
        return;
    }
    let head = vec![Cell::header("序号", 1, 1), Cell::header("事项名称", 1, 1), Cell::header("件数", 1, 1)];
    let row = |n: usize| {
        vec![Cell::new(format!("R{n}")), Cell::new("行政许可事项").aligned(Align::Left), Cell::new("7")]
    };
    let rows = std::iter::once(head).chain((1..=120).map(row)).collect();
    let document = Document {
        title: Some("行政许可事项清单".into()),
        blocks: vec![Block::heading(1, "一、清单"), Block::Table(Table { rows, ..Table::default() })],
    };
    let file = written("long.pdf", &document);
    let text = output("pdftotext", &[file.as_path(), Path::new("-")]);
    let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
    assert!(pages.len() > 3, "{} pages", pages.len());
    assert!(pages.iter().all(|page| page.matches("事项名称").count() == 1), "{text}");
    for n in 1..=120 {
        assert_eq!(text.lines().filter(|line| line.trim() == format!("R{n}")).count(), 1, "R{n}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = compose(&sample::report(Edition::E2021, 2024));
    let fonts = Fonts::system().unwrap();
    assert!(lay_out(&document, fonts).pdf().unwrap() == lay_out(&document, fonts).pdf().unwrap());
}

#[test]
fn words_no_archive_may_hold_are_written_all_the_same() {
    let strange = "空\u{0}白\u{200B}、私用\u{E000}、超出\u{10FFFF}、表情😀、组合e\u{301}、旗🇨🇳，𬱖𫖯";
    let document = Document {
        title: Some(" ".into()),
        blocks: vec![
            Block::paragraph(strange),
            Block::heading(9, ""),
            Block::aligned("", Align::Right),
            Block::Table(Table::default()),
            Block::Table(Table { rows: vec![vec![], vec![Cell::new("")]], ..Table::default() }),
        ],
    };
    let fonts = Fonts::system().unwrap();
    let pages = lay_out(&document, fonts);
    let missing: Vec<char> = pages.missing().collect();
    assert!(missing.contains(&'\u{E000}') && missing.contains(&'\u{10FFFF}'), "{missing:?}");
    assert!(!missing.contains(&'𬱖'), "a character of names beyond the basic plane: {missing:?}");
    assert!(pages.pdf().unwrap().starts_with(b"%PDF-1."));
    assert!(lay_out(&Document::default(), fonts).pdf().unwrap().starts_with(b"%PDF-1."));
}

fn written(name: &str, document: &Document) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, lay_out(document, Fonts::system().unwrap()).pdf().unwrap()).unwrap();
    path
}

/// All words of the pages without spaces, line ends and page numbers.
fn words(file: &Path) -> String {
    let text = output("pdftotext", &[file, Path::new("-")]);
    let mut words = String::new();
    for (at, page) in text.split('\u{c}').filter(|page| !page.trim().is_empty()).enumerate() {
        let page: String = page.split_whitespace().collect();
        let number = format!("—{}—", at + 1);
        assert!(page.contains(&number), "page number {number}: {page}");
        words.push_str(&page.replace(&number, ""));
    }
    words
}
