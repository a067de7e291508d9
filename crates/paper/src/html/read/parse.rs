//! A page as characters to its tree, with what its head says.

use std::ops::Range;

use super::{
    look::{Hiding, Look},
    scan::{Attribute, Scanner, Token},
    tag::Tag,
    tree::{Builder, Tree},
};

/// A page.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub source: &'a str,
    pub tree: Tree,
    /// The words of `title`.
    pub title: Range<usize>,
    /// Names and contents of the `meta` elements.
    pub metas: Vec<(&'a str, &'a str)>,
    /// True where a part was too deep or too much to be read as it is.
    pub bounded: bool,
}

/// No head has more `meta` elements that matter.
const MOST_METAS: usize = 200;

/// Reads a page. Linear in its length but for the depth of its elements, which is bounded.
pub(super) fn parse(source: &str) -> Page<'_> {
    let mut scanner = Scanner::new(source);
    let mut builder = Builder::new();
    let mut hiding = Hiding::default();
    let (mut title, mut metas) = (0..0, Vec::new());
    while let Some(token) = scanner.next() {
        match token {
            Token::Text(range) => {
                let blank = source.as_bytes()[range.clone()].iter().all(u8::is_ascii_whitespace);
                builder.words(offset(range.start), offset(range.end), blank);
            }
            Token::Open { tag, name, at, closed } => {
                if tag.is_raw() && !(closed && tag == Tag::Title) {
                    let inside = scanner.raw(tag);
                    match tag {
                        Tag::Style => hiding.read(&source[inside]),
                        Tag::Title if title.is_empty() => title = inside,
                        _ => {}
                    }
                } else if tag == Tag::Meta {
                    if metas.len() < MOST_METAS {
                        metas.extend(meta(scanner.attributes()));
                    }
                } else if tag == Tag::Link {
                    // Says nothing that is shown.
                } else {
                    let look = Look::of(tag, scanner.attributes(), &hiding);
                    match tag {
                        Tag::Br | Tag::Hr | Tag::Img | Tag::Input | Tag::Void => {
                            builder.leaf(tag, look, offset(at));
                        }
                        _ => builder.start(tag, name, look, offset(at)),
                    }
                }
            }
            Token::Close { tag, name, at } => builder.end(tag, name, offset(at)),
            Token::Nothing => {}
        }
        if builder.is_full() {
            builder.bounded = true;
            break;
        }
    }
    Page { source, tree: builder.tree, title, metas, bounded: builder.bounded }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn meta<'a>(attributes: &[Attribute<'a>]) -> Option<(&'a str, &'a str)> {
    let value = |names: [&str; 2]| {
        attributes
            .iter()
            .find(|attribute| names.iter().any(|name| attribute.name.eq_ignore_ascii_case(name)))
            .map(|attribute| attribute.value)
    };
    Some((value(["name", "property"])?, value(["content", "value"])?))
}
