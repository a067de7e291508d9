use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// “目的是”和“为了”只用一个。
    ///
    /// “目的是为了”重复了。
    ///
    /// # 不符合
    /// ```文
    /// 目的是为了服务职工
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 目的是服务职工
    /// 为了服务职工
    /// ```
    "TXT-84": Info over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["目的是为了", "目的就是为了", "目的主要是为了"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        findings.at(hit.span, hit.word, "“目的”和“为了”重复，只留一个。").propose(hit.word.trim_end_matches("为了"));
    }
}
