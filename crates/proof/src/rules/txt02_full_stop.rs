use rule::{Findings, rule};

use super::Kind;
use super::support::{ends_chinese, is_closing, is_han, numerals};
use crate::{Lists, Prose, Span};

rule! {
    /// 中文句末的句号是“。”。
    ///
    /// 句号用“。”，不用西文的“.”。小数、条款号、文件名里的点不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 特此通知.
    /// 工作完成.下一步
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 特此通知。
    /// 第1.2节
    /// 增长3.5%
    /// 见报告.docx
    /// ```
    "TXT-02": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.1、5.1"
}

pub const KIND: Kind = Kind::mark(&["."]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let ends = hit.after().is_none_or(|c| c == ' ' || c == '　' || is_han(c) || is_closing(c));
        if !ends || !hit.before().is_some_and(ends_chinese) {
            continue;
        }
        // 一.总体情况 is a number with a wrong mark (TXT-26).
        let left = hit.left();
        if numerals(left) < left.len() {
            findings.at(hit.span, ".", "中文的句号是“。”，不是“.”。").propose("。");
        }
    }
}
