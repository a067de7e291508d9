//! What a workbook says around its sheets: their names and parts, shared strings, number formats, who wrote it.

use std::collections::HashMap;

use super::markup::{Met, attribute, walk};
use crate::archive::Archive;
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
    pub strings: Vec<String>,
    /// What a cell's style makes of its number.
    pub styles: Vec<Shown>,
    /// True where days count from 1904.
    pub from_1904: bool,
    pub properties: Vec<Property>,
}

/// How a number is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// Without decimals.
    Whole,
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
    walk(&links, "xl/_rels/workbook.xml.rels", |met| {
        if let Met::Open("Relationship", attributes) = met
            && let (Some(id), Some(target)) = (attribute(attributes, "Id"), attribute(attributes, "Target"))
            && attribute(attributes, "TargetMode").as_deref() != Some("External")
        {
            let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, part);
        }
        Ok(())
    })?;
    walk(&workbook, "xl/workbook.xml", |met| {
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

fn strings(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let too_many = || Unreadable::Bounded(Format::Xlsx, "文字太多");
    let (mut strings, mut current, mut in_text, mut in_ruby, mut characters) =
        (Vec::new(), None::<String>, false, false, 0);
    walk(bytes, "xl/sharedStrings.xml", |met| {
        match met {
            Met::Open("si", _) => current = Some(String::new()),
            Met::Open("rPh", _) => in_ruby = true,
            Met::Close("rPh") => in_ruby = false,
            Met::Open("t", _) => in_text = !in_ruby,
            Met::Close("t") => in_text = false,
            Met::Words(words) if in_text => {
                characters += words.len();
                if characters > MOST_CHARACTERS {
                    return Err(too_many());
                }
                if let Some(current) = &mut current {
                    current.push_str(&words);
                }
            }
            Met::Close("si") => {
                if strings.len() >= MOST_STRINGS {
                    return Err(too_many());
                }
                strings.extend(current.take());
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

fn styles(bytes: &[u8]) -> Result<Vec<Shown>, Unreadable> {
    let (mut formats, mut styles, mut in_cells) = (HashMap::<u32, Shown>::new(), Vec::new(), false);
    walk(bytes, "xl/styles.xml", |met| {
        match met {
            Met::Open("numFmt", attributes) => {
                let id = attribute(attributes, "numFmtId").and_then(|id| id.parse().ok());
                let code = attribute(attributes, "formatCode").unwrap_or_default();
                formats.extend(id.map(|id| (id, shown(&code))));
            }
            Met::Open("cellXfs", _) => in_cells = true,
            Met::Close("cellXfs") => in_cells = false,
            Met::Open("xf", attributes) if in_cells && styles.len() < 100_000 => {
                let id: u32 = attribute(attributes, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                let built_in = match id {
                    1 | 3 | 37 | 38 => Shown::Whole,
                    9 | 10 => Shown::Percent,
                    14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Day,
                    _ => Shown::Plain,
                };
                styles.push(formats.get(&id).copied().unwrap_or(built_in));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
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
    if bare.contains('%') {
        Shown::Percent
    } else if bare.contains(['y', 'd']) || bare.contains("m月") || bare.contains("h:") {
        Shown::Day
    } else if bare.trim_end().ends_with(',') || bare.contains(",.") {
        Shown::Scaled
    } else if bare.contains('0') && !bare.contains('.') && !bare.contains("general") && !bare.contains('e') {
        Shown::Whole
    } else {
        Shown::Plain
    }
}

fn properties(bytes: &[u8], part: &str, found: &mut Vec<Property>) -> Result<(), Unreadable> {
    let mut kind = None;
    walk(bytes, part, |met| {
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
        check("0", Shown::Whole);
        check("#,##0", Shown::Whole);
        check("0.00_ ", Shown::Plain);
        check("0\"件\"", Shown::Whole);
        check("yyyy\"年\"m\"月\"d\"日\"", Shown::Day);
        check("[$-804]yyyy/m/d;@", Shown::Day);
        check("0.0%", Shown::Percent);
        check("#,##0,", Shown::Scaled);
    }
}
