use rule::{Findings, rule};

use super::Kind;
use super::support::number_before;
use crate::{Lists, Prose, Span};

rule! {
    /// 以万、亿为单位的范围，前一个数也有单位。
    ///
    /// 写“5万～8万元”，免得读成五元到八万元。
    ///
    /// # 不符合
    /// ```文
    /// 补助5～8万元
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 补助5万～8万元
    /// 补助5万元至8万元
    /// ```
    "TXT-59": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.3"
}

pub const KIND: Kind = Kind::numeral(&["万", "亿"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let text = &prose.text()[..hit.span.start];
        let second = number_before(text);
        let text = &text[..text.len() - second];
        let Some(line) = text.chars().next_back().filter(|c| matches!(c, '～' | '~' | '—' | '－' | '-')) else { continue };
        let text = &text[..text.len() - line.len_utf8()];
        let first = number_before(text);
        let before = text[..text.len() - first].chars().next_back();
        let joined = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'));
        if second > 0 && first > 0 && !joined {
            let span = Span { start: text.len() - first, end: text.len() };
            let words = prose.words(span);
            findings.at(span, words, format!("应写“{words}{}”，前一个数不省“{}”。", hit.word, hit.word)).propose(format!("{words}{}", hit.word));
        }
    }
}
