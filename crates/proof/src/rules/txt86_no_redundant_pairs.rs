use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 意思重复的成分省去一个。
    ///
    /// “涉及”就有“到”的意思，“堪忧”就有“令人”的意思。
    ///
    /// # 不符合
    /// ```文
    /// 涉及到职工利益
    /// 令人堪忧
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 涉及职工利益
    /// 堪忧
    /// ```
    "TXT-86": Info over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["涉及到", "来自于", "付诸于", "见诸于", "诉诸于", "免费赠送", "亲眼目睹", "凯旋归来", "悬殊很大", "令人堪忧", "首次破天荒", "多年来以来", "目前为止以来", "大约估计", "邀请应邀"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = PAIRS.iter().find(|(word, _)| *word == hit.word).map_or("", |(_, right)| right);
        findings.at(hit.span, hit.word, format!("“{}”意思重复，写“{right}”就够了。", hit.word)).propose(right);
    }
}

/// What is said twice, and once.
const PAIRS: [(&str, &str); 15] = [("涉及到", "涉及"), ("来自于", "来自"), ("付诸于", "付诸"), ("见诸于", "见诸"), ("诉诸于", "诉诸"), ("免费赠送", "赠送"), ("亲眼目睹", "目睹"), ("凯旋归来", "凯旋"), ("悬殊很大", "悬殊"), ("令人堪忧", "堪忧"), ("首次破天荒", "破天荒"), ("多年来以来", "多年来"), ("目前为止以来", "目前为止"), ("大约估计", "估计"), ("邀请应邀", "应邀")];
