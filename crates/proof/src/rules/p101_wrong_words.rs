use rule::{Findings, rule};

use super::Kind;
use crate::words::{self, Level};
use crate::{Lists, Prose, Span};

rule! {
    /// 词语没有写错。
    ///
    /// 收在错别字表里、写法确定是错的词。同形的字跨在两个词里的（“完善养老服务”里的“善养”），不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 按装电表
    /// 积级参加
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 按装修合同约定付款
    /// 完善养老服务体系
    /// ```
    "P101": Error over Prose, given Lists, at Span, basis "《现代汉语词典》；《通用规范汉字表》；《第一批异形词整理表》"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for found in words::wrong_in(prose.text(), Level::Certain) {
        let words = &prose.text()[found.span.start..found.span.end];
        findings.at(found.span, words, format!("“{words}”应为“{}”。", found.right)).propose(found.right);
    }
}
