use rule::{Findings, rule};

use super::Kind;
use super::support::run_before;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// “按照……的原则”后面用逗号，接着说做什么。
    ///
    /// “按照……的原则”“根据……的要求”只是状语，不能单独成句。
    ///
    /// # 不符合
    /// ```文
    /// 按照“谁提供”“谁审核”的原则。做好信息更新工作。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 按照“谁提供”“谁审核”的原则，做好信息更新工作。
    /// 我们坚持按照便民的原则。
    /// ```
    "P202": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.1、4.4"
}

pub const KIND: Kind = Kind::mark(&["的原则。", "的要求。", "的精神。", "的部署。", "的规定。"]).fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let left = hit.left();
        let sentence = &left[left.len() - run_before(left, 60, |c| !"。；！？，：".contains(c))..];
        let whole = left.len() == sentence.len() || left[..left.len() - sentence.len()].ends_with(['。', '！', '？', '；']);
        let phrase = ["按照", "根据", "依据", "本着", "遵照", "围绕"].iter().any(|word| sentence.starts_with(word));
        if whole && phrase && !hit.right().is_empty() {
            let start = hit.span.end - '。'.len_utf8();
            findings.at(Span { start, end: hit.span.end }, '。', "前面只是状语，没有说做什么，这里应为逗号。").propose("，");
        }
    }
}
