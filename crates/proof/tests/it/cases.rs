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
