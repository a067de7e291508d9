//! DOCX: any bytes as a file, and any bytes as the XML inside a sound archive.
//!
//! Mutations of a compressed archive die at its checksums, so most inputs are parts: the first byte says whether the rest is
//! a whole file or one or more parts of a package, parted by a zero byte.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
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
        Some((b'P', _)) | None => drop(paper::read("a.docx", bytes)),
        Some((_, parts)) => {
            if let Some(file) = package(parts) {
                drop(paper::read("a.docx", &file));
            }
        }
    }
});

fn package(parts: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(parts.split(|byte| *byte == 0)) {
        zip.start_file(*name, stored).ok()?;
        zip.write_all(part).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
