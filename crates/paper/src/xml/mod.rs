//! The XML inside office files as a tree, bounded: so deep, so many elements, no document type, no entities of its own.
//!
//! Elements are told by their local name and by the namespace that their prefix stands for, never by the prefix alone:
//! WPS, Word and converters do not agree on prefixes, and the strict form of OOXML has other namespaces.

mod walk;

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

pub(crate) use walk::{Met, attribute, walk};

use crate::{Format, Unreadable};

/// Deeper nesting is no office document.
const DEEPEST: usize = 200;
/// More elements than a thousand pages have.
const MOST_NODES: usize = 3_000_000;
/// More namespace declarations in force at once than any writer makes.
const MOST_NAMESPACES: usize = 200;

/// The namespaces that readers tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Space {
    /// WordprocessingML, transitional or strict.
    Word,
    /// Office's formulas.
    Math,
    /// Anything else.
    Other,
}

impl Space {
    fn of(uri: &str) -> Self {
        match uri {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            _ => Self::Other,
        }
    }
}

/// Why a part is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No well-formed XML: the byte up to which it was.
    Malformed(usize),
    /// A limit was met.
    Bounded(&'static str),
}

impl Fault {
    /// The sentence for the person who gave the file.
    pub(crate) fn of(self, format: Format, part: &str) -> Unreadable {
        match self {
            Self::Malformed(at) => {
                Unreadable::Damaged(format, format!("其中的 {part} 从第{at}个字节起不是完整的 XML"))
            }
            Self::Bounded(limit) => Unreadable::Bounded(format, limit),
        }
    }
}

/// A piece of the source.
#[derive(Debug, Clone, Copy)]
struct Span {
    start: u32,
    end: u32,
}

#[derive(Debug, Clone, Copy)]
enum Node {
    /// Its tag, its local name in it, the end of the name, and where it ends itself.
    Element { space: Space, start: u32, name: Span, open_end: u32, end: u32, past: u32 },
    /// Characters of the source.
    Text(Span),
    /// A character that the source writes as a reference.
    Char(char),
}

/// A part as a tree, in the order of the source.
#[derive(Debug)]
pub(crate) struct Tree<'a> {
    source: &'a str,
    nodes: Vec<Node>,
}

/// Namespace declarations in force, innermost last.
#[derive(Default)]
struct Scopes<'a> {
    declared: Vec<(usize, &'a str, Space)>,
    /// What was looked up last: runs of elements share their prefix.
    last: Option<(&'a str, Space)>,
}

impl<'a> Scopes<'a> {
    fn declare(&mut self, depth: usize, attributes: &'a str) -> Result<(), Fault> {
        if !attributes.contains("xmlns") {
            return Ok(());
        }
        for (key, value) in Attributes(attributes) {
            let prefix = match key.split_once(':') {
                Some(("xmlns", prefix)) => prefix,
                None if key == "xmlns" => "",
                _ => continue,
            };
            self.declared.push((depth, prefix, Space::of(value)));
        }
        self.last = None;
        if self.declared.len() > MOST_NAMESPACES {
            return Err(Fault::Bounded("命名空间声明太多"));
        }
        Ok(())
    }

    fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|(at, ..)| *at >= depth) {
            self.declared.pop();
            self.last = None;
        }
    }

    fn space(&mut self, prefix: &'a str) -> Space {
        if let Some((last, space)) = self.last
            && last == prefix
        {
            return space;
        }
        let declared = self.declared.iter().rev().find(|(_, declared, _)| *declared == prefix);
        // A prefix that nobody declared: homemade writers leave out what everybody knows.
        let space = declared.map_or_else(
            || match prefix {
                "w" => Space::Word,
                "m" => Space::Math,
                _ => Space::Other,
            },
            |(_, _, space)| *space,
        );
        self.last = Some((prefix, space));
        space
    }
}

impl<'a> Tree<'a> {
    /// Reads a part.
    pub(crate) fn parse(source: &'a str) -> Result<Self, Fault> {
        if u32::try_from(source.len()).is_err() {
            return Err(Fault::Bounded("解压后太大"));
        }
        let mut reader = Reader::from_str(source);
        let mut tree = Tree { source, nodes: Vec::with_capacity(source.len() / 24 + 8) };
        let (mut open, mut scopes): (Vec<usize>, Scopes<'a>) = (Vec::new(), Scopes::default());
        loop {
            let start = position(&reader);
            let event = reader.read_event().map_err(|_| Fault::Malformed(start))?;
            let end = position(&reader);
            match event {
                Event::Start(_) => {
                    if open.len() >= DEEPEST {
                        return Err(Fault::Bounded("元素嵌套太深"));
                    }
                    let node = tree.element(start..end, open.len(), &mut scopes)?;
                    open.push(node);
                }
                Event::Empty(_) => {
                    let node = tree.element(start..end, open.len(), &mut scopes)?;
                    scopes.leave(open.len());
                    tree.close(node, end);
                }
                Event::End(_) => {
                    let node = open.pop().ok_or(Fault::Malformed(start))?;
                    scopes.leave(open.len());
                    tree.close(node, end);
                }
                Event::Text(_) => tree.push(Node::Text(span(start..end)))?,
                Event::CData(_) => {
                    tree.push(Node::Text(span(start + "<![CDATA[".len()..end - "]]>".len())))?;
                }
                Event::GeneralRef(reference) => tree.push(Node::Char(referred(&reference)))?,
                Event::DocType(_) => return Err(Fault::Bounded("含有文档类型声明")),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        if open.is_empty() { Ok(tree) } else { Err(Fault::Malformed(source.len())) }
    }

    fn push(&mut self, node: Node) -> Result<(), Fault> {
        if self.nodes.len() >= MOST_NODES {
            return Err(Fault::Bounded("元素太多"));
        }
        self.nodes.push(node);
        Ok(())
    }

    /// Adds the element whose tag is this piece of the source.
    fn element(&mut self, tag: Range<usize>, depth: usize, scopes: &mut Scopes<'a>) -> Result<usize, Fault> {
        let inner = self.source.get(tag.start + 1..tag.end - 1).ok_or(Fault::Malformed(tag.start))?;
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let qualified = inner.find(|c: char| c.is_ascii_whitespace()).map_or(inner, |at| &inner[..at]);
        scopes.declare(depth, &inner[qualified.len()..])?;
        let (prefix, local) = qualified.split_once(':').unwrap_or(("", qualified));
        let name_end = tag.start + 1 + qualified.len();
        self.push(Node::Element {
            space: scopes.space(prefix),
            start: offset(tag.start),
            name: span(name_end - local.len()..name_end),
            open_end: offset(tag.end),
            end: offset(tag.end),
            past: 0,
        })?;
        Ok(self.nodes.len() - 1)
    }

    fn close(&mut self, node: usize, at: usize) {
        let count = offset(self.nodes.len());
        if let Some(Node::Element { end, past, .. }) = self.nodes.get_mut(node) {
            (*end, *past) = (offset(at), count);
        }
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Option<Element<'_>> {
        let at = self.nodes.iter().position(|node| matches!(node, Node::Element { .. }))?;
        Some(Element { tree: self, at: offset(at) })
    }

    /// All elements in the order of the source.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        let elements = (0_u32..).zip(&self.nodes).filter(|(_, node)| matches!(node, Node::Element { .. }));
        elements.map(|(at, _)| Element { tree: self, at })
    }

    fn words(&self, span: Span) -> &str {
        self.source.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// An element of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'t> {
    tree: &'t Tree<'t>,
    at: u32,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree.source, other.tree.source) && self.at == other.at
    }
}

impl<'t> Element<'t> {
    /// Its number among the nodes of its tree, rising in the order of the source.
    pub(crate) fn id(self) -> u32 {
        self.at
    }

    /// The namespace and the local name.
    pub(crate) fn kind(self) -> (Space, &'t str) {
        match self.node() {
            Some(Node::Element { space, name, .. }) => (*space, self.tree.words(*name)),
            _ => (Space::Other, ""),
        }
    }

    /// True for an element of WordprocessingML of this name.
    pub(crate) fn is(self, name: &str) -> bool {
        self.kind() == (Space::Word, name)
    }

    /// An attribute by its local name, whatever its prefix.
    pub(crate) fn attribute(self, local: &str) -> Option<Cow<'t, str>> {
        let Some(Node::Element { name, open_end, .. }) = self.node() else { return None };
        let attributes = self.tree.words(Span { start: name.end, end: *open_end });
        let (_, value) = Attributes(attributes).find(|(key, _)| {
            key.rsplit_once(':').map_or(*key, |(_, local)| local) == local && !key.starts_with("xmlns")
        })?;
        Some(unescaped(value))
    }

    /// The `val` attribute, in which most of WordprocessingML says what it says.
    pub(crate) fn val(self) -> Option<Cow<'t, str>> {
        self.attribute("val")
    }

    /// The elements directly in it.
    pub(crate) fn children(self) -> impl Iterator<Item = Element<'t>> + use<'t> {
        self.nodes().filter(|child| matches!(child.node(), Some(Node::Element { .. })))
    }

    /// The first element of WordprocessingML of this name directly in it.
    pub(crate) fn child(self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.is(name))
    }

    /// The characters directly in it.
    pub(crate) fn text(self) -> Cow<'t, str> {
        let mut text = Cow::Borrowed("");
        for child in self.nodes() {
            match child.node() {
                Some(Node::Text(span)) if text.is_empty() => text = Cow::Borrowed(self.tree.words(*span)),
                Some(Node::Text(span)) => text.to_mut().push_str(self.tree.words(*span)),
                Some(Node::Char(c)) => text.to_mut().push(*c),
                Some(Node::Element { .. }) | None => {}
            }
        }
        text
    }

    /// All elements below it, in the order of the source.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Element<'t>> + use<'t> {
        let all = (self.at + 1..self.past()).map(move |at| Element { at, ..self });
        all.filter(|below| matches!(below.node(), Some(Node::Element { .. })))
    }

    /// Where it stands in the source, from its tag to the end of its closing tag.
    pub(crate) fn span(self) -> Range<usize> {
        match self.node() {
            Some(Node::Element { start, end, .. }) => *start as usize..*end as usize,
            _ => 0..0,
        }
    }

    /// Where its opening tag ends in the source.
    pub(crate) fn open_end(self) -> usize {
        match self.node() {
            Some(Node::Element { open_end, .. }) => *open_end as usize,
            _ => 0,
        }
    }

    /// True where it is one tag that closes itself.
    pub(crate) fn is_empty_tag(self) -> bool {
        self.open_end() == self.span().end
    }

    /// Its name as written in the source of its tree, with the prefix.
    pub(crate) fn tag(self, source: &str) -> &str {
        let inner = source.get(self.span().start + 1..self.open_end()).unwrap_or_default();
        inner.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
    }

    /// Where its content ends in the source of its tree: at its closing tag, or at the end of a tag that closes itself.
    pub(crate) fn closing(self, source: &str) -> Option<usize> {
        let span = self.span();
        let last = if self.is_empty_tag() { '>' } else { '<' };
        source.get(span.clone())?.rfind(last).map(|at| span.start + at)
    }

    fn node(self) -> Option<&'t Node> {
        self.tree.nodes.get(self.at as usize)
    }

    /// The number of the node after it and all below it.
    fn past(self) -> u32 {
        match self.node() {
            Some(Node::Element { past, .. }) => *past,
            _ => self.at + 1,
        }
    }

    fn nodes(self) -> impl Iterator<Item = Element<'t>> + use<'t> {
        let (mut next, past) = (self.at + 1, self.past());
        std::iter::from_fn(move || {
            let child = (next < past).then_some(Element { at: next, ..self })?;
            next = child.past();
            Some(child)
        })
    }
}

/// The attributes of a tag as written, quotes off.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (key, rest) = self.0.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        self.0 = rest;
        Some((key.trim(), value))
    }
}

fn unescaped(value: &str) -> Cow<'_, str> {
    if value.contains('&') {
        quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value))
    } else {
        Cow::Borrowed(value)
    }
}

/// What a reference stands for. Entities of the file's own are none of ours: they become the replacement character, so
/// that no number is made from what is left around them.
fn referred(reference: &quick_xml::events::BytesRef<'_>) -> char {
    match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => reference.resolve_char_ref().ok().flatten().unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

/// The characters of a part: UTF-8, UTF-16 by its first bytes, or what it declares.
pub(crate) fn characters(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = match bytes {
        [0xFF, 0xFE, ..] | [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if wide.is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Some(Cow::Borrowed(text.strip_prefix('\u{FEFF}').unwrap_or(text)));
    }
    let (text, broken) = wide.or_else(|| declared(bytes))?.decode_with_bom_removal(bytes);
    (!broken).then_some(text)
}

fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head: String = bytes.iter().take(200).map(|byte| char::from(*byte)).collect();
    let (declaration, _) = head.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, label) = Attributes(declaration).find(|(key, _)| *key == "encoding")?;
    encoding_rs::Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != encoding_rs::UTF_8)
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn span(range: Range<usize>) -> Span {
    Span { start: offset(range.start), end: offset(range.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    #[test]
    fn elements_are_told_by_their_namespace() {
        let source = format!(
            "<?xml version=\"1.0\"?><a:document xmlns:a='{STRICT}' xmlns:w='urn:other'>\
             <a:p a:id = \"1 &lt; 2\"><w:p/><a:t>甲&amp;乙<![CDATA[<丙>]]>&#x4E01;&nbsp;</a:t></a:p><x xmlns='{STRICT}'><p/></x></a:document>"
        );
        let tree = Tree::parse(&source).unwrap();
        let root = tree.root().unwrap();
        assert_eq!(root.kind(), (Space::Word, "document"));
        let p = root.child("p").unwrap();
        assert_eq!(p.attribute("id").as_deref(), Some("1 < 2"));
        assert_eq!(p.attribute("d"), None);
        let kinds: Vec<_> = p.children().map(Element::kind).collect();
        assert_eq!(kinds, [(Space::Other, "p"), (Space::Word, "t")]);
        assert_eq!(p.child("t").unwrap().text(), "甲&乙<丙>丁\u{FFFD}");
        assert_eq!(&source[p.child("t").unwrap().span()][..5], "<a:t>");
        let nested: Vec<_> = root.descendants().filter(|e| e.is("p")).collect();
        assert_eq!(nested.len(), 2);
        assert!(root.child("p").unwrap() == nested[0] && nested[0] != nested[1]);
    }

    #[test]
    fn hostile_parts_are_refused() {
        let fault = |source: &str| Tree::parse(source).err();
        assert_eq!(
            fault("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
            Some(Fault::Bounded("含有文档类型声明"))
        );
        assert_eq!(fault(&"<a>".repeat(100_000)), Some(Fault::Bounded("元素嵌套太深")));
        assert_eq!(fault(&format!("<a>{}</a>", "<a/>".repeat(MOST_NODES))), Some(Fault::Bounded("元素太多")));
        let many = (0..300).map(|n| format!(" xmlns:n{n}='u'")).collect::<Vec<_>>().concat();
        assert_eq!(fault(&format!("<a{many}/>")), Some(Fault::Bounded("命名空间声明太多")));
        assert_eq!(fault("<a><b></a>"), Some(Fault::Malformed(6)));
        assert_eq!(fault("<a><b>"), Some(Fault::Malformed(6)));
        assert!(matches!(fault("<a b="), Some(Fault::Malformed(_))));
        assert!(Tree::parse("").unwrap().root().is_none());
    }

    #[test]
    fn parts_in_other_encodings_are_read() {
        let wide: Vec<u8> = "\u{FEFF}<a>年</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(characters(&wide).as_deref(), Some("<a>年</a>"));
        let (bytes, ..) = encoding_rs::GB18030.encode("<?xml version='1.0' encoding='GB2312'?><a>年</a>");
        assert!(characters(&bytes).unwrap().ends_with("<a>年</a>"));
        assert_eq!(characters(b"<a>\xFF</a>"), None);
        assert_eq!(characters(b"\xEF\xBB\xBF<a/>").as_deref(), Some("<a/>"));
    }
}
