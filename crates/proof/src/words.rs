//! The list of wrong words: pairs of wrong and right, and the longer words in which the wrong one is none.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::{Span, candidates::automaton};

/// How sure a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Wrong wherever it stands as a word.
    Certain,
    /// Wrong in most contexts.
    Context,
}

/// A wrong word.
struct Pair {
    wrong: String,
    right: String,
    level: Level,
    /// Longer strings in which it is right, with the byte at which it begins in them.
    except: Vec<(usize, String)>,
}

/// The list and its automaton.
struct Words {
    automaton: AhoCorasick,
    pairs: Vec<Pair>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let pairs: Vec<Pair> = csv::Reader::from_reader(LIST.as_bytes()).records().flatten().map(pair).collect();
    let words: Vec<&str> = pairs.iter().map(|pair| pair.wrong.as_str()).collect();
    Words { automaton: automaton(&words), pairs }
});

/// wrong, right, level, except, note.
const LIST: &str = include_str!("../data/wrong-words.csv");

fn pair(row: csv::StringRecord) -> Pair {
    let column = |at| row.get(at).unwrap_or_default();
    let wrong = column(0).to_owned();
    let except = column(3).split_whitespace();
    let except = except
        .flat_map(|long| long.match_indices(&wrong).map(|(at, _)| (at, long.to_owned())).collect::<Vec<_>>());
    Pair {
        right: column(1).to_owned(),
        level: if column(2) == "certain" { Level::Certain } else { Level::Context },
        except: except.collect(),
        wrong: wrong.clone(),
    }
}

/// A wrong word in a text.
pub struct Wrong {
    /// Where it stands.
    pub span: Span,
    /// The right one.
    pub right: &'static str,
}

/// The wrong words of one level in a text, in order; of two that overlap the longer one.
pub fn wrong_in(text: &str, level: Level) -> Vec<Wrong> {
    let mut found: Vec<(Span, &Pair)> = Vec::new();
    for hit in WORDS.automaton.find_overlapping_iter(text) {
        let pair = &WORDS.pairs[hit.pattern().as_usize()];
        let span = Span { start: hit.start(), end: hit.end() };
        if pair.is_right(text, span) {
            continue;
        }
        // Hits come in the order of their ends, the longer one of the same end first.
        while found.last().is_some_and(|(known, _)| span.holds(*known)) {
            found.pop();
        }
        if found.last().is_none_or(|(known, _)| !known.holds(span)) {
            found.push((span, pair));
        }
    }
    let wanted = found.into_iter().filter(|(_, pair)| pair.level == level);
    wanted.map(|(span, pair)| Wrong { span, right: &pair.right }).collect()
}

impl Pair {
    /// The text at this place is one of the exceptions.
    fn is_right(&self, text: &str, span: Span) -> bool {
        self.except.iter().any(|(at, long)| {
            span.start
                .checked_sub(*at)
                .is_some_and(|start| text.as_bytes()[start..].starts_with(long.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word of the list is found where it stands alone, and none of its exceptions is.
    #[test]
    fn every_word_and_every_exception() {
        for pair in &WORDS.pairs {
            let sentence = format!("“{}”", pair.wrong);
            let found: Vec<&str> = wrong_in(&sentence, pair.level).iter().map(|wrong| wrong.right).collect();
            assert!(found.contains(&pair.right.as_str()), "{}", pair.wrong);
            for (_, long) in &pair.except {
                let found = wrong_in(long, pair.level).iter().any(|wrong| wrong.right == pair.right);
                assert!(!found, "{long}");
            }
        }
        assert_eq!(WORDS.pairs.len(), 501);
    }
}
