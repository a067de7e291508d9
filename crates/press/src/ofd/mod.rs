//! Pages as OFD (GB/T 33190): the same runs and rules as in the PDF, each face embedded with the glyphs in use.

mod face;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::flow::PAPER;
use crate::sheet::{Bar, Mark, Page, Part, Pt, RED, Rule, Run};
use crate::{Failure, Pages};

/// Writes pages as OFD.
pub(crate) fn write(pages: &Pages<'_>) -> Result<Vec<u8>, Failure> {
    let sheets = &pages.laying.pages;
    let mut used: BTreeMap<usize, BTreeSet<(char, u16)>> = BTreeMap::new();
    for run in sheets.iter().flat_map(|page| &page.runs) {
        let glyphs = run.glyphs.iter().map(|glyph| (glyph.character, glyph.id));
        used.entry(run.face).or_default().extend(glyphs);
    }
    let mut archive = Archive::new();
    archive.add("OFD.xml", entry(pages).as_bytes())?;
    archive.add("Doc_0/Document.xml", document(sheets.len(), &pages.laying.marks).as_bytes())?;
    archive.add("Doc_0/PublicRes.xml", resources(pages, used.keys()).as_bytes())?;
    for (face, glyphs) in &used {
        let Some(from) = pages.fonts.faces().get(*face) else { continue };
        let font =
            face::subset(from, glyphs).ok_or_else(|| Failure(format!("cannot subset {}", from.family)))?;
        archive.add(&format!("Doc_0/Res/{}", file(*face)), &font)?;
    }
    for (at, page) in sheets.iter().enumerate() {
        archive.add(&format!("Doc_0/Pages/Page_{at}/Content.xml"), content(page).as_bytes())?;
    }
    archive.finish()
}

struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        // The default date of the archive is fixed, so the bytes depend on the document alone.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options).map_err(|error| Failure(error.to_string()))?;
        self.0.write_all(bytes).map_err(|error| Failure(error.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, Failure> {
        self.0.finish().map(Cursor::into_inner).map_err(|error| Failure(error.to_string()))
    }
}

/// The first file: the title and no person.
fn entry(pages: &Pages<'_>) -> String {
    let title = escaped(pages.document.title.as_deref().unwrap_or("文档"));
    format!(
        "{XML}<ofd:OFD {NAMES} Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>{:032x}</ofd:DocID>\
         <ofd:Title>{title}</ofd:Title><ofd:Creator>gongkai</ofd:Creator></ofd:DocInfo>\
         <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        digest(&pages.document.plain_text())
    )
}

/// A number for the document that depends on its words alone (FNV-1a).
fn digest(words: &str) -> u128 {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    words.bytes().fold(START, |digest, byte| (digest ^ u128::from(byte)).wrapping_mul(PRIME))
}

fn document(pages: usize, marks: &[Mark]) -> String {
    let (width, height) = (mm(PAPER.0), mm(PAPER.1));
    let mut out = format!(
        "{XML}<ofd:Document {NAMES}><ofd:CommonData><ofd:MaxUnitID>9000000</ofd:MaxUnitID><ofd:PageArea>\
         <ofd:PhysicalBox>0 0 {width} {height}</ofd:PhysicalBox></ofd:PageArea>\
         <ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
    );
    for at in 0..pages {
        let _ = write!(out, "<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>", page_id(at));
    }
    out.push_str("</ofd:Pages>");
    if !marks.is_empty() {
        out.push_str("<ofd:Outlines>");
        outline(marks, &mut out);
        out.push_str("</ofd:Outlines>");
    }
    out.push_str("</ofd:Document>");
    out
}

/// The headings, each below the last of a higher level.
fn outline(marks: &[Mark], out: &mut String) {
    let mut rest = marks;
    while let Some((mark, after)) = rest.split_first() {
        let below = after.iter().take_while(|next| next.level > mark.level).count();
        let _ = write!(
            out,
            "<ofd:OutlineElem Title=\"{}\" Count=\"{below}\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto>\
             <ofd:Dest Type=\"XYZ\" PageID=\"{}\" Left=\"0\" Top=\"{}\" Zoom=\"0\"/></ofd:Goto></ofd:Action></ofd:Actions>",
            escaped(&mark.text),
            page_id(mark.page),
            mm(mark.y)
        );
        outline(&after[..below], out);
        out.push_str("</ofd:OutlineElem>");
        rest = &after[below..];
    }
}

fn resources<'a>(pages: &Pages<'_>, faces: impl Iterator<Item = &'a usize>) -> String {
    let mut out = format!("{XML}<ofd:Res {NAMES} BaseLoc=\"Res\"><ofd:Fonts>");
    for face in faces {
        let Some(from) = pages.fonts.faces().get(*face) else { continue };
        let (family, name) = (escaped(&from.family), escaped(&from.name));
        let _ = write!(
            out,
            "<ofd:Font ID=\"{}\" FontName=\"{name}\" FamilyName=\"{family}\"><ofd:FontFile>{}</ofd:FontFile></ofd:Font>",
            font_id(*face),
            file(*face)
        );
    }
    out.push_str("</ofd:Fonts></ofd:Res>");
    out
}

fn content(page: &Page) -> String {
    let (width, height) = (mm(PAPER.0), mm(PAPER.1));
    let mut out = format!(
        "{XML}<ofd:Page {NAMES}><ofd:Area><ofd:PhysicalBox>0 0 {width} {height}</ofd:PhysicalBox></ofd:Area>\
         <ofd:Content><ofd:Layer ID=\"1\" Type=\"Body\">"
    );
    for (id, run) in (FIRST_OBJECT..).zip(&page.runs) {
        text(id, run, &mut out);
    }
    for (id, rule) in (FIRST_OBJECT + page.runs.len()..).zip(&page.rules) {
        self::rule(id, rule, &mut out);
    }
    for (id, bar) in (FIRST_OBJECT + page.runs.len() + page.rules.len()..).zip(&page.bars) {
        self::bar(id, bar, &mut out);
    }
    out.push_str("</ofd:Layer></ofd:Content></ofd:Page>");
    out
}

fn text(id: usize, run: &Run, out: &mut String) {
    let width: Pt = run.glyphs.iter().map(|glyph| glyph.advance).sum();
    // The box reaches above and below the characters, and a little beyond the last, so that nothing is cut off.
    let _ = write!(
        out,
        "<ofd:TextObject ID=\"{id}\" Boundary=\"{} {} {} {}\" Font=\"{}\" Size=\"{}\">{}<ofd:TextCode X=\"0\" Y=\"{}\"",
        mm(run.x),
        mm(run.y - run.size),
        mm(width + run.size),
        mm(run.size * 1.5),
        font_id(run.face),
        mm(run.size),
        if run.part == Part::Mark { fill() } else { String::new() },
        mm(run.size)
    );
    if let Some((_, before)) = run.glyphs.split_last().filter(|(_, before)| !before.is_empty()) {
        let advances: Vec<String> = before.iter().map(|glyph| mm(glyph.advance).to_string()).collect();
        let _ = write!(out, " DeltaX=\"{}\"", advances.join(" "));
    }
    let _ = write!(out, ">{}</ofd:TextCode></ofd:TextObject>", escaped(&run.text()));
}

fn rule(id: usize, rule: &Rule, out: &mut String) {
    let (left, top) = (rule.from.0 - HALF, rule.from.1 - HALF);
    let _ = write!(
        out,
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{} {} {} {}\" LineWidth=\"{}\"><ofd:AbbreviatedData>M {} {} L {} {}\
         </ofd:AbbreviatedData></ofd:PathObject>",
        mm(left),
        mm(top),
        mm(rule.to.0 - left + HALF),
        mm(rule.to.1 - top + HALF),
        mm(HALF),
        mm(HALF),
        mm(HALF),
        mm(rule.to.0 - left),
        mm(rule.to.1 - top)
    );
}

/// A red bar.
fn bar(id: usize, bar: &Bar, out: &mut String) {
    let (width, height) = (mm(bar.width), mm(bar.height));
    let _ = write!(
        out,
        "<ofd:PathObject ID=\"{id}\" Boundary=\"{} {} {width} {height}\" Fill=\"true\" Stroke=\"false\">{}\
         <ofd:AbbreviatedData>M 0 0 L {width} 0 L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>",
        mm(bar.x),
        mm(bar.y),
        fill()
    );
}

/// The red of the head.
fn fill() -> String {
    let [red, green, blue] = RED;
    format!("<ofd:FillColor Value=\"{red} {green} {blue}\"/>")
}

/// Points in millimetres, to a thousandth.
fn mm(points: Pt) -> Pt {
    (points * 25.4 / 72.0 * 1000.0).round() / 1000.0
}

fn file(face: usize) -> String {
    format!("font_{face}.ttf")
}

fn font_id(face: usize) -> usize {
    face + 2
}

fn page_id(at: usize) -> usize {
    at + 100
}

/// Words for XML, without the characters it cannot hold.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMES: &str = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
/// Numbers of what stands on a page come after those of fonts and pages.
const FIRST_OBJECT: usize = 100_000;
/// Half a point: the width of rules, and the room around them.
const HALF: Pt = 0.5;
