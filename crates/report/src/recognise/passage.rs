//! Passages: the prose of a report, cut at headings, with places for every span.

use std::ops::Range;

use text::{Place, plain, plain::Ordinal};

use crate::{Part, Where};

/// How many bytes lie between two remembered character counts.
const STRIDE: usize = 256;
/// The longest quotation, in characters.
const LONGEST_QUOTE: usize = 200;

/// A paragraph of the report's prose.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The part it stands in.
    pub part: Part,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// The number with which it begins.
    pub ordinal: Option<Ordinal>,
    counts: Vec<u32>,
}

impl Passage {
    /// A passage; spans in it are found again without counting from its beginning each time.
    pub(crate) fn new(part: Part, text: &str, place: Place) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0_u32;
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(count);
            count += characters(chunk);
        }
        counts.push(count);
        Self { part, text: text.to_owned(), place, ordinal: plain::ordinal(text), counts }
    }

    /// Where a span of bytes stands.
    pub fn at(&self, span: Range<usize>) -> Where {
        let start = self.offset(span.start);
        let len = self.offset(span.end).saturating_sub(start);
        Where::part(self.part, self.place.within(start as usize, len as usize))
    }

    /// The words of a span, cut after 200 characters.
    pub fn quote(&self, span: Range<usize>) -> &str {
        cut(self.text.get(span).unwrap_or_default())
    }

    /// The sentences with their end marks, as spans of bytes.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.split(|c| matches!(c, '。' | '！' | '？' | '；'))
    }

    /// The clauses with their end marks, as spans of bytes.
    pub fn clauses(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.split(|c| matches!(c, '。' | '！' | '？' | '；' | '，' | '：'))
    }

    fn split(&self, ends: fn(char) -> bool) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = self.text.get(at..)?;
            if rest.is_empty() {
                return None;
            }
            let end =
                rest.char_indices().find(|(_, c)| ends(*c)).map_or(rest.len(), |(i, c)| i + c.len_utf8());
            let span = at..at + end;
            at = span.end;
            Some(span)
        })
    }

    /// The words of the item's heading: up to the first 。 or all, end mark included, as a span.
    pub fn item_heading(&self) -> Range<usize> {
        self.sentences().next().unwrap_or(0..self.text.len())
    }

    fn offset(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        let chunk = byte / STRIDE;
        let before = self.counts.get(chunk).copied().unwrap_or(0);
        before + characters(&self.text.as_bytes()[(chunk * STRIDE).min(byte)..byte])
    }
}

/// At most 200 characters of a text.
pub(super) fn cut(text: &str) -> &str {
    text.char_indices().nth(LONGEST_QUOTE).map_or(text, |(end, _)| &text[..end])
}

fn characters(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
    u32::try_from(starts).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_placed_in_characters() {
        let text = format!("{}，目标。后", "字".repeat(700));
        let place = Place { line: 4, start: 100, end: 100 + 705 };
        let passage = Passage::new(Part::Section(1), &text, place);
        let at = text.find("目标").expect("there");
        assert_eq!(passage.at(at..at + 6).place, Place { line: 4, start: 801, end: 803 });
        assert_eq!(passage.sentences().count(), 2);
    }
}
