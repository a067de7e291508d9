//! Everything a file says (PD-06): its text and what does not show: hidden sheets, rows, columns and words, comments,
//! deleted words, headers and footers, notes, properties, members of archives, file names, where a picture was taken.
//!
//! [`crate::read`] reads what is printed, for people; this reads what could be found, for the gate. Each [`Part`] has a
//! name for people and a text whose places a [`crate::mask::Cover`] can name.

pub(crate) mod book;
mod builder;
pub(crate) mod package;
pub(crate) mod page;
pub(crate) mod picture;
pub(crate) mod sheet;
pub(crate) mod word;

use text::{Document, Place};

use crate::archive::Archive;
use crate::{Format, Unreadable};
pub(crate) use builder::{Builder, How, Slot, Spot};

/// Archives in archives are opened so deep.
const DEEPEST: usize = 4;
/// More parts are not listed.
const MOST_PARTS: usize = 20_000;
/// All archives inside the file together, in bytes.
const MOST_BYTES: usize = 512 << 20;

/// A part of a file.
#[derive(Debug, Default)]
pub struct Part {
    /// What people call it: 正文, 批注3, 隐藏工作表“名单”, 属性“作者”.
    pub name: String,
    /// True where whoever opens the file does not see it at once.
    pub hidden: bool,
    /// Its text.
    pub text: String,
    /// The same with its tables, where it has any; places stand in [`Self::text`].
    pub document: Option<Document>,
    /// For each line what people call its place (B7), where they call it anything.
    lines: Vec<String>,
    pub(crate) spots: Vec<Spot>,
}

impl Part {
    /// The name with the place in it: 隐藏工作表“名单”B7.
    pub fn name_at(&self, place: Place) -> String {
        let line = usize::try_from(place.line).ok().and_then(|line| self.lines.get(line.checked_sub(1)?));
        format!("{}{}", self.name, line.map_or("", String::as_str))
    }
}

/// What a file says, and what in it could not be looked at.
#[derive(Debug, Default)]
pub struct Everything {
    /// The parts; their order is the same each time.
    pub parts: Vec<Part>,
    /// Pictures, whose words nobody has read.
    pub pictures: usize,
    /// What could not be looked at, in sentences for people.
    pub unchecked: Vec<String>,
    pub(crate) slots: Vec<Slot>,
    bytes: usize,
}

impl Everything {
    /// Sentences for the report: what was not looked at, pictures first.
    pub fn not_checked(&self) -> Vec<String> {
        let pictures = (self.pictures > 0).then(|| format!("未检查：图片{}个", self.pictures));
        pictures.into_iter().chain(self.unchecked.iter().cloned()).collect()
    }

    pub(crate) fn push(&mut self, part: Part) {
        if !part.text.trim().is_empty() && self.parts.len() < MOST_PARTS {
            self.parts.push(part);
        }
    }

    /// Adds a part that is one stretch of characters.
    pub(crate) fn say(&mut self, name: String, hidden: bool, slot: Slot) {
        let mut builder = Builder::new(name, hidden);
        builder.slot(self, slot);
        self.push(builder.finish());
    }

    fn miss(&mut self, words: String) {
        if self.unchecked.len() < 200 && !self.unchecked.contains(&words) {
            self.unchecked.push(words);
        }
    }
}

/// Reads everything a file says. `name` is looked at, too.
///
/// # Errors
/// [`Unreadable`] for files that cannot be opened at all; what cannot be opened inside is named in
/// [`Everything::unchecked`].
pub fn everything(name: &str, bytes: &[u8]) -> Result<Everything, Unreadable> {
    let mut all = Everything::default();
    let short = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let slot = Slot { member: String::new(), range: 0..0, text: short.to_owned(), how: How::Nowhere };
    all.say("文件名".to_owned(), false, slot);
    file(&mut all, name, "", bytes, 0)?;
    Ok(all)
}

/// Reads a file; `member` is its path inside the outermost one, empty for that itself.
fn file(
    all: &mut Everything,
    name: &str,
    member: &str,
    bytes: &[u8],
    depth: usize,
) -> Result<(), Unreadable> {
    let title = if member.is_empty() { String::new() } else { format!("“{member}”的") };
    match Format::of(name, bytes) {
        Format::Html if is_mime(bytes) => printed(all, name, &title, bytes),
        Format::Html => page::read(all, &title, member, bytes),
        Format::Text => plain(all, &title, member, bytes),
        Format::Docx | Format::Xlsx | Format::Ofd => package::read(all, &title, member, bytes, depth),
        Format::Archive if bytes.starts_with(b"PK") => archive(all, member, bytes, depth),
        Format::Pdf => {
            printed(all, name, &title, bytes)?;
            all.miss(format!("未检查：{title}PDF中的图片和附件"));
            Ok(())
        }
        Format::Picture => {
            picture::read(all, &title, bytes);
            Ok(())
        }
        format @ (Format::Doc | Format::Xls | Format::Rtf | Format::Odf) => {
            Err(Unreadable::NeedsConversion(format))
        }
        format @ (Format::Archive | Format::Slides) => Err(Unreadable::NoText(format)),
    }
}

/// A web page saved as a mail: its characters are wrapped once more.
fn is_mime(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2_000)]).to_ascii_lowercase();
    head.contains("mime-version:") || head.contains("content-type: multipart/")
}

/// What the readers for people make of a file.
fn printed(all: &mut Everything, name: &str, title: &str, bytes: &[u8]) -> Result<(), Unreadable> {
    let reading = match crate::read(name, bytes) {
        Err(Unreadable::Scanned(pages)) => {
            all.miss(format!("未检查：{title}扫描件{pages}页"));
            return Ok(());
        }
        read => read?,
    };
    for property in &reading.properties {
        let slot =
            Slot { member: String::new(), range: 0..0, text: property.value.clone(), how: How::Nowhere };
        all.say(format!("{title}属性“{}”", property.kind.label()), true, slot);
    }
    let lines = reading.anchors.iter().map(ToString::to_string).collect();
    all.push(Part {
        name: format!("{title}正文"),
        text: reading.text,
        document: Some(reading.document),
        lines,
        ..Part::default()
    });
    Ok(())
}

fn plain(all: &mut Everything, title: &str, member: &str, bytes: &[u8]) -> Result<(), Unreadable> {
    let decoded = match crate::decode(bytes) {
        Err(crate::NotText::Empty) => return Ok(()),
        decoded => decoded?,
    };
    let text = decoded.text.into_owned();
    let slot = Slot { member: member.to_owned(), range: 0..text.len(), text, how: How::Plain };
    all.say(format!("{title}正文"), false, slot);
    Ok(())
}

/// The members of an archive, each a file.
fn archive(all: &mut Everything, member: &str, bytes: &[u8], depth: usize) -> Result<(), Unreadable> {
    let mut archive = Archive::open(Format::Archive, bytes)?;
    let names: Vec<String> = archive.names().map(std::borrow::Cow::into_owned).collect();
    for name in names {
        let path = if member.is_empty() { name.clone() } else { format!("{member}/{name}") };
        let slot = Slot { member: path.clone(), range: 0..0, text: name.clone(), how: How::Name };
        all.say(format!("“{path}”的文件名"), false, slot);
        inner(all, &mut archive, &name, &path, depth);
    }
    Ok(())
}

/// A file inside another; what is wrong with it is named and does not end the reading.
pub(crate) fn inner(all: &mut Everything, archive: &mut Archive<'_>, name: &str, path: &str, depth: usize) {
    if name.ends_with('/') {
        return;
    }
    if depth + 1 >= DEEPEST || all.bytes > MOST_BYTES {
        all.miss(format!("未检查：“{path}”，压缩包套得太深或者太大"));
        return;
    }
    let read = archive.member(name).and_then(|bytes| {
        let bytes = bytes.unwrap_or_default();
        all.bytes += bytes.len();
        if bytes.is_empty() { Ok(()) } else { file(all, name, path, &bytes, depth + 1) }
    });
    if let Err(why) = read {
        all.miss(format!("未检查：“{path}”，{}", why.to_string().trim_end_matches('。')));
    }
}
