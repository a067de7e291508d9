use rule::{Findings, rule};

use super::Kind;
use super::support::{is_han, numerals, run};
use crate::{Lists, Prose, Span};

rule! {
    /// 括注中文用全角的括号。
    ///
    /// 括号里有汉字的，两个括号都用“（）”。函数、年份等括号里没有汉字的不在此列；层次序号“(一)”见TXT-28。
    ///
    /// # 不符合
    /// ```文
    /// (以下简称条例)
    /// 工会(含直属)
    /// ```
    ///
    /// # 符合
    /// ```文
    /// （以下简称条例）
    /// 函数f(x)
    /// (2024)
    /// ```
    "TXT-03": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.9、5.1"
}

pub const KIND: Kind = Kind::mark(&["("]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let inner = run(right, LONGEST, |c| !matches!(c, '(' | ')' | '（' | '）'));
        let words = &right[..inner];
        if !right[inner..].starts_with(')') || !words.contains(is_han) {
            continue;
        }
        if hit.before().is_none() && numerals(words) == inner {
            continue;
        }
        let span = hit.wider(0, inner + 1);
        let wide = format!("（{words}）");
        findings.at(span, prose.words(span), "括号里是中文，括号应为全角的“（）”。").propose(wide);
    }
}

/// How many characters a note in parentheses may have.
const LONGEST: usize = 400;
