use rule::{Findings, rule};

use super::Kind;
use super::support::{is_numeral, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 表示约数的词只用一个。
    ///
    /// “约”“近”“余”“左右”意思相同，留一个。
    ///
    /// # 不符合
    /// ```文
    /// 约30人左右
    /// 近200余人
    /// 20余件左右
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 约30人
    /// 200余人
    /// 30人左右
    /// 约300米左右两侧
    /// ```
    "TXT-64": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.2.1"
}

pub const KIND: Kind = Kind::numeral(&["左右", "上下", "余", "多"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let ends = matches!(hit.word, "左右" | "上下");
        if hit.after().is_some_and(|c| if ends { "两手翼岸侧级游文逢".contains(c) } else { !UNITS.contains(c) }) {
            continue;
        }
        let left = hit.left();
        let unit = if ends { run_before(left, 4, |c| UNITS.contains(c)) } else { 0 };
        let left = &left[..left.len() - unit];
        let odd = if ends { run_before(left, 1, |c| matches!(c, '余' | '多')) } else { 0 };
        let left = &left[..left.len() - odd];
        let amount = run_before(left, 12, |c| c.is_ascii_digit() || ".万亿千百十".contains(c) || is_numeral(c) || c == '两');
        let left = &left[..left.len() - amount];
        let about = ["将近", "大约", "大概", "约", "近"].iter().find(|about| left.ends_with(**about));
        if amount == 0 || (about.is_none() && odd == 0) {
            continue;
        }
        let span = hit.wider(unit + odd + amount + about.map_or(0, |about| about.len()), 0);
        let words = prose.words(span);
        let right = if ends { words.trim_end_matches(hit.word) } else { about.map_or(words, |about| &words[about.len()..]) };
        findings.at(span, words, "表示约数的词重复，只留一个。").propose(right);
    }
}

/// Measure words behind a number.
const UNITS: &str = "个名人件次元项户家天年月日周小时分钟公里米吨亩平方千克处所条部台辆份场期届岁";
