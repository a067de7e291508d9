use rule::{Findings, rule};

use super::Kind;
use crate::{Lists, Prose, Span};

rule! {
    /// “和”“及”“或”“以及”前面不用顿号。
    ///
    /// 连词已经表示并列，前面不再用顿号；“以及”前面可以用逗号。
    ///
    /// # 不符合
    /// ```文
    /// 工人、农民、和学生
    /// 人员、经费、以及场地
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 工人、农民和学生
    /// 丰城、和平镇
    /// 内容准确、及时
    /// 合作、与时俱进
    /// ```
    "TXT-41": Warning over Prose, given Lists, at Span, basis "GB/T 15834—2011 4.5"
}

pub const KIND: Kind = Kind::mark(&["、和", "、以及", "、及", "、或"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        // 和平, 和田, 及时, 或许: the character begins a word.
        let word = match hit.word {
            "、和" => "平谐睦解气蔼善衷美田县顺龙静政硕林声弦缓",
            "、及" => "时格早第冠笄",
            "、或" => "许多然",
            _ => "",
        };
        if hit.after().is_some_and(|c| !word.contains(c)) {
            let span = Span { start: hit.span.start, end: hit.span.start + '、'.len_utf8() };
            let reason = format!("“{}”前面不用顿号。", hit.word.trim_start_matches('、'));
            findings.at(span, '、', reason).propose("");
        }
    }
}
