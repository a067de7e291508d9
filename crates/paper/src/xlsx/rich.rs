//! Words set in runs, as in shared strings and cells: what is struck out is no part of them, and what is raised is a mark.

use crate::raised::raised_words;
use crate::xml::{Met, attribute};

/// Words and what was left out of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub text: String,
    /// Struck out.
    pub struck: String,
}

/// How characters are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Face {
    pub struck: bool,
    /// Above the line, or (true) below it.
    pub raised: Option<bool>,
}

impl Face {
    /// Takes in a property of a font.
    pub(super) fn property(&mut self, name: &str, attributes: &str) {
        let value = attribute(attributes, "val");
        match name {
            "strike" => self.struck = value.is_none_or(|value| !matches!(value.as_str(), "0" | "false")),
            "vertAlign" => {
                self.raised = match value.as_deref() {
                    Some("superscript") => Some(false),
                    Some("subscript") => Some(true),
                    _ => None,
                };
            }
            _ => {}
        }
    }
}

/// Reads words run by run.
#[derive(Debug, Default)]
pub(super) struct Rich {
    words: Words,
    face: Face,
    in_text: bool,
    in_ruby: bool,
}

impl Rich {
    /// Takes in what is met inside the element of the words. Returns how many bytes were added.
    pub(super) fn met(&mut self, met: &Met<'_>) -> usize {
        match met {
            Met::Open("r", _) | Met::Close("r") => self.face = Face::default(),
            Met::Open("rPh", _) => self.in_ruby = true,
            Met::Close("rPh") => self.in_ruby = false,
            Met::Open("t", _) => self.in_text = !self.in_ruby,
            Met::Close("t") => self.in_text = false,
            Met::Open(name, attributes) => self.face.property(name, attributes),
            Met::Words(words) if self.in_text => {
                self.words.add(words, self.face);
                return words.len();
            }
            Met::Close(_) | Met::Words(_) => {}
        }
        0
    }

    /// The words, with what is written as `_x000D_` as the character that it stands for.
    pub(super) fn take(&mut self) -> Words {
        let words = std::mem::take(self).words;
        Words { text: unescaped(words.text), ..words }
    }
}

impl Words {
    /// Adds characters.
    pub(super) fn add(&mut self, words: &str, face: Face) {
        if face.struck {
            self.struck.push_str(words);
            // Figures on its two sides are not one.
            if self.text.ends_with(char::is_numeric) {
                self.text.push(' ');
            }
        } else if let Some(below) = face.raised {
            self.text.push_str(&raised_words(words, below));
        } else {
            self.text.push_str(words);
        }
    }
}

/// Characters that XML cannot hold stand as `_xHHHH_`.
pub(super) fn unescaped(words: String) -> String {
    if !words.contains("_x") {
        return words;
    }
    let mut out = String::with_capacity(words.len());
    let mut rest = words.as_str();
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let character = code
            .filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        let Some(c) = character else {
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        out.push_str(&rest[..at]);
        // A line ends once, however it was written.
        match c {
            '\r' => out.push('\n'),
            '\n' if out.ends_with('\n') => {}
            c => out.push(c),
        }
        rest = rest[at + 7..].strip_prefix('\n').filter(|_| c == '\r').unwrap_or(&rest[at + 7..]);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_themselves() {
        let check =
            |words: &str, expected: &str| assert_eq!(unescaped(words.to_owned()), expected, "{words}");
        check("1_x000D_2", "1\n2");
        check("1_x000D_\n2", "1\n2");
        check("1_x000d__x000A_2", "1\n2");
        check("a_x005F_x000D_b", "a_x000D_b");
        check("_x00_", "_x00_");
        check("_xZZZZ_甲_x", "_xZZZZ_甲_x");
        check("行政_x甲乙", "行政_x甲乙");
    }
}
