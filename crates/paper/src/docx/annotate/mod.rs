//! An annotated copy: Word comments at the places, every other member of the archive as it was.

mod marks;
mod parts;

use std::io::{Cursor, Write as _};

use text::Place;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::read::package::Package;
use super::read::{damaged, main_part};
use crate::xml::Tree;
use crate::{Format, Reading, Unreadable};

/// A remark for a place of a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where, in the reading's text; [`Place::default`] for the document as a whole, whose remarks stand at its beginning.
    pub place: Place,
    /// Who says it.
    pub author: String,
    /// What, a paragraph a line.
    pub text: String,
}

/// More remarks are left out; nobody works through so many.
pub const MOST_NOTES: usize = 2_000;

/// Writes a copy of a DOCX with each note as a comment at its place. Comments that are there stay; all members but the main
/// part, the comments and the lists that name them are the same bytes as before. `reading` is what [`super::read`] made of
/// the same bytes.
///
/// Words are marked exactly where they stand in plain runs, by whole runs elsewhere. A place outside the main text
/// (footnote, header) is marked at the beginning, one in a text box at the paragraph that holds the box.
///
/// # Errors
/// [`Unreadable`] as [`super::read`]; a flat file (one XML) cannot be annotated.
pub fn annotate(bytes: &[u8], reading: &Reading, notes: &[Note]) -> Result<Vec<u8>, Unreadable> {
    if !bytes.starts_with(b"PK") {
        return Err(Unreadable::Bounded(Format::Docx, "单个 XML 文件不能加批注"));
    }
    let notes = &notes[..notes.len().min(MOST_NOTES)];
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package);
    let source = package.part(&main)?.ok_or_else(|| damaged(&main))?;
    let tree = Tree::parse(&source).map_err(|fault| fault.of(Format::Docx, &main))?;
    let mut parts = parts::Parts::of(&mut package, &main, source.contains(STRICT))?;
    let first = parts.first_free(&tree);
    let ids: Vec<u32> = (first..).take(notes.len()).collect();
    let marked = marks::mark(&source, &tree, reading, notes, &ids);
    parts.add(&ids, notes);
    let mut changed = parts.finish()?;
    changed.push((main, declared(marked)));
    let changed: Vec<(String, String)> = changed
        .into_iter()
        .map(|(name, content)| (package.stored(&name).map_or(name.clone(), str::to_owned), content))
        .collect();
    rewritten(bytes, &changed)
        .map_err(|_| Unreadable::Damaged(Format::Docx, "压缩包中有文件读不出来".to_owned()))
}

/// The namespace of the strict form begins so.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// The part with a declaration that is true: it is written in UTF-8 now.
fn declared(source: String) -> String {
    let declaration = source.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    match declaration {
        Some((words, rest)) if !words.to_ascii_lowercase().contains("utf-8") => {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>{rest}")
        }
        _ => source,
    }
}

/// The archive with some members replaced or added; the others are copied as they are, compressed bytes and all.
fn rewritten(bytes: &[u8], changed: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut old = ZipArchive::new(Cursor::new(bytes))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::with_capacity(bytes.len() + 4096)));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut written = vec![false; changed.len()];
    for at in 0..old.len() {
        let member = old.by_index_raw(at)?;
        let name = String::from_utf8_lossy(member.name_raw()).into_owned();
        match changed.iter().position(|(changed, _)| *changed == name) {
            Some(found) if written[found] => {}
            Some(found) => {
                written[found] = true;
                new.start_file(name, options)?;
                new.write_all(changed[found].1.as_bytes())?;
            }
            None => new.raw_copy_file(member)?,
        }
    }
    for ((name, content), _) in changed.iter().zip(&written).filter(|(_, written)| !**written) {
        new.start_file(name.as_str(), options)?;
        new.write_all(content.as_bytes())?;
    }
    Ok(new.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
