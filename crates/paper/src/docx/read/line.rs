//! A paragraph as one line: its runs with what Word shows of them.

use crate::raised::raised_words;
use crate::xml::{Element, Space};

use super::styles::{Styles, number, off_the_line, on};
use super::symbol;

/// A paragraph's words and what hangs on them.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    pub words: String,
    /// The contents of text boxes.
    pub boxes: Vec<Element<'t>>,
    /// Footnotes and endnotes by kind and id.
    pub notes: Vec<(&'static str, String)>,
    pub doubts: Vec<String>,
    pub pictures: u32,
    /// A picture as large as a table, or of unknown size.
    pub large: bool,
    /// The mark at its end is deleted: the next paragraph goes on in this line.
    pub joined: bool,
    deleted: String,
    inserted: String,
    hidden: String,
    struck: String,
}

/// Reads the runs of a paragraph.
pub(super) struct Runs<'s, 't> {
    styles: &'s Styles,
    /// Open fields: true once their result has begun.
    fields: &'s mut Vec<bool>,
    /// The paragraph's style hides its runs.
    hidden: bool,
    inserted: bool,
    /// The type size of the run before, in half points.
    size: u32,
    line: Line<'t>,
}

/// The type size where none is said: 10.5 pt.
const USUAL_SIZE: u32 = 21;
/// LibreOffice writes a raised figure as smaller type, so many half points off the line.
const OFF_THE_LINE: i32 = 4;

/// How a run is shown.
#[derive(Clone, Copy, Default)]
struct Show {
    hidden: bool,
    struck: bool,
    raised: Option<bool>,
}

/// More fields in one another are hostile.
const DEEPEST_FIELD: usize = 100;

impl<'s, 't> Runs<'s, 't> {
    pub(super) fn read(
        paragraph: Element<'t>,
        hidden: bool,
        styles: &'s Styles,
        fields: &'s mut Vec<bool>,
    ) -> Line<'t> {
        let mut runs =
            Runs { styles, fields, hidden, inserted: false, size: USUAL_SIZE, line: Line::default() };
        let mark = paragraph.child("pPr").and_then(|p| p.child("rPr"));
        runs.line.joined = mark.is_some_and(|mark| mark.child("del").is_some());
        runs.all(paragraph);
        // An instruction does not go on in the next paragraph: a lost separator would hide the rest of the document.
        runs.fields.fill(true);
        runs.line.note();
        runs.line
    }

    fn all(&mut self, parent: Element<'t>) {
        for child in parent.children() {
            self.one(child);
        }
    }

    fn one(&mut self, element: Element<'t>) {
        let (space, name) = element.kind();
        match (space, name) {
            (Space::Word, "r") => self.run(element),
            (
                Space::Word,
                "hyperlink" | "smartTag" | "customXml" | "fldSimple" | "sdt" | "sdtContent" | "dir" | "bdo",
            ) => {
                self.all(element);
            }
            (Space::Word, "ins" | "moveTo") => {
                let outer = std::mem::replace(&mut self.inserted, true);
                self.all(element);
                self.inserted = outer;
            }
            (Space::Word, "del" | "moveFrom") => self.deleted(element),
            (Space::Word, "ruby" | "rubyBase") => self.all(element),
            (Space::Math, "oMath" | "oMathPara") => self.line.doubts.push("公式没有读取".to_owned()),
            (Space::Other, "AlternateContent") => {
                if let Some(branch) = branch(element) {
                    self.all(branch);
                }
            }
            _ => {}
        }
    }

    fn deleted(&mut self, element: Element<'t>) {
        for text in element.descendants().filter(|below| below.is("delText") || below.is("t")) {
            self.line.deleted.push_str(&text.text());
        }
    }

    fn run(&mut self, run: Element<'t>) {
        let show = self.show(run.child("rPr"));
        for child in run.children() {
            self.content(child, show);
        }
    }

    fn show(&mut self, properties: Option<Element<'t>>) -> Show {
        let Some(properties) = properties else { return Show { hidden: self.hidden, ..Show::default() } };
        let (mut hidden, mut styled, mut show) = (None, false, Show::default());
        let (mut off, mut size, mut struck) = (0_i32, None, None);
        for property in properties.children() {
            match property.kind() {
                (Space::Word, "vanish") => hidden = Some(on(property)),
                (Space::Word, "strike" | "dstrike") => struck = Some(struck.unwrap_or(false) || on(property)),
                (Space::Word, "rStyle") => {
                    let style = property.val().and_then(|id| self.styles.run(&id));
                    styled = style.and_then(|style| style.hidden).unwrap_or(false);
                    show.struck |= style.and_then(|style| style.struck).unwrap_or(false);
                    show.raised = show.raised.or(style.and_then(|style| style.raised));
                }
                (Space::Word, "position") => off = number(property).unwrap_or(0),
                (Space::Word, "sz") => size = number::<u32>(property),
                (Space::Word, "vertAlign") => show.raised = off_the_line(property),
                _ => {}
            }
        }
        if off.abs() >= OFF_THE_LINE && size.is_some_and(|size| size < self.size) {
            show.raised = show.raised.or(Some(off < 0));
        } else {
            self.size = size.unwrap_or(USUAL_SIZE);
        }
        show.struck = struck.unwrap_or(show.struck);
        // Hiding toggles between the styles of paragraph and run; what the run says itself wins.
        show.hidden = hidden.unwrap_or(self.hidden != styled);
        show
    }

    fn content(&mut self, element: Element<'t>, show: Show) {
        match element.kind() {
            (Space::Word, "t") => self.text(element, show),
            (Space::Word, "tab" | "ptab") => self.put("\t", show),
            (Space::Word, "br" | "cr") => self.put("\n", show),
            (Space::Word, "noBreakHyphen") => self.put("-", show),
            (Space::Word, "sym") => {
                let part = |name: &str| element.attribute(name).unwrap_or_default();
                let character = symbol::character(&part("font"), &part("char"));
                if character.is_none() {
                    self.line.doubts.push("有一个符号认不出来".to_owned());
                }
                self.put(&character.unwrap_or(char::REPLACEMENT_CHARACTER).to_string(), show);
            }
            (Space::Word, "fldChar") => self.field(element.attribute("fldCharType").as_deref()),
            (Space::Word, "footnoteReference") => self.footnote("脚注", element),
            (Space::Word, "endnoteReference") => self.footnote("尾注", element),
            (Space::Word, "drawing" | "pict" | "object") => self.drawing(element),
            (Space::Word, "delText") => self.line.deleted.push_str(&element.text()),
            (Space::Word, "ruby" | "rubyBase") => self.all(element),
            (Space::Other, "AlternateContent") => {
                if let Some(branch) = branch(element) {
                    for child in branch.children() {
                        self.content(child, show);
                    }
                }
            }
            // Runs in one another: a result of ruby text, or a file that some tool has made.
            (Space::Word, "r") => self.run(element),
            _ => {}
        }
    }

    fn text(&mut self, element: Element<'t>, show: Show) {
        let text = element.text();
        let kept = element.attribute("space").as_deref() == Some("preserve");
        let text = if kept { &*text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
        if let Some(below) = show.raised {
            return self.put(&raised_words(text, below), show);
        }
        if text.contains(|c: char| c.is_control()) {
            let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            return self.put(&plain, show);
        }
        self.put(text, show);
    }

    fn put(&mut self, words: &str, show: Show) {
        if self.fields.contains(&false) {
            return;
        }
        if show.hidden {
            self.line.hidden.push_str(words);
        } else if show.struck {
            self.line.struck.push_str(words);
            // Figures on its two sides are not one.
            if self.line.words.ends_with(char::is_numeric) {
                self.line.words.push(' ');
            }
        } else {
            self.line.words.push_str(words);
            if self.inserted {
                self.line.inserted.push_str(words);
            }
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.fields.len() < DEEPEST_FIELD => self.fields.push(false),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    *field = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn footnote(&mut self, kind: &'static str, element: Element<'t>) {
        if let Some(id) = element.attribute("id") {
            self.line.notes.push((kind, id.into_owned()));
        }
    }

    /// Text boxes, pictures and embedded objects, each once.
    fn drawing(&mut self, drawing: Element<'t>) {
        let mut seen = Seen::default();
        self.shapes(drawing, &mut seen);
        if seen.picture {
            self.line.pictures += 1;
            self.line.large |= seen.size.is_none_or(|(width, height)| width >= WIDE && height >= HIGH);
        }
        if let Some(what) = seen.embedded {
            self.line.doubts.push(format!("嵌入的{what}没有读取"));
        }
    }

    fn shapes(&mut self, parent: Element<'t>, seen: &mut Seen) {
        for child in parent.children() {
            match child.kind() {
                (Space::Word, "txbxContent") => {
                    self.line.boxes.push(child);
                    continue;
                }
                (Space::Other, "AlternateContent") => {
                    if let Some(branch) = branch(child) {
                        self.shapes(branch, seen);
                    }
                    continue;
                }
                (_, "blip" | "imagedata") => seen.picture = true,
                (_, "chart") => seen.embedded = Some("图表"),
                (_, "relIds") => seen.embedded = Some(" SmartArt 图形"),
                (_, "OLEObject") => {
                    let sheet = child.attribute("ProgID").is_some_and(|id| id.starts_with("Excel"));
                    seen.embedded = Some(if sheet { " Excel 表格" } else { "对象" });
                }
                (_, "textpath") => {
                    let words = child.attribute("string").unwrap_or_default();
                    self.line.doubts.push(format!("艺术字“{}”没有作为正文读取", start(&words)));
                }
                (_, "extent") => {
                    let side = |name: &str| child.attribute(name)?.parse::<f64>().ok();
                    seen.size = side("cx").zip(side("cy"));
                }
                (_, "shape") => {
                    seen.size = seen.size.or_else(|| child.attribute("style").and_then(|s| styled(&s)));
                }
                _ => {}
            }
            self.shapes(child, seen);
        }
    }
}

#[derive(Default)]
struct Seen {
    picture: bool,
    embedded: Option<&'static str>,
    /// Width and height, 360,000 to a centimetre.
    size: Option<(f64, f64)>,
}

/// A table as a picture is at least ten centimetres wide and three high.
const WIDE: f64 = 3_600_000.0;
const HIGH: f64 = 1_080_000.0;

/// Width and height in the style of an old shape, where they stand in points.
fn styled(style: &str) -> Option<(f64, f64)> {
    let side = |name: &str| {
        let value = style.split(';').find_map(|rule| rule.trim().strip_prefix(name)?.strip_prefix(':'))?;
        value.trim().strip_suffix("pt")?.parse::<f64>().ok().map(|points| points * 12_700.0)
    };
    side("width").zip(side("height"))
}

/// The branch of an alternative that is read: the first choice that holds anything, else the fallback.
pub(super) fn branch(alternatives: Element<'_>) -> Option<Element<'_>> {
    let filled = |name: &str| {
        alternatives.children().find(|child| child.kind().1 == name && child.children().next().is_some())
    };
    filled("Choice").or_else(|| filled("Fallback"))
}

impl Line<'_> {
    /// Says what was left out of the words.
    fn note(&mut self) {
        let said = [
            ("此处有隐藏的文字“", &self.hidden, "”，没有读取"),
            ("此处有加了删除线的文字“", &self.struck, "”，没有读取"),
            ("此处有未接受的修订：已删除“", &self.deleted, "”，按删除后的文字读取"),
            ("此处有未接受的修订：已插入“", &self.inserted, "”，按插入后的文字读取"),
        ];
        let doubts: Vec<String> = said
            .into_iter()
            .filter(|(_, words, _)| !words.trim().is_empty())
            .map(|(before, words, after)| format!("{before}{}{after}", start(words.trim())))
            .collect();
        self.doubts.extend(doubts);
    }
}

/// The beginning of some words, for a sentence about them.
pub(super) fn start(words: &str) -> String {
    const MOST: usize = 30;
    let short: String = words.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if words.chars().nth(MOST).is_some() { short + "……" } else { short }
}
