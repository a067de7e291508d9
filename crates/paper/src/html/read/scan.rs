//! Cuts a page into tags and text, the way browsers do. It copies nothing: everything is a range of the source.
//!
//! Linear in the length of the page: what is searched for and not found ends the page.

use std::ops::Range;

use memchr::{memchr, memchr2, memmem};

use super::tag::{Tag, name_hash};

/// What stands next in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words, with character references not yet resolved.
    Text(Range<usize>),
    /// A start tag; its attributes are in [`Scanner::attributes`].
    Open { tag: Tag, name: u32, at: usize, closed: bool },
    /// An end tag.
    Close { tag: Tag, name: u32, at: usize },
    /// Something between words that is not shown: a comment, a declaration.
    Nothing,
}

/// An attribute of the start tag read last, as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attribute<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value, with character references not yet resolved.
    pub value: &'a str,
}

/// Reads tokens from a page.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    source: &'a str,
    at: usize,
    attributes: Vec<Attribute<'a>>,
}

/// No element of a report has more; the rest are passed over.
const MOST_ATTRIBUTES: usize = 48;

impl<'a> Scanner<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0, attributes: Vec::new() }
    }

    /// The attributes of the start tag read last.
    pub(super) fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// The next token, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        if start >= bytes.len() {
            return None;
        }
        let mut from = start;
        while let Some(at) = memchr(b'<', &bytes[from..]).map(|found| from + found) {
            let markup = match bytes.get(at + 1) {
                Some(b'/' | b'!' | b'?') => at + 2 < bytes.len(),
                Some(next) => next.is_ascii_alphabetic(),
                None => false,
            };
            if !markup {
                from = at + 1;
                continue;
            }
            if at > start {
                self.at = at;
                return Some(Token::Text(start..at));
            }
            return Some(self.markup(at));
        }
        self.at = bytes.len();
        Some(Token::Text(start..bytes.len()))
    }

    /// What stands before the end tag of an element whose content is no markup (script, style, title), which is passed.
    pub(super) fn raw(&mut self, tag: Tag) -> Range<usize> {
        let bytes = self.source.as_bytes();
        let start = self.at;
        let mut from = start;
        while let Some(at) = memmem::find(&bytes[from..], b"</").map(|found| from + found) {
            let name = self.name_end(at + 2);
            if name > at + 2 && Tag::of(&self.source[at + 2..name]) == tag {
                self.at = self.tag_end(name, false).0;
                return start..at;
            }
            from = at + 2;
        }
        self.at = bytes.len();
        start..bytes.len()
    }

    fn markup(&mut self, at: usize) -> Token {
        let bytes = self.source.as_bytes();
        match bytes[at + 1] {
            b'!' if bytes[at..].starts_with(b"<!--") => {
                self.at = comment_end(bytes, at + 4);
                Token::Nothing
            }
            b'/' if bytes[at + 2].is_ascii_alphabetic() => {
                let end = self.name_end(at + 2);
                let name = &self.source[at + 2..end];
                let (after, _, whole) = self.tag_end(end, false);
                self.at = after;
                if whole {
                    Token::Close { tag: Tag::of(name), name: name_hash(name), at }
                } else {
                    Token::Nothing
                }
            }
            b'!' | b'?' | b'/' => {
                self.at = memchr(b'>', &bytes[at + 2..]).map_or(bytes.len(), |found| at + 3 + found);
                Token::Nothing
            }
            _ => {
                let end = self.name_end(at + 1);
                let name = &self.source[at + 1..end];
                let (after, closed, whole) = self.tag_end(end, true);
                self.at = after;
                if whole {
                    Token::Open { tag: Tag::of(name), name: name_hash(name), at, closed }
                } else {
                    Token::Nothing
                }
            }
        }
    }

    fn name_end(&self, from: usize) -> usize {
        let bytes = self.source.as_bytes();
        bytes[from..].iter().position(|b| ends_name(*b)).map_or(bytes.len(), |found| from + found)
    }

    /// Passes the attributes of a tag. Returns where it ends, whether it closes itself, and whether it ends at all.
    fn tag_end(&mut self, from: usize, keep: bool) -> (usize, bool, bool) {
        let bytes = self.source.as_bytes();
        if keep {
            self.attributes.clear();
        }
        let mut at = from;
        loop {
            let Some(byte) = bytes.get(at) else { return (bytes.len(), false, false) };
            match byte {
                b'>' => return (at + 1, false, true),
                b'/' if bytes.get(at + 1) == Some(&b'>') => return (at + 2, true, true),
                b'/' => at += 1,
                byte if byte.is_ascii_whitespace() => at += 1,
                _ => {
                    let Some(next) = self.attribute(at, keep) else { return (bytes.len(), false, false) };
                    at = next;
                }
            }
        }
    }

    /// Reads an attribute; returns where it ends, or `None` where its value never ends.
    fn attribute(&mut self, start: usize, keep: bool) -> Option<usize> {
        let bytes = self.source.as_bytes();
        // An equals sign at the beginning belongs to the name.
        let name_end = bytes[start + 1..]
            .iter()
            .position(|b| ends_name(*b) || *b == b'=')
            .map_or(bytes.len(), |found| start + 1 + found);
        let name = &self.source[char_floor(self.source, start)..char_floor(self.source, name_end)];
        let mut at = skip_space(bytes, name_end);
        let mut value = "";
        if bytes.get(at) == Some(&b'=') {
            at = skip_space(bytes, at + 1);
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let end = at + 1 + memchr(*quote, &bytes[at + 1..])?;
                    value = &self.source[at + 1..end];
                    at = end + 1;
                }
                Some(b'>') | None => {}
                Some(_) => {
                    let end = bytes[at..]
                        .iter()
                        .position(|b| b.is_ascii_whitespace() || *b == b'>')
                        .map_or(bytes.len(), |found| at + found);
                    value = &self.source[at..end];
                    at = end;
                }
            }
        }
        if keep && self.attributes.len() < MOST_ATTRIBUTES {
            self.attributes.push(Attribute { name, value });
        }
        Some(at)
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

fn skip_space(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|b| !b.is_ascii_whitespace()).map_or(bytes.len(), |found| from + found)
}

/// The beginning of the character that a byte belongs to.
fn char_floor(source: &str, mut at: usize) -> usize {
    while !source.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where a comment ends whose text begins at `from`: behind `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
fn comment_end(bytes: &[u8], from: usize) -> usize {
    if bytes[from..].starts_with(b">") {
        return from + 1;
    }
    if bytes[from..].starts_with(b"->") {
        return from + 2;
    }
    let mut at = from;
    while let Some(found) = memmem::find(&bytes[at..], b"--") {
        let dashes = at + found;
        match (bytes.get(dashes + 2), bytes.get(dashes + 3)) {
            (Some(b'>'), _) => return dashes + 3,
            (Some(b'!'), Some(b'>')) => return dashes + 4,
            _ => at = dashes + 1,
        }
    }
    bytes.len()
}

/// Cuts a text at the first byte out of two, for lists of declarations.
pub(super) fn cut(text: &str, first: u8, second: u8) -> Option<(&str, &str)> {
    let at = memchr2(first, second, text.as_bytes())?;
    Some((&text[..at], &text[at + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tags, attributes and words of a page, a token a line.
    fn tokens(source: &str) -> Vec<String> {
        let mut scanner = Scanner::new(source);
        let mut out = Vec::new();
        while let Some(token) = scanner.next() {
            match token {
                Token::Text(range) => out.push(source[range].to_owned()),
                Token::Open { tag, closed, .. } => {
                    let attributes: Vec<String> =
                        scanner.attributes().iter().map(|a| format!(" {}={}", a.name, a.value)).collect();
                    out.push(format!("<{tag:?}{}{}>", attributes.concat(), if closed { "/" } else { "" }));
                }
                Token::Close { tag, .. } => out.push(format!("</{tag:?}>")),
                Token::Nothing => {}
            }
        }
        out
    }

    #[test]
    fn tags_attributes_and_words() {
        assert_eq!(
            tokens("<!DOCTYPE html><TD colSpan=2 width = '5' nowrap>1 < 2</td >尾"),
            ["<Td colSpan=2 width=5 nowrap=>", "1 < 2", "</Td>", "尾"]
        );
        assert_eq!(tokens("<br/><p class=\"a>b\"/>"), ["<Br/>", "<P class=a>b/>"]);
        assert_eq!(tokens("<p =a=b c=>x"), ["<P =a=b c=>", "x"]);
    }

    #[test]
    fn comments_and_declarations_say_nothing() {
        assert_eq!(tokens("a<!-- <p> -- > -->b<!-->c<!--->d<?xml ?>e</>f"), ["a", "b", "c", "d", "e", "f"]);
        assert_eq!(tokens("<![if !supportLists]>一、<![endif]>总体"), ["一、", "总体"]);
        assert_eq!(tokens("a<!-- never ends <p>b"), ["a"]);
        assert_eq!(tokens("a<p class=\"never ends>b"), ["a"]);
    }

    #[test]
    fn a_script_is_no_markup() {
        let source = "<script>if (a < b) '<p>'</scripts></script >x";
        let mut scanner = Scanner::new(source);
        scanner.next();
        assert_eq!(&source[scanner.raw(Tag::Script)], "if (a < b) '<p>'</scripts>");
        assert_eq!(scanner.next(), Some(Token::Text(source.len() - 1..source.len())));
    }

    #[test]
    fn names_of_attributes_may_be_any_characters() {
        assert_eq!(tokens("<p 宽=1 ï>x"), ["<P 宽=1 ï=>", "x"]);
    }
}
