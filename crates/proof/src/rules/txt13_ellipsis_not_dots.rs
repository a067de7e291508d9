use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::{Lists, Prose, Span};

rule! {
    /// 省略号是“……”，不用几个点或者句号代替。
    ///
    /// 省略号占两个字的位置，共六个点。目录里引向页码的点线不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 等等...
    /// 包括。。。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 包括……
    /// 第3.5节
    /// 一、总则............3
    /// ```
    "TXT-13": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.11、5.1"
}

pub const KIND: Kind = Kind::mark(&["...", "。。。", "···"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let words = prose.words(span);
        let (left, right) = (&prose.text()[..span.start], &prose.text()[span.end..]);
        let (before, after) = (left.chars().next_back(), right.chars().next());
        let leader = words.chars().count() > LEADER && right.trim_start_matches(' ').starts_with(|c: char| c.is_ascii_digit());
        let chinese = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && c != '\n');
        if !leader && (chinese(before) || chinese(after)) {
            findings.at(span, words, "省略号应为“……”（六个点，占两个字）。").propose("……");
        }
    }
}

/// More dots than this before a number lead to a page.
const LEADER: usize = 5;
