//! DOCX, XLSX and their kin: a zip of XML. Members are told by what their outermost element is, so that none is missed
//! because nobody refers to it.

use super::{Builder, Everything, How, Slot, book, picture, word};
use crate::archive::Archive;
use crate::xml::{Element, Tree, characters};
use crate::{Format, Unreadable};

/// What a member of a package is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A story of WordprocessingML: document, header, notes, comments.
    Story,
    /// A worksheet, the strings, or the workbook.
    Book,
    /// Other XML.
    Markup,
    /// Who refers to whom, and what is what: names and addresses only.
    Relations,
    /// A picture.
    Picture,
    /// A file of its own: an embedded workbook.
    File,
    /// Bytes that cannot be looked into.
    Blob,
}

/// What a member is, by its name and its first bytes.
pub(crate) fn kind(name: &str, bytes: &[u8]) -> Kind {
    let lower = name.to_ascii_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "rels" => Kind::Relations,
        "xml" | "vml" if lower == "[content_types].xml" => Kind::Relations,
        "xml" | "vml" if lower.starts_with("word/") && is_story(bytes) => Kind::Story,
        "xml"
            if lower.starts_with("xl/worksheets/")
                || matches!(lower.as_str(), "xl/sharedstrings.xml" | "xl/workbook.xml") =>
        {
            Kind::Book
        }
        "xml" | "vml" | "rdf" | "xhtml" | "html" => Kind::Markup,
        "jpg" | "jpeg" | "png" | "gif" | "bmp" | "tif" | "tiff" | "webp" | "emf" | "wmf" => Kind::Picture,
        "docx" | "xlsx" | "pptx" | "docm" | "xlsm" | "zip" | "txt" | "csv" | "pdf" => Kind::File,
        _ if bytes.starts_with(b"PK\x03\x04") => Kind::File,
        _ => Kind::Blob,
    }
}

fn is_story(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_000)]);
    ["document", "hdr", "ftr", "footnotes", "endnotes", "comments", "glossaryDocument"].iter().any(|root| {
        head.contains(&format!(":{root} "))
            || head.contains(&format!("<{root} "))
            || head.contains(&format!(":{root}>"))
    })
}

/// Reads all members.
pub(super) fn read(
    all: &mut Everything,
    title: &str,
    path: &str,
    bytes: &[u8],
    depth: usize,
) -> Result<(), Unreadable> {
    if !bytes.starts_with(b"PK") {
        return Err(Unreadable::Bounded(Format::Docx, "单个 XML 文件不能逐部分检查"));
    }
    let mut archive = Archive::open(Format::of("", bytes), bytes)?;
    let mut names: Vec<String> = archive.names().map(std::borrow::Cow::into_owned).collect();
    // The main text first, then the rest in the order of their names.
    names.sort_by_key(|name| (!matches!(name.as_str(), "word/document.xml" | "content.xml"), name.clone()));
    let mut book = book::Book::new(book::targets(&mut archive));
    for name in &names {
        let member = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let content = archive.member(name)?.unwrap_or_default();
        match kind(name, &content) {
            Kind::Relations => relations(all, title, &member, &content),
            Kind::Picture => picture::read(all, title, &content),
            Kind::File => super::inner(all, &mut archive, name, &member, depth),
            Kind::Blob => blob(all, title, name, &content),
            found @ (Kind::Story | Kind::Book | Kind::Markup) => {
                let parsed = source(&content).ok_or_else(|| {
                    Unreadable::Damaged(Format::of("", bytes), format!("其中的 {name} 不是文字"))
                })?;
                let tree = Tree::parse(&parsed);
                let Ok(tree) = tree else {
                    all.unchecked.push(format!("未检查：{title}{name}，不是完整的 XML"));
                    continue;
                };
                match found {
                    Kind::Story => word::read(all, title, &member, &parsed, &tree),
                    Kind::Book => book.keep(name, &member, &parsed, &tree),
                    _ => markup(all, title, name, &member, &parsed, &tree),
                }
            }
        }
    }
    book.read(all, title);
    Ok(())
}

/// The characters of a member of XML.
pub(crate) fn source(bytes: &[u8]) -> Option<String> {
    characters(bytes).map(std::borrow::Cow::into_owned)
}

/// Pictures of fonts and printers say nothing; macros and objects of other programs might.
fn blob(all: &mut Everything, title: &str, name: &str, bytes: &[u8]) {
    let harmless = ["printersettings", "fonts/", "odttf", "mimetype", "/manifest"]
        .iter()
        .any(|word| name.to_ascii_lowercase().contains(word));
    if !harmless && !bytes.is_empty() {
        all.unchecked.push(format!("未检查：{title}{name}（不是文字）"));
    }
}

/// What links lead to: an address may be a mailbox or a telephone.
fn relations(all: &mut Everything, title: &str, member: &str, bytes: &[u8]) {
    let Some(source) = source(bytes) else { return };
    let Ok(tree) = Tree::parse(&source) else { return };
    let mut builder = Builder::new(format!("{title}链接"), true);
    for link in
        tree.elements().filter(|element| element.attribute("TargetMode").as_deref() == Some("External"))
    {
        attribute(all, &mut builder, member, &source, link, "Target");
    }
    all.push(builder.finish());
}

/// Writes the value of an attribute as a line.
pub(super) fn attribute(
    all: &mut Everything,
    builder: &mut Builder,
    member: &str,
    source: &str,
    element: Element<'_>,
    name: &str,
) {
    let tag = element.span().start..element.open_end();
    let Some(text) = element.attribute(name).map(std::borrow::Cow::into_owned) else { return };
    let Some(range) = value(source, tag, name) else { return };
    builder.slot(all, Slot { member: member.to_owned(), range, text, how: How::Markup });
    builder.paragraph("");
}

/// Where the value of an attribute stands in a tag.
pub(crate) fn value(source: &str, tag: std::ops::Range<usize>, name: &str) -> Option<std::ops::Range<usize>> {
    let words = source.get(tag.clone())?;
    let mut from = 0;
    while let Some(found) = words[from..].find(name) {
        let at = from + found;
        let fresh = words[..at].ends_with([' ', ':', '\n', '\t', '\r']);
        let rest = words[at + name.len()..].trim_start();
        if fresh && let Some(rest) = rest.strip_prefix('=').map(str::trim_start) {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let start = words.len() - rest.len() + 1;
            let end = start + words[start..].find(quote)?;
            return Some(tag.start + start..tag.start + end);
        }
        from = at + name.len();
    }
    None
}

/// Other XML: properties by name, everything else line by line.
fn markup(all: &mut Everything, title: &str, name: &str, member: &str, source: &str, tree: &Tree<'_>) {
    let lower = name.to_ascii_lowercase();
    if lower.starts_with("docprops/") || lower == "meta.xml" {
        for leaf in leaves(tree) {
            let label = leaf_label(leaf);
            if let Some(slot) = slot(member, source, leaf).filter(|_| !label.is_empty()) {
                all.say(format!("{title}属性“{label}”"), true, slot);
            }
        }
        return;
    }
    let quiet = ["styles", "theme", "fonttable", "websettings", "numbering", "presprops", "settings.xml"];
    if quiet.iter().any(|word| lower.contains(word)) && !lower.contains("charts") {
        return;
    }
    let what = if lower.contains("comment") || lower.contains("person") {
        "批注"
    } else if lower.contains("chart") || lower.contains("diagram") {
        "图表"
    } else if lower.contains("drawing") {
        "文本框"
    } else if lower == "content.xml" || lower.contains("content.xml") {
        "正文"
    } else {
        "其他部分"
    };
    let hidden = matches!(what, "批注" | "其他部分");
    let label =
        if what == "其他部分" { format!("{title}其他部分 {name}") } else { format!("{title}{what}") };
    let part = lines(all_slots(member, source, tree), label, hidden, all);
    all.push(part);
}

/// The slots of a member with the paragraph they stand in.
fn all_slots(member: &str, source: &str, tree: &Tree<'_>) -> Vec<(Option<u32>, Slot)> {
    let paragraph =
        |name: &str| matches!(name, "p" | "h" | "comment" | "si" | "sp" | "pt" | "TextObject" | "text");
    let mut found = Vec::new();
    let mut current: Option<(u32, usize)> = None;
    for element in tree.elements() {
        let (_, name) = element.kind();
        if current.is_some_and(|(_, end)| element.span().start >= end) {
            current = None;
        }
        if paragraph(name) {
            current = Some((element.id(), element.span().end));
        }
        if element.children().next().is_none()
            && let Some(slot) = slot(member, source, element)
        {
            found.push((current.map(|(id, _)| id), slot));
        }
    }
    found
}

/// A part of slots: those of a paragraph on one line, others a line each.
pub(crate) fn lines(
    slots: Vec<(Option<u32>, Slot)>,
    name: String,
    hidden: bool,
    all: &mut Everything,
) -> super::Part {
    let mut builder = Builder::new(name, hidden);
    let mut last = None;
    for (paragraph, slot) in slots {
        if !builder.is_empty() && (paragraph.is_none() || paragraph != last) {
            builder.paragraph("");
        }
        last = paragraph;
        builder.slot(all, slot);
    }
    builder.paragraph("");
    builder.finish()
}

fn leaves<'t>(tree: &'t Tree<'_>) -> impl Iterator<Item = Element<'t>> {
    tree.elements().filter(|element| element.children().next().is_none())
}

/// The characters of an element that holds nothing else.
pub(crate) fn slot(member: &str, source: &str, leaf: Element<'_>) -> Option<Slot> {
    let text = leaf.text().into_owned();
    if text.is_empty() || leaf.is_empty_tag() {
        return None;
    }
    let range = leaf.open_end()..leaf.closing(source)?;
    Some(Slot { member: member.to_owned(), range, text, how: How::Markup })
}

/// What people call a property.
fn leaf_label(leaf: Element<'_>) -> String {
    let (_, name) = leaf.kind();
    let known = match name {
        "creator" | "initial-creator" => "作者",
        "lastModifiedBy" => "最后保存者",
        "Manager" => "经理",
        "Company" => "单位",
        "title" => "标题",
        "subject" => "主题",
        "description" => "备注",
        "keywords" | "keyword" => "关键词",
        "category" => "类别",
        "created"
        | "modified"
        | "revision"
        | "TotalTime"
        | "Pages"
        | "Words"
        | "Characters"
        | "Application"
        | "DocSecurity"
        | "Lines"
        | "Paragraphs"
        | "ScaleCrop"
        | "LinksUpToDate"
        | "CharactersWithSpaces"
        | "SharedDoc"
        | "HyperlinksChanged"
        | "AppVersion"
        | "Template"
        | "i4"
        | "lastPrinted" => "",
        other => other,
    };
    known.to_owned()
}
