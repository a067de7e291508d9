use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 动词前用“必须”，名词前用“必需”。
    ///
    /// “必须”是一定要，“必需”是一定要有。
    ///
    /// # 不符合
    /// ```文
    /// 必需严格落实
    /// 生活必须品
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 必须严格落实
    /// 生活必需品
    /// 办公必需的设备
    /// 必需要素
    /// 必须品质优良
    /// ```
    "TXT-77": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“必须”“必需”条"
}

pub const KIND: Kind = Kind::wording(&["必需", "必须品"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        if hit.word == "必须品" {
            if hit.after().is_none_or(|c| !"质种牌尝行".contains(c)) {
                findings.at(hit.span, hit.word, "名词前用“必需”。").propose("必需品");
            }
            continue;
        }
        let want = right.starts_with('要') && !right['要'.len_utf8()..].starts_with(['素', '件', '点']);
        if want || VERBS.iter().any(|verb| right.starts_with(verb)) {
            let span = hit.wider(0, if want { '要'.len_utf8() } else { 0 });
            findings.at(span, prose.words(span), "动词前用“必须”。").propose(if want { "必须要" } else { "必须" });
        }
    }
}

/// Verbs that are done, not had.
const VERBS: [&str; 14] = [
    "按照", "严格", "坚持", "加强", "依法", "遵守", "立即", "认真", "做好", "经过", "符合", "提前", "由", "按时",
];
