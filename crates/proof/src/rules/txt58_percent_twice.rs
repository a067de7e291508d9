use rule::{Findings, rule};

use super::Kind;
use super::support::number_before;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 百分数的范围，前一个数也有百分号。
    ///
    /// 写“10%～15%”，不写“10～15%”。
    ///
    /// # 不符合
    /// ```文
    /// 增长10～15%
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 增长10%～15%
    /// 2024—15%
    /// ```
    "TXT-58": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.3"
}

pub const KIND: Kind = Kind::numeral(&["%", "％"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let text = &prose.text()[..hit.span.start];
        let second = number_before(text);
        let text = &text[..text.len() - second];
        let Some(line) = text.chars().next_back().filter(|c| matches!(c, '～' | '~' | '—' | '－' | '-')) else { continue };
        let text = &text[..text.len() - line.len_utf8()];
        let first = number_before(text);
        let before = text[..text.len() - first].chars().next_back();
        let year = first == 4 && text.ends_with(|c: char| c.is_ascii_digit()) && matches!(line, '-' | '—');
        let joined = year || before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '％' | '-' | '/'));
        if second > 0 && first > 0 && !joined {
            let span = Span { start: text.len() - first, end: text.len() };
            let words = prose.words(span);
            findings.at(span, words, format!("百分数的范围应写“{words}%～…%”，前一个数不省百分号。")).propose(format!("{words}%"));
        }
    }
}
