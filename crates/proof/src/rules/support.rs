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

/// How many bytes of characters that satisfy a test a text begins with, at most so many characters.
pub fn run(text: &str, most: usize, test: impl Fn(char) -> bool) -> usize {
    text.chars().take(most).take_while(|c| test(*c)).map(char::len_utf8).sum()
}

/// The same at the end of a text.
pub fn run_before(text: &str, most: usize, test: impl Fn(char) -> bool) -> usize {
    text.chars().rev().take(most).take_while(|c| test(*c)).map(char::len_utf8).sum()
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
