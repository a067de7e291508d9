use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// “首先”“其次”“最后”后面用逗号。
    ///
    /// 这些词作序次语，后面用逗号。
    ///
    /// # 不符合
    /// ```文
    /// 首先、加强学习
    /// 其次、压实责任
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 首先，加强学习
    /// 首次、再次、多次违法的
    /// ```
    "TXT-34": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 附录B.2"
}

pub const KIND: Kind = Kind::mark(&["首先、", "其次、", "再次、", "最后、"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.before().is_none_or(|c| "。；：，！？ 　".contains(c)) {
            let start = hit.span.end - '、'.len_utf8();
            let reason = format!("“{}”是序次语，后面应为逗号。", &hit.word[..start - hit.span.start]);
            findings.at(Span { start, end: hit.span.end }, '、', reason).propose("，");
        }
    }
}
