use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 省略号和“等”“等等”不一起用。
    ///
    /// 两者意思相同，留一个。
    ///
    /// # 不符合
    /// ```文
    /// 苹果、梨……等
    /// 苹果等……
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 苹果、梨等
    /// 苹果、梨……
    /// 略有停顿……等待回音
    /// ```
    "TXT-15": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.11"
}

pub const KIND: Kind = Kind::wording(&["等……", "……等"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.word == "……等" && hit.after().is_some_and(|c| "待候级于到你我他".contains(c)) {
            continue;
        }
        let reason = "省略号和“等”意思重复，只留一个。";
        findings.at(hit.span, hit.word, reason).propose("等");
    }
}
