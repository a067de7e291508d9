use rule::{Findings, rule};

use super::Kind;
use super::support::run_before;
use crate::{Lists, Prose, Span};

rule! {
    /// 香港、澳门、台湾不与中国、国家并列。
    ///
    /// 与台湾相对的是大陆；列举国家时写“国家和地区”，写“中国香港”“中国澳门”“中国台湾”。
    ///
    /// # 不符合
    /// ```文
    /// 中国和台湾
    /// 多个国家：日本、台湾
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 大陆和台湾
    /// 日本等国家和中国台湾地区
    /// 多个国家和地区：日本、中国香港
    /// ```
    "TXT-92": Error over Prose, given Lists, at Span, basis "《中华人民共和国香港特别行政区基本法》第一条"
}

pub const KIND: Kind = Kind::wording(&["中国和台湾", "中国与台湾", "中国、台湾", "香港", "澳门", "台湾"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.word.starts_with("中国") {
            findings.at(hit.span, hit.word, "台湾是中国的一部分，不与中国并列，应为“大陆”。").propose(hit.word.replacen("中国", "大陆", 1));
            continue;
        }
        let left = hit.left();
        let near = &left[left.len() - run_before(left, 18, |c| !"，。；".contains(c))..];
        let listed = ["各国包括", "各国如", "各国：", "国家包括", "国家如", "国家："].iter().any(|word| near.contains(word));
        let regions = ["国家和地区包括", "国家和地区如", "国家和地区："].iter().any(|word| near.contains(word));
        if (listed || regions) && !left.ends_with("中国") {
            let reason = format!("“{}”不能与国家并列，应写“中国{}”，并写明“国家和地区”。", hit.word, hit.word);
            findings.at(hit.span, hit.word, reason).propose(format!("中国{}", hit.word));
        }
    }
}
