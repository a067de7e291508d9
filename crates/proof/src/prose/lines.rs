//! Plain text parted into lines, and lines with tabs or bars into cells, each with its place.

use text::Place;

use super::{Paragraph, Part, Span};

/// The lines of a text that hold anything, and the cells of those that are rows, without blanks around them. Lines end as
/// on any system: LF, CR LF, or CR alone.
pub fn of(source: &str) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    let (mut byte, mut at, mut number) = (0, 0_u32, 1_u32);
    loop {
        let rest = &source[byte..];
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes());
        let (line, after) = rest.split_at(end.unwrap_or(rest.len()));
        at = cells(line, Line { byte, number, start: at }, &mut lines);
        if after.is_empty() {
            return lines;
        }
        let ending = if after.starts_with("\r\n") { "\r\n" } else { "\n" };
        byte += line.len() + ending.len();
        (at, number) = (at.saturating_add(count(ending)), number.saturating_add(1));
    }
}

/// Where a line begins.
struct Line {
    byte: usize,
    number: u32,
    start: u32,
}

/// Adds the cells of a line, or the line; says where the line ends, in characters.
fn cells(line: &str, known: Line, lines: &mut Vec<Paragraph>) -> u32 {
    let bars = line.trim_start().starts_with(['|', '│']);
    let cell = bars || line.contains('\t');
    let (mut byte, mut at) = (known.byte, known.start);
    let parts = |c: char| c == '\t' || (bars && matches!(c, '|' | '│'));
    for part in line.split_inclusive(|c| cell && parts(c)) {
        let words = part.trim_end_matches(parts).trim();
        let before = &part[..part.len() - part.trim_start().len()];
        if !words.is_empty() {
            let start = byte + before.len();
            let from = at.saturating_add(count(before));
            lines.push(Paragraph {
                span: Span { start, end: start + words.len() },
                part: if cell { Part::Cell } else { Part::Body },
                place: Place { line: known.number, start: from, end: from.saturating_add(count(words)) },
            });
        }
        byte += part.len();
        at = at.saturating_add(count(part));
    }
    at
}

fn count(text: &str) -> u32 {
    if text.is_ascii() { text.len() } else { text.chars().count() }.try_into().unwrap_or(u32::MAX)
}
