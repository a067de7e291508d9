use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 后括号前面没有逗号、顿号、分号、冒号。
    ///
    /// 括注末尾的逗号、顿号、分号、冒号是多余的；句号、问号、叹号属于括号里的句子，可以有。
    ///
    /// # 不符合
    /// ```文
    /// （含直属单位，）
    /// ```
    ///
    /// # 符合
    /// ```文
    /// （含直属单位）
    /// ```
    "TXT-23": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.9"
}

pub const KIND: Kind = Kind::mark(&["，）", "、）", "；）", "：）"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let end = hit.span.end - '）'.len_utf8();
        let mark = &hit.word[..end - hit.span.start];
        let span = Span { start: hit.span.start, end };
        findings.at(span, mark, format!("后括号前面的“{mark}”是多余的。")).propose("");
    }
}
