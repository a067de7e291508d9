//! Personal data: any text is looked through, and any file is masked. What is masked is masked for good: looked through
//! again it has no certain number in it, and places never leave the text.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use paper::Cover;
use proof::{Lists, Prose, personal};
use zip::write::SimpleFileOptions;

const PARTS: [&str; 5] =
    ["word/document.xml", "word/comments.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"];

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'P', _)) | None => file("a", bytes),
        Some((b'H', page)) => file("a.html", page),
        Some((b'Z', parts)) => {
            if let Some(whole) = package(parts) {
                file("a.docx", &whole);
            }
        }
        Some((_, words)) => text(&String::from_utf8_lossy(words)),
    }
});

/// The day of all fuzzing.
fn lists() -> Lists {
    Lists::default().published_on(jiff::civil::date(2024, 12, 31))
}

fn text(source: &str) {
    let prose = Prose::of_text(source);
    let found = personal::detect(&prose, &lists());
    let length = source.chars().count() as u32;
    for finding in &found {
        assert!(finding.place.start <= finding.place.end && finding.place.end <= length);
    }
    drop(personal::mask_text(source, &found));
}

fn file(name: &str, bytes: &[u8]) {
    let Ok(all) = paper::everything(name, bytes) else { return };
    let mut covers = Vec::new();
    for (number, part) in all.parts.iter().enumerate() {
        let prose = match &part.document {
            Some(document) => Prose::of_document(document),
            None => Prose::of_text(&part.text),
        };
        for finding in personal::detect(&prose, &lists()) {
            let Some(words) = finding.suggestion else { continue };
            covers.push(Cover { part: number, start: finding.place.start, end: finding.place.end, words });
        }
    }
    drop(paper::mask(name, bytes, &covers));
    drop(paper::strip_metadata(name, bytes));
}

fn package(parts: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(parts.split(|byte| *byte == 0)) {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(part).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
