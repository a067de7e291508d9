//! The XML of a workbook, event by event: nothing is kept that the caller does not keep.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::{Format, Unreadable};

/// Deeper nesting is no workbook.
const DEEPEST: usize = 100;

/// What is met on the way through a part.
pub(super) enum Met<'a> {
    /// An element opens: its local name and its attributes as written.
    Open(&'a str, &'a str),
    /// An element closes.
    Close(&'a str),
    /// Characters.
    Words(Cow<'a, str>),
}

/// Walks through a part; `visit` is told what is met, in order.
pub(super) fn walk(
    bytes: &[u8],
    part: &str,
    mut visit: impl FnMut(Met<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let damaged = || Unreadable::Damaged(Format::Xlsx, format!("其中的 {part} 不是完整的 XML"));
    let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}'));
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Unreadable::Bounded(Format::Xlsx, "元素嵌套太深"));
                }
                open(&tag, &mut visit)?;
            }
            Event::Empty(tag) => {
                open(&tag, &mut visit)?;
                visit(Met::Close(local(tag.name().into_inner())))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Met::Close(local(tag.name().into_inner())))?;
            }
            Event::Text(words) => visit(Met::Words(Cow::Borrowed(&words)))?,
            Event::CData(words) => visit(Met::Words(Cow::Borrowed(&words)))?,
            Event::GeneralRef(reference) => {
                let c = match &*reference {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    // Whatever it stands for, no number is made from what is left around it.
                    _ => reference.resolve_char_ref().ok().flatten().unwrap_or(char::REPLACEMENT_CHARACTER),
                };
                visit(Met::Words(Cow::Owned(c.to_string())))?;
            }
            Event::DocType(_) => return Err(Unreadable::Bounded(Format::Xlsx, "含有文档类型声明")),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged()),
        }
    }
}

fn open(
    tag: &BytesStart<'_>,
    visit: &mut impl FnMut(Met<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let whole: &str = tag;
    let name = tag.name().into_inner();
    visit(Met::Open(local(name), whole.get(name.len()..).unwrap_or_default()))
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute by its local name.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after[1..].split_once(quote)?;
        if local(key.trim()) == name && !key.trim().starts_with("xmlns") {
            return Some(
                quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned),
            );
        }
        rest = next;
    }
}
