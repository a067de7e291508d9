//! Near misses of fixed phrases: one or two characters differ, or the parts stand in another order.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::{Span, candidates::automaton};

/// The phrases of the house, one a line.
const LIST: &str = include_str!("../data/phrases.txt");

/// The phrases, and an automaton over pieces of them: whoever writes a phrase with so few faults keeps a piece whole.
struct Phrases {
    automaton: AhoCorasick,
    /// For each piece: the phrase, and the characters before the piece in it.
    pieces: Vec<(&'static str, usize)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let (mut words, mut pieces) = (Vec::new(), Vec::new());
    for phrase in LIST.lines().filter(|line| !line.is_empty()) {
        let chars: Vec<char> = phrase.chars().collect();
        let parts = most_faults(chars.len()) + 1;
        for part in 0..parts {
            let (from, to) = (chars.len() * part / parts, chars.len() * (part + 1) / parts);
            words.push(chars[from..to].iter().collect::<String>());
            pieces.push((phrase, from));
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Phrases { automaton: automaton(&words), pieces }
});

/// With how many faults a phrase of so many characters is still meant.
fn most_faults(length: usize) -> usize {
    if length < 12 { 1 } else { 2 }
}

/// A near miss.
pub struct NearMiss {
    /// Where it stands.
    pub span: Span,
    /// The phrase that is meant.
    pub phrase: &'static str,
    /// Only marks differ.
    pub only_marks: bool,
}

/// The near misses of a text, in order, each once.
pub fn near_misses(text: &str) -> Vec<NearMiss> {
    let mut found: Vec<NearMiss> = Vec::new();
    for hit in PHRASES.automaton.find_overlapping_iter(text) {
        let (phrase, before) = PHRASES.pieces[hit.pattern().as_usize()];
        let window = window(text, hit.start(), before, phrase.chars().count());
        if text[window.start..window.end].contains(phrase) {
            continue;
        }
        let near = swapped(text, window, phrase).or_else(|| faulty(text, window, phrase));
        let known = |near: &NearMiss| {
            found
                .iter()
                .rev()
                .take(4)
                .any(|one| one.span.start < near.span.end && near.span.start < one.span.end)
        };
        found.extend(near.filter(|near| !known(near)));
    }
    found.sort_unstable_by_key(|near| near.span);
    found
}

/// The stretch of a paragraph in which the phrase would stand.
fn window(text: &str, piece: usize, before: usize, length: usize) -> Span {
    let within = |c: &char| !matches!(c, '\n' | '\r' | '\t' | '。' | '；');
    let left: usize =
        text[..piece].chars().rev().take(before + SLACK).take_while(within).map(char::len_utf8).sum();
    let right = text[piece..].chars().take(length - before + SLACK).take_while(within);
    Span { start: piece - left, end: piece + right.map(char::len_utf8).sum::<usize>() }
}

/// Characters to either side in which a phrase with faults may begin or end.
const SLACK: usize = 3;

/// All parts of the phrase, in another order.
fn swapped(text: &str, window: Span, phrase: &'static str) -> Option<NearMiss> {
    let words = &text[window.start..window.end];
    let parts: Vec<&str> = phrase.split('、').collect();
    let starts: Vec<usize> = parts.iter().map(|part| words.find(part)).collect::<Option<_>>()?;
    let (start, end) =
        (starts.iter().min()?, starts.iter().zip(&parts).map(|(at, part)| at + part.len()).max()?);
    let span = Span { start: window.start + start, end: window.start + end };
    let other = parts.len() > 1 && end - start == phrase.len() && !starts.is_sorted();
    other.then_some(NearMiss { span, phrase, only_marks: false })
}

/// The stretch of the window that is nearest to the phrase, where few characters differ.
fn faulty(text: &str, window: Span, phrase: &'static str) -> Option<NearMiss> {
    let wanted: Vec<char> = phrase.chars().collect();
    let there: Vec<(usize, char)> = text[window.start..window.end].char_indices().collect();
    // For each prefix of the phrase and each end in the window: faults, and where the stretch begins.
    let mut row: Vec<(usize, usize)> = (0..=there.len()).map(|at| (0, at)).collect();
    for (at, c) in wanted.iter().enumerate() {
        let mut corner = row[0];
        row[0] = (at + 1, 0);
        for end in 1..=there.len() {
            let same = (corner.0 + usize::from(there[end - 1].1 != *c), corner.1);
            corner = row[end];
            let missing = (row[end].0 + 1, row[end].1);
            let added = (row[end - 1].0 + 1, row[end - 1].1);
            row[end] = same.min(missing).min(added);
        }
    }
    let (end, (faults, start)) = row.into_iter().enumerate().min_by_key(|(_, (faults, _))| *faults)?;
    if faults == 0 || faults > most_faults(wanted.len()) || end <= start {
        return None;
    }
    let stretch: Vec<char> = there[start..end].iter().map(|(_, c)| *c).collect();
    let edges = stretch.first() == wanted.first() && stretch.last() == wanted.last();
    let without = |chars: &[char], odd: &str| chars.iter().filter(|c| !odd.contains(**c)).collect::<String>();
    // 中华民族的伟大复兴 says the same in other words.
    if !edges || without(&stretch, "的") == without(&wanted, "的") {
        return None;
    }
    let only_marks = without(&stretch, MARKS) == without(&wanted, MARKS);
    let byte = |at: usize| there.get(at).map_or(window.end, |(byte, _)| window.start + byte);
    Some(NearMiss { span: Span { start: byte(start), end: byte(end) }, phrase, only_marks })
}

const MARKS: &str = "、，“”‘’\"'《》 　";
