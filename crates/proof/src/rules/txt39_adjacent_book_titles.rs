use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 并列的书名号之间通常不用顿号。
    ///
    /// 并列的书名号之间没有别的成分的，通常不用顿号；有括注等成分的，用顿号。
    ///
    /// # 不符合
    /// ```文
    /// 《宪法》、《工会法》
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 《宪法》《工会法》
    /// 《条例》（国务院令第711号）、《办法》
    /// ```
    "TXT-39": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.5.3.5"
}

pub const KIND: Kind = Kind::mark(&["》、《"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let span = Span { start: hit.span.start + '》'.len_utf8(), end: hit.span.end - '《'.len_utf8() };
        findings.at(span, '、', "并列的书名号之间通常不用顿号。").propose("");
    }
}
