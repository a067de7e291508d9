use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 公开声明的事用“启事”。
    ///
    /// “启示”是启发，“启事”是为公开说明某事而登的文字。
    ///
    /// # 不符合
    /// ```文
    /// 招聘启示
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 招聘启事
    /// 重要启示
    /// ```
    "TXT-87": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“启事”“启示”条"
}

pub const KIND: Kind = Kind::wording(&["招聘启示", "招租启示", "招领启示", "征集启示", "征文启示", "寻人启示", "寻物启示", "遗失启示", "更名启示", "迁址启示", "征订启示"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.word.replace("启示", "启事");
        findings.at(hit.span, hit.word, format!("应为“{right}”。")).propose(right);
    }
}
