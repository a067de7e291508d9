use rule::{Findings, rule};

use super::Kind;
use super::support::digits;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// “从”和“到”配对，不和连接号混用。
    ///
    /// 写“从2023年到2024年”，或者写“2023—2024年”。
    ///
    /// # 不符合
    /// ```文
    /// 从2023—2024年
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 从2023年到2024年
    /// 2023—2024年
    /// ```
    "TXT-60": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.13"
}

pub const KIND: Kind = Kind::mark(&["从"]).fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let Some(first) = right.get(..4).filter(|first| digits(first) == 4) else { continue };
        let rest = &right[4..];
        let rest = rest.strip_prefix('年').unwrap_or(rest);
        let Some(rest) = rest.strip_prefix(['—', '～', '~', '－', '-']) else { continue };
        if digits(rest) == 4 && rest[4..].starts_with('年') {
            let end = right.len() - rest.len() + 4 + '年'.len_utf8();
            let span = hit.wider(0, end);
            let words = format!("从{first}年到{}年", &rest[..4]);
            findings.at(span, prose.words(span), "“从”应当和“到”配对。").propose(words);
        }
    }
}
