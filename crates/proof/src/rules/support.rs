//! What several rules look for around a trigger.

use crate::{Prose, Span, prose::Mark};

pub(crate) use crate::prose::is_han;

/// 一 to 十, as numbers of headings are written.
pub fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// A mark that closes a pair.
pub fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '）' | '》' | '〉' | '】' | '〕')
}

/// A mark that opens a pair.
pub fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '【' | '〔')
}

/// A Chinese character or a full-width closing mark: what stands before a mark of Chinese prose.
pub fn ends_chinese(c: char) -> bool {
    is_han(c) || is_closing(c)
}

/// How many bytes of digits a text begins with.
pub fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of digits a text ends with.
pub fn digits_before(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// How many bytes of a decimal number a text begins with: 12, 3.5.
pub fn number(text: &str) -> usize {
    let whole = digits(text);
    let point = text[whole..].strip_prefix('.').map_or(0, digits);
    if whole > 0 && point > 0 { whole + 1 + point } else { whole }
}

/// How many bytes of a decimal number a text ends with.
pub fn number_before(text: &str) -> usize {
    let part = digits_before(text);
    let rest = &text[..text.len() - part];
    let whole = rest.strip_suffix('.').map_or(0, digits_before);
    if part > 0 && whole > 0 { part + 1 + whole } else { part }
}

/// How many bytes of characters that satisfy a test a text begins with, at most so many characters.
pub fn run(text: &str, most: usize, test: impl Fn(char) -> bool) -> usize {
    text.chars().take(most).take_while(|c| test(*c)).map(char::len_utf8).sum()
}

/// The same at the end of a text.
pub fn run_before(text: &str, most: usize, test: impl Fn(char) -> bool) -> usize {
    text.chars().rev().take(most).take_while(|c| test(*c)).map(char::len_utf8).sum()
}

/// The clause after a place: up to the next mark that parts clauses, at most so many characters.
pub fn clause(text: &str, most: usize) -> &str {
    &text[..run(text, most, |c| !matches!(c, '，' | '。' | '；' | '！' | '？' | '\n'))]
}

/// Spans that touch or overlap made one.
pub fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

/// The paired marks of one paragraph after another.
pub fn marks_by_paragraph(prose: &Prose) -> impl Iterator<Item = &[Mark]> {
    prose.marks().split(|mark| mark.mark == '\n').filter(|marks| !marks.is_empty())
}

/// How many bytes at the start of a paragraph number it in Chinese: 一, 十二.
pub fn numerals(text: &str) -> usize {
    run(text, 3, is_numeral)
}

/// How many bytes at the start of a paragraph are a number in parentheses of any width: （一）, (12).
pub fn in_parentheses(text: &str, digit: impl Fn(char) -> bool) -> Option<usize> {
    let rest = text.strip_prefix(['（', '('])?;
    let number = run(rest, 3, digit);
    let after = rest[number..].strip_prefix(['）', ')']).filter(|_| number > 0)?;
    Some(text.len() - after.len())
}
