use rule::{Findings, rule};

use super::Kind;
use crate::context;
use crate::{Lists, Prose, Span};

rule! {
    /// 常用词里没有多打一个字。
    ///
    /// 同一个字连着出现两次，其中一个与前后都不成词的，才提出；两个词相接（“各部|部署”）和叠用（“高高兴兴”）不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 依法履行监监督职责
    /// 进一步完善善公开制度
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 依法履行监督职责
    /// 大家高高兴兴参加
    /// 对全市各部门部署的工作进行检查
    /// 天天有人值守
    /// 会见公安局局长
    /// 双方一致反对对其采取措施
    /// 购买自住住房的
    /// ```
    "P106": Warning over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for one in context::doubled(prose, context::scorer()) {
        let words = prose.words(one.span);
        findings.at(one.span, words, format!("多了一个字，“{words}”应为“{}”。", one.right)).propose(one.right);
    }
}
