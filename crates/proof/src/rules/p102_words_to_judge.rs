use rule::{Findings, rule};

use super::Kind;
use crate::words::{self, Level};
use crate::{Lists, Prose, Span};

rule! {
    /// 容易混淆的词语用得对。
    ///
    /// 多半是写错，但有的语境可以成立，或者是不推荐的异形词，请核对。
    ///
    /// # 不符合
    /// ```文
    /// 工程以经完工
    /// 起迄时间
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 可以经主席办公会议研究决定
    /// 以经济建设为中心
    /// ```
    "P102": Warning over Prose, given Lists, at Span, basis "《现代汉语词典》；《通用规范汉字表》；《第一批异形词整理表》"
}

pub const KIND: Kind = Kind::wording(&[]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for found in words::wrong_in(prose.text(), Level::Context) {
        let words = &prose.text()[found.span.start..found.span.end];
        findings.at(found.span, words, format!("“{words}”多半应为“{}”。", found.right)).propose(found.right);
    }
}
