//! Character maps: which bytes are a code, which character or which glyph a code is (ToUnicode, embedded encodings).

use std::collections::HashMap;

/// The most entries that are kept of one map.
const MOST_ENTRIES: usize = 1 << 17;

/// A character map as embedded in a file.
#[derive(Debug, Default)]
pub(super) struct Map {
    /// The lengths of codes and their bounds: so many bytes, from, to.
    spaces: Vec<(usize, u32, u32)>,
    /// The characters of a code.
    words: HashMap<u32, String>,
    /// Glyph numbers by ranges of codes: from, to, the first number.
    glyphs: Vec<(u32, u32, u32)>,
}

impl Map {
    /// Reads a map; what is not understood is passed over.
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Token> = Vec::new();
        for token in (Tokens { data, at: 0 }) {
            let Token::Word(word) = &token else {
                if operands.len() < MOST_ENTRIES {
                    operands.push(token);
                }
                continue;
            };
            match word.as_str() {
                "endcodespacerange" => map.spaces(&operands),
                "endbfchar" => map.characters(&operands),
                "endbfrange" => map.ranges(&operands),
                "endcidrange" => map.glyph_ranges(&operands),
                "endcidchar" => map.glyph_chars(&operands),
                _ => {}
            }
            operands.clear();
        }
        map
    }

    /// True where no code has a character.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The characters of a code.
    pub(super) fn words(&self, code: u32) -> Option<&str> {
        self.words.get(&code).map(String::as_str)
    }

    /// The glyph number of a code, in a map that is an encoding.
    pub(super) fn glyph(&self, code: u32) -> Option<u32> {
        let (from, _, first) = self.glyphs.iter().find(|(from, to, _)| (*from..=*to).contains(&code))?;
        first.checked_add(code - from)
    }

    /// The next code at the head of some bytes and its length; two bytes where the map does not say.
    pub(super) fn next_code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let mut code = 0;
        for (length, byte) in bytes.iter().take(4).enumerate().map(|(at, byte)| (at + 1, byte)) {
            code = code << 8 | u32::from(*byte);
            if self.spaces.iter().any(|(len, from, to)| *len == length && within(code, *from, *to, length)) {
                return Some((code, length));
            }
        }
        let length = self.spaces.iter().map(|(len, _, _)| *len).min().unwrap_or(2).min(bytes.len());
        (length > 0).then(|| (number(&bytes[..length]), length))
    }

    fn spaces(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Bytes(from), Token::Bytes(to)] = pair
                && (1..=4).contains(&from.len())
                && self.spaces.len() < 64
            {
                self.spaces.push((from.len(), number(from), number(to)));
            }
        }
    }

    fn characters(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Bytes(code), Token::Bytes(words)] = pair {
                self.set(number(code), utf16(words, 0));
            }
        }
    }

    fn ranges(&mut self, operands: &[Token]) {
        let mut operands = operands.iter();
        while let (Some(Token::Bytes(from)), Some(Token::Bytes(to))) = (operands.next(), operands.next()) {
            let (from, to) = (number(from), number(to).min(number(from).saturating_add(0xFFFF)));
            match operands.next() {
                Some(Token::Bytes(words)) => {
                    for code in from..=to {
                        self.set(code, utf16(words, code - from));
                    }
                }
                Some(Token::Open) => {
                    let mut code = from;
                    for token in operands.by_ref() {
                        match token {
                            Token::Bytes(words) => {
                                self.set(code, utf16(words, 0));
                                code = code.saturating_add(1);
                            }
                            _ => break,
                        }
                    }
                }
                _ => break,
            }
        }
    }

    fn glyph_ranges(&mut self, operands: &[Token]) {
        for triple in operands.chunks_exact(3) {
            if let [Token::Bytes(from), Token::Bytes(to), Token::Number(first)] = triple
                && self.glyphs.len() < 4096
            {
                self.glyphs.push((number(from), number(to), *first));
            }
        }
    }

    fn glyph_chars(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Bytes(code), Token::Number(glyph)] = pair
                && self.glyphs.len() < 4096
            {
                self.glyphs.push((number(code), number(code), *glyph));
            }
        }
    }

    fn set(&mut self, code: u32, words: String) {
        if self.words.len() < MOST_ENTRIES && !words.is_empty() {
            self.words.insert(code, words);
        }
    }
}

/// True where every byte of a code lies between those of its bounds.
fn within(code: u32, from: u32, to: u32, length: usize) -> bool {
    (0..length).all(|at| {
        let byte = |value: u32| value >> (8 * at) & 0xFF;
        (byte(from)..=byte(to)).contains(&byte(code))
    })
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

/// Big-endian UTF-16, its last unit raised by `add`; a single byte is a character of Latin-1.
fn utf16(bytes: &[u8], add: u32) -> String {
    let mut units: Vec<u16> = match bytes {
        [byte] => vec![u16::from(*byte)],
        _ => bytes.chunks_exact(2).take(16).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect(),
    };
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(u16::try_from(add).unwrap_or(0));
    }
    String::from_utf16_lossy(&units).chars().filter(|c| *c != '\0').collect()
}

#[derive(Debug)]
enum Token {
    Bytes(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(String),
}

struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let byte = *self.data.get(self.at)?;
            self.at += 1;
            match byte {
                b'%' => self.take_while(|b| !matches!(b, b'\n' | b'\r')),
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                b'<' if self.data.get(self.at) == Some(&b'<') => self.at += 1,
                b'<' => {
                    let start = self.at;
                    self.take_while(|b| b != b'>');
                    let hex = &self.data[start..self.at];
                    self.at += 1;
                    return Some(Token::Bytes(unhex(hex)));
                }
                b'(' => self.take_while(|b| b != b')'),
                b'>' | b')' | b'{' | b'}' | b'/' => {}
                byte if byte.is_ascii_whitespace() || byte == 0 => {}
                _ => {
                    let start = self.at - 1;
                    self.take_while(|b| !b.is_ascii_whitespace() && !b"[]<>(){}/%\0".contains(&b));
                    let word = String::from_utf8_lossy(&self.data[start..self.at]);
                    return Some(word.parse().map_or_else(|_| Token::Word(word.into_owned()), Token::Number));
                }
            }
        }
    }
}

impl Tokens<'_> {
    fn take_while(&mut self, keep: impl Fn(u8) -> bool) {
        while self.data.get(self.at).is_some_and(|byte| keep(*byte)) {
            self.at += 1;
        }
    }
}

fn unhex(hex: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .iter()
        .take(128)
        .filter_map(|b| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_in_all_three_forms() {
        let map = Map::parse(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              1 beginbfchar <0011> <0031> endbfchar\n\
              2 beginbfrange <0020> <0022> <4E00> <0030> <0031> [<89C4> <7AE0 0031>] endbfrange end",
        );
        assert_eq!(map.words(0x11), Some("1"));
        assert_eq!(map.words(0x22), Some("\u{4E02}"));
        assert_eq!((map.words(0x30), map.words(0x31)), (Some("规"), Some("章1")));
        assert_eq!(map.words(0x32), None);
        assert_eq!(map.next_code(&[0, 0x11, 0]), Some((0x11, 2)));
    }

    #[test]
    fn codes_of_mixed_length_and_glyph_ranges() {
        let map = Map::parse(
            b"2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange 1 begincidrange <20> <7e> 814 endcidrange",
        );
        assert_eq!(map.next_code(b"A\x81"), Some((0x41, 1)));
        assert_eq!(map.next_code(b"\xB9\xE6"), Some((0xB9E6, 2)));
        assert_eq!(map.glyph(0x21), Some(815));
        assert!(map.is_empty());
    }

    #[test]
    fn a_hostile_range_is_cut() {
        let map = Map::parse(b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange");
        assert!(map.words.len() <= MOST_ENTRIES);
    }
}
