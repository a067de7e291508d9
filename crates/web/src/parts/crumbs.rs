//! 面包屑: where the reader is, from the home page down.

use askama::Template;

/// The way from the home page to this one.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/crumbs.html")]
pub struct Crumbs {
    above: Vec<(String, String)>,
    here: String,
}

impl askama::filters::HtmlSafe for Crumbs {}

impl Crumbs {
    /// A page right below the home page.
    pub fn here(here: impl Into<String>) -> Self {
        Self { above: vec![("首页".to_owned(), "/".to_owned())], here: here.into() }
    }

    /// A page between the home page and this one, nearer to this one than those named before.
    pub fn below(mut self, name: impl Into<String>, address: impl Into<String>) -> Self {
        self.above.push((name.into(), address.into()));
        self
    }
}
