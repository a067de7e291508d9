//! Pages made for one thing each.

use text::Block;

use super::{page, pages, read, rows, tables};

/// A ruled table of two columns and two rows at this height, with the words of its cells in single bytes.
fn table(top: u16, words: [&str; 4]) -> String {
    let rule = |y: u16| format!("100 {y} m 300 {y} l S\n");
    let mut content: String = [top, top - 20, top - 40].map(rule).concat();
    for x in [100, 200, 300] {
        content.extend(format!("{x} {top} m {x} {} l S\n", top - 40).chars());
    }
    for (at, words) in words.iter().enumerate() {
        let (x, y) = (110 + 100 * (at % 2), usize::from(top) - 15 - 20 * (at / 2));
        content.extend(format!("BT /F 10 Tf {x} {y} Td ({words}) Tj ET\n").chars());
    }
    content
}

fn paragraph(text: &str) -> Vec<u8> {
    let mut content = b"BT /G 12 Tf 80 700 Td (".to_vec();
    for byte in encoding_rs::GBK.encode(text).0.iter() {
        content.extend(if b"()\\".contains(byte) { vec![b'\\', *byte] } else { vec![*byte] });
    }
    content.extend(b") Tj ET");
    content
}

#[test]
fn a_predefined_encoding_gives_chinese() {
    let reading = read(&page(&paragraph("一、总体情况"))).unwrap();
    assert!(matches!(&reading.document.blocks[0], Block::Heading { text, .. } if text == "一、总体情况"));
}

#[test]
fn glyphs_without_meaning_are_doubted() {
    let font = b"7 0 obj <</Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [\
        <</Subtype /CIDFontType2>>]>> endobj\n";
    let mut content = table(700, ["a", "1", "b", ""]).into_bytes();
    content
        .extend(b"BT /H 10 Tf 210 665 Td <00140015> Tj ET BT /F 10 Tf 80 500 Td (and more words here) Tj ET");
    let reading = read(&pages(&[&content], font)).unwrap();
    assert_eq!(rows(tables(&reading)[0]), ["a|1", "b|\u{FFFD}\u{FFFD}"]);
    let doubt = reading.doubts.iter().find(|doubt| doubt.text.contains("无法识别")).unwrap();
    assert_eq!(reading.anchor(doubt.place).unwrap().cell, Some((2, 2)));
}

#[test]
fn text_painted_twice_is_read_once() {
    let bold = "BT /F 10 Tf 80 500 Td (11 documents) Tj ET BT /F 10 Tf 80.3 500 Td (11 documents) Tj ET";
    assert_eq!(read(&page(bold.as_bytes())).unwrap().text, "11 documents\n");
}

#[test]
fn the_order_of_painting_does_not_matter() {
    let content = "BT /F 10 Tf 80 480 Td (second, with words) Tj ET BT /F 10 Tf 80 500 Td (first.) Tj ET";
    let reading = read(&page(content.as_bytes())).unwrap();
    assert_eq!(reading.text, "first.\nsecond, with words\n");
}

#[test]
fn thin_boxes_are_lines_and_forms_are_painted() {
    let form = |content: &str| {
        format!(
            "8 0 obj <</Subtype /Form /Matrix [1 0 0 1 0 -50] /Length {}>> stream\n{content}\nendstream endobj\n",
            content.len()
        )
    };
    let strokes = table(700, ["label", "12", "other", "7"]);
    let boxes: String = strokes
        .lines()
        .map(|line| {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                [x, y, "m", x1, y1, "l", "S"] => {
                    let side =
                        |from: &str, to: &str| to.parse::<i32>().unwrap() - from.parse::<i32>().unwrap();
                    let (w, h) = (side(x, x1), side(y, y1));
                    format!("{x} {y} {} {} re f\n", if w == 0 { 1 } else { w }, if h == 0 { 1 } else { h })
                }
                _ => format!("{line}\n"),
            }
        })
        .collect();
    let reading = read(&pages(&[b"q /X Do Q"], form(&boxes).as_bytes())).unwrap();
    assert_eq!(rows(tables(&reading)[0]), ["label|12", "other|7"]);
}

#[test]
fn a_page_turned_on_its_side_reads_upright() {
    let file = page(table(700, ["label", "12", "other", "7"]).as_bytes());
    for turn in ["90", "180", "270"] {
        let text = String::from_utf8(file.clone()).unwrap();
        let content = text.replace("/MediaBox", &format!("/Rotate {turn} /MediaBox"));
        // The page is turned and what is painted on it is not: the words now run along the side.
        let reading = read(content.as_bytes()).unwrap();
        assert_eq!(rows(tables(&reading)[0]).len(), 2, "{turn}");
    }
}

#[test]
fn a_number_across_a_border_is_doubted() {
    let content = table(700, ["label", "", "other", "7"]) + "BT /F 10 Tf 190 685 Td (12345) Tj ET";
    let reading = read(&page(content.as_bytes())).unwrap();
    assert!(
        reading.doubts.iter().any(|doubt| doubt.text.contains("越过")),
        "{:?}",
        rows(tables(&reading)[0])
    );
}

#[test]
fn a_table_goes_on_over_the_page() {
    let pages_of = [table(100, ["item", "count", "one", "1"]), table(800, ["item", "count", "two", "2"])];
    let contents: Vec<&[u8]> = pages_of.iter().map(String::as_bytes).collect();
    let reading = read(&pages(&contents, b"")).unwrap();
    assert_eq!(rows(tables(&reading)[0]), ["item|count", "one|1", "two|2"]);
    let cell = tables(&reading)[0].rows[2][1].place;
    assert_eq!(reading.anchor(cell).unwrap().page, Some(2));
}

#[test]
fn the_text_layer_of_a_scan_is_doubted() {
    let content = b"3 Tr BT /F 10 Tf 80 500 Td (recognised words of a scan) Tj ET";
    let reading = read(&page(content)).unwrap();
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("识别")));
}
