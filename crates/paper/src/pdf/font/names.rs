//! What glyph names and single bytes mean: the base encodings and the names of the Adobe glyph list that reports use.

/// The character of a glyph name; `None` for names that say nothing (g23, cid7).
pub(super) fn character(name: &str) -> Option<char> {
    let name = name.split('.').next().unwrap_or_default();
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then_some(letter);
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*c);
    }
    let digits = name
        .strip_prefix("uni")
        .filter(|d| d.len() == 4)
        .or_else(|| name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len())))?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
}

/// A base encoding of fonts with single bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// StandardEncoding, that of Type 1 fonts.
    Standard,
    /// WinAnsiEncoding: code page 1252.
    WinAnsi,
    /// MacRomanEncoding.
    MacRoman,
}

impl Base {
    /// The character of a byte.
    pub(super) fn character(self, byte: u8) -> Option<char> {
        match (self, byte) {
            (_, 0..=31) => None,
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (_, 32..=126) => Some(char::from(byte)),
            (Self::Standard, _) => STANDARD.iter().find(|(code, _)| *code == byte).map(|(_, c)| *c),
            (Self::WinAnsi, _) => encoding_rs::WINDOWS_1252
                .decode_without_bom_handling_and_without_replacement(&[byte])?
                .chars()
                .next(),
            (Self::MacRoman, _) => encoding_rs::MACINTOSH
                .decode_without_bom_handling_and_without_replacement(&[byte])?
                .chars()
                .next(),
        }
        .filter(|c| !c.is_control())
    }
}

const STANDARD: [(u8, char); 24] = [
    (161, '¡'),
    (162, '¢'),
    (163, '£'),
    (164, '⁄'),
    (165, '¥'),
    (167, '§'),
    (169, '\''),
    (170, '“'),
    (171, '«'),
    (174, 'ﬁ'),
    (175, 'ﬂ'),
    (177, '–'),
    (178, '†'),
    (180, '·'),
    (183, '•'),
    (184, '‚'),
    (185, '„'),
    (186, '”'),
    (187, '»'),
    (188, '…'),
    (189, '‰'),
    (191, '¿'),
    (193, '`'),
    (208, '—'),
];

const NAMES: [(&str, char); 82] = [
    ("space", ' '),
    ("nbspace", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("ellipsis", '…'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("section", '§'),
    ("paragraph", '¶'),
    ("degree", '°'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("plusminus", '±'),
    ("copyright", '©'),
    ("registered", '®'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("sterling", '£'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("guilsinglleft", '‹'),
    ("guilsinglright", '›'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("ff", 'ﬀ'),
    ("ffi", 'ﬃ'),
    ("ffl", 'ﬄ'),
    ("perthousand", '‰'),
    ("dagger", '†'),
    ("mu", 'µ'),
    ("check", '✓'),
    ("onesuperior", '¹'),
    ("twosuperior", '²'),
    ("threesuperior", '³'),
    ("Euro", '€'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_bytes_become_characters() {
        assert_eq!(character("seven"), Some('7'));
        assert_eq!(character("A"), Some('A'));
        assert_eq!(character("uni5E74"), Some('年'));
        assert_eq!(character("u5E74"), Some('年'));
        assert_eq!(character("one.tf"), Some('1'));
        assert_eq!(character("g23"), None);
        assert_eq!(Base::WinAnsi.character(0x93), Some('“'));
        assert_eq!(Base::MacRoman.character(0xD2), Some('“'));
        assert_eq!(Base::Standard.character(0xAA), Some('“'));
        assert_eq!(Base::Standard.character(0x80), None);
    }
}
