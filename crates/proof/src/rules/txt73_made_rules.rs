use rule::{Findings, rule};

use super::Kind;
use super::support::clause;
use crate::{Lists, Prose, Span};

rule! {
    /// 定下来施行的制度用“制定”。
    ///
    /// “制订”指拟订，用于计划、方案；已经施行的办法、规定用“制定”。
    ///
    /// # 不符合
    /// ```文
    /// 制订了《工会经费管理办法》
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 制定了《工会经费管理办法》
    /// 制订年度计划
    /// ```
    "TXT-73": Info over Prose, given Lists, at Span, basis "《现代汉语词典》“制定”“制订”条"
}

pub const KIND: Kind = Kind::wording(&["制订"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let near = clause(hit.right(), 20);
        if ["办法", "规定", "条例", "细则", "制度", "规则", "准则"].iter().any(|kind| near.contains(kind)) {
            findings.at(hit.span, hit.word, "已经定下来施行的制度，用“制定”。").propose("制定");
        }
    }
}
