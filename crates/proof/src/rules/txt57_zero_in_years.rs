use rule::{Findings, rule};

use super::Kind;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 汉字年份里的零写“〇”。
    ///
    /// 年份用“〇”（U+3007），不用“零”“○”或者字母O。
    ///
    /// # 不符合
    /// ```文
    /// 二○二四年
    /// 二零二四年
    /// 二〇二0年
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 二〇二四年
    /// 二〇二〇年
    /// ```
    "TXT-57": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.2.5"
}

pub const KIND: Kind = Kind::numeral(&["年"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let before = &prose.text()[..hit.span.start];
        let chars: Vec<(usize, char)> = before.char_indices().rev().take(4).collect();
        let [(_, d), (_, c), (_, b), (start, a)] = chars[..] else { continue };
        let year = [a, b, c, d];
        let digit = |c: char| "一二三四五六七八九".contains(c);
        let zero = |c: char| matches!(c, '○' | '◯' | '零' | '0' | 'O' | 'Ｏ' | '０' | 'o');
        let whole = matches!(a, '一' | '二') && year.iter().all(|c| digit(*c) || zero(*c) || *c == '〇');
        if whole && year.iter().any(|c| zero(*c)) {
            let right: String = year.iter().map(|c| if zero(*c) { '〇' } else { *c }).collect();
            let span = Span { start, end: hit.span.start };
            findings.at(span, prose.words(span), format!("汉字年份应写“{right}年”，零用“〇”。")).propose(right);
        }
    }
}
