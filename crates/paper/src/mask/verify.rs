//! What must not be found again, where else it stands, and the proof that it is gone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{CannotMask, Cover};
use crate::everything::{Everything, everything};

/// Words with fewer letters and digits are nobody's number and may stand elsewhere with another meaning.
const FEWEST: usize = 5;
/// Archives in archives are looked into so deep, which is deeper than they are opened.
const DEEPEST: usize = 6;

/// The words that must be gone, with what stands for them.
#[derive(Default)]
pub(crate) struct Secrets {
    words: Vec<String>,
    instead: Vec<String>,
    /// Finds any of the words, written as UTF-8.
    automaton: Option<AhoCorasick>,
    /// The same words as UTF-16, in which old objects keep them.
    wide: Option<AhoCorasick>,
}

impl Secrets {
    /// Those among the covers that are the number of somebody; `covered` are the words under each.
    pub(super) fn of(covers: &[Cover], covered: &[String]) -> Self {
        let mut pairs: BTreeMap<&str, &str> = BTreeMap::new();
        for (cover, words) in covers.iter().zip(covered) {
            let signs = words.chars().filter(char::is_ascii_alphanumeric).count();
            if signs >= FEWEST && *words != cover.words && !words.contains('\n') {
                pairs.entry(words).or_insert(&cover.words);
            }
        }
        let (words, instead): (Vec<String>, Vec<String>) =
            pairs.into_iter().map(|(words, instead)| (words.to_owned(), instead.to_owned())).unzip();
        let wide: Vec<Vec<u8>> =
            words.iter().map(|words| words.encode_utf16().flat_map(u16::to_le_bytes).collect()).collect();
        let find = |words: &[Vec<u8>]| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(words)
                .ok()
                .filter(|_| !words.is_empty())
        };
        let narrow: Vec<Vec<u8>> = words.iter().map(|words| words.as_bytes().to_vec()).collect();
        Self { automaton: find(&narrow), wide: find(&wide), words, instead }
    }

    fn is_in(&self, bytes: &[u8]) -> bool {
        [&self.automaton, &self.wide].into_iter().flatten().any(|automaton| automaton.is_match(bytes))
    }

    /// The text with what stands for the words wherever they stand.
    pub(super) fn replace(&self, text: String) -> String {
        match &self.automaton {
            Some(automaton) if automaton.is_match(&text) => {
                let instead: Vec<String> =
                    self.instead.iter().map(|words| super::edits::escaped(words)).collect();
                automaton.replace_all(&text, &instead)
            }
            _ => text,
        }
    }

    /// The covers, and covers wherever else in the file the same numbers stand.
    pub(super) fn everywhere(&self, all: &Everything, covers: &[Cover]) -> Vec<Cover> {
        let mut every = covers.to_vec();
        let Some(automaton) = &self.automaton else { return every };
        let known: BTreeSet<(usize, u32, u32)> =
            covers.iter().map(|cover| (cover.part, cover.start, cover.end)).collect();
        for (number, part) in all.parts.iter().enumerate() {
            let (mut byte, mut chars) = (0, 0_u32);
            for found in automaton.find_iter(&part.text) {
                let count = |words: &str| u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
                chars = chars.saturating_add(count(&part.text[byte..found.start()]));
                byte = found.start();
                let pattern = found.pattern().as_usize();
                let end = chars.saturating_add(count(&self.words[pattern]));
                if !known.contains(&(number, chars, end)) {
                    every.push(Cover {
                        part: number,
                        start: chars,
                        end,
                        words: self.instead[pattern].clone(),
                    });
                }
            }
        }
        every
    }

    /// Proves that the words are in no part of the file, nor anywhere in its bytes.
    pub(super) fn nothing_left(&self, name: &str, bytes: &[u8]) -> Result<(), CannotMask> {
        let Some(automaton) = &self.automaton else { return Ok(()) };
        let again = everything(name, bytes)?;
        // The first part is the name under which the file came; whoever writes it gives it another.
        match again.parts.iter().skip(1).find(|part| automaton.is_match(&part.text)) {
            Some(part) => Err(CannotMask::Left(part.name.clone())),
            None => self.raw(name, bytes, 0),
        }
    }

    fn raw(&self, name: &str, bytes: &[u8], depth: usize) -> Result<(), CannotMask> {
        if self.is_in(bytes) {
            return Err(CannotMask::Left(name.to_owned()));
        }
        if !bytes.starts_with(b"PK") || depth > DEEPEST {
            return Ok(());
        }
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
        for at in 0..archive.len() {
            let Ok(member) = archive.by_index(at) else { continue };
            let name = String::from_utf8_lossy(member.name_raw()).into_owned();
            let mut content = Vec::new();
            // What cannot be unfolded was refused when it was read.
            if member.take(64 << 20).read_to_end(&mut content).is_ok() {
                self.raw(&name, &content, depth + 1)?;
            }
        }
        Ok(())
    }
}

/// The words under each cover.
pub(super) fn covered(all: &Everything, covers: &[Cover]) -> Vec<String> {
    let mut order: Vec<usize> = (0..covers.len()).collect();
    order.sort_by_key(|at| (covers[*at].part, covers[*at].start));
    let mut words = vec![String::new(); covers.len()];
    let (mut part, mut byte, mut chars) = (usize::MAX, 0, 0_u32);
    for at in order {
        let cover = &covers[at];
        let Some(text) = all.parts.get(cover.part).map(|part| part.text.as_str()) else { continue };
        if cover.part != part {
            (part, byte, chars) = (cover.part, 0, 0);
        }
        let skip = text[byte..].char_indices().nth(cover.start.saturating_sub(chars) as usize);
        byte = skip.map_or(text.len(), |(skip, _)| byte + skip);
        chars = cover.start;
        words[at] = text[byte..].chars().take(cover.end.saturating_sub(cover.start) as usize).collect();
    }
    words
}
