use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 领导人的姓名和职务写得正确。
    ///
    /// 姓名和职务列在词表里，由本机关或者主管机关保管。职务相符、姓名只差一个字的，停止发布。
    ///
    /// # 不符合
    /// ```文
    /// 示例省示例县县长示例明主持会议。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 示例省示例县县长示例名主持会议。
    /// 示例省示例县副县长示例明主持会议。
    /// ```
    "TXT-93": Error over Prose, given Lists, at Span, basis "领导姓名职务词表"
}

pub const KIND: Kind = Kind::wording(&[]).everywhere();

fn check(prose: &Prose, lists: &Lists, findings: &mut Findings<Span>) {
    let text = prose.text();
    let leaders: Vec<_> = lists.entries(crate::lists::Kind::Leader).collect();
    for leader in &leaders {
        let name: Vec<char> = leader.words.chars().collect();
        let known = |words: &str| leaders.iter().any(|other| other.words == words);
        for (start, post) in text.match_indices(leader.instead.as_str()) {
            if text[..start].ends_with(['副', '原', '前']) {
                continue;
            }
            let end = start + post.len();
            let after: usize = text[end..].chars().take(name.len()).map(char::len_utf8).sum();
            let before: usize = text[..start].chars().rev().take(name.len()).map(char::len_utf8).sum();
            for span in [Span { start: end, end: end + after }, Span { start: start - before, end: start }] {
                let words = prose.words(span);
                let same = words.chars().zip(&name).filter(|(a, b)| a == *b).count();
                let other = words.chars().zip(&name).find(|(a, b)| a != *b);
                let is_name = other.is_some_and(|(c, _)| super::support::is_han(c));
                if words.chars().count() == name.len() && same + 1 == name.len() && is_name && !known(words) {
                    let reason = format!("词表里{post}的姓名是“{}”。", leader.words);
                    findings.at(span, words, reason).propose(leader.words.as_str());
                }
            }
        }
    }
}
