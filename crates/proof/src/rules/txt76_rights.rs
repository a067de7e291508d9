use rule::{Findings, rule};

use super::Kind;
use super::support::run_before;
use crate::{Lists, Prose, Span};

rule! {
    /// 公民、职工享有的是“权利”。
    ///
    /// “权力”属于国家机关，“权利”属于公民、法人。
    ///
    /// # 不符合
    /// ```文
    /// 维护职工权力
    /// 侵犯公民的合法权力
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 维护职工权利
    /// 国家权力
    /// 权力清单
    /// ```
    "TXT-76": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“权利”“权力”条"
}

pub const KIND: Kind = Kind::wording(&["权力"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let left = hit.left();
        let bare = ["合法", "基本", "民主"].iter().find_map(|word| left.strip_suffix(word)).unwrap_or(left);
        let bare = bare.strip_suffix('的').unwrap_or(bare);
        let owned = OWNERS.iter().any(|who| bare.ends_with(who));
        let near = &left[left.len() - run_before(left, 7, |c| !"，。；".contains(c))..];
        let lawful = left.ends_with("合法") && VERBS.iter().any(|verb| near.contains(verb));
        let organ = ["机关", "机构", "清单", "运行", "观", "部门"].iter().any(|word| hit.right().starts_with(word));
        if (owned || lawful) && !organ {
            let before = if left.ends_with("合法") || left.ends_with("公民") { "合法".len() } else { 0 };
            let span = hit.wider(before, 0);
            let words = prose.words(span);
            let fixed = words.replace("权力", "权利");
            findings.at(span, words, "公民、法人享有的是“权利”。").propose(fixed);
        }
    }
}

/// Who has rights.
const OWNERS: [&str; 9] = ["公民", "职工", "申请人", "当事人", "消费者", "劳动者", "群众", "妇女", "会员"];

/// What is done to rights.
const VERBS: [&str; 7] = ["申请", "知情", "参与", "监督", "享有", "维护", "侵犯"];
