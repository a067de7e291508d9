//! OFD: the parts are where the standard wants them, every word is in them, and every face holds its characters.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use press::{Fonts, lay_out};
use regex::Regex;
use report::{Edition, compose};
use skrifa::{FontRef, MetadataProvider as _};
use text::Block;
use zip::ZipArchive;

use crate::sample;

fn parts(bytes: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        parts.insert(name, bytes);
    }
    parts
}

#[test]
fn every_word_is_on_the_pages_in_an_embedded_face() {
    let report = sample::report(Edition::E2021, 2024);
    let document = compose(&report);
    let pages = lay_out(&document, Fonts::system().unwrap());
    let bytes = pages.ofd().unwrap();
    assert!(bytes == pages.ofd().unwrap(), "the same bytes each time");
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("report.ofd"), &bytes).unwrap();
    let parts = parts(bytes);
    let xml = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
    assert!(xml("OFD.xml").contains(&format!("<ofd:Title>{}</ofd:Title>", report.title)));
    let outline = xml("Doc_0/Document.xml");
    assert!(
        report.sections.iter().all(|section| outline.contains(&format!("Title=\"{}\"", section.heading)))
    );

    let code = Regex::new("Font=\"([0-9]+)\".*?<ofd:TextCode([^>]*)>([^<]*)</ofd:TextCode>").unwrap();
    let font = Regex::new("<ofd:Font ID=\"([0-9]+)\"[^>]*><ofd:FontFile>([^<]*)<").unwrap();
    let resources = xml("Doc_0/PublicRes.xml");
    let files: BTreeMap<&str, &Vec<u8>> = font
        .captures_iter(&resources)
        .map(|found| (found.get(1).unwrap().as_str(), &parts[&format!("Doc_0/Res/{}", &found[2])]))
        .collect();
    let name = Regex::new("FontName=\"([^\"]*)\"").unwrap();
    let names: Vec<&str> =
        name.captures_iter(&resources).map(|found| found.get(1).unwrap().as_str()).collect();
    let mut distinct = names.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), names.len(), "a reader tells the faces by their names: {names:?}");
    let mut words = String::new();
    for page in 0..pages.count() {
        let content = xml(&format!("Doc_0/Pages/Page_{page}/Content.xml"));
        for found in code.captures_iter(&content) {
            let face = FontRef::new(files[&found[1]]).unwrap();
            let text = &found[3];
            assert!(text.chars().all(|c| face.charmap().map(c).is_some_and(|id| id.to_u32() > 0)), "{text}");
            let advances =
                found[2].split("DeltaX=\"").nth(1).map_or(0, |list| list.split_whitespace().count());
            assert_eq!(advances, text.chars().count() - 1, "{text}");
            words.push_str(text);
        }
        words = words.replace(&format!("— {} —", page + 1), "");
    }
    words.retain(|c| c != ' ');
    for block in &document.blocks {
        if let Block::Heading { text, .. } | Block::Paragraph { text, .. } = block {
            let text: String = text.split_whitespace().collect();
            assert!(words.contains(&text), "{text}");
        }
    }
    let lost: Vec<_> = report.cells.values().filter(|cell| !words.contains(&cell.raw)).collect();
    assert_eq!(lost, Vec::<&report::Cell>::new());
}
