//! Files made to harm: each ends soon, in little memory, with a sentence.

use std::io::Write;

use paper::{Format, Unreadable};

use super::{page, pages, read};

fn deflated(words: &[u8], times: usize) -> Vec<u8> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..times {
        zlib.write_all(words).expect("a Vec takes all");
    }
    zlib.finish().expect("a Vec takes all")
}

#[test]
fn a_page_that_unfolds_without_end_is_refused() {
    let bomb = deflated(&b" ".repeat(1 << 16), 2048);
    let mut file = b"%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n\
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n\
        3 0 obj <</Type /Page /Parent 2 0 R /Contents 4 0 R>> endobj\n"
        .to_vec();
    file.extend(format!("4 0 obj <</Filter /FlateDecode /Length {}>> stream\n", bomb.len()).bytes());
    file.extend(bomb);
    file.extend(b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF");
    assert!(matches!(read(&file), Err(Unreadable::Bounded(Format::Pdf, _))));
}

#[test]
fn what_refers_to_itself_ends() {
    let form = b"8 0 obj <</Subtype /Form /Length 21 /Resources <</XObject <</X 8 0 R>>>>>> stream\n\
        /X Do /X Do /X Do    \nendstream endobj\n";
    let content = b"/X Do BT /F 10 Tf 80 500 Td (words beside the form) Tj ET";
    let reading = read(&pages(&[content], form)).unwrap();
    assert!(reading.text.contains("words beside the form"));
    let file = String::from_utf8(page(content)).unwrap().replace("/Kids [", "/Kids [2 0 R ");
    assert!(read(file.as_bytes()).is_ok());
}

#[test]
fn deep_nesting_ends() {
    assert!(read(&page(&b"[".repeat(1 << 20))).is_err());
    assert!(read(&page(&b"q ".repeat(1 << 20))).is_err());
    assert!(read(&page(&b"<<".repeat(1 << 20))).is_err());
}

#[test]
fn matrices_and_sizes_beyond_measure() {
    for content in [
        "1e38 0 0 1e38 0 0 cm 1e38 0 0 1e38 0 0 cm BT /F 1e30 Tf 80 500 Td (words and words) Tj ET",
        "BT /F 0 Tf 80 500 Td (words and words) Tj ET 0 0 0 0 re f 0 0 m 0 0 l S",
        "BT /F -10 Tf 80 500 Td (words and words) Tj ET 1e9 w 0 0 m 500 0 l S",
    ] {
        drop(read(&page(content.as_bytes())));
    }
}

#[test]
fn pictures_alone_are_a_scan() {
    let image = b"8 0 obj <</Subtype /Image /Filter /DCTDecode /Length 3>> stream\nxyz\nendstream endobj\n";
    let scan = pages(&[b"595 0 0 842 0 0 cm /X Do", b"595 0 0 842 0 0 cm /X Do"], image);
    assert_eq!(read(&scan), Err(Unreadable::Scanned(2)));
    let mixed =
        pages(&[b"595 0 0 842 0 0 cm /X Do", b"BT /F 10 Tf 80 500 Td (a page of words) Tj ET"], image);
    let reading = read(&mixed).unwrap();
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("第1页")));
}

/// Found by mutation: the parser divides by the columns of a predictor. The door holds, and the next file is read.
#[test]
fn a_predictor_without_columns_is_refused() {
    let table = deflated(b"0000000000", 1);
    let mut file = b"%PDF-1.7\n".to_vec();
    let start = file.len();
    let dict = "/Type /XRef /Size 2 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode \
                /DecodeParms <</Predictor 12 /Columns 0 /Colors 0>>";
    file.extend(format!("1 0 obj <<{dict} /Length {}>> stream\n", table.len()).bytes());
    file.extend(table);
    file.extend(format!("\nendstream endobj\nstartxref\n{start}\n%%EOF").bytes());
    assert!(matches!(read(&file), Err(Unreadable::Damaged(Format::Pdf, _))));
}

#[test]
fn no_pdf_at_all_is_said_to_be_damaged() {
    for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.7\n%%EOF", b"%PDF-1.7 trailer <</Root 1 0 R>>"] {
        assert!(matches!(read(bytes), Err(Unreadable::Damaged(Format::Pdf, _))));
    }
}
