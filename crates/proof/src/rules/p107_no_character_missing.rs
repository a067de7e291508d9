use rule::{Findings, rule};

use super::Kind;
use crate::context;
use crate::{Lists, Prose, Span};

rule! {
    /// 四字固定词组里没有漏字。
    ///
    /// 常用的四字词组中间少了一个字，剩下的字与前后都不成词的，才提出；合乎习惯的简称不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 依法维护职工合权益
    /// 按时发布年度告
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 依法维护职工合法权益
    /// 按时发布年度报告
    /// 全市经济平稳运行
    /// ```
    "P107": Warning over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for one in context::gapped(prose, context::scorer()) {
        let words = prose.words(one.span);
        findings.at(one.span, words, format!("漏了一个字，“{words}”应为“{}”。", one.right)).propose(one.right);
    }
}
