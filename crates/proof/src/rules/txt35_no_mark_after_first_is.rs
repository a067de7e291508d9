use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// “一是”“二是”后面没有标点。
    ///
    /// “一是”直接连着后面的话。
    ///
    /// # 不符合
    /// ```文
    /// 一是，加强学习
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 一是加强学习
    /// 原因之一是，人手不足
    /// ```
    "TXT-35": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.4"
}

pub const KIND: Kind = Kind::mark(&["一是、", "一是，", "一是：", "二是、", "二是，", "二是：", "三是、", "三是，", "三是：", "四是、", "四是，", "四是：", "五是、", "五是，", "五是：", "六是、", "六是，", "六是：", "七是、", "七是，", "七是：", "八是、", "八是，", "八是：", "九是、", "九是，", "九是：", "十是、", "十是，", "十是："]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.before().is_none_or(|c| "。；：，！？、 　".contains(c)) {
            let start = hit.word.char_indices().nth(2).map_or(hit.span.end, |(at, _)| hit.span.start + at);
            let span = Span { start, end: hit.span.end };
            let words = prose.words(span);
            findings.at(span, words, format!("“{}”后面不用“{words}”。", &hit.word[..start - hit.span.start])).propose("");
        }
    }
}
