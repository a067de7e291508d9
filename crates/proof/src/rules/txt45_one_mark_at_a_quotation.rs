use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 引文末尾只有一个点号。
    ///
    /// 引用完整的话，句末的点号在引号里；引用词语，点号在引号外。里外都有的，多了一个。
    ///
    /// # 不符合
    /// ```文
    /// 他说：“同意。”。
    /// 他说：“好！”，随即签字。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 他说：“同意。”
    /// 坚持“实事求是”。
    /// ```
    "TXT-45": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.8"
}

pub const KIND: Kind = Kind::mark(&["。”。", "。”，", "！”。", "！”，", "？”。", "？”，"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = match hit.word {
            "。”，" => "”，",
            _ => &hit.word[..hit.word.len() - '。'.len_utf8()],
        };
        findings.at(hit.span, hit.word, "引号里外都有点号，只留一个。").propose(right);
    }
}
