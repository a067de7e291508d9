use rule::{Findings, rule};

use super::Kind;
use super::support::{clause, is_han};
use crate::{Lists, Prose, Span};

rule! {
    /// “通过……，使……”缺主语。
    ///
    /// “通过”和“使”去掉一个，句子才有主语。
    ///
    /// # 不符合
    /// ```文
    /// 通过开展培训，使职工素质得到提升。
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 开展培训使职工素质得到提升。
    /// 通过开展培训，职工素质得到提升。
    /// 通过审核，使用新的印章。
    /// ```
    "TXT-82": Warning over Prose, given Lists, at Span, basis "语法规范；《党政机关公文处理工作条例》第十九条"
}

pub const KIND: Kind = Kind::wording(&["通过"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.before().is_some_and(|c| !"。； 　".contains(c)) {
            continue;
        }
        let right = hit.right();
        let first = clause(right, 41);
        let Some(rest) = right[first.len()..].strip_prefix("，使").filter(|_| first.chars().nth(1).is_some()) else { continue };
        if rest.starts_with(is_han) && !rest.starts_with(['用', '馆', '命']) {
            let span = hit.wider(0, first.len() + "，使".len());
            findings.at(span, prose.words(span), "“通过……，使……”使句子没有主语，去掉“通过”或者“使”。");
        }
    }
}
