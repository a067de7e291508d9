//! A zip written anew: members changed, cleaned, renamed, left out; nothing of the old one is copied along.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::Book;
use super::edits::Edits;
use super::{CannotMask, Task, rewrite as rewrite_file, word};
use crate::archive::Archive;
use crate::everything::package::{Kind, kind, source};
use crate::everything::picture;
use crate::reading::ending;
use crate::xml::{Element, Tree};
use crate::{Format, Unreadable};

/// Properties of persons and of the work on the file.
const PERSONAL: [&str; 12] = [
    "creator",
    "lastModifiedBy",
    "lastPrinted",
    "created",
    "modified",
    "revision",
    "description",
    "Manager",
    "Company",
    "HyperlinkBase",
    "Template",
    "TotalTime",
];
/// Settings that tell of persons or turn revisions on.
const SETTINGS: [&str; 6] =
    ["trackRevisions", "docVars", "mailMerge", "rsids", "attachedTemplate", "documentProtection"];

/// Writes an archive; `office`: DOCX or XLSX, whose members belong together.
pub(super) fn rewrite(task: &Task, path: &str, bytes: &[u8], office: bool) -> Result<Vec<u8>, CannotMask> {
    let format = Format::of("", bytes);
    let mut archive = Archive::open(format, bytes)?;
    let names: Vec<String> = archive.names().map(std::borrow::Cow::into_owned).collect();
    let mut seen = BTreeSet::new();
    let dropped: BTreeSet<String> = if office { dropped(&mut archive, &names)? } else { BTreeSet::new() };
    let book = if office && format == Format::Xlsx { Book::of(&mut archive) } else { Book::default() };
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len())));
    // No time of writing: it is nobody's business and makes the same file each time.
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let broken = |_| CannotMask::Unreadable(Unreadable::Damaged(format, "压缩包不能写出".to_owned()));
    for name in names.iter().filter(|name| !dropped.contains(*name) && !name.ends_with('/')) {
        if !seen.insert(name.as_str()) {
            continue;
        }
        let member = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        let content = archive.member(name)?.unwrap_or_default();
        let written = if office {
            part(task, &book, &dropped, name, &member, &content)?
        } else {
            rewrite_file(task, name, &member, &content)?
        };
        let name = task.names.get(&member).unwrap_or(name);
        zip.start_file(name.as_str(), options).map_err(broken)?;
        zip.write_all(&written).map_err(|failure| broken(failure.into()))?;
    }
    Ok(zip.finish().map_err(broken)?.into_inner())
}

/// Members that go whole.
fn dropped(archive: &mut Archive<'_>, names: &[String]) -> Result<BTreeSet<String>, CannotMask> {
    let mut dropped = BTreeSet::new();
    for name in names {
        let lower = name.to_ascii_lowercase();
        let file = lower.rsplit('/').next().unwrap_or_default();
        let goes = file.starts_with("comments") && ending(name) == "xml"
            || file.starts_with("people") && ending(name) == "xml"
            || file.starts_with("thumbnail")
            || lower.ends_with("docprops/custom.xml")
            || ["/threadedcomments/", "/persons/", "/revisions/", "/comments/", "/_rels/comments"]
                .iter()
                .any(|folder| lower.contains(folder))
            || file == "calcchain.xml"
            || file == "commentauthors.xml";
        let note = ending(name) == "vml"
            && archive.member(name)?.is_some_and(|vml| contains(&vml, b"ObjectType=\"Note\""));
        if goes || note {
            dropped.insert(name.clone());
        }
    }
    Ok(dropped)
}

fn contains(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

/// A member of an office file as it is to be written.
fn part(
    task: &Task,
    book: &Book,
    dropped: &BTreeSet<String>,
    name: &str,
    member: &str,
    content: &[u8],
) -> Result<Vec<u8>, CannotMask> {
    let found = kind(name, content);
    match found {
        Kind::Picture => return Ok(picture::stripped(content)),
        Kind::File => return rewrite_file(task, name, member, content),
        Kind::Blob => return Ok(content.to_vec()),
        Kind::Relations | Kind::Story | Kind::Book | Kind::Markup => {}
    }
    let mut edits = task.edits.get(member).cloned().unwrap_or_default();
    let Some(text) = source(content) else { return Ok(content.to_vec()) };
    let Ok(tree) = Tree::parse(&text) else {
        return Err(CannotMask::Stuck(name.to_owned()));
    };
    match found {
        Kind::Story => word::clean(&tree, &text, task.thorough, &mut edits),
        Kind::Book => {
            book.clean(name, &tree, &text, task.thorough, &mut edits);
            cut(&tree, &["legacyDrawing"], &mut edits, |_| {
                !dropped.is_empty()
                    && super::book::is_sheet(name)
                    && dropped.iter().any(|d| ending(d) == "vml")
            });
        }
        Kind::Relations => {
            cut(&tree, &["Relationship", "Override"], &mut edits, |link| leads_to(link, name, dropped));
        }
        _ if name.to_ascii_lowercase().starts_with("docprops/") => {
            cut(&tree, &PERSONAL, &mut edits, |_| true);
        }
        _ if name.ends_with("settings.xml") => cut(&tree, &SETTINGS, &mut edits, |_| true),
        _ => {}
    }
    let written = task.secrets.replace(edits.apply(&text));
    Ok(declared(written).into_bytes())
}

/// The part with a declaration that is true: it is written in UTF-8 now.
fn declared(source: String) -> String {
    match source.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((words, rest))
            if words.contains("encoding") && !words.to_ascii_lowercase().contains("utf-8") =>
        {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
        }
        _ => source,
    }
}

/// Cuts elements by name.
fn cut(tree: &Tree<'_>, names: &[&str], edits: &mut Edits, goes: impl Fn(Element<'_>) -> bool) {
    for element in tree.elements().filter(|element| names.contains(&element.kind().1)) {
        if goes(element) {
            edits.cut(element.span());
        }
    }
}

/// True for a relation to, or a type of, a member that is left out.
fn leads_to(link: Element<'_>, list: &str, dropped: &BTreeSet<String>) -> bool {
    let target = link.attribute("PartName").or_else(|| link.attribute("Target")).unwrap_or_default();
    if link.attribute("TargetMode").as_deref() == Some("External") {
        return false;
    }
    let folder = list.rsplit_once("_rels/").map_or("", |(folder, _)| folder);
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|s| !s.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let path = steps.join("/");
    dropped.iter().any(|name| name.eq_ignore_ascii_case(&path))
}
