//! What has just been done, at the top of the next page.

use askama::Template;

use crate::form::Fields;

/// A banner that readers of the screen are told of.
#[derive(Debug, Clone, Template)]
#[template(source = r#"<p class="banner" role="status">{{ words }}</p>"#, ext = "html")]
pub struct Banner {
    /// One sentence.
    pub words: &'static str,
}

impl askama::filters::HtmlSafe for Banner {}

impl Banner {
    /// The banner that the address asks for (`?done=sent`): one of the page's own sentences, so that nobody can put
    /// words into the page by giving away an address.
    pub fn of(query: &Fields, sentences: &[(&str, &'static str)]) -> Option<Self> {
        let done = query.text("done")?;
        sentences.iter().find(|(code, _)| *code == done).map(|(_, words)| Self { words })
    }
}
