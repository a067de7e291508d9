//! Lines of text from characters: those on one base line, from left to right, with the spaces that stand between them.

use super::geometry::Area;
use super::sheet::{Glyph, Turn};

/// A line of text.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) area: Area,
    pub(super) size: f32,
    /// Its parts, where gaps wider than those between characters part them.
    pub(super) parts: Vec<Part>,
    /// It is the text layer of a scan.
    pub(super) invisible: bool,
}

/// Some characters that stand close to each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) area: Area,
}

impl Part {
    fn begin(glyph: &Glyph) -> Self {
        Self { text: String::new(), area: glyph.area }
    }
}

/// A gap so wide, in sizes of the type, parts a line.
const WIDE: f32 = 0.28;

/// Digits up to this far apart, in sizes of the type, are set with spacing.
const SPACED: f32 = 0.42;

/// The lines that characters make, from top to bottom. Characters that are turned are left out.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut upright: Vec<Glyph> = glyphs.iter().filter(|glyph| glyph.turn == Turn::None).copied().collect();
    upright.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines = Vec::new();
    let mut rest = upright.as_mut_slice();
    while let Some(first) = rest.first().copied() {
        let (mut level, mut size, mut count) = (first.base, first.size, 0);
        for glyph in rest.iter() {
            if glyph.base - level > 0.4 * size.min(glyph.size).max(2.0) {
                break;
            }
            // The larger type leads: a footnote's mark stands a little above the line it belongs to.
            if glyph.size > size {
                (level, size) = (glyph.base, glyph.size);
            }
            count += 1;
        }
        let (own, after) = rest.split_at_mut(count.max(1));
        own.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
        lines.extend(line(own));
        rest = after;
    }
    lines
}

/// One line from its characters in order; nothing where they are spaces alone.
fn line(glyphs: &[Glyph]) -> Option<Line> {
    let mut line = Line::default();
    let seen: Vec<&Glyph> = glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()).collect();
    line.area = Area::of(seen.iter().flat_map(|g| [(g.area.x0, g.area.y0), (g.area.x1, g.area.y1)]));
    line.size = middle(seen.iter().map(|glyph| glyph.size));
    line.invisible = seen.iter().all(|glyph| glyph.invisible);
    let mut last: Option<&Glyph> = None;
    let mut space = false;
    for glyph in glyphs {
        if glyph.c.is_whitespace() {
            space = last.is_some();
            continue;
        }
        if let Some(before) = last {
            let gap = glyph.area.x0 - before.area.x1;
            let size = before.size.max(glyph.size);
            let number = is_digit(before.c) && is_digit(glyph.c);
            if gap > if number { SPACED } else { WIDE } * size {
                line.parts.push(Part::begin(glyph));
            }
            let tight = both_wide(before.c, glyph.c);
            // Digits set apart evenly are one number; a blank between them parts two.
            let spaced = !space && is_digit(before.c) && is_digit(glyph.c) && gap < SPACED * size;
            if space && gap > -0.3 * size || !spaced && gap > if tight { 0.8 } else { 0.22 } * size {
                line.text.push(' ');
                if let Some(part) = line.parts.last_mut().filter(|part| !part.text.is_empty()) {
                    part.text.push(' ');
                }
            }
        } else {
            line.parts.push(Part::begin(glyph));
        }
        line.text.push(glyph.c);
        if let Some(part) = line.parts.last_mut() {
            part.area = part.area.with(glyph.area);
            part.text.push(glyph.c);
        }
        (last, space) = (Some(glyph), false);
    }
    last.map(|_| line)
}

fn is_digit(c: char) -> bool {
    text::halfwidth(c).is_ascii_digit()
}

/// True for two characters that stand beside each other without a space in any case: Chinese ones.
fn both_wide(a: char, b: char) -> bool {
    is_wide(a) || is_wide(b)
}

/// Chinese characters and full-width marks.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// The middle one of some numbers; 0 of none.
pub(super) fn middle(values: impl IntoIterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.into_iter().collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

/// Appends the next line of a paragraph or a cell; Chinese needs no space there, words of letters do.
pub(super) fn append(text: &mut String, next: &str) {
    let letters =
        |c: Option<char>| c.is_some_and(|c| !is_wide(c) && (c.is_alphabetic() || ",;.".contains(c)));
    let starts = next.chars().next().is_some_and(|c| !is_wide(c) && c.is_alphabetic());
    if letters(text.chars().next_back()) && starts {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyphs(words: &str, x: f32, base: f32) -> Vec<Glyph> {
        let mut x = x;
        words
            .chars()
            .map(|c| {
                let width = if is_wide(c) { 10.0 } else { 5.0 };
                x += width;
                Glyph {
                    c,
                    area: Area { x0: x - width, y0: base - 8.8, x1: x, y1: base + 1.2 },
                    base,
                    size: 10.0,
                    turn: Turn::None,
                    invisible: false,
                }
            })
            .collect()
    }

    #[test]
    fn lines_are_told_by_place_and_not_by_order() {
        let mut all = glyphs("规章", 20.0, 50.0);
        all.extend(glyphs("一、总体", 20.0, 20.0));
        all.extend(glyphs("12", 60.0, 50.0));
        let found: Vec<String> = lines(&all).into_iter().map(|line| line.text).collect();
        assert_eq!(found, ["一、总体", "规章 12"]);
    }

    #[test]
    fn spaces_between_letters_and_wide_gaps() {
        let mut all = glyphs("as of", 0.0, 10.0);
        all.extend(glyphs("2024", 31.0, 10.0));
        all.extend(glyphs("年", 100.0, 10.0));
        let line = &lines(&all)[0];
        assert_eq!(line.text, "as of 2024 年");
        let parts: Vec<&str> = line.parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(parts, ["as", "of", "2024", "年"]);
    }

    #[test]
    fn lines_are_appended() {
        let mut text = String::from("主动公开");
        append(&mut text, "政府信息 of");
        append(&mut text, "the");
        assert_eq!(text, "主动公开政府信息 of the");
    }
}
