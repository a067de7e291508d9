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

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    for phrase in lists.entries(crate::lists::Kind::Phrase) {
        near_listed(prose, &phrase.words, findings);
    }
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

/// A phrase of the body's list with one character exchanged: one of its halves stands there whole.
fn near_listed(prose: &Prose, phrase: &str, findings: &mut Findings<Span>) {
    let right: Vec<char> = phrase.chars().collect();
    if right.len() < 6 {
        return;
    }
    let text = prose.text();
    let middle: usize = right[..right.len() / 2].iter().map(|c| c.len_utf8()).sum();
    let (head, tail) = phrase.split_at(middle);
    let ends = |from: usize, count: usize| {
        let end: usize = text[from..].chars().take(count).map(char::len_utf8).sum();
        Span { start: from, end: from + end }
    };
    let heads = text.match_indices(head).map(|(at, _)| ends(at, right.len()));
    let tails = text.match_indices(tail).filter_map(|(at, _)| {
        let count = right.len() / 2;
        let back: usize = text[..at].chars().rev().take(count).map(char::len_utf8).sum();
        (text[at - back..at].chars().count() == count).then(|| Span { start: at - back, end: at + tail.len() })
    });
    for span in heads.chain(tails) {
        let words = prose.words(span);
        let other = words.chars().zip(&right).filter(|(a, b)| a != *b).count();
        if other == 1 && words.chars().count() == right.len() && !words.contains('\n') {
            findings.at(span, words, format!("固定表述是“{phrase}”。")).propose(phrase);
        }
    }
}

/// Which verb goes with which.
const VERBS: [(&str, &str); 4] =
    [("增强", "“四个意识”"), ("坚定", "“四个自信”"), ("做到", "“两个维护”"), ("领悟", "“两个确立”")];
