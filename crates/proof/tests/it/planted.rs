//! Errors planted by dice at known places of the clean pages: what a rule covers is found where it stands.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::read;

/// One change: the characters from `at` to `end` become `wrong`.
struct Change {
    kind: &'static str,
    at: usize,
    end: usize,
    wrong: String,
}

/// A generator of numbers that gives the same ones every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % most.max(1)
    }
}

fn han(c: Option<&char>) -> bool {
    c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(c))
}

/// Every change that could be made to a text.
fn changes(chars: &[char]) -> Vec<Change> {
    let mut all = Vec::new();
    let mut add = |kind, at: usize, len: usize, wrong: &str| {
        all.push(Change { kind, at, end: at + len, wrong: wrong.to_owned() });
    };
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 1);
        let starts = at == 0 || before == Some(&'\n');
        match c {
            '，' if han(before) && han(after) => {
                add("half-width comma", at, 1, ",");
                add("comma twice", at, 1, "，，");
            }
            '；' if han(before) => add("half-width semicolon", at, 1, ";"),
            '：' if han(before) => add("half-width colon", at, 1, ":"),
            '。' if han(before) => {
                add("half-width full stop", at, 1, ".");
                add("full stop after a comma", at, 1, "，。");
            }
            '（' if han(before) => add("half-width parenthesis", at, 1, "("),
            '”' => add("no closing quotation mark", at, 1, ""),
            '》' => add("no closing book title", at, 1, ""),
            '、' if starts
                || before.is_some_and(|c| "一二三四五六七八九十".contains(*c))
                    && at >= 2
                    && chars[at - 2] == '\n' =>
            {
                add("wrong mark after a number", at, 1, ".");
            }
            '、' if han(before) && han(after) => add("two marks", at, 1, "、，"),
            '〔' => add("wrong bracket of a year", at, 1, "["),
            '等' if han(before) && han(after) && "部方多条新单".contains(chars[at + 1]) => {
                add("mark before 等", at, 0, "、");
            }
            '一' | '二' | '三' | '四' if starts && after == Some(&'、') && c != &'一' => {
                add("number that jumps", at, 1, "九");
            }
            _ if c.is_ascii_digit() && starts && after == Some(&'.') => {
                add("顿号 after a digit", at + 1, 1, "、");
            }
            _ if han(Some(c)) && han(before) && han(after) && at % 7 == 0 => {
                add("invisible character", at, 0, "\u{200b}");
            }
            _ => {}
        }
    }
    all
}

/// The right words of the list that stand in a text, made wrong; only words of which the list is certain.
fn wrong_words(text: &str) -> Vec<Change> {
    let mut rows = csv::Reader::from_reader(include_str!("../../data/wrong-words.csv").as_bytes());
    let mut all = Vec::new();
    for row in rows.records().flatten().filter(|row| &row[2] == "certain") {
        for (byte, right) in text.match_indices(&row[1]) {
            let at = text[..byte].chars().count();
            all.push(Change {
                kind: "wrong word",
                at,
                end: at + right.chars().count(),
                wrong: row[0].to_owned(),
            });
        }
    }
    all
}

/// Whether the change is found where it was made.
fn is_found(chars: &[char], change: &Change) -> bool {
    let wrong: Vec<char> = change.wrong.chars().collect();
    let text: String = chars[..change.at].iter().chain(&wrong).chain(&chars[change.end..]).collect();
    let end = change.at + wrong.len();
    read(&text).iter().any(|one| {
        let (start, stop) = (one.place.start as usize, one.place.end as usize);
        // What is missing is told at the mark that lost its partner, in the same paragraph.
        let lost = wrong.is_empty() && matches!(one.rule, "TXT-07" | "TXT-08" | "TXT-09" | "TXT-10");
        let near = lost && !chars[stop.min(change.at)..change.at.max(stop).min(chars.len())].contains(&'\n');
        near || (start < end && change.at < stop)
    })
}

#[test]
fn planted_errors_are_found_at_their_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clean");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut dice = Dice(20_250_301);
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let chars: Vec<char> = text.chars().collect();
        let mut by_kind: BTreeMap<&str, Vec<Change>> = BTreeMap::new();
        for change in changes(&chars).into_iter().chain(wrong_words(&text)) {
            by_kind.entry(change.kind).or_default().push(change);
        }
        for (kind, mut all) in by_kind {
            let tries = if kind == "wrong word" { 5 } else { 2 };
            for _ in 0..tries.min(all.len()) {
                let change = all.swap_remove(dice.below(all.len()));
                let found = is_found(&chars, &change);
                let count = counts.entry(kind).or_default();
                *count = (count.0 + usize::from(found), count.1 + 1);
                if !found {
                    let around = &chars[change.at.saturating_sub(10)..(change.end + 10).min(chars.len())];
                    let around: String = around.iter().collect::<String>().replace('\n', "⏎");
                    missed.push(format!("{kind}: {around} → {}", change.wrong));
                }
            }
        }
    }
    let (found, all) = counts.values().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    assert!(all > 400, "{all} were planted");
    assert!(found * 100 >= all * 98, "{found} of {all}\n{counts:#?}\n{}", missed.join("\n"));
}
