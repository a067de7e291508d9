use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 省略号有六个点。
    ///
    /// 只有三个点的“…”是半个省略号。
    ///
    /// # 不符合
    /// ```文
    /// 包括…和其他
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 包括……
    /// ……
    /// ```
    "TXT-14": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.11、5.1"
}

pub const KIND: Kind = Kind::mark(&["…"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (before, after) = (hit.before(), hit.after());
        let chinese = |c: Option<char>| c.is_none_or(|c| !c.is_ascii());
        if before != Some('…') && after != Some('…') && (chinese(before) || chinese(after)) {
            findings.at(hit.span, hit.word, "“…”只有三个点，省略号应为“……”。").propose("……");
        }
    }
}
