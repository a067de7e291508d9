use rule::{Findings, rule};

use super::Kind;
use super::support::{is_numeral, run};
use crate::{Lists, Prose, Span};

rule! {
    /// 减少不用倍数。
    ///
    /// 减少最多减到零，用百分数或者成数表示，如“下降了66.7%”。
    ///
    /// # 不符合
    /// ```文
    /// 投诉下降了2倍
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 投诉下降了66.7%
    /// 增长了2倍
    /// ```
    "TXT-63": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 4.1"
}

pub const KIND: Kind = Kind::numeral(&["减少", "下降", "降低", "缩小", "减小", "缩短"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let rest = right.strip_prefix('了').unwrap_or(right);
        let number = run(rest, 8, |c| c.is_ascii_digit() || c == '.' || is_numeral(c) || c == '两');
        if number > 0 && rest[number..].starts_with('倍') {
            let span = hit.wider(0, right.len() - rest.len() + number + '倍'.len_utf8());
            findings.at(span, prose.words(span), format!("“{}”不能用倍数，应当用百分数。", hit.word));
        }
    }
}
