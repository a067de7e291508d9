//! The proofreader from outside: the pages' examples, the shared cases, clean text, bad input.

mod cases;
mod clean;
mod confused;
mod examples;
mod hostile;
mod own_words;
mod personal;
mod planted;
mod seed;

use proof::{Finding, Lists, Prose};

/// Reads plain text with the lists of the house.
pub fn read(source: &str) -> Vec<Finding> {
    proof::read(&Prose::of_text(source), &Lists::default())
}
