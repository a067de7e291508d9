use rule::{Findings, rule};

use super::Kind;
use super::support::is_han;
use crate::candidates::Hit;
use crate::{Lists, Prose, Span};

rule! {
    /// 引用中文用弯引号。
    ///
    /// 中文的引号是“”和‘’，不用直的"和'。尺寸、经纬度的分秒和外文的撇号不在此列。
    ///
    /// # 不符合
    /// ```文
    /// "十四五"规划
    /// '放管服'改革
    /// ```
    ///
    /// # 符合
    /// ```文
    /// “十四五”规划
    /// ‘放管服’
    /// 5'30"
    /// It's 好的
    /// ```
    "TXT-06": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.8"
}

pub const KIND: Kind = Kind::mark(&["\"", "'"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let mut open: Option<Hit> = None;
    for hit in prose.candidates(RULE.id) {
        // “'” speaks of the mark.
        if hit.before() == Some('“') && hit.after() == Some('”') {
            continue;
        }
        let known = open.take().filter(|open| open.word == hit.word && together(prose, open, &hit));
        let Some(first) = known else {
            let measure = hit.before().is_some_and(|c| c.is_ascii_alphanumeric());
            open = (!measure).then_some(hit);
            continue;
        };
        let inner = &prose.text()[first.span.end..hit.span.start];
        if inner.contains(is_han) {
            let span = Span { start: first.span.start, end: hit.span.end };
            let (left, right) = if hit.word == "'" { ('‘', '’') } else { ('“', '”') };
            let reason = "中文的引号应为弯引号“”（里层为‘’）。";
            findings.at(span, prose.words(span), reason).propose(format!("{left}{inner}{right}"));
        }
    }
}

/// In one paragraph.
fn together(prose: &Prose, first: &Hit, second: &Hit) -> bool {
    first.span.end <= second.span.start && second.span.start <= prose.paragraph(first.span.start).map_or(0, |p| p.span.end)
}
