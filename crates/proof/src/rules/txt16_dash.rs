use rule::{Findings, rule};

use super::Kind;
use super::support::{is_closing, is_han, is_opening, joined, run, run_before};
use crate::candidates::Hit;
use crate::{Lists, Prose, Span};

rule! {
    /// 破折号是“——”。
    ///
    /// 破折号占两个字的位置，不用几个连字符或者其他的线代替。表示起止的连接号不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 目标--服务职工
    /// 目标－－服务职工
    /// 主题——-服务
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 目标——服务职工
    /// 2020-2024年
    /// 北京—上海
    /// ```
    "TXT-16": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.10、5.1"
}

pub const KIND: Kind = Kind::mark(&["--", "－－", "ーー", "——-", "－—", "—－", "-—", "──"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let line = |c: char| matches!(c, '-' | '－' | 'ー' | '—' | '─');
    let whole = |hit: Hit| {
        let (before, after) = (run_before(hit.left(), LONGEST, line), run(hit.right(), LONGEST, line));
        hit.wider(before, after)
    };
    for span in joined(prose.candidates(RULE.id).map(whole)) {
        let words = prose.words(span);
        let before = prose.text()[..span.start].chars().next_back();
        let after = prose.text()[span.end..].chars().next();
        let between = before.is_some_and(|c| is_han(c) || is_closing(c))
            && after.is_some_and(|c| is_han(c) || is_opening(c));
        if between && words.chars().count() < LONGEST {
            findings.at(span, words, "破折号应为“——”，占两个字。").propose("——");
        }
    }
}

/// A line of more strokes than this is drawn, not a dash.
const LONGEST: usize = 8;
