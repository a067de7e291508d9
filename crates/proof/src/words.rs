//! The list of wrong words: pairs of wrong and right, and the longer words in which the wrong one is none.

use std::collections::HashSet;
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
        if pair.is_right(text, span) || is_of_other_words(text, span) {
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

/// Words of two to six characters that may overlap a wrong one, a line for each first character. From the dictionary of
/// jieba (MIT licence, docs/decisions/0004-dependencies.md), the usual words only.
static AROUND: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../data/words-around.txt").split_whitespace().collect());

/// True where the characters belong to two words of which one begins before and the other ends after them (完善|养老), or
/// to one longer word (正规化).
fn is_of_other_words(text: &str, span: Span) -> bool {
    let before: Vec<usize> = text[..span.start].char_indices().rev().take(4).map(|(at, _)| at).collect();
    let after: Vec<usize> =
        text[span.end..].char_indices().take(4).map(|(at, c)| span.end + at + c.len_utf8()).collect();
    let whole = |start: &usize| after.iter().any(|end| AROUND.contains(&text[*start..*end]));
    let starts_before = |cut: usize| before.iter().any(|start| AROUND.contains(&text[*start..cut]));
    let ends_after = |cut: usize| after.iter().any(|end| AROUND.contains(&text[cut..*end]));
    let mut cuts = text[span.start..span.end].char_indices().skip(1).map(|(at, _)| span.start + at);
    before.iter().any(whole)
        || before.iter().any(|start| AROUND.contains(&text[*start..span.end]))
        || after.iter().any(|end| AROUND.contains(&text[span.start..*end]))
        || cuts.any(|cut| starts_before(cut) && ends_after(cut))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_meet_are_no_wrong_word() {
        for text in
            ["进一步改善养殖环境", "核实违法发展党员问题", "提供献花服务", "标注消火栓位置", "推进工作正规化"]
        {
            let found = [Level::Certain, Level::Context].map(|level| wrong_in(text, level).len());
            assert_eq!(found, [0, 0], "{text}");
        }
        assert_eq!(wrong_in("认真做好善养老人工作", Level::Certain).len(), 1);
    }

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
