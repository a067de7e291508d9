//! DOCX: any bytes as a file, and any bytes as the XML inside a sound archive.
//!
//! Mutations of a compressed archive die at its checksums, so most inputs are parts: the first byte says whether the rest is
//! a whole file or one or more parts of a package, parted by a zero byte.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use paper::docx::Note;
use text::Place;
use zip::write::SimpleFileOptions;

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/numbering.xml",
    "word/styles.xml",
    "word/_rels/document.xml.rels",
    "word/comments.xml",
    "docProps/core.xml",
];

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'P', _)) | None => file(bytes),
        Some((_, parts)) => {
            if let Some(whole) = package(parts) {
                file(&whole);
            }
        }
    }
});

/// What happens to a visitor's file: it is read, and remarks are fastened to its lines.
fn file(bytes: &[u8]) {
    let Ok(reading) = paper::read("a.docx", bytes) else { return };
    let mut notes = Vec::new();
    let mut start = 0;
    for (line, words) in (1_u32..).zip(reading.text.split('\n')).take(20) {
        let length = words.chars().count() as u32;
        let place = Place { line, start: start + length / 3, end: start + length.div_ceil(2) };
        notes.push(Note { place, author: "gongkai".to_owned(), text: words.to_owned() });
        start += length + 1;
    }
    drop(paper::docx::annotate(bytes, &reading, &notes));
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
