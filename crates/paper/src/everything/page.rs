//! A web page: its words with table cells parted by tabs, and what does not show: comments, scripts, attributes.

use super::{Builder, Everything, How, Slot};
use crate::Unreadable;

/// Elements after which a new line begins.
const BLOCKS: [&str; 32] = [
    "p",
    "div",
    "br",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "title",
    "body",
    "head",
    "blockquote",
    "pre",
    "form",
    "hr",
    "option",
    "caption",
    "tbody",
    "thead",
];
/// Attributes that hold words or addresses.
const SPOKEN: [&str; 8] = ["title", "alt", "value", "content", "href", "placeholder", "label", "data-value"];

pub(super) fn read(all: &mut Everything, title: &str, member: &str, bytes: &[u8]) -> Result<(), Unreadable> {
    let decoded = decoded(bytes)?;
    let source = decoded.as_str();
    let mut page = Page {
        all,
        member,
        main: Builder::new(format!("{title}正文"), false),
        aside: Builder::new(format!("{title}网页中不显示的内容"), true),
    };
    page.walk(source);
    page.main.paragraph("");
    let (main, aside) = (page.main.finish(), page.aside.finish());
    page.all.push(main);
    page.all.push(aside);
    Ok(())
}

/// The characters of a page in the encoding that it declares, or that its bytes are in.
pub(crate) fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    Ok(crate::decode(bytes)?.text.into_owned())
}

struct Page<'a> {
    all: &'a mut Everything,
    member: &'a str,
    main: Builder,
    aside: Builder,
}

impl Page<'_> {
    fn walk(&mut self, source: &str) {
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            if !rest.starts_with('<') {
                let end = rest.find('<').map_or(source.len(), |end| at + end);
                self.words(source, at, end);
                at = end;
            } else if rest.starts_with("<!--") {
                let end = rest.find("-->").map_or(source.len(), |end| at + end);
                self.hidden(source, at + 4, end.max(at + 4));
                at = (end + 3).min(source.len());
            } else if !rest[1..]
                .starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            {
                // A lone < is a character.
                self.words(source, at, at + 1);
                at += 1;
            } else {
                at = self.tag(source, at);
            }
        }
    }

    /// A tag; returns where what follows begins.
    fn tag(&mut self, source: &str, at: usize) -> usize {
        let end = tag_end(source, at);
        let inner = &source[at + 1..end.max(at + 1)];
        let closing = inner.starts_with('/');
        let name: String = inner
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let past = (end + 1).min(source.len());
        self.attributes(source, at + 1, end);
        match name.as_str() {
            "td" | "th" if closing => self.main.words("\t"),
            "script" | "style" | "template" | "noscript" if !closing => {
                let close = format!("</{name}");
                let lower = source[past..].to_ascii_lowercase();
                let stop = lower.find(&close).map_or(source.len(), |found| past + found);
                if name != "style" {
                    self.hidden(source, past, stop);
                }
                return stop;
            }
            block if BLOCKS.contains(&block) => self.main.paragraph(""),
            _ => {}
        }
        past
    }

    fn words(&mut self, source: &str, start: usize, end: usize) {
        // Entities are slots of their own: what is written in them is rewritten whole.
        let words = &source[start..end];
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let entity =
                rest.starts_with('&').then(|| rest.bytes().take(12).position(|byte| byte == b';')).flatten();
            let length = match entity {
                Some(end) => end + 1,
                None => {
                    rest.char_indices().skip(1).find(|(_, c)| *c == '&').map_or(rest.len(), |(next, _)| next)
                }
            };
            let raw = &rest[..length];
            let text =
                quick_xml::escape::unescape(raw).map_or_else(|_| named(raw), std::borrow::Cow::into_owned);
            // Line ends in the source are blanks on the page.
            let text: String =
                text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
            let range = start + at..start + at + length;
            if text.trim().is_empty() {
                self.main.words(" ");
            } else {
                self.main
                    .slot(self.all, Slot { member: self.member.to_owned(), range, text, how: How::Markup });
            }
            at += length;
        }
    }

    fn hidden(&mut self, source: &str, start: usize, end: usize) {
        let text = source.get(start..end).unwrap_or_default().to_owned();
        if !text.trim().is_empty() {
            self.aside.slot(
                self.all,
                Slot { member: self.member.to_owned(), range: start..end, text, how: How::Plain },
            );
            self.aside.paragraph("");
        }
    }

    fn attributes(&mut self, source: &str, start: usize, end: usize) {
        for name in SPOKEN {
            let Some(range) = super::package::value(source, start..end, name) else { continue };
            let raw = &source[range.clone()];
            let text = quick_xml::escape::unescape(raw)
                .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
            if text.chars().filter(|c| !c.is_ascii_punctuation()).count() > 3 {
                self.aside
                    .slot(self.all, Slot { member: self.member.to_owned(), range, text, how: How::Markup });
                self.aside.paragraph("");
            }
        }
    }
}

/// The > of a tag, quotations passed over; the end of the source where there is none.
fn tag_end(source: &str, at: usize) -> usize {
    let mut quote = None;
    for (offset, byte) in source.as_bytes()[at..].iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + offset,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if *byte == open => quote = None,
            _ => {}
        }
    }
    source[at..].find('>').map_or(source.len(), |offset| at + offset)
}

/// The entities of pages that matter between digits; others stay as they are written.
fn named(raw: &str) -> String {
    match raw {
        "&nbsp;" | "&ensp;" | "&emsp;" | "&thinsp;" => " ".to_owned(),
        "&zwnj;" | "&zwj;" | "&shy;" | "&lrm;" | "&rlm;" => "\u{200B}".to_owned(),
        "&middot;" => "·".to_owned(),
        "&ndash;" | "&minus;" => "-".to_owned(),
        other => other.to_owned(),
    }
}
