use rule::{Findings, rule};

use super::Kind;
use super::support::{is_han, numerals};
use crate::{Lists, Prose, Span};

rule! {
    /// 外国人名和少数民族人名用间隔号“·”。
    ///
    /// 间隔号是U+00B7，居中。日文中点、项目符号、全角下脚点都不是间隔号。
    ///
    /// # 不符合
    /// ```文
    /// 买买提・艾力
    /// 买买提•艾力
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 买买提·艾力
    /// ```
    "TXT-21": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.14"
}

pub const KIND: Kind = Kind::mark(&["・", "•", "‧", "∙", "．"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let between = hit.before().is_some_and(is_han) && hit.after().is_some_and(is_han);
        let left = hit.left();
        // 一．总体情况 is a number with a wrong mark (TXT-26).
        if between && numerals(left) < left.len() {
            findings.at(hit.span, hit.word, "人名中的间隔号应为“·”。").propose("·");
        }
    }
}
