//! Changes of the characters of a member, and how a cover falls on the slots beneath it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Cover;
use crate::everything::Part;

/// Pieces of a source to be written otherwise.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edits {
    pieces: Vec<(Range<usize>, String)>,
    /// Opening tags of number cells that become cells of words.
    tags: Vec<Range<usize>>,
}

impl Edits {
    pub(crate) fn put(&mut self, range: Range<usize>, words: String) {
        self.pieces.push((range, words));
    }

    pub(crate) fn cut(&mut self, range: Range<usize>) {
        self.put(range, String::new());
    }

    pub(crate) fn words_in(&mut self, tag: Range<usize>) {
        self.tags.push(tag);
    }

    /// The opening tags of cells whose number is now words.
    pub(crate) fn tags(&self) -> &[Range<usize>] {
        &self.tags
    }

    /// Where pieces begin.
    pub(crate) fn starts(&self) -> BTreeSet<usize> {
        self.pieces.iter().map(|(piece, _)| piece.start).collect()
    }

    /// The source with all pieces in place; of two that overlap the outer holds.
    pub(crate) fn apply(&self, source: &str) -> String {
        let mut pieces: Vec<(Range<usize>, String)> = self.pieces.clone();
        pieces.extend(
            self.tags.iter().filter_map(|tag| Some((tag.clone(), as_words(source.get(tag.clone())?)))),
        );
        pieces.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let (mut out, mut at) = (String::with_capacity(source.len()), 0);
        for (range, words) in pieces {
            if range.start < at || source.get(range.clone()).is_none() {
                continue;
            }
            out.push_str(source.get(at..range.start).unwrap_or_default());
            out.push_str(&words);
            at = range.end;
        }
        out.push_str(source.get(at..).unwrap_or_default());
        out
    }
}

/// The opening tag of a cell, its type that of words as a formula gives them.
fn as_words(tag: &str) -> String {
    let bare = [" t=\"n\"", " t='n'"].iter().fold(tag.to_owned(), |tag, kind| tag.replace(kind, ""));
    match bare.strip_suffix('>') {
        Some(open) => format!("{open} t=\"str\">"),
        None => bare,
    }
}

/// Characters of a slot to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub start: usize,
    pub end: usize,
    pub words: String,
}

/// How a cover falls on the slots of a part: line by line, and in a line character by character where the numbers of
/// characters agree; else the first slot gets the words.
pub(super) fn spread(part: &Part, cover: &Cover, covered: &str) -> Vec<(usize, Change)> {
    let lines = covered.matches('\n').count() == cover.words.matches('\n').count();
    let (old, new): (Vec<&str>, Vec<&str>) = if lines {
        (covered.split('\n').collect(), cover.words.split('\n').collect())
    } else {
        (vec![covered], vec![&cover.words])
    };
    let mut changes = Vec::new();
    let mut at = cover.start as usize;
    for (old, new) in old.iter().zip(new) {
        let count = old.chars().count();
        stretch(part, at..at + count, new, &mut changes);
        at += count + 1;
    }
    changes
}

fn stretch(part: &Part, place: Range<usize>, words: &str, changes: &mut Vec<(usize, Change)>) {
    let new: Vec<char> = words.chars().collect();
    let even = new.len() == place.len();
    let first = part.spots.partition_point(|spot| spot.end as usize <= place.start);
    let mut given = false;
    for spot in part.spots[first..].iter().take_while(|spot| (spot.start as usize) < place.end) {
        let from = place.start.max(spot.start as usize);
        let to = place.end.min(spot.end as usize);
        if from >= to {
            continue;
        }
        let words = if even {
            new[from - place.start..to - place.start].iter().collect()
        } else if given {
            String::new()
        } else {
            words.to_owned()
        };
        given = true;
        let start = from - spot.start as usize;
        changes.push((spot.slot, Change { start, end: start + (to - from), words }));
    }
}

/// The text with the changes; a character is changed once.
pub(super) fn changed(text: &str, mut changes: Vec<Change>) -> String {
    changes.sort_by_key(|change| (change.start, std::cmp::Reverse(change.end)));
    changes.dedup();
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for change in changes {
        let end = change.end.min(chars.len());
        if change.start < at {
            if end > at {
                out.extend(std::iter::repeat_n('*', end - at));
                at = end;
            }
            continue;
        }
        out.extend(&chars[at..change.start.min(chars.len())]);
        out.push_str(&change.words);
        at = end;
    }
    out.extend(&chars[at..]);
    out
}

/// Characters as XML writes them.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
