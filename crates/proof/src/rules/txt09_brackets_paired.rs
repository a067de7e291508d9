use rule::{Findings, rule};

use super::Kind;
use super::support::{is_numeral, marks_by_paragraph, run_before};
use crate::prose::Mark;
use crate::{Lists, Prose, Span};

rule! {
    /// 括号和书名号成对。
    ///
    /// （）《》〈〉〔〕【】在同一段里成对。列项的“1）”“a）”不算后括号。
    ///
    /// # 不符合
    /// ```文
    /// 《工会法
    /// （以下简称条例
    /// （甲《乙）丙》
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 《工会法》
    /// （以下简称条例）
    /// 1）登记；2）受理。
    /// ```
    "TXT-09": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.9、4.15"
}

pub const KIND: Kind = Kind::mark(&[]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for marks in marks_by_paragraph(prose) {
        let mut open: Vec<Mark> = Vec::new();
        for mark in marks {
            let Some(partner) = partner(mark.mark) else {
                if matches!(mark.mark, '(' | '（' | '《' | '〈' | '〔' | '【') {
                    open.push(*mark);
                }
                continue;
            };
            let same = |known: &Mark| known.mark == partner || (known.mark == '(' && partner == '（');
            match innermost(&open, same) {
                Some(at) => {
                    open.drain(at..).skip(1).for_each(|alone| tell(alone, findings));
                }
                None if mark.mark != ')' && !is_item(prose, *mark) => tell(*mark, findings),
                None => {}
            }
        }
        for alone in open {
            tell(alone, findings);
        }
    }
}

/// Where the innermost open mark of a kind stands; brackets nested deeper than anybody nests them have no partner.
fn innermost(open: &[Mark], same: impl Fn(&Mark) -> bool) -> Option<usize> {
    let deep = open.len().saturating_sub(64);
    open[deep..].iter().rposition(same).map(|at| deep + at)
}

/// The mark that opens what this one closes.
fn partner(mark: char) -> Option<char> {
    Some(match mark {
        '）' | ')' => '（',
        '》' => '《',
        '〉' => '〈',
        '〕' => '〔',
        '】' => '【',
        _ => return None,
    })
}

/// 1）, a）, 一）, ①） at the start of a paragraph or behind a mark.
fn is_item(prose: &Prose, mark: Mark) -> bool {
    let left = &prose.text()[..mark.span().start];
    let number = run_before(left, 3, |c| c.is_ascii_alphanumeric() || is_numeral(c));
    let before = left[..left.len() - number].chars().next_back();
    mark.mark == '）' && number > 0 && before.is_none_or(|c| "\n 　，。；：、！？）".contains(c))
}

fn tell(mark: Mark, findings: &mut Findings<Span>) {
    if mark.mark != '(' {
        findings.at(mark.span(), mark.mark, format!("“{}”在本段里没有配对的另一半。", mark.mark));
    }
}
