use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 数字和字母用半角。
    ///
    /// 阿拉伯数字和拉丁字母一律半角。
    ///
    /// # 不符合
    /// ```文
    /// ２０２４年
    /// Ａ4纸
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年
    /// A4纸
    /// ```
    "TXT-05": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.7"
}

pub const KIND: Kind = Kind::numeral(&[]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    for span in joined(prose.odd().filter(|(_, c)| wide(*c)).map(|(span, _)| span)) {
        let words = prose.words(span);
        let narrow: String = words.chars().map(text::halfwidth).map(letter).collect();
        findings.at(span, words, format!("数字和字母应为半角的“{narrow}”。")).propose(narrow);
    }
}

/// A full-width letter made half-width.
fn letter(c: char) -> char {
    match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}
