//! The proofreader: characters, punctuation, numerals, wording, personal data; P-rules and their word lists.
//!
//! A text is prepared once as [`Prose`]; every rule of [`rules::BOOK`] reads it; [`read`] puts the findings in the order
//! of the text. Pure: the lists are an argument, and so is the day on which ages are reckoned.

mod candidates;
mod context;
mod finding;
mod grid;
pub(crate) mod lists;
pub mod personal;
mod phrases;
mod prose;
pub mod rules;
mod words;

pub use finding::{Confidence, Family, Finding, Fix};
pub use grid::{Grid, GridCell};
pub use lists::{BadLine, BadSheet, Entry, Kind, Lists, Sheet};
pub use prose::{Paragraph, Part, Prose, Span};

/// Reads the text with every rule: findings in the order of the text.
pub fn read(prose: &Prose, lists: &Lists) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rule, kind) in rules::BOOK.rules().iter().zip(rules::KINDS) {
        let allowed = |one: &rule::Finding<Span>| {
            kind.family == Family::Characters && lists.allows(prose.text(), one.place.start, one.place.end)
        };
        let judged = rule.judge(prose, lists).into_iter().filter(|one| !allowed(one));
        found.extend(judged.filter_map(|one| Finding::of(prose, kind, one)));
    }
    found.extend(personal::detect(prose, lists));
    found.sort_by_key(|finding: &Finding| (finding.place.start, finding.place.end, finding.rule));
    without_guesses(without_echoes(found))
}

/// Leaves out what only the context tells where another rule speaks of the same words.
fn without_guesses(found: Vec<Finding>) -> Vec<Finding> {
    let told: Vec<(u32, u32)> = found
        .iter()
        .filter(|one| one.family == Family::Characters && !is_guessed(one))
        .map(|one| (one.place.start, one.place.end))
        .collect();
    let echo = |one: &Finding| {
        // Those that begin before this one ends; a few of them reach it.
        let near = told.partition_point(|(start, _)| *start < one.place.end);
        told[near.saturating_sub(8)..near].iter().any(|(_, end)| *end > one.place.start)
    };
    found.into_iter().filter(|one| !is_guessed(one) || !echo(one)).collect()
}

fn is_guessed(finding: &Finding) -> bool {
    matches!(finding.rule, "P105" | "P106" | "P107")
}

/// Leaves out what the list of wrong words says where a rule of the catalogue says the same of the same words.
fn without_echoes(found: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<(u32, u32)> = found
        .iter()
        .filter(|one| !is_listed(one) && !is_guessed(one))
        .map(|one| (one.place.start, one.place.end))
        .collect();
    // The furthest end of those that begin here or before.
    let mut furthest = 0;
    for (_, end) in &mut told {
        furthest = furthest.max(*end);
        *end = furthest;
    }
    let echo = |one: &Finding| {
        let at = told.partition_point(|(start, _)| *start <= one.place.start);
        is_listed(one) && at.checked_sub(1).is_some_and(|at| told[at].1 >= one.place.end)
    };
    let echoes: Vec<bool> = found.iter().map(echo).collect();
    found.into_iter().zip(echoes).filter(|(_, echo)| !echo).map(|(one, _)| one).collect()
}

fn is_listed(finding: &Finding) -> bool {
    matches!(finding.rule, "P101" | "P102")
}
