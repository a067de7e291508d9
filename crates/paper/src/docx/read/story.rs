//! A story: the blocks of the main text, of a note or of a text box, written line by line.

use std::collections::HashMap;

use text::{Align, Place};

use super::line::{Line, Runs, branch, start};
use super::numbering::Numbering;
use super::styles::{Styles, alignment, number, on};
use super::table::Look;
use crate::xml::{Element, Space};
use crate::{Anchor, reading::Writer};

/// Longer paragraphs are no headings, whatever style they have, in characters.
const LONGEST_HEADING: usize = 60;
/// More doubts help nobody.
const MOST_DOUBTS: usize = 300;
/// Text boxes in one another beyond this are not read.
const DEEPEST_BOX: u32 = 8;

/// What a document's stories share while they are read.
pub(super) struct Story<'s, 't> {
    pub writer: Writer,
    pub styles: &'s Styles,
    pub numbering: Numbering,
    /// Footnotes and endnotes by kind and id.
    pub footnotes: HashMap<(&'static str, String), Element<'t>>,
    /// The paragraphs of the main part, by their numbers in the tree.
    pub paragraphs: Vec<u32>,
    /// What is being read outside the main text.
    pub part: Option<&'static str>,
    /// False inside a part of its own (a footnote), whose paragraphs are not counted.
    pub in_main: bool,
    /// Where the line before stands.
    pub last: Place,
    pub tables: u32,
    pub nested: u32,
    pub pictures: u32,
    pub characters: usize,
    boxes: u32,
    doubts: usize,
    fields: Vec<bool>,
}

impl<'s, 't> Story<'s, 't> {
    pub(super) fn new(styles: &'s Styles, numbering: Numbering, paragraphs: Vec<u32>) -> Self {
        Self {
            writer: Writer::new(),
            styles,
            numbering,
            footnotes: HashMap::new(),
            paragraphs,
            part: None,
            in_main: true,
            last: Place::default(),
            tables: 0,
            nested: 0,
            pictures: 0,
            characters: 0,
            boxes: 0,
            doubts: 0,
            fields: Vec::new(),
        }
    }

    /// Writes blocks in order.
    pub(super) fn flow(&mut self, blocks: &[Element<'t>]) {
        let mut carried = String::new();
        for block in blocks {
            if block.is("tbl") {
                self.table(*block);
                continue;
            }
            if block.is("sdt") {
                self.doubt(self.last, "目录没有作为正文读取");
                continue;
            }
            if !block.is("p") {
                let what = if block.kind().0 == Space::Math {
                    "公式没有读取"
                } else {
                    "引用的外部内容没有读取"
                };
                self.doubt(self.last, what);
                continue;
            }
            let (mut line, look) = self.line(*block);
            if look.contents {
                if !line.words.trim().is_empty() {
                    self.doubt(self.last, "目录没有作为正文读取");
                }
                continue;
            }
            line.words.insert_str(0, &std::mem::take(&mut carried));
            if line.joined {
                carried = std::mem::take(&mut line.words);
            }
            self.write(*block, line, look);
        }
        if !carried.trim().is_empty() {
            self.last = self.writer.paragraph(&carried, Align::Left, &Anchor::default());
        }
    }

    fn write(&mut self, paragraph: Element<'t>, line: Line<'t>, look: Look) {
        let words = line.words.trim();
        if !words.is_empty() {
            self.characters += words.len();
            let anchor = self.anchor(paragraph);
            let short = words.chars().nth(LONGEST_HEADING).is_none() && !words.ends_with('。');
            self.last = match look.heading.filter(|_| short) {
                Some(level) => self.writer.heading(level, words, &anchor),
                None => self.writer.paragraph(words, look.align, &anchor),
            };
        } else if line.large {
            self.doubt(self.last, "此处之后是图片，图片中的文字没有读取");
        }
        for words in line.doubts {
            self.doubt(self.last, words);
        }
        self.boxes(line.boxes);
        self.notes(line.notes);
    }

    fn boxes(&mut self, boxes: Vec<Element<'t>>) {
        if boxes.is_empty() || self.boxes >= DEEPEST_BOX {
            return;
        }
        self.boxes += 1;
        let (part, fields) = (self.part.replace("文本框"), std::mem::take(&mut self.fields));
        for content in boxes {
            self.flow(&blocks(content));
        }
        (self.part, self.fields) = (part, fields);
        self.boxes -= 1;
    }

    /// Writes footnotes and endnotes after what refers to them.
    pub(super) fn notes(&mut self, notes: Vec<(&'static str, String)>) {
        for key in notes {
            // Taken out, so that a note that refers to itself ends.
            let Some(note) = self.footnotes.remove(&key) else { continue };
            let (part, main) = (self.part.replace(key.0), std::mem::replace(&mut self.in_main, false));
            let fields = std::mem::take(&mut self.fields);
            self.flow(&blocks(note));
            (self.part, self.in_main, self.fields) = (part, main, fields);
        }
    }

    /// Reads a paragraph with the number that the list engine gives it.
    pub(super) fn line(&mut self, paragraph: Element<'t>) -> (Line<'t>, Look) {
        let properties = paragraph.child("pPr");
        let property = |name: &str| properties.and_then(|p| p.child(name));
        let id = property("pStyle").and_then(Element::val);
        let style = self.styles.paragraph(id.as_deref());
        let mark = property("rPr");
        let said = mark.and_then(|mark| mark.child("vanish")).map(on);
        let hidden = style.hidden.unwrap_or(false);
        let mut line = Runs::read(paragraph, hidden, self.styles, &mut self.fields);
        self.pictures += line.pictures;
        let outline = property("outlineLvl").and_then(number::<u8>);
        let look = Look {
            align: property("jc").map(alignment).or(style.align).unwrap_or_default(),
            heading: outline.map_or(style.heading, |level| (level < 9).then_some(level + 1)),
            contents: style.contents,
        };
        let silent = line.words.trim().is_empty() && (said.unwrap_or(hidden) || line.joined);
        let label = if silent { None } else { self.label(property("numPr"), id.as_deref()) };
        if let Some(label) = label {
            line.words.insert_str(0, &label);
        }
        (line, look)
    }

    fn label(&mut self, own: Option<Element<'t>>, style: Option<&str>) -> Option<String> {
        let given = self.styles.paragraph(style);
        let list = own.and_then(|own| own.child("numId")).and_then(number::<u32>);
        let level = own.and_then(|own| own.child("ilvl")).and_then(number::<u8>);
        let number = list.or(given.number).filter(|list| *list != 0)?;
        let linked = || style.and_then(|style| self.numbering.level_of(number, style));
        let level = level.or_else(linked).or(given.level).unwrap_or(0);
        self.numbering.next(number, level)
    }

    /// Where a paragraph stands in the file.
    pub(super) fn anchor(&self, paragraph: Element<'_>) -> Anchor {
        let at = self.in_main.then(|| self.paragraphs.binary_search(&paragraph.id()).ok()).flatten();
        Anchor { paragraph: at.and_then(|at| u32::try_from(at).ok()), part: self.part, ..Anchor::default() }
    }

    pub(super) fn doubt(&mut self, place: Place, words: impl AsRef<str>) {
        self.doubts += 1;
        if self.doubts <= MOST_DOUBTS {
            self.writer.doubt(place, format!("{}。", words.as_ref()));
        }
    }

    /// The words of a header or footer, which belong to no block.
    pub(super) fn aside(&mut self, part: &'static str, root: Element<'t>) {
        let anchor = Anchor { part: Some(part), ..Anchor::default() };
        for paragraph in blocks(root).into_iter().filter(|block| block.is("p")) {
            let line = Runs::read(paragraph, false, self.styles, &mut self.fields);
            self.fields.clear();
            if line.words.chars().any(char::is_alphabetic) {
                self.writer.line(&start(line.words.trim()), &anchor);
            }
        }
    }
}

/// The paragraphs and tables in a body, a cell or a text box, also behind content controls and tracked changes; a table of
/// contents and what is not read come as the elements they are.
pub(super) fn blocks(parent: Element<'_>) -> Vec<Element<'_>> {
    let mut found = Vec::new();
    gather(parent, &mut found);
    found
}

fn gather<'t>(parent: Element<'t>, found: &mut Vec<Element<'t>>) {
    for child in parent.children() {
        match child.kind() {
            (Space::Word, "p" | "tbl" | "altChunk" | "subDoc") | (Space::Math, "oMathPara" | "oMath") => {
                found.push(child);
            }
            (Space::Word, "sdt") if is_contents(child) => found.push(child),
            (Space::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag") => {
                gather(child, found);
            }
            (Space::Other, "AlternateContent") => {
                if let Some(branch) = branch(child) {
                    gather(branch, found);
                }
            }
            _ => {}
        }
    }
}

/// True for the content control that Word puts around a table of contents.
fn is_contents(control: Element<'_>) -> bool {
    let gallery = control.child("sdtPr").and_then(|properties| properties.child("docPartObj"));
    let named = gallery.and_then(|gallery| gallery.child("docPartGallery")).and_then(Element::val);
    named.as_deref() == Some("Table of Contents")
}
