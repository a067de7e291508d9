use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 把情况、意见告诉有关方面，用“反映”。
    ///
    /// “反应”是受刺激后的活动，用于化学反应、不良反应、反应迅速等。
    ///
    /// # 不符合
    /// ```文
    /// 群众反应强烈的问题
    /// 反应问题
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 群众反映强烈的问题
    /// 化学反应
    /// 反应迅速
    /// 过敏反应
    /// 居民反应平静
    /// 不良反应情况监测
    /// ```
    "TXT-75": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“反映”“反应”条"
}

pub const KIND: Kind = Kind::wording(&["反应"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let people = ["职工", "群众", "代表", "委员", "居民", "村民", "基层"].iter().any(|who| left.ends_with(who));
        let said = people && ["的", "强烈", "了", "出"].iter().any(|word| right.starts_with(word));
        let natural = left.ends_with(['良', '急', '敏', '学', '锁', '级', '苗', '场', '核', '链', '激', '生', '合', '热']);
        let object = ["情况", "问题", "意见", "诉求", "民意", "了群众", "了职工"].iter().find(|word| right.starts_with(**word));
        let object = object.filter(|word| !natural && !right[word.len()..].starts_with(['下', '上']));
        if said || object.is_some() {
            let span = hit.wider(0, object.map_or(0, |word| word.len()));
            let words = prose.words(span);
            let fixed = words.replacen("反应", "反映", 1);
            findings.at(span, words, "把情况、意见告诉有关方面，应为“反映”。").propose(fixed);
        }
    }
}
