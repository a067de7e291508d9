//! Reports that a page carries where browsers look only when a program tells them: in the source of a frame, in strings of
//! scripts, in templates and fields.

use super::{
    entity,
    scan::{Attribute, Scanner, Token},
    tag::Tag,
};
use crate::LARGEST_TEXT;

/// A part of a page that may be a page of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    /// Its source.
    pub source: String,
    /// Its first byte in the page that carries it.
    pub at: usize,
    /// What carries it, for people; nothing for a frame, which browsers show.
    pub by: Option<&'static str>,
}

/// Shorter strings hold no report, in bytes.
const SHORTEST: usize = 400;
/// More of them than are tried.
const MOST: usize = 6;

/// The parts of a page that hold a table, the longest first.
pub(super) fn carried(page: &str) -> Vec<Carried> {
    let mut found = Vec::new();
    let mut scanner = Scanner::new(page);
    while let Some(token) = scanner.next() {
        let Token::Open { tag, at, .. } = token else { continue };
        if tag == Tag::Raw(0) {
            let source = scanner.attributes().iter().find(|a| a.name.eq_ignore_ascii_case("srcdoc"));
            if let Some(Attribute { value, .. }) = source {
                keep(resolved(value), at, None, &mut found);
            }
        }
        if !tag.is_raw() {
            continue;
        }
        let inside = scanner.raw(tag);
        let words = &page[inside];
        match tag {
            _ if words.len() < SHORTEST => {}
            Tag::Script => {
                for literal in literals(words) {
                    keep(literal, at, Some("脚本"), &mut found);
                }
            }
            Tag::Textarea => keep(resolved(words), at, Some("表单的文本框"), &mut found),
            Tag::Template | Tag::Noscript | Tag::Raw(3) => {
                keep(words.to_owned(), at, Some("模板"), &mut found);
            }
            _ => {}
        }
    }
    found.sort_by_key(|carried| std::cmp::Reverse(carried.source.len()));
    found.truncate(MOST);
    found
}

fn keep(source: String, at: usize, by: Option<&'static str>, found: &mut Vec<Carried>) {
    let has_table = |source: &str| source.contains("<t") || source.contains("<T");
    // Escaped once more, as editors keep it.
    let source = if !has_table(&source) && source.contains("&lt;t") { resolved(&source) } else { source };
    if source.len() >= SHORTEST && has_table(&source) && source.len() <= LARGEST_TEXT {
        found.push(Carried { source, at, by });
    }
}

fn resolved(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    entity::resolve(raw, &mut out);
    out
}

/// The long strings in a script, and all of its strings of markup one behind the other, as `document.write` sets them.
fn literals(script: &str) -> Vec<String> {
    let (mut found, mut joined, mut parts) = (Vec::new(), String::new(), 0);
    let mut rest = script;
    while let Some(start) = rest.find(['"', '\'', '`']) {
        let Some((literal, after)) = literal(&rest[start..]) else {
            rest = &rest[start + 1..];
            continue;
        };
        rest = after;
        if literal.contains('<') {
            joined.push_str(&literal);
            parts += 1;
        }
        if literal.len() >= SHORTEST {
            found.push(literal);
        }
    }
    if parts > 1 && found.is_empty() {
        found.push(joined);
    }
    found
}

/// The string that a quotation mark begins, and what stands behind it; nothing where it does not end on its line.
fn literal(from: &str) -> Option<(String, &str)> {
    let mut chars = from.char_indices();
    let (_, quote) = chars.next()?;
    let mut units: Vec<u16> = Vec::new();
    let mut out = String::new();
    while let Some((at, c)) = chars.next() {
        let plain = match c {
            c if c == quote => {
                flush(&mut units, &mut out);
                return Some((out, &from[at + c.len_utf8()..]));
            }
            '\n' if quote != '`' => return None,
            '\\' => match chars.next()?.1 {
                'u' => {
                    let unit = code(&mut chars, 4)?;
                    units.push(unit);
                    continue;
                }
                'x' => {
                    let unit = code(&mut chars, 2)?;
                    units.push(unit);
                    continue;
                }
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                // The line goes on.
                '\n' | '\r' => continue,
                other => other,
            },
            c => c,
        };
        flush(&mut units, &mut out);
        out.push(plain);
    }
    None
}

fn code(chars: &mut std::str::CharIndices<'_>, digits: usize) -> Option<u16> {
    let digits: String = chars.take(digits).map(|(_, c)| c).collect();
    u16::from_str_radix(&digits, 16).ok()
}

fn flush(units: &mut Vec<u16>, out: &mut String) {
    if !units.is_empty() {
        out.push_str(&String::from_utf16_lossy(units));
        units.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_scripts_mean_them() {
        let check = |from: &str, expected: Option<&str>| {
            assert_eq!(literal(from).map(|(words, _)| words).as_deref(), expected, "{from}");
        };
        check(r#""a\"b\/c\u8868\x41\n" rest"#, Some("a\"b/c表A\n"));
        check(r"'\ud83d\ude00'", Some("😀"));
        check("'never ends", None);
        check("'ends\n on another line'", None);
        check("`on\ntwo lines`", Some("on\ntwo lines"));
        check(r"'\u12", None);
    }

    #[test]
    fn only_what_may_hold_a_table_is_tried() {
        let table = format!("<table><tr><td>{}</td></tr></table>", "字".repeat(200));
        let by = |page: &str| carried(page).into_iter().map(|found| found.by).collect::<Vec<_>>();
        assert_eq!(by(&format!("<script>f('{table}')</script>")), [Some("脚本")]);
        assert_eq!(by(&format!("<iframe srcdoc='{table}'></iframe>")), [None]);
        assert_eq!(by("<script>f('<table></table>')</script>"), []);
        let pieces = table.replace('字', "字');w('<b>");
        let pieces = format!("w('<b>{pieces}');");
        assert_eq!(by(&format!("<script>{pieces}</script>")), [Some("脚本")]);
    }
}
