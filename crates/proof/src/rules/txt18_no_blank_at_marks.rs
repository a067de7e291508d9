use rule::{Findings, rule};

use super::Kind;
use super::support::joined;
use crate::{Lists, Prose, Span};

rule! {
    /// 全角标点前后没有空格。
    ///
    /// 全角标点自己占一个字的位置，前后不再空格。
    ///
    /// # 不符合
    /// ```文
    /// 落实 ，推进
    /// 落实， 推进
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 落实，推进
    /// ```
    "TXT-18": Info over Prose, given Lists, at Span, basis "GB/T 15834—2011 5.1"
}

pub const KIND: Kind = Kind::mark(&[" ", "　"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for span in joined(prose.candidates(RULE.id).map(|hit| hit.span)) {
        let before = prose.text()[..span.start].chars().next_back();
        let after = prose.text()[span.end..].chars().next();
        let marked = before.is_some_and(|c| "，。、；：（《“".contains(c)) || after.is_some_and(|c| "，。、；：？！）》”".contains(c));
        if marked && within(prose, span) && !is_numbered(prose, span) {
            findings.at(span, prose.words(span), "全角标点前后不用空格。").propose("");
        }
    }
}

/// Not the blanks before or after a line.
fn within(prose: &Prose, span: Span) -> bool {
    prose.paragraph(span.start).is_some_and(|paragraph| paragraph.span.holds(span))
}

/// 一、　总则: the blank behind the number of a heading.
fn is_numbered(prose: &Prose, span: Span) -> bool {
    let start = prose.paragraph(span.start).map_or(0, |paragraph| paragraph.span.start);
    text::plain::ordinal(&prose.text()[start..span.end])
        .is_some_and(|number| prose.text()[start..span.start].chars().take(9).count() == number.len)
}
