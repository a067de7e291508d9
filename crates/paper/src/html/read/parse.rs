//! A page as characters to its tree, with what its head says.

use std::ops::Range;

use super::{
    look::Look,
    scan::{Attribute, Scanner, Token},
    sheet::Sheet,
    tag::{Tag, name_hash},
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
    /// The addresses of pages in frames and of files that are shown in the page.
    pub elsewhere: Vec<&'a str>,
    /// True where a part was too deep or too much to be read as it is.
    pub bounded: bool,
}

/// No head has more `meta` elements that matter.
const MOST_METAS: usize = 200;

/// Reads a page. Linear in its length but for the depth of its elements, which is bounded.
pub(super) fn parse(source: &str) -> Page<'_> {
    let mut scanner = Scanner::new(source);
    let mut builder = Builder::new();
    let mut sheet = Sheet::default();
    let (mut title, mut metas, mut elsewhere) = (0..0, Vec::new(), Vec::new());
    while let Some(token) = scanner.next() {
        match token {
            Token::Text(range) => {
                let blank = source.as_bytes()[range.clone()].iter().all(u8::is_ascii_whitespace);
                builder.words(offset(range.start), offset(range.end), blank);
            }
            Token::Open { tag, name, at, closed } => {
                if matches!(tag, Tag::Raw(0) | Tag::Void | Tag::Object) && elsewhere.len() < MOST_METAS {
                    elsewhere.extend(shown_from(name, scanner.attributes()));
                }
                if tag.is_raw() && !(closed && tag == Tag::Title) {
                    let inside = scanner.raw(tag);
                    match tag {
                        Tag::Style => sheet.read(&source[inside]),
                        Tag::Title if title.is_empty() => title = inside,
                        Tag::Textarea => {
                            let look = Look::of(tag, scanner.attributes(), &sheet);
                            builder.field(tag, look, offset(inside.start), offset(inside.end));
                        }
                        _ => {}
                    }
                } else if tag == Tag::Meta {
                    if metas.len() < MOST_METAS {
                        metas.extend(meta(scanner.attributes()));
                    }
                } else if tag == Tag::Link {
                    // Says nothing that is shown.
                } else {
                    let look = Look::of(tag, scanner.attributes(), &sheet).named(name);
                    match tag {
                        Tag::Input => {
                            let value = shown_value(source, scanner.attributes()).unwrap_or(at..at);
                            builder.field(tag, look, offset(value.start), offset(value.end));
                        }
                        Tag::Br | Tag::Hr | Tag::Img | Tag::Void => {
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
    Page { source, tree: builder.tree, title, metas, elsewhere, bounded: builder.bounded }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where the value of a field stands in the source, if it is one that shows its value.
fn shown_value(source: &str, attributes: &[Attribute<'_>]) -> Option<Range<usize>> {
    const OTHER: [&str; 10] =
        ["hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file", "password", "range"];
    let value = |name: &str| attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name)).map(|a| a.value);
    let kind = value("type").unwrap_or_default().trim();
    if OTHER.iter().any(|other| kind.eq_ignore_ascii_case(other)) {
        return None;
    }
    let value = value("value")?;
    let start = (value.as_ptr() as usize).checked_sub(source.as_ptr() as usize)?;
    (source.get(start..start + value.len()) == Some(value)).then_some(start..start + value.len())
}

/// The address of what a frame or an embedded object shows.
fn shown_from<'a>(name: u32, attributes: &[Attribute<'a>]) -> Option<&'a str> {
    const FRAMES: [u32; 4] =
        [name_hash("iframe"), name_hash("frame"), name_hash("embed"), name_hash("object")];
    let value =
        |name: &str| attributes.iter().find(|a| a.name.eq_ignore_ascii_case(name)).map(|a| a.value.trim());
    let address = value("src").or_else(|| value("data")).filter(|_| FRAMES.contains(&name))?;
    let nowhere = address.is_empty() || address.starts_with("about:") || address.starts_with("javascript:");
    (!nowhere && value("srcdoc").is_none()).then_some(address)
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
