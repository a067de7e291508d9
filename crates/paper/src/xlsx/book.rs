//! What a workbook says around its sheets: their names and parts, shared strings, number formats, who wrote it.

use std::collections::HashMap;

use super::rich::{Face, Rich, Words};
use crate::archive::Archive;
use crate::xml::{Met, attribute};
use crate::{Format, Property, PropertyKind, Unreadable};

/// More sheets than are read.
const MOST_SHEETS: usize = 200;
/// More shared strings than are read, and characters in all of them.
const MOST_STRINGS: usize = 500_000;
const MOST_CHARACTERS: usize = 16 << 20;

/// A sheet before it is read.
#[derive(Debug)]
pub(super) struct Entry {
    pub name: String,
    pub part: String,
    pub hidden: bool,
}

/// A workbook's own parts.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub entries: Vec<Entry>,
    pub strings: Vec<Words>,
    /// What a cell's style makes of what stands in it.
    pub styles: Vec<Style>,
    /// True where days count from 1904.
    pub from_1904: bool,
    pub properties: Vec<Property>,
}

/// The style of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub shown: Shown,
    pub face: Face,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// With so many decimals.
    Decimals(u8),
    /// Not at all.
    Hidden,
    /// As a day.
    Day,
    /// In percent.
    Percent,
    /// In thousands or in another scale.
    Scaled,
}

pub(super) fn open(archive: &mut Archive<'_>) -> Result<Book, Unreadable> {
    let damaged = |part: &str| Unreadable::Damaged(Format::Xlsx, format!("其中没有 {part}"));
    let mut book = Book::default();
    let workbook = archive.member("xl/workbook.xml")?.ok_or_else(|| damaged("xl/workbook.xml"))?;
    let links =
        archive.member("xl/_rels/workbook.xml.rels")?.ok_or_else(|| damaged("xl/_rels/workbook.xml.rels"))?;
    let mut targets: HashMap<String, String> = HashMap::new();
    super::walk(&links, "xl/_rels/workbook.xml.rels", |met| {
        if let Met::Open("Relationship", attributes) = met
            && let (Some(id), Some(target)) = (attribute(attributes, "Id"), attribute(attributes, "Target"))
            && attribute(attributes, "TargetMode").as_deref() != Some("External")
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
        Ok(())
    })?;
    super::walk(&workbook, "xl/workbook.xml", |met| {
        match met {
            Met::Open("sheet", attributes) if book.entries.len() < MOST_SHEETS => {
                let part = attribute(attributes, "id").and_then(|id| targets.get(&id).cloned());
                let hidden = attribute(attributes, "state").is_some_and(|state| state != "visible");
                let name = attribute(attributes, "name").unwrap_or_default();
                book.entries.extend(part.map(|part| Entry { name, part, hidden }));
            }
            Met::Open("workbookPr", attributes) => {
                book.from_1904 = attribute(attributes, "date1904").is_some_and(|v| v == "1" || v == "true");
            }
            _ => {}
        }
        Ok(())
    })?;
    if let Some(bytes) = archive.member("xl/sharedStrings.xml")? {
        book.strings = strings(&bytes)?;
    }
    if let Some(bytes) = archive.member("xl/styles.xml")? {
        book.styles = styles(&bytes)?;
    }
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        // What is wrong with the properties does not keep the sheets from being read.
        if let Ok(Some(bytes)) = archive.member(part) {
            let _ = properties(&bytes, part, &mut book.properties);
        }
    }
    Ok(book)
}

fn strings(bytes: &[u8]) -> Result<Vec<Words>, Unreadable> {
    let too_many = || Unreadable::Bounded(Format::Xlsx, "文字太多");
    let (mut strings, mut rich, mut characters) = (Vec::new(), Rich::default(), 0);
    super::walk(bytes, "xl/sharedStrings.xml", |met| {
        match met {
            Met::Open("si", _) => rich = Rich::default(),
            Met::Close("si") => {
                if strings.len() >= MOST_STRINGS {
                    return Err(too_many());
                }
                strings.push(rich.take());
            }
            met => {
                characters += rich.met(&met);
                if characters > MOST_CHARACTERS {
                    return Err(too_many());
                }
            }
        }
        Ok(())
    })?;
    Ok(strings)
}

fn styles(bytes: &[u8]) -> Result<Vec<Style>, Unreadable> {
    const MOST: usize = 100_000;
    let (mut formats, mut fonts, mut styles) = (HashMap::<u32, Shown>::new(), Vec::<Face>::new(), Vec::new());
    let (mut in_cells, mut in_fonts) = (false, false);
    super::walk(bytes, "xl/styles.xml", |met| {
        match met {
            Met::Open("numFmt", attributes) => {
                let id = attribute(attributes, "numFmtId").and_then(|id| id.parse().ok());
                let code = attribute(attributes, "formatCode").unwrap_or_default();
                formats.extend(id.map(|id| (id, shown(&code))));
            }
            Met::Open("fonts", _) => in_fonts = true,
            Met::Close("fonts") => in_fonts = false,
            Met::Open("font", _) if in_fonts && fonts.len() < MOST => fonts.push(Face::default()),
            Met::Open(name @ ("strike" | "vertAlign"), attributes) if in_fonts => {
                if let Some(font) = fonts.last_mut() {
                    font.property(name, attributes);
                }
            }
            Met::Open("cellXfs", _) => in_cells = true,
            Met::Close("cellXfs") => in_cells = false,
            Met::Open("xf", attributes) if in_cells && styles.len() < MOST => {
                let number = |name: &str| attribute(attributes, name).and_then(|n| n.parse::<u32>().ok());
                let id = number("numFmtId").unwrap_or(0);
                let shown = formats.get(&id).copied().unwrap_or_else(|| built_in(id));
                let font = number("fontId").and_then(|font| usize::try_from(font).ok());
                let face = font.and_then(|font| fonts.get(font)).copied().unwrap_or_default();
                styles.push(Style { shown, face });
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What the formats mean that every program knows by their numbers.
fn built_in(id: u32) -> Shown {
    match id {
        1 | 3 | 37 | 38 => Shown::Decimals(0),
        2 | 4 | 39 | 40 => Shown::Decimals(2),
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Day,
        _ => Shown::Plain,
    }
}

/// What a format code makes of a number; words in quotes and brackets are no code.
fn shown(code: &str) -> Shown {
    let first = code.split(';').next().unwrap_or_default();
    let (mut bare, mut quoted, mut bracket, mut escaped) = (String::new(), false, false, false);
    for c in first.chars().take(255) {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' => bracket = true,
            ']' => bracket = false,
            c if !quoted && !bracket => bare.push(c.to_ascii_lowercase()),
            _ => {}
        }
    }
    let decimals =
        bare.split_once('.').map(|(_, after)| after.chars().take_while(|c| "0#?".contains(*c)).count());
    if code.contains(';') && first.trim().is_empty() {
        Shown::Hidden
    } else if bare.contains('%') {
        Shown::Percent
    } else if bare.contains(['y', 'd']) || bare.contains("m月") || bare.contains("h:") {
        Shown::Day
    } else if bare.trim_end().ends_with(',') || bare.contains(",.") {
        Shown::Scaled
    } else if !bare.contains(['0', '#', '?']) || bare.contains("general") || bare.contains(['e', '/']) {
        Shown::Plain
    } else {
        Shown::Decimals(decimals.and_then(|count| u8::try_from(count).ok()).unwrap_or(0))
    }
}

fn properties(bytes: &[u8], part: &str, found: &mut Vec<Property>) -> Result<(), Unreadable> {
    let mut kind = None;
    super::walk(bytes, part, |met| {
        match met {
            Met::Open(name, _) => {
                kind = match name {
                    "creator" => Some(PropertyKind::Author),
                    "lastModifiedBy" => Some(PropertyKind::LastSavedBy),
                    "Manager" => Some(PropertyKind::Manager),
                    "Company" => Some(PropertyKind::Company),
                    "title" => Some(PropertyKind::Title),
                    "Application" => Some(PropertyKind::Application),
                    _ => None,
                };
            }
            Met::Words(words) => {
                let value = words.trim().chars().take(200).collect::<String>();
                found.extend(kind.filter(|_| !value.is_empty()).map(|kind| Property { kind, value }));
            }
            Met::Close(_) => kind = None,
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_codes_tell_days_from_numbers() {
        let check = |code: &str, expected: Shown| assert_eq!(shown(code), expected, "{code}");
        check("General", Shown::Plain);
        check("0", Shown::Decimals(0));
        check("#,##0", Shown::Decimals(0));
        check("0.00_ ", Shown::Decimals(2));
        check("0\"件\"", Shown::Decimals(0));
        check("yyyy\"年\"m\"月\"d\"日\"", Shown::Day);
        check("[$-804]yyyy/m/d;@", Shown::Day);
        check("0.0%", Shown::Percent);
        check("#,##0,", Shown::Scaled);
        check(";;;", Shown::Hidden);
        check("0;-0;;@", Shown::Decimals(0));
        check("@", Shown::Plain);
        check("# ?/?", Shown::Plain);
    }
}
