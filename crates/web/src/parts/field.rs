//! A labelled input with its hint and its error, and the summary of all errors of a form.

use askama::Template;

/// A one-line input.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/field.html")]
pub struct Field {
    /// Name and id.
    pub name: &'static str,
    /// The label.
    pub label: &'static str,
    /// What is expected.
    pub hint: &'static str,
    /// What was typed.
    pub value: String,
    /// What is wrong with it, and how to put it right.
    pub error: Option<String>,
}

impl askama::filters::HtmlSafe for Field {}

/// The box above the heading that names every field to be changed.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/error_summary.html")]
pub struct ErrorSummary {
    errors: Vec<(&'static str, String)>,
}

impl askama::filters::HtmlSafe for ErrorSummary {}

impl ErrorSummary {
    /// The summary over the fields of a form, in their order.
    pub fn over<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        let errors = fields.into_iter().filter_map(|field| Some((field.name, field.error.clone()?)));
        Self { errors: errors.collect() }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}
