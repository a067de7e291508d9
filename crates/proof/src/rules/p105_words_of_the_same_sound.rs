use rule::{Findings, Severity, rule};

use super::Kind;
use crate::context::{self, CERTAIN};
use crate::{Lists, Prose, Span};

rule! {
    /// 常用词里没有同音、形近的别字。
    ///
    /// 按词典切分上下文，原文不成词、换一个同音或者形近的字就成常用词的，才提出；跨在两个词里的字（“完善养老”）、人名和地名不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 认真履行监度职责
    /// 各项政策挫施落实到位
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 认真履行监督职责
    /// 完善养老服务体系
    /// 各项政策措施落实到位
    /// ```
    "P105": Warning over Prose, given Lists, at Span, basis "《现代汉语词典》；《通用规范汉字表》"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for one in context::confused(prose, context::scorer()) {
        let words = prose.words(one.span);
        let severity = if one.gain >= CERTAIN { Severity::Error } else { Severity::Warning };
        let why = format!("“{words}”不成词，按上下文应为“{}”。", one.right);
        findings.at_severity(severity, one.span, words, why).propose(one.right);
    }
}
