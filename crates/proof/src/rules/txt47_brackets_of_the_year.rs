use rule::{Findings, rule};

use super::Kind;
use super::support::{digits_before, is_han};
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 发文字号的年份用六角括号。
    ///
    /// 年份写全称，用六角括号“〔〕”括入。法院的案号用圆括号，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 新工发[2024]13号
    /// 新府办（2024）5号
    /// 新工［2024］1号
    /// 新工发〔2024]13号
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 新工发〔2024〕13号
    /// （2024）粤0233行初5号
    /// ```
    "TXT-47": Error over Prose, given Lists, at Span, basis "GB/T 9704—2012 7.2.5"
}

pub const KIND: Kind = Kind::numeral(&["号"]).fixed(Fix::Safe);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let text = &prose.text()[..hit.span.start];
        let number = digits_before(text);
        let text = &text[..text.len() - number];
        let Some(close) = text.chars().next_back().filter(|c| matches!(c, ']' | ')' | '）' | '］' | '】' | '}' | '〕')) else {
            continue;
        };
        let text = &text[..text.len() - close.len_utf8()];
        let year = &text[text.len() - digits_before(text)..];
        let text = &text[..text.len() - year.len()];
        let Some(open) = text.chars().next_back().filter(|c| matches!(c, '[' | '(' | '（' | '［' | '【' | '{' | '〔')) else {
            continue;
        };
        let text = &text[..text.len() - open.len_utf8()];
        let dated = year.len() == 4 && year.starts_with(['1', '2']) && (1..=5).contains(&number);
        if dated && (open, close) != ('〔', '〕') && text.ends_with(is_han) {
            let span = Span { start: text.len(), end: hit.span.start - number };
            let reason = format!("发文字号的年份应写“〔{year}〕”，用六角括号。");
            findings.at(span, prose.words(span), reason).propose(format!("〔{year}〕"));
        }
    }
}
