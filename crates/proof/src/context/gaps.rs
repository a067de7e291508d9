//! Expressions of four characters of which one inside is missing: 实事是, 年度告.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Candidate;
use crate::{Span, candidates::automaton};

/// A line an expression: the expression, and which of its characters may be told missing, counted from zero.
const LIST: &str = include_str!("../../data/gaps.txt");

/// Bytes of a Chinese character.
const WIDTH: usize = '一'.len_utf8();

/// An expression with a gap.
struct Gap {
    right: &'static str,
    /// The byte, in what is left, of the character that no longer has a partner.
    odd: usize,
}

struct Gaps {
    automaton: AhoCorasick,
    all: Vec<Gap>,
}

static GAPS: LazyLock<Gaps> = LazyLock::new(|| {
    let missing = LIST.lines().filter_map(|line| line.split_once(' '));
    let missing = missing.flat_map(|(right, which)| {
        which
            .chars()
            .filter_map(move |which| Some((right, usize::try_from(which.to_digit(10)?).ok()? * WIDTH)))
    });
    let (words, all): (Vec<String>, Vec<Gap>) = missing
        .map(|(right, at)| {
            let odd = if at == WIDTH { 0 } else { at };
            ([&right[..at], &right[at + WIDTH..]].concat(), Gap { right, odd })
        })
        .unzip();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Gaps { automaton: automaton(&words), all }
});

/// Where what is left of such an expression stands in a text, in order.
pub fn of(text: &str) -> impl Iterator<Item = Candidate<'static>> {
    GAPS.automaton.find_overlapping_iter(text).map(|hit| {
        let gap = &GAPS.all[hit.pattern().as_usize()];
        Candidate { span: Span { start: hit.start(), end: hit.end() }, odd: gap.odd, right: gap.right }
    })
}
