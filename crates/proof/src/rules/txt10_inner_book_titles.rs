use rule::{Findings, rule};

use super::Kind;
use super::support::marks_by_paragraph;
use crate::prose::Mark;
use crate::{Lists, Prose, Span};

rule! {
    /// 书名号里再用书名号，里层用〈〉。
    ///
    /// 外层用《》，里层用〈〉；再里一层又用《》。
    ///
    /// # 不符合
    /// ```文
    /// 《关于印发《办法》的通知》
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 《关于印发〈办法〉的通知》
    /// 《条例》和《办法》
    /// 《关于修改〈某省实施《工会法》办法〉的决定》
    /// ```
    "TXT-10": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.15"
}

pub const KIND: Kind = Kind::mark(&[]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for marks in marks_by_paragraph(prose) {
        let mut open: Vec<(Mark, bool)> = Vec::new();
        for mark in marks {
            let inner = open.last().is_some_and(|(outer, _)| outer.mark == '《');
            match mark.mark {
                '《' => open.push((*mark, inner)),
                '〈' => open.push((*mark, false)),
                '》' | '〉' => {
                    if let Some((first, true)) = open.pop() {
                        let span = Span { start: first.span().start, end: mark.span().end };
                        let words = &prose.text()[first.span().end..mark.span().start];
                        let reason = "书名号里面再用书名号，里层应为〈〉。";
                        findings.at(span, prose.words(span), reason).propose(format!("〈{words}〉"));
                    }
                }
                _ => {}
            }
        }
        for (mark, _) in open.into_iter().filter(|(_, inner)| *inner) {
            findings.at(mark.span(), mark.mark, "前一个书名号还没有结束，这里又用了《。");
        }
    }
}
