//! XLSX: any bytes as a file, and any bytes as the parts of a sound workbook.
//!
//! Mutations of a compressed archive die at its checksums, so most inputs are parts: the first byte says whether the rest is
//! a whole file or one or more parts of a workbook, parted by a zero byte. What is read is recognised, too.
#![no_main]

use std::io::{Cursor, Write as _};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "docProps/core.xml"];
const BOOK: [(&str, &str); 2] = [
    (
        "xl/workbook.xml",
        "<workbook xmlns:r='r'><sheets><sheet name='a' sheetId='1' r:id='rId1'/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
    ),
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

fn file(bytes: &[u8]) {
    let Ok(reading) = paper::xlsx::read(bytes) else { return };
    assert_eq!(reading.anchors.len() + 1, reading.text.split('\n').count(), "an anchor for each line");
    drop(report::recognise(&reading.document));
}

fn package(parts: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let own = PARTS.into_iter().zip(parts.split(|byte| *byte == 0));
    for (name, part) in BOOK.into_iter().map(|(name, part)| (name, part.as_bytes())).chain(own) {
        zip.start_file(name, stored).ok()?;
        zip.write_all(part).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}
