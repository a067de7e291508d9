//! Digits and letters as a reader sees them, whatever they are written with; runs of them (PD-01).
//!
//! One character becomes at most one sign, and every sign knows its bytes, so places never move. What nobody sees
//! (zero-width characters, variation selectors) is no sign and parts nothing.

use std::ops::Range;

/// What a sign is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// ASCII or full-width: the forms of PD-01.
    Plain,
    /// A digit that only a reader takes for one: ④ 四 𝟒.
    Odd,
    /// A mark that may stand between the groups of a number.
    Mark,
    /// The end of a line or a cell.
    Break,
}

/// One sign.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// ASCII: the digit or letter, or for a mark ` `, `-`, `.`, `/`, `,` and `*` for a dot at mid-height.
    pub c: u8,
    /// How it is written.
    pub form: Form,
    /// Its first byte.
    pub at: usize,
    /// The byte after it.
    pub end: usize,
}

impl Sign {
    /// True for digits and letters.
    pub fn counts(self) -> bool {
        matches!(self.form, Form::Plain | Form::Odd)
    }
}

/// What a character is.
pub(super) enum Class {
    /// A digit, a letter, a mark or a break.
    Sign(u8, Form),
    /// Nobody sees it.
    Hidden,
    /// Anything else: it ends a run.
    Other,
}

/// What a character is; see [`Class`].
pub(super) fn class(c: char) -> Class {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => Class::Sign(low(c), Form::Plain),
        ' ' | '-' | '.' | '/' | ',' | '_' => Class::Sign(low(c), Form::Mark),
        '\n' | '\r' | '\t' | '|' => Class::Sign(b'\n', Form::Break),
        '\0'..='\u{1F}' | '\u{7F}' => Class::Hidden,
        '\0'..='\u{9F}' => Class::Other,
        '\u{4E00}'..='\u{9FFF}' => chinese(c).map_or(Class::Other, |digit| Class::Sign(digit, Form::Odd)),
        '\u{FF01}'..='\u{FF5E}' => match class(text::halfwidth(c)) {
            Class::Sign(c, form @ (Form::Plain | Form::Mark)) => Class::Sign(c, form),
            _ if c == '｜' => Class::Sign(b'\n', Form::Break),
            _ => Class::Other,
        },
        c if hidden(c) => Class::Hidden,
        c => mark(c)
            .or_else(|| digit(c).map(|c| (c, Form::Odd)))
            .map_or(Class::Other, |(c, form)| Class::Sign(c, form)),
    }
}

fn low(c: char) -> u8 {
    u8::try_from(u32::from(c)).unwrap_or(b'?')
}

/// Characters without a face.
fn hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{300}'..='\u{33F}'
        | '\u{20D0}'..='\u{20F0}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E01EF}')
}

fn mark(c: char) -> Option<(u8, Form)> {
    let mark = match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => b' ',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '➖' => b'-',
        '。' | '｡' => b'.',
        '、' => b',',
        '·' | '•' | '・' | '･' | '∙' | '⋅' | '●' | '▪' => b'*',
        '\u{2028}' | '\u{2029}' | '\u{85}' | '│' | '┃' | '║' => return Some((b'\n', Form::Break)),
        _ => return None,
    };
    Some((mark, Form::Mark))
}

/// 一 to 九 and 零, also as written on cheques and as said on the telephone.
fn chinese(c: char) -> Option<u8> {
    let digit = match c {
        '零' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(b'0' + digit)
}

/// Digits of other scripts, in circles, in brackets, raised and lowered; letters of other scripts that look like ours.
fn digit(c: char) -> Option<u8> {
    let code = u32::from(c);
    let from = |first: u32, value: u32| u8::try_from(code - first + value).ok().map(|digit| b'0' + digit);
    match c {
        '〇' | '○' | '◯' | '⓪' | '⓿' | '🄋' | '🄌' | 'О' | 'о' | 'Ο' | 'ο' => Some(b'0'),
        '①'..='⑨' => from(0x2460, 1),
        '⑴'..='⑼' => from(0x2474, 1),
        '⒈'..='⒐' => from(0x2488, 1),
        '❶'..='❾' => from(0x2776, 1),
        '➀'..='➈' => from(0x2780, 1),
        '➊'..='➒' => from(0x278A, 1),
        '⓵'..='⓽' => from(0x24F5, 1),
        '㈠'..='㈨' => from(0x3220, 1),
        '㊀'..='㊈' => from(0x3280, 1),
        '〡'..='〩' => from(0x3021, 1),
        '⁰' | '⁴'..='⁹' => from(0x2070, 0),
        '₀'..='₉' => from(0x2080, 0),
        '¹' => Some(b'1'),
        '²' => Some(b'2'),
        '³' => Some(b'3'),
        '٠'..='٩' => from(0x660, 0),
        '۰'..='۹' => from(0x6F0, 0),
        '𝟎'..='𝟿' => u8::try_from((code - 0x1D7CE) % 10).ok().map(|digit| b'0' + digit),
        '🄁'..='🄊' => from(0x1F101, 0),
        'Х' | 'х' | 'Χ' | 'χ' | '×' | 'Ⅹ' | 'ⅹ' => Some(b'X'),
        _ => None,
    }
}

/// A digit for a letter that is often typed or put in its place.
pub(super) fn alike(c: u8) -> u8 {
    match c {
        b'l' | b'I' | b'i' => b'1',
        b'O' | b'o' | b'Q' => b'0',
        c => c,
    }
}

/// Signs in a row, nothing else between them; begins and ends with a digit or letter.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The signs.
    pub signs: Vec<Sign>,
    /// The stretches of digits and letters with nothing between them, all of one form.
    pub groups: Vec<Range<usize>>,
    digits: usize,
    /// Digits and letters of the last group, whether kept or not.
    length: usize,
}

/// A group of more signs is no number of a person, and its signs are not kept.
const LONGEST: usize = 40;
/// A run of more signs is cut at its next mark.
const MOST: usize = 4_096;
/// More marks and breaks in a row part a run.
const WIDEST_GAP: usize = 6;
/// Runs with fewer digits are no number of a person.
const FEWEST: usize = 3;

impl Run {
    fn push(&mut self, sign: Sign) {
        if !sign.counts() {
            self.length = 0;
            if !self.groups.is_empty() {
                self.signs.push(sign);
            }
            return;
        }
        self.digits += usize::from(sign.c.is_ascii_digit());
        let fresh = self.length == 0 || self.signs.last().is_some_and(|last| last.form != sign.form);
        self.length = if fresh { 1 } else { self.length + 1 };
        let at = self.signs.len();
        if fresh {
            self.groups.push(at..at);
        }
        // One sign over the longest: the group is then too long for any kind, whatever follows.
        if self.length <= LONGEST {
            self.signs.push(sign);
            if let Some(group) = self.groups.last_mut() {
                group.end = at + 1;
            }
        }
    }

    /// What nobody sees belongs to the digit before it.
    fn stretch(&mut self, at: usize, end: usize) {
        if let Some(last) = self.signs.last_mut().filter(|last| last.counts() && last.end == at) {
            last.end = end;
        }
    }

    fn clear(&mut self) {
        self.signs.clear();
        self.groups.clear();
        (self.digits, self.length) = (0, 0);
    }

    /// Hands the run on if it may hold anything, and begins anew.
    fn end(&mut self, each: &mut impl FnMut(&Self)) {
        if self.digits >= FEWEST {
            let end = self.groups.last().map_or(0, |group| group.end);
            self.signs.truncate(end);
            each(self);
        }
        self.clear();
    }

    /// The signs of some groups.
    pub fn between(&self, from: usize, to: usize) -> &[Sign] {
        &self.signs[self.groups[from].start..self.groups[to].end]
    }
}

/// Hands on every run of a text that may hold a number of a person, in order. One pass.
pub(super) fn runs(text: &str, mut each: impl FnMut(&Run)) {
    let mut run = Run::default();
    let (mut gap, mut past) = (0, 0);
    for (at, c) in text.char_indices() {
        if at < past {
            continue;
        }
        let end = at + c.len_utf8();
        match class(c) {
            Class::Sign(c, form) => {
                let sign = Sign { c, form, at, end };
                gap = if sign.counts() { 0 } else { gap + 1 };
                if gap > WIDEST_GAP || gap > 0 && run.signs.len() > MOST {
                    run.end(&mut each);
                } else {
                    run.push(sign);
                }
            }
            Class::Hidden => run.stretch(at, end),
            Class::Other => {
                // A number that changes its dress in the middle is still one: 440233<b>19900304</b>000X.
                if c == '<' && !run.groups.is_empty() {
                    past = at + tag(&text[at..]);
                }
                if at >= past && !run.groups.is_empty() {
                    run.end(&mut each);
                }
                gap = 0;
            }
        }
    }
    run.end(&mut each);
}

/// How many bytes the tag takes with which the words begin; 0 where they begin with none.
fn tag(words: &str) -> usize {
    const LONGEST_TAG: usize = 200;
    let name = words[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return 0;
    }
    let close = words.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
    close.filter(|at| !words.as_bytes()[1..*at].contains(&b'<')).map_or(0, |at| at + 1)
}

/// The words with every digit half-width and plain, and without what nobody sees; marks and other characters stay.
pub(super) fn plain(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut past = 0;
    for (at, c) in words.char_indices() {
        if at < past {
            continue;
        }
        match class(c) {
            Class::Sign(sign, Form::Plain | Form::Odd) => out.push(char::from(sign)),
            Class::Other if c == '<' && tag(&words[at..]) > 0 => past = at + tag(&words[at..]),
            Class::Sign(..) | Class::Other => out.push(text::halfwidth(c)),
            Class::Hidden => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        runs(text, |run| {
            let words: String = run.signs.iter().map(|sign| char::from(sign.c)).collect();
            all.push(format!("{words} {}", run.groups.len()));
        });
        all
    }

    #[test]
    fn a_digit_is_a_digit_whatever_it_is_written_with() {
        assert_eq!(plain("１②三𝟒⁵₆٧8️⃣９0"), "1234567890");
        assert_eq!(plain("1\u{200B}3\u{FEFF}8\u{AD}"), "138");
        assert_eq!(plain("幺三八〇○"), "13800");
    }

    #[test]
    fn runs_end_at_words() {
        assert_eq!(found("共有12345件，电话 138 0013-8000。"), ["12345 1", "138 0013-8000 3"]);
        assert_eq!(found("138001\n38000"), ["138001\n38000 2"]);
        assert_eq!(found("第一13800138000"), ["113800138000 2"]);
        assert!(found("一是二是三是四是五是20年").is_empty());
    }

    #[test]
    fn a_long_run_costs_little() {
        let one = found(&"1".repeat(1 << 20));
        assert_eq!(one.len(), 1);
        assert!(one[0].len() < 60);
        assert!(found(&"12 ".repeat(1 << 18)).len() > 100);
    }
}
