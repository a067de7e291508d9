use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 并列的引号之间通常不用顿号。
    ///
    /// 并列的引号之间没有别的成分的，通常不用顿号；中间有动词等成分的，用顿号。
    ///
    /// # 不符合
    /// ```文
    /// “四个意识”、“四个自信”
    /// ```
    ///
    /// # 符合
    /// ```文
    /// “四个意识”“四个自信”
    /// 增强“四个意识”、坚定“四个自信”
    /// ```
    "TXT-40": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.5.3.5"
}

pub const KIND: Kind = Kind::mark(&["”、“"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let span = Span { start: hit.span.start + '”'.len_utf8(), end: hit.span.end - '“'.len_utf8() };
        findings.at(span, '、', "并列的引号之间通常不用顿号。").propose("");
    }
}
