//! 要素: names and values of a record, stacked on phones.

use askama::Template;

/// A list of names and values.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/facts.html")]
pub struct Facts {
    facts: Vec<(&'static str, String, Option<String>)>,
}

impl askama::filters::HtmlSafe for Facts {}

impl Facts {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Adds a value; an empty one is shown as 无.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.facts.push((name, value.into(), None));
        self
    }

    /// Adds a value where there is one.
    pub fn known(self, name: &'static str, value: &str) -> Self {
        if value.is_empty() { self } else { self.with(name, value) }
    }

    /// Adds a value that leads somewhere.
    pub fn link(mut self, name: &'static str, value: impl Into<String>, address: impl Into<String>) -> Self {
        self.facts.push((name, value.into(), Some(address.into())));
        self
    }
}
