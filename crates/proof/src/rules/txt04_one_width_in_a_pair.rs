use rule::{Findings, rule};

use super::Kind;
use super::support::marks_by_paragraph;
use crate::prose::Mark;
use crate::{Lists, Prose, Span};

rule! {
    /// 一对括号宽度一致。
    ///
    /// 前后两个括号一个全角、一个半角，通常是换了输入法。
    ///
    /// # 不符合
    /// ```文
    /// (以下简称条例）
    /// （试行)
    /// ```
    ///
    /// # 符合
    /// ```文
    /// （试行）
    /// (a)
    /// ```
    "TXT-04": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.9、5.1"
}

pub const KIND: Kind = Kind::mark(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for marks in marks_by_paragraph(prose) {
        let round = marks.iter().filter(|mark| matches!(mark.mark, '(' | ')' | '（' | '）'));
        let mut open: Option<Mark> = None;
        for mark in round {
            let (narrow, wide) = match (open.take(), mark.mark) {
                (Some(open), '）') if open.mark == '(' => (open, "（"),
                (Some(open), ')') if open.mark == '（' => (*mark, "）"),
                _ => {
                    open = matches!(mark.mark, '(' | '（').then_some(*mark);
                    continue;
                }
            };
            let reason = format!("一对括号一个全角、一个半角，“{}”应为“{wide}”。", narrow.mark);
            findings.at(narrow.span(), narrow.mark, reason).propose(wide);
        }
    }
}
