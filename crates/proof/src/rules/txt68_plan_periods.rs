use rule::{Findings, rule};

use super::Kind;
use super::support::is_numeral;
use crate::{Lists, Prose, Span};

rule! {
    /// “十四五”等规划期加引号。
    ///
    /// 规划期是特定的称谓，加引号；书名号里的名称照原样。
    ///
    /// # 不符合
    /// ```文
    /// 落实十四五规划
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 落实“十四五”规划
    /// 《十四五纲要》导读
    /// 二十四五岁
    /// ```
    "TXT-68": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.8"
}

pub const KIND: Kind = Kind::mark(&["十三五", "十四五", "十五五"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let before = hit.before().is_some_and(|c| "“‘《〈".contains(c) || is_numeral(c));
        let after = hit.after().is_some_and(|c| "”’岁个名人天年".contains(c) || is_numeral(c));
        if !before && !after {
            findings.at(hit.span, hit.word, format!("应写“{}”，加引号。", hit.word)).propose(format!("“{}”", hit.word));
        }
    }
}
