//! Words that the context makes improbable: candidates, and the judgement through which each of them passes.
//!
//! [`confusions`] knows which characters are taken for one another in the usual words of official prose, and where such a
//! word may stand. A [`Scorer`] says how much likelier the text becomes with the right word; today it is the
//! [`dictionary`] with the frequencies of its words. What stays below [`LIKELY`] is not told.

mod confusions;
mod dictionary;
mod doubles;
mod gaps;

use crate::{Prose, Span, prose::is_han};

/// From so many bits on a finding is likely.
pub const LIKELY: f32 = 12.5;
/// The same where a character stands twice: no other word is put in its place.
pub const LIKELY_DOUBLE: f32 = 8.0;
/// The same where a character is missing: the right expression is the longer one.
pub const LIKELY_GAP: f32 = 4.0;
/// From so many bits on a finding leaves no room.
pub const CERTAIN: f32 = 24.0;

/// How many characters before and after are looked at.
const REACH: usize = 8;

/// A word that may be wrong, and what stands around it in its clause.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Characters before it.
    pub before: &'a str,
    /// The word as it stands.
    pub stands: &'a str,
    /// What it would have to be.
    pub right: &'a str,
    /// Characters after it.
    pub after: &'a str,
    /// The byte of `stands` at which the odd character is.
    pub odd: usize,
}

/// Judges a case.
pub trait Scorer: Sync {
    /// By how many bits the text becomes likelier with the right word; `None` where it may well be right as it stands.
    fn gain(&self, case: Case<'_>) -> Option<f32>;
}

/// The judge of today.
pub fn scorer() -> &'static dyn Scorer {
    &*dictionary::DICTIONARY
}

/// A wrong word of the text.
pub struct Mistaken {
    /// Where it stands.
    pub span: Span,
    /// The right one.
    pub right: String,
    /// By how many bits the text becomes likelier with it.
    pub gain: f32,
}

/// The words of which one character was taken for another, in order; of two that overlap the likelier one.
pub fn confused(prose: &Prose, scorer: &dyn Scorer) -> Vec<Mistaken> {
    judged(prose.text(), confusions::of(prose.text()), scorer, LIKELY)
}

/// The usual words of which one character stands twice in a row, in order.
pub fn doubled(prose: &Prose, scorer: &dyn Scorer) -> Vec<Mistaken> {
    judged(prose.text(), doubles::of(prose.text()), scorer, LIKELY_DOUBLE)
}

/// The expressions of four characters of which one is missing, in order.
pub fn gapped(prose: &Prose, scorer: &dyn Scorer) -> Vec<Mistaken> {
    judged(prose.text(), gaps::of(prose.text()), scorer, LIKELY_GAP)
}

/// What may be wrong in a text: where, which character of it, by its byte there, and the right word.
struct Candidate<'a> {
    span: Span,
    odd: usize,
    right: &'a str,
}

/// The candidates that the scorer finds improbable enough.
fn judged<'a>(
    text: &str,
    candidates: impl Iterator<Item = Candidate<'a>>,
    scorer: &dyn Scorer,
    least: f32,
) -> Vec<Mistaken> {
    let mut found = Vec::new();
    for Candidate { span, odd, right } in candidates {
        let stands = &text[span.start..span.end];
        let case =
            Case { before: before(&text[..span.start]), stands, right, after: after(&text[span.end..]), odd };
        if let Some(gain) = scorer.gain(case).filter(|gain| *gain >= least) {
            keep(&mut found, Mistaken { span, right: right.to_owned(), gain });
        }
    }
    found
}

/// Adds a word; where it overlaps the one before, the likelier of the two stays.
fn keep(found: &mut Vec<Mistaken>, one: Mistaken) {
    if let Some(last) = found.last_mut().filter(|last| one.span.start < last.span.end) {
        if last.gain < one.gain {
            *last = one;
        }
    } else {
        found.push(one);
    }
}

/// The last Chinese characters of a text, so many at most.
fn before(text: &str) -> &str {
    let near = text.char_indices().rev().take(REACH).take_while(|(_, c)| is_han(*c)).last();
    near.map_or("", |(at, _)| &text[at..])
}

/// The first Chinese characters of a text, so many at most.
fn after(text: &str) -> &str {
    let end = text.chars().take(REACH).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
    &text[..end]
}
