//! The head of a letter (信函格式, GB/T 9704-2012 第10.1条; FMT-50): who writes in red, red lines above and below, the
//! number at the right.

use text::official::{Element, elements};
use text::{Block, Document};

use super::{BLOCK, CORNER, LINE, PAPER, PITCH, TEXT, mm};
use crate::fonts::Role;
use crate::line::{self, Setter};
use crate::sheet::{Bar, Page, Part, Pt};

/// What stands on the first page of a letter before its title.
pub(super) struct Head {
    pub(super) page: Page,
    /// Where the text begins, from the upper edge of the text block.
    pub(super) y: Pt,
    /// The block that is the number of the letter and stands in the head.
    pub(super) number: Option<usize>,
}

impl Head {
    /// The head of a letter; nothing for a document that nobody signed.
    pub(super) fn of(document: &Document, setter: &mut Setter<'_>) -> Option<Self> {
        let elements = elements(document);
        let words = |wanted: Element| {
            let at = elements.iter().position(|element| *element == wanted)?;
            match &document.blocks[at] {
                Block::Paragraph { text, .. } => Some((at, text.trim())),
                Block::Heading { .. } | Block::Table(_) => None,
            }
        };
        let (_, from) = words(Element::Signature)?;
        let mut page = Page::default();
        let size = mark_size(from, setter);
        let sets = setter.set(from, Role::Title, size, size);
        if let Some(line) = line::lines(&sets, PAPER.0, 0.0).into_iter().next() {
            let x = CORNER.0 + (BLOCK.0 - line.width) / 2.0;
            page.runs.extend(line.runs(Part::Mark, size, (x, MARK_TOP + size * ASCENT), None));
        }
        let mut y = MARK_TOP + size + BELOW_MARK;
        page.bars.extend(double(y, [THICK, THIN]));
        page.bars.extend(double(PAPER.1 - FOOT - DOUBLE, [THIN, THICK]));
        y += DOUBLE;
        let number = words(Element::Number).map(|(at, number)| {
            let sets = setter.set(number, Role::Fang, TEXT, PITCH);
            y += TEXT * 7.0 / 8.0;
            if let Some(line) = line::lines(&sets, BLOCK.0, 0.0).into_iter().next() {
                let x = CORNER.0 + BLOCK.0 - line.width;
                page.runs.extend(line.runs(Part::Block(at), TEXT, (x, y + TEXT * ASCENT), None));
            }
            y += TEXT;
            at
        });
        // Two lines below, on the grid.
        let y = ((y - CORNER.1 + 2.0 * LINE) / LINE).ceil() * LINE;
        Some(Self { page, y, number })
    }
}

/// As large as the name has room for, and no larger than 小初.
fn mark_size(from: &str, setter: &mut Setter<'_>) -> Pt {
    let width = setter.measure(from, Role::Title, 1.0);
    if width > 0.0 { (BLOCK.0 / width).min(LARGEST_MARK) } else { LARGEST_MARK }
}

/// A thick and a thin line below each other, in the order given, in the middle of the page.
fn double(y: Pt, [upper, lower]: [Pt; 2]) -> [Bar; 2] {
    let x = (PAPER.0 - LINE_WIDTH) / 2.0;
    let bar = |y, height| Bar { x, y, width: LINE_WIDTH, height };
    [bar(y, upper), bar(y + DOUBLE - lower, lower)]
}

/// The upper edge of the name is so far below that of the paper.
const MARK_TOP: Pt = mm(30.0);
/// 小初.
const LARGEST_MARK: Pt = 36.0;
/// From the name to the line below it.
const BELOW_MARK: Pt = mm(4.0);
/// From the lower line to the lower edge of the paper.
const FOOT: Pt = mm(20.0);
/// How long the lines are.
const LINE_WIDTH: Pt = mm(170.0);
/// The two lines of a double line, and its height.
const THICK: Pt = 1.8;
const THIN: Pt = 0.7;
const DOUBLE: Pt = 3.8;
/// How far the top of a character is above its baseline, in ems.
const ASCENT: Pt = 0.88;
