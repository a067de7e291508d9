use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 文件的简称在第一次出现时说明。
    ///
    /// 只写“《条例》”的，前文应当有“（以下简称《条例》）”。
    ///
    /// # 不符合
    /// ```文
    /// 按照《条例》规定办理。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 根据《政府信息公开条例》（以下简称《条例》）办理。按照《条例》的规定答复。
    /// ```
    "P104": Info over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["《条例》", "《办法》", "《规定》", "《决定》", "《意见》", "《方案》", "《细则》", "《规则》", "《通知》"]).everywhere();

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    let mut told: Vec<&str> = Vec::new();
    for hit in prose.candidates(RULE.id) {
        if told.contains(&hit.word) {
            continue;
        }
        told.push(hit.word);
        let named = ["以下简称", "下称", "以下统称", "简称"].iter().any(|called| hit.left().ends_with(called));
        if !named {
            let reason = format!("“{}”是简称，第一次出现时应写全称，并注明“以下简称{}”。", hit.word, hit.word);
            findings.at(hit.span, hit.word, reason);
        }
    }
}
