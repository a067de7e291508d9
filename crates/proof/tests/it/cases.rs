//! The shared cases: what each rule must find and must not, and the correct texts on which nothing may be said.

use std::collections::BTreeSet;

use proof::rules::BOOK;
use rule::Severity;

use crate::read;

fn rows(table: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).into_records().map(Result::unwrap).collect()
}

/// `…… 二、` in a case stands for a paragraph's end.
fn text_of(case: &str) -> String {
    let listed =
        case.contains("……") && !case.starts_with("……") && case.contains(['一', '（']) && case.contains("、…");
    let listed = listed || case.starts_with("（一）……");
    if listed {
        case.replace("…… ", "\n").replace("……", "\n").trim().to_owned()
    } else {
        case.to_owned()
    }
}

#[test]
fn the_cases_of_the_rules() {
    let known: BTreeSet<&str> = BOOK.rules().iter().map(|rule| rule.id).collect();
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/text-cases.csv")) {
        let (rule, case, flagged) = (&row[0], &row[1], &row[2] == "1");
        let found =
            [case.to_owned(), text_of(case)].map(|text| read(&text).iter().any(|one| one.rule == rule));
        if known.contains(rule) && found != [flagged; 2] {
            wrong.push(format!("{rule} {} {case}", if flagged { "misses" } else { "finds" }));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_is_said_of_correct_words() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../data/word-traps.csv")) {
        let loud = read(&row[0]).into_iter().filter(|one| one.severity < Severity::Info);
        wrong.extend(loud.map(|one| format!("{}: {} {}", &row[0], one.rule, one.reason)));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// Every pair of the list is found at its place with its right form, alone and in a sentence; certain ones as errors.
#[test]
fn the_wrong_words() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../../data/wrong-words.csv")) {
        let (word, right, certain) = (&row[0], &row[1], &row[2] == "certain");
        for (before, after) in [("", ""), ("请核对“", "”一词")] {
            let start = u32::try_from(before.chars().count()).unwrap();
            let end = start + u32::try_from(word.chars().count()).unwrap();
            let found = read(&format!("{before}{word}{after}"));
            let here = found.iter().find(|one| {
                one.place.start == start && one.place.end == end && one.suggestion.as_deref() == Some(right)
            });
            let near = found.iter().find(|one| one.place.start < end && start < one.place.end);
            let severe = near.is_some_and(|one| one.severity == Severity::Error);
            if near.is_none() || (certain && !severe) {
                wrong.push(format!("{word} is not found: {found:?}"));
            } else if here.is_none() {
                let said: Vec<_> = found.iter().map(|one| (one.rule, &one.quote, &one.suggestion)).collect();
                wrong.push(format!("{word} → {right}, said {said:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
