use rule::{Findings, rule};

use super::Kind;
use crate::phrases;
use rule::Severity;
use crate::{Lists, Prose, Span};

rule! {
    /// 固定的政治表述一字不差。
    ///
    /// 与表述库里的说法只差一两个字，或者各项次序颠倒的，在此指出；只差标点的作疑似提出。
    ///
    /// # 不符合
    /// ```文
    /// 习近平新时代特色社会主义思想
    /// 增强“四个自信”、坚定“四个意识”
    /// 深刻领悟“两个维护”的决定性意义
    /// 理论自信、道路自信、制度自信、文化自信
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 习近平新时代中国特色社会主义思想
    /// 增强“四个意识”、坚定“四个自信”、做到“两个维护”
    /// 深刻领悟“两个确立”的决定性意义
    /// 实现中华民族的伟大复兴
    /// ```
    "TXT-91": Error over Prose, given Lists, at Span, basis "《党政机关公文处理工作条例》第十九条；规范表述"
}

pub const KIND: Kind = Kind::wording(&["“四个意识”", "“四个自信”", "“两个维护”", "“两个确立”"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for near in phrases::near_misses(prose.text()) {
        let words = prose.words(near.span);
        let severity = if near.only_marks { Severity::Warning } else { Severity::Error };
        let reason = format!("固定表述是“{}”。", near.phrase);
        findings.at_severity(severity, near.span, words, reason).propose(near.phrase);
    }
    for hit in prose.candidates(RULE.id) {
        let Some((_, right)) = VERBS.iter().find(|(_, object)| *object == hit.word) else { continue };
        let left = hit.left();
        let other = VERBS.iter().find(|(verb, object)| *object != hit.word && left.ends_with(verb));
        if let Some((verb, object)) = other {
            let span = hit.wider(verb.len(), 0);
            let verb_of = VERBS.iter().find(|(_, known)| *known == hit.word).map_or("", |(verb, _)| verb);
            let reason = format!("固定搭配是“{verb}{object}”“{verb_of}{right}”。");
            findings.at(span, prose.words(span), reason);
        }
    }
}

/// Which verb goes with which.
const VERBS: [(&str, &str); 4] =
    [("增强", "“四个意识”"), ("坚定", "“四个自信”"), ("做到", "“两个维护”"), ("领悟", "“两个确立”")];
