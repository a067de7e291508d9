use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// 表示列举的“等”前面不用顿号。
    ///
    /// “等”紧接最后一项。“等级”“等候”“等额”等词不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 毛巾、茶叶、等物品
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 毛巾、茶叶等物品
    /// 类别、等级
    /// 排队、等候
    /// 免耕、等高耕作
    /// 停车、等车
    /// ```
    "TXT-42": Error over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.5"
}

pub const KIND: Kind = Kind::mark(&["、等"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.after().is_none_or(|c| !WORDS.contains(c)) {
            let span = Span { start: hit.span.start, end: hit.span.start + '、'.len_utf8() };
            findings.at(span, '、', "列举末尾的“等”前面不用顿号。").propose("");
        }
    }
}

/// What follows 等 in words that begin with it: 等级, 等待, 等候, 等于, 等额, 等离子, 等一等.
const WORDS: &str = "级待候于同价额效距分差量次因高值车温压速比身离线奖第保式边轴渗势号你我他她人到不一闲外价位";
