use std::io::{Cursor, Read as _};

use text::{Block, Place};

use super::super::read::tests::{document, zipped};
use super::{Note, annotate};
use crate::{PropertyKind, Reading, Unreadable};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn member(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
    content
}

/// The place of some words of a reading.
fn at(reading: &Reading, words: &str) -> Place {
    let byte = reading.text.find(words).unwrap();
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap();
    let line = u32::try_from(reading.text[..byte].matches('\n').count() + 1).unwrap();
    let start = count(&reading.text[..byte]);
    Place { line, start, end: start + count(words) }
}

fn note(place: Place, text: &str) -> Note {
    Note { place, author: "gongkai".into(), text: text.into() }
}

/// The words between the marks of a comment.
fn marked(main: &str, id: u32) -> String {
    let (_, rest) = main.split_once(&format!("commentRangeStart w:id=\"{id}\"/>")).unwrap();
    let (inside, rest) = rest.split_once(&format!("<w:commentRangeEnd w:id=\"{id}\"/>")).unwrap();
    assert!(rest.starts_with(&format!("<w:r><w:commentReference w:id=\"{id}\"/></w:r>")));
    let mut words = String::new();
    for piece in inside.split('<').filter(|piece| piece.starts_with("w:t>") || piece.starts_with("w:t ")) {
        words.push_str(piece.split_once('>').unwrap().1);
    }
    words
}

fn check(body: &str, notes: &[(&str, &str)]) {
    let bytes = zipped(&[("word/document.xml", &document(body)), ("docProps/x.xml", "<x/>")]);
    let reading = super::super::read(&bytes).unwrap();
    let wanted: Vec<Note> = notes.iter().map(|(words, _)| note(at(&reading, words), "看这里")).collect();
    let copy = annotate(&bytes, &reading, &wanted).unwrap();
    let main = member(&copy, "word/document.xml");
    for (id, (_, expected)) in (0_u32..).zip(notes) {
        assert_eq!(marked(&main, id), *expected, "{main}");
    }
    let again = super::super::read(&copy).unwrap();
    assert_eq!(again.text, reading.text, "the words stay as they were");
    assert!(again.properties.iter().any(|p| p.kind == PropertyKind::CommentBy && p.value == "gongkai"));
    assert_eq!(member(&copy, "docProps/x.xml"), "<x/>");
}

#[test]
fn words_are_marked_where_they_stand() {
    let run = |words: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r>");
    let p = |runs: &str| format!("<w:p><w:pPr><w:jc w:val='left'/></w:pPr>{runs}</w:p>");
    check(&p(&run("全年新收12件，办结13件。")), &[("12件", "12件")]);
    check(&p(&run("甲乙&lt;丙&gt;丁")), &[("乙<丙", "乙&lt;丙"), ("<丙>丁", "&lt;丙&gt;丁"), ("甲", "甲")]);
    check(
        &p(&format!("{}{}", run("全年新"), run("收12件"))),
        &[("新收12", "新收12"), ("全年新收12件", "全年新收12件")],
    );
    check(&p("<w:r><w:t>共</w:t><w:tab/><w:t>3</w:t></w:r>"), &[("3", "共3")]);
    check(&format!("<w:p/>{}", p(&run("重复3、重复"))), &[("3、重复", "3、重复")]);
}

#[test]
fn cells_text_boxes_and_the_whole_document_are_marked() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let p = |words: &str| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&format!("{}{}", p("规"), p("章"))),
        cell("<w:p w:x='1' />")
    );
    let boxed = format!(
        "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r><w:r><w:t>外</w:t></w:r></w:p>",
        p("框")
    );
    let body = format!("{table}{boxed}");
    check(&body, &[("章", "章"), ("框", "框外")]);
    let bytes = zipped(&[("word/document.xml", &document(&body))]);
    let reading = super::super::read(&bytes).unwrap();
    let Block::Table(found) = &reading.document.blocks[0] else { panic!("a table") };
    let empty = found.rows[0][1].place;
    let copy =
        annotate(&bytes, &reading, &[note(empty, "空白"), note(Place::default(), "全文\n两行")]).unwrap();
    let main = member(&copy, "word/document.xml");
    assert!(main.contains("<w:p w:x='1'><w:commentRangeStart w:id=\"0\"/>"), "{main}");
    assert_eq!(marked(&main, 1), "规");
    assert_eq!(member(&copy, "word/comments.xml").matches("<w:p>").count(), 3);
}

#[test]
fn comments_that_are_there_stay() {
    let relations =
        "<Relationships><Relationship Id='r' Type='x/comments' Target='remarks.xml'/></Relationships>";
    let comments =
        format!("<k:comments xmlns:k='{WORD}'><k:comment k:id='6' k:author='示范丙'/></k:comments>");
    let p = "<w:p><w:commentRangeStart w:id='7'/><w:r><w:t>正文</w:t></w:r></w:p>";
    let bytes = zipped(&[
        ("word/document.xml", &document(p)),
        ("word/_rels/document.xml.rels", relations),
        ("word/remarks.xml", &comments),
    ]);
    let reading = super::super::read(&bytes).unwrap();
    let copy = annotate(&bytes, &reading, &[note(at(&reading, "文"), "新\u{0}的<")]).unwrap();
    let remarks = member(&copy, "word/remarks.xml");
    assert!(
        remarks.contains("k:id='6'") && remarks.contains("w:id=\"8\"") && remarks.contains("新的&lt;"),
        "{remarks}"
    );
    assert_eq!(member(&copy, "word/_rels/document.xml.rels"), relations);
    assert_eq!(marked(&member(&copy, "word/document.xml"), 8), "文");
}

#[test]
fn other_members_are_the_same_bytes() {
    let bytes = include_bytes!("../../../tests/docx/pingtan-gaj-2019.docx");
    let reading = super::super::read(bytes).unwrap();
    let notes: Vec<Note> = (0..40)
        .map(|n| Place { line: n + 1, start: n * 9, end: n * 9 + 4 })
        .map(|p| note(p, "核对"))
        .collect();
    let copy = annotate(bytes, &reading, &notes).unwrap();
    assert_eq!(super::super::read(&copy).unwrap().document, reading.document);
    let mut old = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    let mut new = zip::ZipArchive::new(Cursor::new(&copy[..])).unwrap();
    let changed = ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"];
    for at in 0..old.len() {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let mut member = old.by_index_raw(at).unwrap();
        let name = String::from_utf8(member.name_raw().to_vec()).unwrap();
        member.read_to_end(&mut before).unwrap();
        if !changed.contains(&name.as_str()) {
            let index = new.index_for_name(&name).unwrap();
            new.by_index_raw(index).unwrap().read_to_end(&mut after).unwrap();
            assert_eq!(before, after, "{name}");
        }
    }
    assert_eq!(member(&copy, "word/document.xml").matches("<w:commentReference ").count(), 40);
}

#[test]
fn a_flat_file_is_refused() {
    let bytes = zipped(&[("word/document.xml", &document("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"))]);
    let reading = super::super::read(&bytes).unwrap();
    assert!(matches!(annotate(b"<pkg/>", &reading, &[]), Err(Unreadable::Bounded(..))));
}
