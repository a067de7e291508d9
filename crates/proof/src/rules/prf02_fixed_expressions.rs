use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 有规范表述的，用规范表述。
    ///
    /// 规范表述连同理由列在词表里，本机关和主管机关可以增补。书名号里的名称和引用的原文不改。
    ///
    /// # 不符合
    /// ```文
    /// 为残废人提供就业服务
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 为残疾人提供就业服务
    /// ```
    "PRF-02": Warning over Prose, given Lists, at Span, basis "规范表述词表"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    let found = lists.found(prose.text()).filter(|(_, entry)| entry.kind == crate::lists::Kind::Expression);
    for (at, entry) in found {
        let span = Span { start: at.start, end: at.end };
        let why = if entry.note.is_empty() { "统一表述" } else { &entry.note };
        let reason = format!("规范表述是“{}”：{}。", entry.instead, why.trim_end_matches('。'));
        findings.at(span, entry.words.as_str(), reason).propose(entry.instead.as_str());
    }
}
