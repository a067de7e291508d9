//! The proofreader: characters, punctuation, numerals, wording, personal data; P-rules and their word lists.
//!
//! A text is prepared once as [`Prose`]; every rule of [`rules::BOOK`] reads it; [`read`] puts the findings in the order
//! of the text. Pure: the lists are an argument, and so is the day on which ages are reckoned.

mod candidates;
mod finding;
mod grid;
mod lists;
pub mod personal;
mod prose;
pub mod rules;

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
    found
}
