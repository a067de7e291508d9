//! Fonts: from the bytes of a text operator to characters and widths. A code of which the file does not say what
//! character it is stays unknown; nothing is guessed from its number.

mod cmap;
mod names;
mod program;
mod radical;

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use self::cmap::Map;
use self::names::Base;
use super::stream::Budget;

pub(super) use self::radical::{Plain, plain};

/// The most widths that are kept of one font.
const MOST_WIDTHS: u32 = 1 << 17;

/// A font, as far as text needs it.
#[derive(Debug)]
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<Map>,
    widths: HashMap<u32, f32>,
    default_width: f32,
    /// What a thousandth of the widths is in the size of the text: 0.001 but for Type 3.
    unit: f32,
    /// Set from top to bottom.
    pub(super) vertical: bool,
}

/// How bytes become codes.
#[derive(Debug)]
enum Codes {
    /// One byte, with the characters of the encoding.
    Single(Box<[Option<char>; 256]>),
    /// Two bytes that are glyph numbers.
    Glyphs,
    /// GBK or GB 18030, with the glyph number of the space.
    Gb(u32),
    /// UTF-16, with the glyph number of the space.
    Utf16(u32),
    /// A map in the file.
    Embedded(Map),
}

/// One character code as shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    /// What it means.
    pub(super) words: Words<'a>,
    /// How far it moves, in the size of the text.
    pub(super) width: f32,
    /// A single byte 32, which word spacing widens.
    pub(super) space: bool,
}

/// What a code means.
#[derive(Debug, Clone, Copy)]
pub(super) enum Words<'a> {
    /// One character.
    One(char),
    /// Several, as of a ligature.
    Many(&'a str),
    /// The file does not say.
    Unknown,
}

impl Font {
    /// Reads a font.
    pub(super) fn read(dict: &Dict<'_>, budget: &mut Budget) -> Self {
        let to_unicode = dict
            .get::<Stream<'_>>(b"ToUnicode")
            .and_then(|stream| budget.decode(&stream))
            .map(|data| Map::parse(&data))
            .filter(|map| !map.is_empty());
        let is = |name: &[u8]| dict.get::<Name<'_>>(b"Subtype").is_some_and(|found| *found == *name);
        if is(b"Type0") {
            composite(dict, to_unicode, budget)
        } else {
            simple(dict, to_unicode, is(b"Type3"), budget)
        }
    }

    /// The next code at the head of some bytes, and how many bytes it takes.
    pub(super) fn next<'a>(&'a self, bytes: &[u8]) -> Option<(Shown<'a>, usize)> {
        let first = *bytes.first()?;
        let (code, length) = match &self.codes {
            Codes::Single(_) => (u32::from(first), 1),
            Codes::Glyphs | Codes::Utf16(_) => match bytes {
                [high, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
                _ => (u32::from(first), 1),
            },
            Codes::Gb(_) => match bytes {
                [a @ 0x81..=0xFE, b @ 0x30..=0x39, c @ 0x81..=0xFE, d @ 0x30..=0x39, ..] => {
                    (u32::from_be_bytes([*a, *b, *c, *d]), 4)
                }
                [high @ 0x81..=0xFE, low, ..] => (u32::from(*high) << 8 | u32::from(*low), 2),
                _ => (u32::from(first), 1),
            },
            Codes::Embedded(map) => map.next_code(bytes)?,
        };
        let own = self.to_unicode.as_ref().and_then(|map| map.words(code)).map(|words| {
            let mut chars = words.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Words::One(c),
                _ => Words::Many(words),
            }
        });
        let words = own.unwrap_or_else(|| self.encoded(code, &bytes[..length]));
        let width = self.widths.get(&self.glyph(code)).copied().unwrap_or(self.default_width) * self.unit;
        Some((Shown { words, width, space: length == 1 && first == b' ' }, length))
    }

    /// The character of a code by the encoding alone.
    fn encoded(&self, code: u32, bytes: &[u8]) -> Words<'_> {
        let character = match &self.codes {
            Codes::Single(table) => {
                usize::try_from(code).ok().and_then(|at| table.get(at).copied().flatten())
            }
            Codes::Gb(_) => encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .and_then(|words| words.chars().next()),
            Codes::Utf16(_) => char::from_u32(code),
            Codes::Glyphs | Codes::Embedded(_) => None,
        };
        character.map_or(Words::Unknown, Words::One)
    }

    /// The number under which the width of a code stands.
    fn glyph(&self, code: u32) -> u32 {
        match &self.codes {
            Codes::Single(_) | Codes::Glyphs => code,
            Codes::Gb(space) | Codes::Utf16(space) if (32..127).contains(&code) => space + code - 32,
            // The widths of Chinese characters are those of the font as a whole.
            Codes::Gb(_) | Codes::Utf16(_) => u32::MAX,
            Codes::Embedded(map) => map.glyph(code).unwrap_or(code),
        }
    }
}

/// A font whose codes are one byte.
fn simple(dict: &Dict<'_>, to_unicode: Option<Map>, type_3: bool, budget: &mut Budget) -> Font {
    let descriptor = dict.get::<Dict<'_>>(b"FontDescriptor").unwrap_or_default();
    let first = dict.get::<u32>(b"FirstChar").unwrap_or(0);
    let mut widths = HashMap::new();
    if let Some(array) = dict.get::<Array<'_>>(b"Widths") {
        for (code, width) in (first..).zip(array.iter::<f32>().take(256)) {
            widths.insert(code, width);
        }
    }
    let missing = descriptor.get::<f32>(b"MissingWidth").unwrap_or(0.0);
    let matrix: Option<[f32; 6]> = dict.get::<[f32; 6]>(b"FontMatrix").filter(|_| type_3);
    Font {
        codes: Codes::Single(Box::new(characters(dict, &descriptor, type_3, budget))),
        to_unicode,
        // The standard fourteen fonts need not bring their widths: half a size is near enough to part words.
        default_width: if widths.is_empty() { 530.0 } else { missing },
        widths,
        unit: matrix.map_or(0.001, |matrix| matrix[0].abs()),
        vertical: false,
    }
}

/// The characters of single bytes: base encoding, then differences.
fn characters(
    dict: &Dict<'_>,
    descriptor: &Dict<'_>,
    type_3: bool,
    budget: &mut Budget,
) -> [Option<char>; 256] {
    let encoding = dict.get::<Dict<'_>>(b"Encoding");
    let named = dict
        .get::<Name<'_>>(b"Encoding")
        .or_else(|| encoding.as_ref().and_then(|encoding| encoding.get::<Name<'_>>(b"BaseEncoding")));
    let base = match named.as_deref() {
        Some(b"WinAnsiEncoding") => Some(Base::WinAnsi),
        Some(b"MacRomanEncoding") => Some(Base::MacRoman),
        Some(b"StandardEncoding") => Some(Base::Standard),
        _ => None,
    };
    let embedded =
        [&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|key| descriptor.contains_key(key));
    let symbolic = descriptor.get::<u32>(b"Flags").unwrap_or(0) & 4 != 0;
    let mut table = [None; 256];
    if let Some(base) = base.or((!(type_3 || embedded && symbolic)).then_some(Base::Standard)) {
        for (byte, slot) in (0_u8..=255).zip(&mut table) {
            *slot = base.character(byte);
        }
    }
    if base.is_none()
        && let Some(program) =
            descriptor.get::<Stream<'_>>(b"FontFile").and_then(|stream| budget.decode(&stream))
    {
        program::encoding(&program, &mut table);
    }
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>(b"Differences"));
    let mut at = 0_usize;
    for object in differences.iter().flat_map(Array::iter::<Object<'_>>).take(1024) {
        match object {
            Object::Number(number) => at = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Some(slot) = table.get_mut(at) {
                    *slot = names::character(name.as_str());
                }
                at = at.saturating_add(1);
            }
            _ => {}
        }
    }
    table
}

/// A font of several bytes a code.
fn composite(dict: &Dict<'_>, to_unicode: Option<Map>, budget: &mut Budget) -> Font {
    let descendant = dict
        .get::<Array<'_>>(b"DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
        .unwrap_or_default();
    let name = dict.get::<Name<'_>>(b"Encoding");
    let codes = match (&name, dict.get::<Stream<'_>>(b"Encoding")) {
        (_, Some(stream)) => {
            budget.decode(&stream).map_or(Codes::Glyphs, |data| Codes::Embedded(Map::parse(&data)))
        }
        (Some(name), None) => predefined(name.as_str()),
        (None, None) => Codes::Glyphs,
    };
    Font {
        codes,
        to_unicode,
        widths: composite_widths(&descendant),
        default_width: descendant.get::<f32>(b"DW").unwrap_or(1000.0),
        unit: 0.001,
        vertical: name.is_some_and(|name| name.as_str().ends_with("-V")),
    }
}

/// The predefined encodings of simplified Chinese; all others are taken as glyph numbers, which say nothing.
fn predefined(name: &str) -> Codes {
    match name.trim_end_matches("-H").trim_end_matches("-V") {
        "GBKp-EUC" | "GBpc-EUC" => Codes::Gb(1),
        "GB-EUC" | "GBK-EUC" | "GBK2K" => Codes::Gb(814),
        "UniGB-UCS2" | "UniGB-UTF16" | "UniCNS-UCS2" | "UniCNS-UTF16" | "UniJIS-UCS2" | "UniJIS-UTF16" => {
            Codes::Utf16(1)
        }
        _ => Codes::Glyphs,
    }
}

/// `W`: a glyph number and the widths from there on, or two numbers and the width of all between.
fn composite_widths(descendant: &Dict<'_>) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let Some(array) = descendant.get::<Array<'_>>(b"W") else { return widths };
    let mut pending: Vec<f32> = Vec::new();
    let glyph = |number: f32| super::geometry::whole(number).min(65535);
    for object in array.iter::<Object<'_>>().take(1 << 17) {
        match (object, pending.as_slice()) {
            (Object::Array(run), [first]) => {
                for (code, width) in (glyph(*first)..).zip(run.iter::<f32>().take(65536)) {
                    widths.insert(code, width);
                }
                pending.clear();
            }
            (Object::Number(number), [first, last]) => {
                for code in glyph(*first)..=glyph(*last) {
                    widths.insert(code, number.as_f32());
                }
                pending.clear();
            }
            (Object::Number(number), _) => pending.push(number.as_f32()),
            _ => pending.clear(),
        }
        if widths.len() > MOST_WIDTHS as usize {
            break;
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn font(codes: Codes) -> Font {
        Font {
            codes,
            to_unicode: None,
            widths: HashMap::from([(815, 500.0)]),
            default_width: 1000.0,
            unit: 0.001,
            vertical: false,
        }
    }

    fn read(font: &Font, mut bytes: &[u8]) -> (String, f32) {
        let (mut words, mut width) = (String::new(), 0.0);
        while let Some((shown, length)) = font.next(bytes) {
            match shown.words {
                Words::One(c) => words.push(c),
                Words::Many(many) => words.push_str(many),
                Words::Unknown => words.push('\u{FFFD}'),
            }
            width += shown.width;
            bytes = &bytes[length..];
        }
        (words, width)
    }

    #[test]
    fn predefined_encodings_give_characters_and_widths() {
        assert_eq!(read(&font(predefined("GBK-EUC-H")), b"\xB9\xE6\xD5\xC2!"), ("规章!".into(), 2.5));
        assert_eq!(read(&font(predefined("UniGB-UCS2-H")), &[0x89, 0xC4, 0x7A, 0xE0, 0x00, 0x31]).0, "规章1");
        assert_eq!(read(&font(predefined("GBK2K-V")), &[0x81, 0x30, 0x81, 0x30, b'1']).0, "\u{80}1");
    }

    #[test]
    fn a_glyph_number_is_no_character() {
        assert_eq!(read(&font(predefined("Identity-H")), &[0, 0x31]).0, "\u{FFFD}");
        assert_eq!(read(&font(predefined("Unheard-Of-H")), &[0, 0x31, 7]).0, "\u{FFFD}\u{FFFD}");
    }
}
