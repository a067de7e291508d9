//! The XML of a part event by event, for parts too large for a tree: nothing is kept that the caller does not keep.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Attributes, Fault, characters, referred, unescaped};
use crate::{Format, Unreadable};

/// Deeper nesting is no workbook.
const DEEPEST: usize = 100;

/// What is met on the way through a part.
pub(crate) enum Met<'a> {
    /// An element opens: its local name and its attributes as written.
    Open(&'a str, &'a str),
    /// An element closes.
    Close(&'a str),
    /// Characters.
    Words(Cow<'a, str>),
}

/// Walks through a part; `visit` is told what is met, in order.
pub(crate) fn walk(
    format: Format,
    bytes: &[u8],
    part: &str,
    mut visit: impl FnMut(Met<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let damaged = |at: usize| Fault::Malformed(at).of(format, part);
    let text = characters(bytes).ok_or_else(|| damaged(0))?;
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match reader.read_event().map_err(|_| damaged(at))? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Fault::Bounded("元素嵌套太深").of(format, part));
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
                let c = referred(&reference);
                visit(Met::Words(Cow::Owned(c.to_string())))?;
            }
            Event::DocType(_) => return Err(Fault::Bounded("含有文档类型声明").of(format, part)),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(damaged(at)),
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
pub(crate) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let found = Attributes(attributes)
        .find(|(key, _)| local(key) == name && !key.starts_with("xmlns"))
        .map(|(_, value)| unescaped(value));
    found.map(Cow::into_owned)
}
