use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::{Lists, Prose, Span};

rule! {
    /// 叹号、问号不叠用。
    ///
    /// 公文语气平实，叹号、问号不叠用；“？！”表示又问又叹，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 效果显著！！
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 效果显著！
    /// 是这样吗？！
    /// ```
    "TXT-12": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.2、4.3"
}

pub const KIND: Kind = Kind::mark(&["！！", "！!", "!！", "!!", "？？", "？?", "?？", "??"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let words = prose.words(span);
        let one = if words.contains(['！', '!']) { "！" } else { "？" };
        findings.at(span, words, format!("“{words}”叠用，用一个“{one}”就够了。")).propose(one);
    }
}
