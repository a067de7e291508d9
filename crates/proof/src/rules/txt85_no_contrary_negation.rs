use rule::{Findings, rule};

use super::Kind;
use super::support::clause;
use crate::{Lists, Prose, Span};

rule! {
    /// “防止……不再……”说反了。
    ///
    /// “防止”“避免”已经是否定，后面再用“不”，意思就反了。
    ///
    /// # 不符合
    /// ```文
    /// 防止类似问题不再发生
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 防止类似问题再次发生
    /// 避免老年人不会使用
    /// ```
    "TXT-85": Error over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["防止", "避免", "杜绝", "严防"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let near = clause(hit.right(), 19);
        let found = ["不再", "不要", "不会", "不被"].iter().filter_map(|word| near.find(word).map(|at| (at, *word))).min();
        let Some((at, word)) = found else { continue };
        // 避免老年人不会使用: cannot, not: will not.
        let cannot = word == "不会" && !["发生", "出现", "再", "造成", "受"].iter().any(|verb| near[at + word.len()..].starts_with(verb));
        if !cannot {
            let span = hit.wider(0, at + word.len());
            let words = prose.words(span);
            findings.at(span, words, format!("“{}”后面又用“{word}”，意思反了。", hit.word));
        }
    }
}
