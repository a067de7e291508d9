use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 统一用“其他”。
    ///
    /// 指人指物都用“其他”。
    ///
    /// # 不符合
    /// ```文
    /// 其它工作
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 其他工作
    /// ```
    "TXT-74": Info over Prose, given Lists, at Span, basis "《现代汉语词典》“其他”条"
}

pub const KIND: Kind = Kind::wording(&["其它"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        findings.at(hit.span, hit.word, "公文中统一写“其他”。").propose("其他");
    }
}
