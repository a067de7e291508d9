//! PDF: any bytes as a file, and any bytes as the content of a page of a sound file.
//!
//! Mutations of a whole file mostly die in its cross references, so most inputs are the content stream, the map of
//! characters and the entries of a font, parted by a zero byte.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match bytes.split_first() {
        Some((b'%', _)) | None => drop(paper::read("a.pdf", bytes)),
        Some((_, parts)) => drop(paper::read("a.pdf", &file(parts))),
    }
});

/// A file of one page; without cross references, so that they are rebuilt.
fn file(parts: &[u8]) -> Vec<u8> {
    let mut parts = parts.split(|byte| *byte == 0);
    let (content, map, font) =
        (parts.next().unwrap_or(b""), parts.next().unwrap_or(b""), parts.next().unwrap_or(b""));
    let mut file = b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<\
        /Font <</F 5 0 R>> /XObject <</X 7 0 R>>>>>> endobj\n"
        .to_vec();
    let mut stream = |number: u8, dict: &[u8], data: &[u8]| {
        file.extend(format!("{number} 0 obj <<").bytes());
        file.extend(dict);
        file.extend(format!("/Length {}>> stream\n", data.len()).bytes());
        file.extend(data);
        file.extend(b"\nendstream endobj\n");
    };
    stream(4, b"", content);
    stream(6, b"", map);
    stream(7, b"/Subtype /Form /Resources <</Font <</F 5 0 R>> /XObject <</X 7 0 R>>>>", content);
    file.extend(b"5 0 obj <</Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<<");
    file.extend(font);
    file.extend(b">>] >> endobj\ntrailer <</Root 1 0 R>>\n");
    file
}
