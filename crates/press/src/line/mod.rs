//! From words to lines: characters with their glyphs, where a line may end, and how it is spread to its measure.

mod breaks;
mod title;

use std::collections::{BTreeSet, HashMap};

use skrifa::FontRef;
use skrifa::MetadataProvider as _;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;

use crate::fonts::{Fonts, Role};
use crate::sheet::{Glyph, Part, Pt, Run};

pub(crate) use breaks::is_closing;
pub(crate) use title::balanced;

/// A character with its glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Set {
    pub(crate) character: char,
    face: usize,
    id: u16,
    /// How wide it is set.
    pub(crate) width: Pt,
    /// As wide as it is high: an ideograph or a mark of Chinese.
    pub(crate) wide: bool,
}

/// A line: characters from the text, and how wide they are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) sets: Vec<Set>,
    /// Without blanks at its end, the last mark in full.
    pub(crate) width: Pt,
    /// The last of its paragraph.
    pub(crate) last: bool,
}

/// What gives characters their glyphs.
pub(crate) struct Setter<'a> {
    fonts: &'a Fonts,
    charmaps: Vec<Charmap<'a>>,
    metrics: Vec<GlyphMetrics<'a>>,
    /// Face, glyph and width in ems of what was looked up before.
    known: HashMap<(Role, char), (usize, u16, Pt)>,
    missing: BTreeSet<char>,
}

impl<'a> Setter<'a> {
    pub(crate) fn new(fonts: &'a Fonts) -> Self {
        let opened: Vec<FontRef<'a>> = fonts
            .faces()
            .iter()
            .filter_map(|face| FontRef::from_index(&face.data, face.index).ok())
            .collect();
        // One em is the unit: widths are multiplied by the size of the type.
        let metrics = |font: &FontRef<'a>| font.glyph_metrics(Size::new(1.0), LocationRef::default());
        Self {
            fonts,
            charmaps: opened.iter().map(FontRef::charmap).collect(),
            metrics: opened.iter().map(metrics).collect(),
            known: HashMap::new(),
            missing: BTreeSet::new(),
        }
    }

    /// Characters that no face has; a geta mark stands in their place.
    pub(crate) fn missing(self) -> BTreeSet<char> {
        self.missing
    }

    /// The glyphs of a text. `pitch` is how far apart wide characters stand.
    pub(crate) fn set(&mut self, text: &str, role: Role, size: Pt, pitch: Pt) -> Vec<Set> {
        let mut sets = Vec::with_capacity(text.len() / 2);
        for character in text.chars().filter_map(printed) {
            let (face, id, ems) = self.glyph(role, character);
            let wide = ems > 0.95;
            let width = if wide { ems * size + pitch - size } else { ems * size };
            sets.push(Set { character, face, id, width, wide });
        }
        sets
    }

    /// How wide a text is on one line.
    pub(crate) fn measure(&mut self, text: &str, role: Role, size: Pt) -> Pt {
        self.set(text, role, size, size).iter().map(|set| set.width).sum()
    }

    fn glyph(&mut self, role: Role, character: char) -> (usize, u16, Pt) {
        if let Some(known) = self.known.get(&(role, character)) {
            return *known;
        }
        let found = self.look_up(role, character).or_else(|| {
            self.missing.insert(character);
            self.look_up(role, STAND_IN)
        });
        let found = found.unwrap_or((self.fonts.chain(role)[0], 0, 1.0));
        self.known.insert((role, character), found);
        found
    }

    fn look_up(&self, role: Role, character: char) -> Option<(usize, u16, Pt)> {
        self.fonts.chain(role).iter().find_map(|&face| {
            let id = self.charmaps.get(face)?.map(character)?;
            let ems = self.metrics.get(face)?.advance_width(id)?;
            Some((face, u16::try_from(id.to_u32()).ok()?, ems))
        })
    }
}

/// The character that is printed, or nothing for those without a shape of their own.
fn printed(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' | '\u{A0}' => Some(' '),
        character => {
            let shapeless = SHAPELESS.iter().any(|(first, last)| (*first..=*last).contains(&character));
            (!shapeless).then_some(character)
        }
    }
}

/// Breaks a text into lines of at most `measure`, the first shorter by `indent`.
///
/// A line may be a little too long where a mark would otherwise begin the next: the mark's empty half is given up and
/// the line tightened by up to 3 % (FMT-63).
pub(crate) fn lines(sets: &[Set], measure: Pt, indent: Pt) -> Vec<Line> {
    let allowed = breaks::allowed(sets);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < sets.len() {
        let room = if lines.is_empty() { measure - indent } else { measure };
        let end = end_of_line(sets, &allowed, start, room);
        let shown = sets[start..end].iter().rposition(|set| set.character != ' ').map_or(0, |at| at + 1);
        let kept = &sets[start..start + shown];
        lines.push(Line {
            sets: kept.to_vec(),
            width: kept.iter().map(|set| set.width).sum(),
            last: end == sets.len(),
        });
        start = end;
    }
    lines
}

/// Where the line that begins at `start` ends.
fn end_of_line(sets: &[Set], allowed: &[bool], start: usize, room: Pt) -> usize {
    let (mut width, mut best, mut fits) = (0.0, None, start);
    for at in start..sets.len() {
        let set = &sets[at];
        let with = width + set.width;
        let next = at + 1;
        let may_end = next == sets.len() || allowed[next];
        if with <= room + TOLERANCE || set.character == ' ' {
            fits = next;
        }
        if may_end {
            let squeezed = is_closing(set.character) && set.wide && with - set.width / 2.0 <= room * TIGHTER;
            if fits == next || squeezed {
                best = Some(next);
            }
        }
        width = with;
        if width > room * TIGHTER + set.width {
            break;
        }
    }
    // Where no end is allowed the line is cut where it is full: a long word in a narrow cell.
    best.unwrap_or(fits.max(start + 1))
}

impl Line {
    /// The gaps that change so that the line fills `measure`; 0 where it should stay as it is.
    fn spread(&self, measure: Pt) -> Pt {
        let gaps = self.sets.len().saturating_sub(1);
        if gaps == 0 {
            return 0.0;
        }
        let over = self.width - measure;
        // The last mark's right half is empty and may stand over the edge.
        let last = self.sets.last().filter(|set| set.wide && is_closing(set.character));
        let spare = last.map_or(0.0, |set| (set.width / 2.0).min(over.max(0.0)));
        let slack = -(over - spare);
        if slack > 0.0 && (self.last || slack > measure * LOOSEST) { 0.0 } else { slack / count(gaps) }
    }

    /// The runs of the line from `x` on the baseline `y`, spread to `measure` where one is given.
    pub(crate) fn runs(&self, part: Part, size: Pt, (x, y): (Pt, Pt), measure: Option<Pt>) -> Vec<Run> {
        let spread = measure.map_or(0.0, |measure| self.spread(measure));
        let mut runs: Vec<Run> = Vec::new();
        let mut at = x;
        for set in &self.sets {
            let advance = set.width + spread;
            let glyph = Glyph { id: set.id, character: set.character, advance };
            match runs.last_mut().filter(|run| run.face == set.face) {
                Some(run) => run.glyphs.push(glyph),
                None => runs.push(Run { part, face: set.face, size, x: at, y, glyphs: vec![glyph] }),
            }
            at += advance;
        }
        runs
    }
}

/// A small number of things as a measure.
pub(crate) fn count(things: usize) -> Pt {
    Pt::from(u16::try_from(things).unwrap_or(u16::MAX))
}

/// Control characters, joiners, marks of direction and variant selectors.
const SHAPELESS: [(char, char); 10] = [
    ('\u{0}', '\u{1F}'),
    ('\u{7F}', '\u{9F}'),
    ('\u{AD}', '\u{AD}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFF0}', '\u{FFFF}'),
    ('\u{E0000}', '\u{E0FFF}'),
];
/// What stands where a character has no glyph.
const STAND_IN: char = '〓';
/// By how much a line may be too long before a mark is pushed to the next.
const TIGHTER: Pt = 1.03;
/// A line is spread by up to this share of its measure; beyond it stays ragged, after a long address for example.
const LOOSEST: Pt = 0.09;
/// Sums of widths are not exact.
const TOLERANCE: Pt = 0.05;
