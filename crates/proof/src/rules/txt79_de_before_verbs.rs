use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 动词前的状语用“地”。
    ///
    /// “认真地开展”，或者不用助词写“认真开展”。后面是名词的（“积极的推动作用”）用“的”。
    ///
    /// # 不符合
    /// ```文
    /// 认真的开展自查
    /// 及时主动的发布信息
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 认真地开展自查
    /// 认真开展自查
    /// 认真的态度
    /// 积极的推动作用
    /// 切实有效的贯彻执行
    /// 及时的处理结果
    /// ```
    "TXT-79": Warning over Prose, given Lists, at Span, basis "《现代汉语八百词》“的”“地”条"
}

pub const KIND: Kind = Kind::wording(&["的开展", "的落实", "的做好", "的加强", "的履行", "的完成", "的解决", "的提高", "的提升", "的维护", "的发布", "的公开", "的处理", "的回应", "的答复", "的推进", "的参与", "的配合", "的整改", "的组织", "的宣传"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let how = ADVERBS.iter().find(|how| left.ends_with(**how));
        // 有效的落实机制: a noun follows, and the verb belongs to it.
        let noun = NOUNS.iter().any(|noun| right.starts_with(noun)) || hit.after().is_none_or(|c| "的，。；、".contains(c));
        if let Some(how) = how.filter(|_| !noun) {
            let span = Span { start: hit.span.start, end: hit.span.start + '的'.len_utf8() };
            let verb = hit.word.trim_start_matches('的');
            findings.at(span, '的', format!("动词前用“地”，写“{how}地{verb}”或者“{how}{verb}”。")).propose("地");
        }
    }
}

/// Adverbs of official prose.
const ADVERBS: [&str; 19] = [
    "认真", "积极", "深入", "切实", "扎实", "严格", "大力", "不断", "全面", "及时", "有效", "主动", "广泛", "坚决", "稳步", "有序",
    "耐心", "充分", "高效",
];

/// Nouns before which a verb stands as an attribute.
const NOUNS: [&str; 34] = [
    "情况", "机制", "措施", "方案", "作用", "效果", "意见", "方法", "途径", "手段", "制度", "要求", "标准", "水平", "能力", "成效",
    "结果", "工作", "流程", "程序", "渠道", "方式", "体系", "力度", "活动", "条件", "时间", "过程", "义务", "职责", "空间", "平台",
    "者", "人",
];
