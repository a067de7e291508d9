use rule::{Findings, rule};

use super::Kind;
use super::support::marks_by_paragraph;
use crate::prose::Mark;
use crate::{Lists, Prose, Span};

rule! {
    /// 引号里再用引号，里层用单引号。
    ///
    /// 外层用“”，里层用‘’；再里一层又用“”。前一个引号漏了后一半的，也在这里指出。
    ///
    /// # 不符合
    /// ```文
    /// “他说“好””
    /// ```
    ///
    /// # 符合
    /// ```文
    /// “他说‘好’”
    /// “甲”和“乙”
    /// “他说‘看“甲”文’”
    /// ```
    "TXT-07": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.8"
}

pub const KIND: Kind = Kind::mark(&[]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for marks in marks_by_paragraph(prose) {
        let mut open: Vec<Mark> = Vec::new();
        for mark in marks {
            match mark.mark {
                '“' | '‘' => open.push(*mark),
                '”' => {
                    let first = open.pop().filter(|first| first.mark == '“');
                    if let Some(first) = first.filter(|_| open.last().is_some_and(|outer| outer.mark == '“')) {
                        let span = Span { start: first.span().start, end: mark.span().end };
                        let inner = &prose.text()[first.span().end..mark.span().start];
                        let reason = "引号里面再用引号，里层应为单引号‘’。";
                        findings.at(span, prose.words(span), reason).propose(format!("‘{inner}’"));
                    }
                }
                '’' if open.last().is_some_and(|last| last.mark == '‘') => {
                    open.pop();
                }
                _ => {}
            }
        }
        unclosed(&open, findings);
    }
}

/// “甲、“乙”: the first is still open when the second opens.
fn unclosed(open: &[Mark], findings: &mut Findings<Span>) {
    for pair in open.windows(2) {
        if pair.iter().all(|mark| mark.mark == '“') {
            findings.at(pair[1].span(), '“', "前一个引号还没有结束，这里又用了“。");
        }
    }
}
