use rule::{Findings, rule};

use super::Kind;
use super::support::run;
use crate::Fix;
use crate::{Lists, Prose, Span};

rule! {
    /// 一句话里通常只有一个冒号。
    ///
    /// 冒号套冒号，提示的范围就不清楚。
    ///
    /// # 不符合
    /// ```文
    /// 会议要求：要做到以下几点：加强学习
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 会议要求，要做到以下几点：加强学习。
    /// 要求：加强学习。目标：服务职工。
    /// ```
    "TXT-44": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.7"
}

pub const KIND: Kind = Kind::mark(&["："]).fixed(Fix::Suggested);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let between = run(right, 60, |c| !"：。！？；\n“”‘’ 　".contains(c) && !c.is_ascii_digit());
        if between > 0 && right[between..].starts_with('：') {
            let start = hit.span.end + between;
            findings.at(Span { start, end: start + '：'.len_utf8() }, '：', "一句话里有两个冒号，留一个，另一个改为逗号。");
        }
    }
}
