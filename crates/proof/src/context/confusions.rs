//! Which characters are taken for one another: usual words of official prose, each with the characters of the same sound or
//! the same shape that make it no word, and where such words stand in a text.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Candidate;
use crate::Span;

/// A line a word: the word, and for each of its characters those that are typed instead, parted by bars.
const LIST: &str = include_str!("../../data/confusions.txt");

/// A word with one wrong character.
struct Confusion {
    /// The wrong character and a neighbour, in the order of the text.
    pair: u64,
    right: &'static str,
    /// Which character of the word is wrong.
    at: u8,
}

struct Confusions {
    /// In the order of their pairs.
    all: Vec<Confusion>,
    /// A bit for each pair, by its hash: most pairs of a text are none and are passed over here.
    known: Vec<u64>,
}

static CONFUSIONS: LazyLock<Confusions> = LazyLock::new(|| {
    let mut all: Vec<Confusion> =
        LIST.lines().filter_map(|line| line.split_once(' ')).flat_map(of_word).collect();
    all.sort_unstable_by_key(|one| (one.pair, std::cmp::Reverse(one.right.len())));
    let mut known = vec![0; BITS / 64];
    for one in &all {
        let bit = hash(one.pair);
        known[bit / 64] |= 1 << (bit % 64);
    }
    Confusions { all, known }
});

/// Bytes of a Chinese character.
const WIDTH: usize = '一'.len_utf8();
/// Bits of the table of known pairs.
const BITS: usize = 1 << 22;

fn of_word((right, wrong): (&'static str, &'static str)) -> impl Iterator<Item = Confusion> {
    let chars: Vec<char> = right.chars().collect();
    wrong.split('/').zip(0_u8..).flat_map(move |(wrong, at)| {
        let place = usize::from(at);
        let left = place.checked_sub(1).map(|left| chars[left]);
        let next = chars.get(place + 1).copied();
        wrong.chars().filter_map(move |c| {
            let pair = match (left, next) {
                (Some(left), _) => pair(left, c),
                (None, Some(next)) => pair(c, next),
                (None, None) => return None,
            };
            Some(Confusion { pair, right, at })
        })
    })
}

fn pair(first: char, second: char) -> u64 {
    u64::from(u32::from(first)) << 32 | u64::from(u32::from(second))
}

fn hash(pair: u64) -> usize {
    usize::try_from(pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 42).unwrap_or_default()
}

/// Where a word with one wrong character may stand, and the right word, in the order of the text.
pub fn of(text: &str) -> impl Iterator<Item = Candidate<'static>> {
    let confusions = &*CONFUSIONS;
    let mut last = '\0';
    text.char_indices().flat_map(move |(at, c)| {
        let pair = pair(last, c);
        let start = at - if last == '\0' { 0 } else { last.len_utf8() };
        last = c;
        let bit = hash(pair);
        let known = confusions.known[bit / 64] >> (bit % 64) & 1 == 1;
        let first =
            if known { confusions.all.partition_point(|one| one.pair < pair) } else { confusions.all.len() };
        let same = confusions.all[first..].iter().take_while(move |one| one.pair == pair);
        same.filter_map(move |one| one.stands(text, start))
    })
}

impl Confusion {
    /// The word whose pair begins at this byte, where the rest of it stands around the pair.
    fn stands(&self, text: &str, start: usize) -> Option<Candidate<'static>> {
        let at = usize::from(self.at);
        let start = start.checked_sub(at.saturating_sub(1) * WIDTH)?;
        let span = Span { start, end: start + self.right.len() };
        let (odd, rest) = (at * WIDTH, at * WIDTH + WIDTH);
        let words = text.get(start..span.end)?;
        let same = words.get(..odd)? == &self.right[..odd] && words.get(rest..)? == &self.right[rest..];
        same.then_some(Candidate { span, odd, right: self.right })
    }
}

/// The usual words.
pub static USUAL: LazyLock<HashSet<&str>> =
    LazyLock::new(|| LIST.lines().filter_map(|line| Some(line.split_once(' ')?.0)).collect());
