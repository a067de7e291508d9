use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 法定的说法是“国家秘密”。
    ///
    /// “机密”是国家秘密的三个密级之一；不予公开的理由是“国家秘密”。
    ///
    /// # 不符合
    /// ```文
    /// 属于国家机密
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 属于国家秘密
    /// 国家机密级文件
    /// ```
    "TXT-88": Warning over Prose, given Lists, at Span, basis "《中华人民共和国保守国家秘密法》"
}

pub const KIND: Kind = Kind::wording(&["国家机密"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.after() != Some('级') {
            findings.at(hit.span, hit.word, "法定的说法是“国家秘密”，“机密”只是其中一个密级。").propose("国家秘密");
        }
    }
}
