use rule::{Findings, rule};

use super::Kind;
use super::support::clause;
use crate::{Lists, Prose, Span};

rule! {
    /// “原因是”和“因为”只用一个。
    ///
    /// “原因是因为”“是由于……造成的”都重复了。
    ///
    /// # 不符合
    /// ```文
    /// 原因是因为人手不足
    /// 是由于人手不足造成的
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 原因是人手不足
    /// 因人手不足
    /// ```
    "TXT-83": Info over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["原因是因为", "原因是由于", "原因就是因为", "原因就是由于", "原因主要是因为", "原因主要是由于", "原因在于因为", "是因为", "是由于"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.word.starts_with("原因") {
            let one = hit.word.trim_end_matches("因为").trim_end_matches("由于");
            findings.at(hit.span, hit.word, "“原因”和“因为”“由于”重复，只留一个。").propose(one);
            continue;
        }
        let near = clause(hit.right(), 33);
        let end = ["造成的", "导致的", "引起的"].iter().filter_map(|word| near.find(word).map(|at| at + word.len())).min();
        if let Some(end) = end.filter(|end| *end > "造成的".len() + 3) {
            let span = hit.wider(0, end);
            findings.at(span, prose.words(span), format!("“{}”和“造成”重复，只留一个。", hit.word));
        }
    }
}
