//! The sum behind a computed date, day by day.

use askama::Template;
use statute::clock::Step;

/// A table of the steps of a clock.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/steps.html")]
pub struct Steps {
    /// What the table shows.
    pub caption: String,
    /// The steps, oldest first.
    pub steps: Vec<Step>,
}

impl askama::filters::HtmlSafe for Steps {}
