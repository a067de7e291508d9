//! Masking of files (PD-37): the file is written anew without the words that may not be published, and without what
//! goes with a file unseen: comments, revisions, hidden words and cells, properties of persons, thumbnails, where a
//! picture was taken.
//!
//! What is written is read back: a mask that left its words anywhere in the file is an error, not a file.

mod book;
mod document;
mod edits;
mod package;
mod verify;
mod word;

use std::collections::HashMap;

use crate::everything::{Everything, How, everything};
use crate::{Encoding, Format, Unreadable};
pub use document::document;
use edits::Edits;
use verify::Secrets;

/// Words to be covered in a part of [`crate::everything`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The part, by its number.
    pub part: usize,
    /// The first character in the part's text.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// What is to stand there.
    pub words: String,
}

impl Cover {
    /// Covers every character but line ends with a sign: `*` or `■`.
    pub fn black(part: usize, text: &str, start: u32, end: u32, sign: char) -> Self {
        let covered = text.chars().skip(start as usize).take(end.saturating_sub(start) as usize);
        let words = covered.map(|c| if c == '\n' { c } else { sign }).collect();
        Self { part, start, end, words }
    }
}

/// Why a file is not masked. The sentence is for the person who gave it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotMask {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Its format cannot be written.
    #[error("{}文件不能直接遮盖，请在原来的软件中另存为 DOCX 或者 XLSX 后再试", .0.label())]
    Format(Format),
    /// A PDF: its pages are set anew from the masked text.
    #[error("PDF 文件要按遮盖后的文字重新排版")]
    Rebuild,
    /// A part that cannot be written to holds the words.
    #[error("“{0}”里也有要遮盖的内容，但不能改写；请先在原来的软件中删去或者改好")]
    Stuck(String),
    /// The words were found again in what was written.
    #[error("遮盖后在“{0}”里仍然找到要遮盖的内容，没有写出文件；请在原来的软件中改好后再试")]
    Left(String),
}

/// What is to be done with a file, by member.
pub(crate) struct Task {
    /// Changes of characters, by member.
    edits: HashMap<String, Edits>,
    /// Members that get another name.
    names: HashMap<String, String>,
    /// Words that must not be found anywhere.
    secrets: Secrets,
    /// Hidden words and cells go, too.
    thorough: bool,
}

/// The file with its covers in place.
///
/// Words that are the number of somebody (five letters or digits and more) are covered wherever else they stand in the
/// file. DOCX, XLSX, HTML, plain text, CSV and zip archives of these; formatting stays.
///
/// # Errors
/// [`CannotMask`]: the format cannot be written, or the words could not be taken out of all parts.
pub fn mask(name: &str, bytes: &[u8], covers: &[Cover]) -> Result<Vec<u8>, CannotMask> {
    let all = everything(name, bytes)?;
    let secrets = Secrets::of(covers, &verify::covered(&all, covers));
    let covers = secrets.everywhere(&all, covers);
    let (edits, names) = placed(&all, &covers)?;
    let task = Task { edits, names, secrets, thorough: true };
    let masked = rewrite(&task, name, "", bytes)?;
    task.secrets.nothing_left(name, &masked)?;
    Ok(masked)
}

/// The file without what goes with it unseen: author, comments, revisions (accepted), thumbnails, where pictures were
/// taken. Words and cells stay, hidden ones, too.
///
/// # Errors
/// [`CannotMask`] where the format cannot be written.
pub fn strip_metadata(name: &str, bytes: &[u8]) -> Result<Vec<u8>, CannotMask> {
    let task =
        Task { edits: HashMap::new(), names: HashMap::new(), secrets: Secrets::default(), thorough: false };
    rewrite(&task, name, "", bytes)
}

/// Changes of characters and new names, by member.
type Placed = (HashMap<String, Edits>, HashMap<String, String>);

/// What the covers change: characters of slots.
fn placed(all: &Everything, covers: &[Cover]) -> Result<Placed, CannotMask> {
    let mut changes: HashMap<usize, Vec<edits::Change>> = HashMap::new();
    for (cover, words) in covers.iter().zip(verify::covered(all, covers)) {
        let Some(part) = all.parts.get(cover.part) else { continue };
        for (slot, change) in edits::spread(part, cover, &words) {
            changes.entry(slot).or_default().push(change);
        }
    }
    let mut edits: HashMap<String, Edits> = HashMap::new();
    let mut names = HashMap::new();
    for (slot, changes) in changes {
        let slot = &all.slots[slot];
        let words = edits::changed(&slot.text, changes);
        match &slot.how {
            // The name of the file itself is given by whoever writes it.
            How::Nowhere if slot.member.is_empty() => {}
            How::Nowhere => return Err(CannotMask::Stuck(slot.member.clone())),
            How::Name => drop(names.insert(slot.member.clone(), words)),
            How::Plain => edits.entry(slot.member.clone()).or_default().put(slot.range.clone(), words),
            How::Markup => {
                edits.entry(slot.member.clone()).or_default().put(slot.range.clone(), edits::escaped(&words));
            }
            How::Number(tag) => {
                let edits = edits.entry(slot.member.clone()).or_default();
                edits.put(slot.range.clone(), edits::escaped(&words));
                edits.words_in(tag.clone());
            }
        }
    }
    Ok((edits, names))
}

/// Writes a file; `member` is its path inside the outermost one.
pub(crate) fn rewrite(task: &Task, name: &str, member: &str, bytes: &[u8]) -> Result<Vec<u8>, CannotMask> {
    match Format::of(name, bytes) {
        Format::Text | Format::Html => characters(task, member, bytes),
        Format::Docx | Format::Xlsx if bytes.starts_with(b"PK") => {
            package::rewrite(task, member, bytes, true)
        }
        Format::Archive if bytes.starts_with(b"PK") => package::rewrite(task, member, bytes, false),
        Format::Picture => Ok(crate::everything::picture::stripped(bytes)),
        Format::Pdf if member.is_empty() => Err(CannotMask::Rebuild),
        format if member.is_empty() => Err(CannotMask::Format(format)),
        // Inside an archive a file without words to cover stays as it is.
        _ => Ok(bytes.to_vec()),
    }
}

/// A text or a page in its own encoding.
fn characters(task: &Task, member: &str, bytes: &[u8]) -> Result<Vec<u8>, CannotMask> {
    let Some(edits) = task.edits.get(member) else { return Ok(bytes.to_vec()) };
    let decoded = crate::decode(bytes).map_err(Unreadable::from)?;
    let text = edits.apply(&decoded.text);
    let wide = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
        mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect()
    };
    Ok(match decoded.encoding {
        Encoding::Utf8 if bytes.starts_with(b"\xEF\xBB\xBF") => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf16Le => wide(u16::to_le_bytes, [0xFF, 0xFE]),
        Encoding::Utf16Be => wide(u16::to_be_bytes, [0xFE, 0xFF]),
        Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        Encoding::Big5 => encoding_rs::BIG5.encode(&text).0.into_owned(),
    })
}

#[cfg(test)]
mod tests;
