use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 词表里的错词应当改正。
    ///
    /// 通用的错词之外，本机关和主管机关可以在词表里列出自己常见的错词和正确的写法。
    ///
    /// # 不符合
    /// ```文
    /// 全面布属下半年工作
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 全面部署下半年工作
    /// ```
    "PRF-01": Error over Prose, given Lists, at Span, basis "本机关和主管机关的词表"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    for (at, entry) in lists.found(prose.text()).filter(|(_, entry)| entry.kind == crate::lists::Kind::Wrong) {
        let span = Span { start: at.start, end: at.end };
        let note = if entry.note.is_empty() { String::new() } else { format!("（{}）", entry.note) };
        let reason = format!("词表列明“{}”应为“{}”{note}。", entry.words, entry.instead);
        findings.at(span, entry.words.as_str(), reason).propose(entry.instead.as_str());
    }
}
