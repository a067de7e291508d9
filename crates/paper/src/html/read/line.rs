//! Collects the words of a line the way browsers show them: blanks collapsed, invisible characters left out.

use super::{entity, shown::Shown};
use crate::raised::raised_words;

/// A line of words as it grows.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    /// White space has been read and not yet been written; whether it has a line end in it.
    blank: Option<bool>,
    /// Words to set before the line once it has any: the number of an item.
    mark: String,
    resolved: String,
    /// Bytes of words in links and in bold.
    pub linked: usize,
    pub bold: usize,
    /// Words that are struck out, or of no size; they are no part of the line.
    left_out: String,
}

/// Words left out that are remembered, in bytes.
const MOST_LEFT_OUT: usize = 300;

impl Line {
    /// Adds words of the source as they are shown.
    pub(super) fn shown(&mut self, raw: &str, shown: Shown, linked: bool, bold: bool) {
        if shown == Shown::default() {
            return self.words(raw, linked, bold);
        }
        if shown.tiny {
            return;
        }
        if shown.struck {
            if self.left_out.len() < MOST_LEFT_OUT {
                entity::resolve(raw, &mut self.left_out);
            }
            // Figures on its two sides are not one.
            if self.text.ends_with(char::is_numeric) {
                self.blank = Some(self.blank.unwrap_or(false));
            }
            return;
        }
        let before = self.text.len();
        self.words(raw, linked, bold);
        if let Some(below) = shown.raised {
            let raised = raised_words(&self.text[before..], below);
            self.text.truncate(before);
            self.text.push_str(&raised);
        }
    }

    /// Sets what is added next apart from what was added before.
    pub(super) fn apart(&mut self) {
        self.blank = Some(self.blank.unwrap_or(false));
    }

    /// The words that were left out since the last time.
    pub(super) fn left_out(&mut self) -> Option<String> {
        let words = shown(&std::mem::take(&mut self.left_out));
        (!words.is_empty()).then_some(words)
    }

    /// Adds words of the source.
    pub(super) fn words(&mut self, raw: &str, linked: bool, bold: bool) {
        let before = self.text.len();
        if memchr::memchr(b'&', raw.as_bytes()).is_some() {
            let mut resolved = std::mem::take(&mut self.resolved);
            resolved.clear();
            entity::resolve(raw, &mut resolved);
            self.collapse(&resolved);
            self.resolved = resolved;
        } else {
            self.collapse(raw);
        }
        let added = self.text.len() - before;
        self.linked += if linked { added } else { 0 };
        self.bold += if bold { added } else { 0 };
    }

    /// Adds words in which line ends and tabs count.
    pub(super) fn kept(&mut self, raw: &str) {
        entity::resolve(raw, &mut self.text);
    }

    /// Ends a line inside a cell.
    pub(super) fn break_inside(&mut self) {
        self.blank = None;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Sets something before the next words.
    pub(super) fn mark(&mut self, mark: String) {
        self.mark = mark;
    }

    /// The words so far, trimmed; the line is empty afterwards. Nothing where there are none.
    pub(super) fn take(&mut self) -> Option<Taken> {
        self.blank = None;
        let taken = Taken { text: shown(&self.text), linked: self.linked, bold: self.bold };
        self.text.clear();
        (self.linked, self.bold) = (0, 0);
        if taken.text.is_empty() {
            return None;
        }
        let mark = std::mem::take(&mut self.mark);
        if mark.is_empty() || text::plain::ordinal(&taken.text).is_some() {
            return Some(taken);
        }
        Some(Taken { text: format!("{mark}{}", taken.text), ..taken })
    }

    fn collapse(&mut self, words: &str) {
        let mut rest = words;
        loop {
            let end = rest.bytes().position(|b| b.is_ascii_whitespace()).unwrap_or(rest.len());
            if end > 0 {
                self.word(&rest[..end]);
            }
            rest = &rest[end..];
            if rest.is_empty() {
                return;
            }
            let end = rest.bytes().position(|b| !b.is_ascii_whitespace()).unwrap_or(rest.len());
            let line_end = rest.as_bytes()[..end].iter().any(|b| matches!(b, b'\n' | b'\r'));
            self.blank = Some(line_end || self.blank.unwrap_or(false));
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str) {
        if let Some(line_end) = self.blank.take()
            && let Some(last) = self.text.chars().next_back()
            && last != '\n'
        {
            // A line of the source that ends between Chinese characters ends nowhere on the screen.
            let joins = line_end && (is_wide(last) || word.chars().next().is_some_and(is_wide));
            if !joins {
                self.text.push(' ');
            }
        }
        self.text.push_str(word);
    }
}

/// Words taken off a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub text: String,
    pub linked: usize,
    pub bold: usize,
}

fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' || matches!(c, '‘' | '’' | '“' | '”' | '…' | '—')
}

/// Words as shown: blanks that may not break are blanks, what has no width is not there.
fn shown(text: &str) -> String {
    let trimmed = text.trim();
    // The first bytes of all the characters that are replaced, but U+0000.
    let odd = |b: &u8| matches!(b, 0 | 0xC2 | 0xE1 | 0xE2 | 0xEF);
    if !trimmed.as_bytes().iter().any(odd) {
        return trimmed.to_owned();
    }
    let shown: String = trimmed
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '\0' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
            )
        })
        .map(|c| match c {
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
            c => c,
        })
        .collect();
    let inner = shown.trim();
    if inner.len() == shown.len() { shown } else { inner.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(parts: &[&str], expected: &str) {
        let mut line = Line::default();
        for part in parts {
            line.words(part, false, false);
        }
        assert_eq!(line.take().map_or(String::new(), |taken| taken.text), expected, "{parts:?}");
    }

    #[test]
    fn blanks_are_collapsed_as_shown() {
        check(&["\n  政府信息\n   公开 ", " 申请\n"], "政府信息公开 申请");
        check(&["收到", "\n", "12", "\n", "件"], "收到12件");
        check(&["a\nb", " c"], "a b c");
        check(&["&nbsp;12&nbsp;"], "12");
        check(&["某局&nbsp;&nbsp;2024年"], "某局  2024年");
        check(&["1\u{200B}2", "\u{FEFF}"], "12");
        check(&["&#12288;&emsp;总&ensp;计"], "总 计");
        check(&[" ", "\u{3000}", "&nbsp;"], "");
    }

    #[test]
    fn a_mark_stands_before_the_first_words() {
        let mut line = Line::default();
        line.mark("一、".into());
        assert_eq!(line.take(), None);
        line.words("总体情况", false, true);
        assert_eq!(line.take().map(|taken| (taken.text, taken.bold)), Some(("一、总体情况".into(), 12)));
        line.mark("1.".into());
        line.words("1.属于国家秘密", false, false);
        assert_eq!(line.take().map(|taken| taken.text), Some("1.属于国家秘密".into()));
    }
}
