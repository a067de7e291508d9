use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 并列的机关之间有顿号。
    ///
    /// “党中央、国务院”“县委、县政府”是两个机关。
    ///
    /// # 不符合
    /// ```文
    /// 党中央国务院
    /// 县委县政府
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 党中央、国务院
    /// 县委、县政府
    /// ```
    "TXT-89": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.5"
}

pub const KIND: Kind = Kind::mark(&["党中央国务院", "省委省政府", "市委市政府", "县委县政府", "区委区政府", "州委州政府"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let at = hit.word.find("国务院").unwrap_or("县委".len());
        let right = format!("{}、{}", &hit.word[..at], &hit.word[at..]);
        findings.at(hit.span, hit.word, format!("应写“{right}”，中间用顿号。")).propose(right);
    }
}
