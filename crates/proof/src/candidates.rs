//! Where rules look closer: one automaton over the triggers of all rules, one pass over the text.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

use crate::{
    Paragraph, Part, Prose, Span,
    rules::{BOOK, KINDS},
};

/// The triggers of all rules, each once, and which rule waits for which.
struct Triggers {
    automaton: AhoCorasick,
    words: Vec<&'static str>,
    /// For each rule of the book, the numbers of its triggers.
    of_rules: Vec<Vec<usize>>,
}

static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
    let mut words: Vec<&'static str> = KINDS.iter().flat_map(|kind| kind.triggers).copied().collect();
    words.sort_unstable();
    words.dedup();
    let number = |word: &str| words.binary_search(&word).unwrap_or(usize::MAX);
    let of_rules = KINDS.iter().map(|kind| kind.triggers.iter().map(|word| number(word)).collect()).collect();
    Triggers { automaton: automaton(&words), words, of_rules }
});

/// An automaton that finds every occurrence of every word, overlapping or not.
///
/// # Panics
/// When the words, which are part of the program, are too many for one automaton.
pub fn automaton(words: &[&str]) -> AhoCorasick {
    AhoCorasickBuilder::new()
        .match_kind(MatchKind::Standard)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .expect("the words of the house fit into one automaton")
}

/// Where the triggers stand, by trigger.
#[derive(Debug, Clone, Default)]
pub struct Candidates(Vec<Vec<u32>>);

impl Candidates {
    /// Finds every trigger in one pass.
    pub fn of(text: &str) -> Self {
        let mut found = vec![Vec::new(); TRIGGERS.words.len()];
        for hit in TRIGGERS.automaton.find_overlapping_iter(text) {
            found[hit.pattern().as_usize()].push(u32::try_from(hit.start()).unwrap_or(u32::MAX));
        }
        Self(found)
    }

    /// The triggers of a rule, trigger by trigger.
    pub fn of_rule<'a>(&'a self, prose: &'a Prose, rule: &str) -> impl Iterator<Item = Hit<'a>> {
        let rule = BOOK.rules().iter().position(|known| known.id == rule);
        let numbers: &[usize] = rule.and_then(|rule| TRIGGERS.of_rules.get(rule)).map_or(&[], Vec::as_slice);
        numbers.iter().flat_map(move |number| {
            let word = TRIGGERS.words[*number];
            self.0[*number].iter().map(move |at| {
                let start = *at as usize;
                Hit { prose, span: Span { start, end: start + word.len() }, word }
            })
        })
    }
}

/// A place where a trigger stands, to look around from.
#[derive(Clone, Copy)]
pub struct Hit<'a> {
    prose: &'a Prose,
    /// Where it stands.
    pub span: Span,
    /// Which trigger it is.
    pub word: &'static str,
}

impl<'a> Hit<'a> {
    /// The character before it in its paragraph.
    pub fn before(&self) -> Option<char> {
        self.prose.text()[..self.span.start].chars().next_back().filter(|c| !parts(*c))
    }

    /// The character after it in its paragraph.
    pub fn after(&self) -> Option<char> {
        self.prose.text()[self.span.end..].chars().next().filter(|c| !parts(*c))
    }

    /// Its paragraph.
    pub fn paragraph(&self) -> Paragraph {
        let whole = Paragraph {
            span: Span { start: 0, end: self.prose.text().len() },
            part: Part::Body,
            place: text::Place::default(),
        };
        self.prose.paragraph(self.span.start).copied().unwrap_or(whole)
    }

    /// What stands before it in its paragraph.
    pub fn left(&self) -> &'a str {
        &self.prose.text()[self.paragraph().span.start.min(self.span.start)..self.span.start]
    }

    /// What stands after it in its paragraph.
    pub fn right(&self) -> &'a str {
        &self.prose.text()[self.span.end..self.paragraph().span.end.max(self.span.end)]
    }

    /// It and so many bytes before and after it.
    pub fn wider(&self, before: usize, after: usize) -> Span {
        Span { start: self.span.start - before, end: self.span.end + after }
    }
}

/// What stands between two paragraphs.
fn parts(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}
