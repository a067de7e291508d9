//! The lists of one reading, put together from the house's, the supervising body's and the body's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;

use super::{Entry, Kind, Sheet};

/// The lists of one reading. [`Lists::default`] holds the house's own only.
#[derive(Debug, Clone)]
pub struct Lists {
    /// The day on which the text is to be published: ages are reckoned on it, and no birthday is later; what is in force
    /// is asked of it.
    pub on: Option<Date>,
    entries: Vec<Entry>,
    looked_for: Option<AhoCorasick>,
    /// For each pattern of `looked_for`, its entry.
    patterns: Vec<usize>,
    allowed: Vec<String>,
}

/// The kinds whose words are looked for in every text.
const LOOKED_FOR: [Kind; 2] = [Kind::Wrong, Kind::Expression];

static HOUSE: LazyLock<Sheet> = LazyLock::new(|| {
    Sheet::read(include_str!("../../data/house.csv")).expect("data/house.csv is checked by the tests")
});

static DEFAULT: LazyLock<Lists> = LazyLock::new(|| Lists::of(&HOUSE, &Sheet::default(), &Sheet::default()));

impl Default for Lists {
    fn default() -> Self {
        DEFAULT.clone()
    }
}

impl Lists {
    /// Puts the sheets together: what the body says about the same words of a kind goes before what it inherits, and
    /// words it allows are not asked about, whoever put them down.
    pub fn of(house: &Sheet, supervisor: &Sheet, body: &Sheet) -> Self {
        let mut whole = Sheet::default();
        for entry in [house, supervisor, body].into_iter().flat_map(Sheet::entries) {
            whole.put(entry.clone());
        }
        let own: BTreeSet<&str> = said(body, false).collect();
        let inherited = said(supervisor, true).filter(|words| !own.contains(words));
        let allowed: BTreeSet<&str> = said(body, true).chain(inherited).chain(said(house, true)).collect();
        let entries: Vec<Entry> = whole
            .entries()
            .iter()
            .filter(|entry| !LOOKED_FOR.contains(&entry.kind) || !allowed.contains(entry.words.as_str()))
            .cloned()
            .collect();
        let patterns: Vec<usize> =
            (0..entries.len()).filter(|at| LOOKED_FOR.contains(&entries[*at].kind)).collect();
        let words = patterns.iter().map(|at| entries[*at].words.as_str());
        let looked_for = (!patterns.is_empty())
            .then(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok())
            .flatten();
        let allowed = allowed.into_iter().map(str::to_owned).collect();
        Self { on: None, looked_for, patterns, allowed, entries }
    }

    /// The lists of a body: the house's own beneath those of the supervising body and the body's.
    pub fn inherited(supervisor: &Sheet, body: &Sheet) -> Self {
        if supervisor.entries().is_empty() && body.entries().is_empty() {
            return Self::default();
        }
        Self::of(&HOUSE, supervisor, body)
    }

    /// The lists of one sheet over the house's own.
    pub fn with(sheet: &Sheet) -> Self {
        Self::inherited(&Sheet::default(), sheet)
    }

    /// The same lists for a text that is to be published on a day.
    #[must_use]
    pub fn published_on(self, day: Date) -> Self {
        Self { on: Some(day), ..self }
    }

    /// The lines of a kind.
    pub fn entries(&self, kind: Kind) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.kind == kind)
    }

    /// Where the words of 错词 and 规范表述 stand in a text, the longest first where two begin together: bytes and line.
    pub fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (std::ops::Range<usize>, &'a Entry)> {
        self.looked_for
            .iter()
            .flat_map(move |words| words.find_iter(text))
            .map(|found| (found.range(), &self.entries[self.patterns[found.pattern().as_usize()]]))
    }

    /// Whether the bytes from `start` to `end` of a text stand within words that the body allows.
    pub fn allows(&self, text: &str, start: usize, end: usize) -> bool {
        self.allowed.iter().any(|words| {
            let first = start.saturating_sub(words.len());
            let last = (end + words.len()).min(text.len());
            let around = text.get(floor(text, first)..ceil(text, last)).unwrap_or_default();
            let offset = floor(text, first);
            around.match_indices(words.as_str()).any(|(at, _)| {
                let at = offset + at;
                at <= start && end <= at + words.len()
            })
        })
    }
}

/// The words a sheet allows, or those it looks for.
fn said(sheet: &Sheet, allowed: bool) -> impl Iterator<Item = &str> {
    let meant = move |entry: &&Entry| {
        if allowed { entry.kind == Kind::Allowed } else { LOOKED_FOR.contains(&entry.kind) }
    };
    sheet.entries().iter().filter(meant).map(|entry| entry.words.as_str())
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::read(text).unwrap()
    }

    #[test]
    fn the_house_list_is_sound() {
        assert!(HOUSE.entries().iter().any(|entry| entry.kind == Kind::Law));
        assert_eq!(Sheet::read(&HOUSE.write()).as_ref(), Ok(&*HOUSE));
    }

    #[test]
    fn a_body_goes_before_what_it_inherits() {
        let lists = Lists::inherited(
            &sheet("错词,甲乙,甲丙\n错词,丁戊,丁己\n许可,庚辛"),
            &sheet("错词,甲乙,甲丁\n许可,丁戊\n错词,庚辛,庚壬"),
        );
        let found: Vec<_> =
            lists.found("甲乙和丁戊和庚辛").map(|(at, entry)| (at.start, entry.instead.as_str())).collect();
        assert_eq!(found, [(0, "甲丁"), (18, "庚壬")]);
    }

    #[test]
    fn allowed_words_cover_what_stands_within_them() {
        let lists = Lists::with(&sheet("许可,绣花工夫"));
        let text = "下足绣花工夫，练好工夫";
        assert!(lists.allows(text, text.find("工夫").unwrap(), text.find("，").unwrap()));
        assert!(!lists.allows(text, text.rfind("工夫").unwrap(), text.len()));
        assert!(!Lists::default().allows(text, 0, text.len()));
    }
}
