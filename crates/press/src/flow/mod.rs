//! From blocks to pages in the layout of an official document (GB/T 9704): A4, a text block of 156 × 225 mm with 22
//! lines of 28 characters, the page number outside and below it.

mod head;

use std::collections::BTreeSet;

use text::official::{Element, attachment_lead, elements};
use text::{Align, Block, Document};

use crate::fonts::{Fonts, Role};
use crate::line::{self, Setter, count};
use crate::sheet::{Mark, Page, Part, Pt, Run};
use crate::table::Laid;
use head::Head;

/// Width and height of A4 (FMT-01).
pub(crate) const PAPER: (Pt, Pt) = (mm(210.0), mm(297.0));
/// Left and upper edge of the text block (FMT-02, FMT-03).
const CORNER: (Pt, Pt) = (mm(28.0), mm(37.0));
/// Width and height of the text block (FMT-04).
const BLOCK: (Pt, Pt) = (mm(156.0), mm(225.0));
/// From one line to the next: 22 lines fill the text block (FMT-06).
const LINE: Pt = BLOCK.1 / 22.0;
/// From one character to the next: 28 characters fill the line (FMT-06).
const PITCH: Pt = BLOCK.0 / 28.0;
/// 三号 for the text (FMT-08).
const TEXT: Pt = 16.0;
/// 二号 for the title (FMT-20).
const TITLE: Pt = 22.0;
/// From one line of the title to the next.
const TITLE_LINE: Pt = 34.8;
/// 四号 for page numbers (FMT-44).
const NUMBER: Pt = 14.0;
/// The dashes of the page number are so far below the text block (FMT-44).
const NUMBER_BELOW: Pt = mm(7.0);
/// 小四 for the words above a table.
const CAPTION: Pt = 12.0;
/// Room below a table at least.
const BELOW_TABLE: Pt = 5.0;
/// How far the middle of a character is above its baseline, in ems.
const MIDDLE: Pt = 0.38;

const fn mm(millimetres: Pt) -> Pt {
    millimetres * 72.0 / 25.4
}

/// What was laid out.
pub(crate) struct Laying {
    pub(crate) pages: Vec<Page>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) missing: BTreeSet<char>,
}

/// A strip of the page from edge to edge.
#[derive(Debug)]
struct Band {
    height: Pt,
    /// With the upper left corner of the strip at the origin.
    runs: Vec<Run>,
    /// Stays on the page of what follows.
    keeps: bool,
    mark: Option<(u8, String)>,
}

#[derive(Debug)]
enum Piece {
    Band(Band),
    Table(Laid),
    /// What follows begins a page.
    PageEnd,
}

/// The two forms of paper that our documents take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// With its title on the first line.
    Plain,
    /// 信函格式 (FMT-50).
    Letter,
}

/// Lays a document out.
pub(crate) fn lay_out(document: &Document, form: Form, fonts: &Fonts) -> Laying {
    let mut setter = Setter::new(fonts);
    let head = if form == Form::Letter { Head::of(document, &mut setter) } else { None };
    // The first page of a letter has no number.
    let unnumbered = usize::from(head.is_some());
    let in_head = head.as_ref().and_then(|head| head.number);
    let mut composer = Composer { setter, pieces: Vec::new() };
    composer.document(document, in_head);
    let Composer { mut setter, pieces } = composer;
    let (first, y) = head.map(|head| (head.page, head.y)).unwrap_or_default();
    let mut flow = Flow { pages: vec![first], marks: Vec::new(), y };
    flow.pieces(pieces);
    let Flow { mut pages, marks, .. } = flow;
    for (at, page) in pages.iter_mut().enumerate().skip(unnumbered) {
        number(at + 1, page, &mut setter);
    }
    Laying { pages, marks, missing: setter.missing() }
}

struct Composer<'a> {
    setter: Setter<'a>,
    pieces: Vec<Piece>,
}

/// How a paragraph is set.
#[derive(Clone, Copy)]
struct Manner {
    role: Role,
    align: Align,
    /// Two characters before the first line.
    indent: bool,
    keeps: bool,
}

impl Composer<'_> {
    /// Every block but the one that stands in the head already.
    fn document(&mut self, document: &Document, in_head: Option<usize>) {
        if let Some(title) = document.title.as_deref().filter(|title| !title.trim().is_empty()) {
            self.title(title, Part::Title);
        }
        let elements = elements(document);
        for (at, block) in document.blocks.iter().enumerate().filter(|(at, _)| Some(*at) != in_head) {
            match block {
                Block::Heading { level, text, .. } => {
                    let role = [Role::Hei, Role::Kai, Role::Fang][usize::from((*level).clamp(1, 3)) - 1];
                    let manner = Manner { role, align: Align::Left, indent: true, keeps: true };
                    self.paragraph(text, Part::Block(at), manner, Some(*level));
                }
                Block::Paragraph { text, align, .. } => match elements[at] {
                    Element::Signature => self.signature(at, &document.blocks),
                    Element::Date => {}
                    Element::AttachmentNote => {
                        let first = at == 0 || elements[at - 1] != Element::AttachmentNote;
                        self.attachment_note(text.trim(), at, first);
                    }
                    Element::AttachmentMark => {
                        self.pieces.push(Piece::PageEnd);
                        let manner =
                            Manner { role: Role::Hei, align: Align::Flush, indent: false, keeps: true };
                        self.paragraph(text, Part::Block(at), manner, Some(1));
                        self.blank(LINE);
                    }
                    Element::AttachmentTitle => self.title(text, Part::Block(at)),
                    Element::Addressee => self.plain(text, at, Align::Flush, false),
                    Element::Text | Element::Number | Element::Note => {
                        self.plain(text, at, *align, *align == Align::Left);
                    }
                },
                Block::Table(table) => self.table(at, table),
            }
        }
    }

    fn plain(&mut self, text: &str, at: usize, align: Align, indent: bool) {
        let manner = Manner { role: Role::Fang, align, indent, keeps: false };
        self.paragraph(text, Part::Block(at), manner, None);
    }

    /// The title, on whole lines of the grid, and a line after it.
    fn title(&mut self, title: &str, part: Part) {
        let sets = self.setter.set(title, Role::Title, TITLE, TITLE);
        let lines = line::balanced(&sets, BLOCK.0);
        let taken = (count(lines.len()) * TITLE_LINE / LINE).ceil() * LINE;
        let air = taken - count(lines.len()) * TITLE_LINE;
        // The title of an attachment stands on the third line of its page.
        let above = if part == Part::Title { air / 2.0 } else { 0.0 };
        self.blank(above);
        for line in &lines {
            let at = ((BLOCK.0 - line.width) / 2.0, baseline(TITLE_LINE, TITLE));
            self.band(TITLE_LINE, line.runs(part, TITLE, at, None), true);
        }
        self.blank(air - above + LINE);
    }

    fn paragraph(&mut self, text: &str, part: Part, manner: Manner, level: Option<u8>) {
        let Manner { role, align, indent, keeps } = manner;
        let sets = self.setter.set(text, role, TEXT, PITCH);
        let indent = if indent { 2.0 * PITCH } else { 0.0 };
        let lines = line::lines(&sets, BLOCK.0, indent);
        for (at, line) in lines.iter().enumerate() {
            let before = if at == 0 { indent } else { 0.0 };
            let (x, spread) = match align {
                Align::Left | Align::Flush => (before, Some(BLOCK.0 - before)),
                Align::Center => ((BLOCK.0 - line.width) / 2.0, None),
                Align::Right => (BLOCK.0 - line.width, None),
            };
            let runs = line.runs(part, TEXT, (x, baseline(LINE, TEXT)), spread);
            let mark = level.filter(|_| at == 0).map(|level| (level, text.to_owned()));
            self.pieces.push(Piece::Band(Band { height: LINE, runs, keeps, mark }));
        }
    }

    /// Name and date at the end (FMT-26): a line below the text, on whose page they stay (FMT-29); the name two
    /// characters from the right, the date beginning two characters to the right of the name; a date that would be
    /// nearer to the edge than the name stands there and moves the name.
    fn signature(&mut self, at: usize, blocks: &[Block]) {
        let [name, date] = [at, at + 1].map(|at| match blocks.get(at) {
            Some(Block::Paragraph { text, .. }) => text.as_str(),
            Some(Block::Heading { .. } | Block::Table(_)) | None => "",
        });
        if let Some(Piece::Band(band)) = self.pieces.last_mut() {
            band.keeps = true;
        }
        self.blank(LINE);
        let [name_sets, date_sets] =
            [name, date].map(|words| self.setter.set(words, Role::Fang, TEXT, PITCH));
        let [name_lines, date_lines] =
            [&name_sets, &date_sets].map(|sets| line::lines(sets, BLOCK.0 - 4.0 * PITCH, 0.0));
        let widest = |lines: &[line::Line]| lines.iter().map(|line| line.width).fold(0.0, Pt::max);
        let (name_width, date_width) = (widest(&name_lines), widest(&date_lines));
        let indent = 2.0 * PITCH;
        let (name_left, date_left) = if date_width > name_width {
            let date_left = BLOCK.0 - indent - date_width;
            (date_left - indent, date_left)
        } else {
            let name_left = BLOCK.0 - indent - name_width;
            (name_left, name_left + indent)
        };
        let lines = name_lines.iter().map(|line| (line, name_left.max(0.0), Part::Block(at)));
        let dates = date_lines.iter().map(|line| (line, date_left, Part::Block(at + 1)));
        let all: Vec<_> = lines.chain(dates).collect();
        for (number, (line, left, part)) in all.iter().enumerate() {
            let runs = line.runs(*part, TEXT, (*left, baseline(LINE, TEXT)), None);
            self.band(LINE, runs, number + 1 < all.len());
        }
    }

    /// 附件说明 (FMT-24): a line below the text, two characters in; what follows aligns with what it continues.
    fn attachment_note(&mut self, text: &str, at: usize, first: bool) {
        if first {
            self.blank(LINE);
        }
        let (lead, name) = text.split_at(attachment_lead(text).len());
        // The numbers of those that follow stand below the first number.
        let before = if lead.starts_with("附件") { 2.0 } else { 5.0 } * PITCH;
        let sets = self.setter.set(lead, Role::Fang, TEXT, PITCH);
        let left = before + sets.iter().map(|set| set.width).sum::<Pt>();
        let lead = line::lines(&sets, BLOCK.0, 0.0).into_iter().next();
        let sets = self.setter.set(name, Role::Fang, TEXT, PITCH);
        for (number, line) in line::lines(&sets, BLOCK.0 - left, 0.0).iter().enumerate() {
            let y = baseline(LINE, TEXT);
            let mut runs = Vec::new();
            if let Some(lead) = lead.as_ref().filter(|_| number == 0) {
                runs.extend(lead.runs(Part::Block(at), TEXT, (before, y), None));
            }
            runs.extend(line.runs(Part::Block(at), TEXT, (left, y), Some(BLOCK.0 - left)));
            self.band(LINE, runs, false);
        }
    }

    fn table(&mut self, at: usize, table: &text::Table) {
        if let Some(caption) = table.caption.as_deref().filter(|caption| !caption.trim().is_empty()) {
            let sets = self.setter.set(caption, Role::Hei, CAPTION, CAPTION);
            for line in line::lines(&sets, BLOCK.0, 0.0) {
                let x = (BLOCK.0 - line.width) / 2.0;
                let runs = line.runs(Part::Caption(at), CAPTION, (x, baseline(LINE, CAPTION)), None);
                self.band(LINE, runs, true);
            }
        }
        // A heading above a table that fills the page stays on it.
        let page = BLOCK.1 - LINE;
        if let Some(laid) = Laid::new(at, table, BLOCK.0, page, &mut self.setter) {
            self.pieces.push(Piece::Table(laid));
        }
    }

    fn band(&mut self, height: Pt, runs: Vec<Run>, keeps: bool) {
        self.pieces.push(Piece::Band(Band { height, runs, keeps, mark: None }));
    }

    fn blank(&mut self, height: Pt) {
        self.band(height, Vec::new(), true);
    }
}

/// Puts pieces on pages.
struct Flow {
    pages: Vec<Page>,
    marks: Vec<Mark>,
    /// How far the page is filled, from the upper edge of the text block.
    y: Pt,
}

impl Flow {
    fn pieces(&mut self, pieces: Vec<Piece>) {
        // What is before `settled` is on a page already together with what it must stay with.
        let mut settled = 0;
        for at in 0..pieces.len() {
            if at >= settled {
                settled = self.make_room(&pieces[at..]) + at;
            }
            match &pieces[at] {
                Piece::Band(band) => self.band(band),
                Piece::Table(table) => self.table(table),
                Piece::PageEnd if self.y > 0.0 => self.new_page(),
                Piece::PageEnd => {}
            }
        }
    }

    /// Begins a page where the first piece, with all that it must stay with, has no room on this one; returns how many
    /// pieces that is.
    fn make_room(&mut self, pieces: &[Piece]) -> usize {
        let kept = pieces.iter().take_while(|piece| matches!(piece, Piece::Band(band) if band.keeps)).count();
        let group = &pieces[..(kept + 1).min(pieces.len())];
        let bands: Pt =
            group.iter().map(|piece| if let Piece::Band(band) = piece { band.height } else { 0.0 }).sum();
        let left = BLOCK.1 - self.y;
        let needed = match group.last() {
            Some(Piece::Table(table)) => {
                let whole = bands + table.height();
                // A table that a page can hold is not parted where the page is half full already.
                if whole <= BLOCK.1 + CLOSE && left < BLOCK.1 * 0.6 {
                    whole
                } else {
                    bands + table.rows_together(0, BLOCK.1)
                }
            }
            _ => bands,
        };
        if needed > left + CLOSE && self.y > 0.0 && needed <= BLOCK.1 + CLOSE {
            self.new_page();
        }
        group.len()
    }

    fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = 0.0;
    }

    fn band(&mut self, band: &Band) {
        let first = self.y == 0.0;
        if band.runs.is_empty() && first && self.pages.len() > 1 {
            return;
        }
        if self.y + band.height > BLOCK.1 + CLOSE && !first {
            self.new_page();
        }
        let at = self.pages.len() - 1;
        let y = CORNER.1 + self.y;
        if let Some((level, text)) = &band.mark {
            self.marks.push(Mark { level: *level, text: text.clone(), page: at, y });
        }
        self.pages[at].runs.extend(band.runs.iter().map(|run| run.clone().moved(CORNER.0, y)));
        self.y += band.height;
    }

    fn table(&mut self, table: &Laid) {
        let mut printed = table.printed();
        let rows = table.heights.len();
        let mut from = 0;
        while from < rows {
            let to = table.rows_that_fit(from, BLOCK.1 - self.y + CLOSE, self.y == 0.0);
            if to == from && self.y > 0.0 {
                self.new_page();
                continue;
            }
            let to = to.max(from + 1);
            let at = self.pages.len() - 1;
            let corner = (CORNER.0, CORNER.1 + self.y);
            self.y += table.place((from, to), corner, &mut printed, &mut self.pages[at]);
            from = to;
        }
        // Back to the grid of lines.
        self.y = ((self.y + BELOW_TABLE) / LINE - 0.01).ceil() * LINE;
    }
}

/// — 1 — in 宋体, one character from the outer edge: right on odd pages, left on even ones (FMT-44).
fn number(number: usize, page: &mut Page, setter: &mut Setter<'_>) {
    let sets = setter.set(&format!("— {number} —"), Role::Song, NUMBER, NUMBER);
    let Some(line) = line::lines(&sets, BLOCK.0, 0.0).into_iter().next() else { return };
    let x = if number % 2 == 1 { BLOCK.0 - NUMBER - line.width } else { NUMBER };
    let y = CORNER.1 + BLOCK.1 + NUMBER_BELOW + NUMBER * MIDDLE;
    page.runs.extend(line.runs(Part::PageNumber, NUMBER, (CORNER.0 + x, y), None));
}

/// The baseline of characters in the middle of a strip.
fn baseline(height: Pt, size: Pt) -> Pt {
    height / 2.0 + size * MIDDLE
}

/// Sums of heights are not exact.
const CLOSE: Pt = 0.5;

#[cfg(test)]
mod tests;
