use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 表示“当作”的是“作为”，不写“做为”。
    ///
    /// “做为民服务的好干部”是“做”加“为民服务”，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 做为重点工作
    /// ```
    /// # 符合
    /// ```文
    /// 作为重点工作
    /// 做为民服务的好干部
    /// ```
    "TXT-72": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“作为”条"
}

pub const KIND: Kind = Kind::wording(&["做为"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        // 做为民服务的事, 做为党分忧的人: 做 and a phrase with 为.
        if hit.after().is_none_or(|c| !"民党群人了其我他您你".contains(c)) {
            findings.at(hit.span, hit.word, "表示“当作”应写“作为”。").propose("作为");
        }
    }
}
