use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 与钱款有关的用“账”。
    ///
    /// “帐”只用于帐篷、蚊帐等用布做的东西。
    ///
    /// # 不符合
    /// ```文
    /// 帐户
    /// 台帐
    /// 转帐
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 账户
    /// 帐篷
    /// 蚊帐
    /// 营帐
    /// 帐幕
    /// 住进帐篷
    /// ```
    "TXT-71": Error over Prose, given Lists, at Span, basis "《现代汉语词典》“账”条"
}

pub const KIND: Kind = Kind::wording(&["帐"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let after = hit.after().filter(|c| "户号目册簿单务面款本".contains(*c));
        let before = hit.before().filter(|c| "记转到入结查台对进水做假坏呆走挂建报算欠还收付销清总分明".contains(*c));
        let cloth = hit.after().is_some_and(|c| "篷幕子下顶".contains(c));
        if cloth || (after.is_none() && before.is_none()) {
            continue;
        }
        // 帐户, or 台帐 where nothing of the word follows.
        let span = match (after, before) {
            (Some(after), _) => hit.wider(0, after.len_utf8()),
            (None, before) => hit.wider(before.map_or(0, char::len_utf8), 0),
        };
        let words = prose.words(span);
        let right = words.replace('帐', "账");
        findings.at(span, words, format!("“{words}”应为“{right}”。")).propose(right);
    }
}
