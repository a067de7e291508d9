//! What the style sheets in a page say of classes and ids: which are hidden, struck out, raised, or on lines of their own.

use super::{look::Look, scan::cut, tag::name_hash};

/// The rules of the style sheets, by the hash of the name they are about.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: Vec<(u8, u32, Look)>,
}

/// More rules than this are not read.
const MOST_RULES: usize = 500;
/// Words of which one stands in every sheet that says something here.
const SIGNS: [&str; 6] = ["none", "hid", "super", "sub", "through", "block"];

impl Sheet {
    /// Reads the rules of a style sheet that are about one class or one id: `.side { display: none }`. Rules inside `@media`
    /// and rules about elements inside others are passed over.
    pub(super) fn read(&mut self, sheet: &str) {
        if !SIGNS.iter().any(|sign| memchr::memmem::find(sheet.as_bytes(), sign.as_bytes()).is_some()) {
            return;
        }
        let mut rest = sheet;
        while let Some((selectors, after)) = cut(rest, b'{', b'{') {
            if selectors.contains('@') {
                rest = after_block(after);
                continue;
            }
            let (body, after) = cut(after, b'}', b'}').unwrap_or((after, ""));
            rest = after;
            let mut look = Look::default();
            look.style(body);
            if look.tells() && self.rules.len() < MOST_RULES {
                let selectors = selectors.rsplit("*/").next().unwrap_or(selectors);
                let selectors = selectors.rsplit("-->").next().unwrap_or(selectors).replace("<!--", "");
                self.rules
                    .extend(selectors.split(',').filter_map(simple).map(|(kind, name)| (kind, name, look)));
            }
        }
    }

    /// What is said of these classes or of this id.
    pub(super) fn says(&self, kind: u8, names: &str) -> Look {
        let mut said = Look::default();
        if self.rules.is_empty() {
            return said;
        }
        for name in names.split_ascii_whitespace().map(name_hash) {
            for (_, _, look) in self.rules.iter().filter(|(of, known, _)| *of == kind && *known == name) {
                said.take(*look);
            }
        }
        said
    }
}

/// A selector that names one class or id, with or without an element before it.
fn simple(selector: &str) -> Option<(u8, u32)> {
    let selector = selector.trim();
    let at = selector.find(['.', '#'])?;
    let name = &selector[at + 1..];
    let plain = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    (!name.is_empty() && name.chars().all(plain) && selector[..at].chars().all(plain))
        .then(|| (selector.as_bytes()[at], name_hash(name)))
}

/// What stands behind a block in braces that has been opened.
fn after_block(sheet: &str) -> &str {
    let mut depth = 1_u32;
    for (at, byte) in sheet.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &sheet[at + 1..];
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::read::{scan::Attribute, tag::Tag};

    #[test]
    fn style_sheets_hide_classes_and_ids() {
        let mut sheet = Sheet::default();
        sheet.read("/* x */ .side, div#pop {display:none} .a .b{display:none}@media print{.main{display:none}}.c{color:red}");
        let look = |attributes: &[(&'static str, &'static str)]| {
            let attributes: Vec<_> =
                attributes.iter().map(|(name, value)| Attribute { name, value }).collect();
            Look::of(Tag::Box, &attributes, &sheet).hidden
        };
        assert!(look(&[("class", "x side")]) && look(&[("id", "pop")]));
        assert!(!look(&[("class", "b")]) && !look(&[("class", "main")]) && !look(&[("class", "c")]));
        // A panel that the page has opened.
        assert!(!look(&[("class", "side"), ("style", "display: block")]));
        assert!(!look(&[("style", "display: block"), ("class", "side")]));
    }

    #[test]
    fn classes_are_raised_and_struck() {
        let mut sheet = Sheet::default();
        sheet.read("span.note{vertical-align:super;font-size:8pt}.old{text-decoration:line-through}");
        assert_eq!(sheet.says(b'.', "note").raised, Some(false));
        assert!(sheet.says(b'.', "x old").struck);
    }
}
