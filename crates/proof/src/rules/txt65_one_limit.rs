use rule::{Findings, rule};

use super::Kind;
use super::support::{is_numeral, run};
use crate::{Lists, Prose, Span};

rule! {
    /// “至少”“超过”不和“以上”一起用。
    ///
    /// “至少3人”就是“3人以上”，留一种说法。
    ///
    /// # 不符合
    /// ```文
    /// 至少3人以上
    /// 超过100人以上
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 至少3人
    /// 100人以上
    /// ```
    "TXT-65": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 4.1"
}

pub const KIND: Kind = Kind::numeral(&["至少", "最少", "不少于", "不低于", "超过", "突破"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let right = hit.right();
        let amount = run(right, 12, |c| c.is_ascii_digit() || ".百千万亿%％".contains(c) || is_numeral(c) || c == '两');
        let unit = run(&right[amount..], 4, |c| UNITS.contains(c));
        if amount > 0 && right[amount + unit..].starts_with("以上") {
            let span = hit.wider(0, amount + unit + "以上".len());
            let bare = &right[..amount + unit];
            let least = matches!(hit.word, "超过" | "突破");
            let fixed = if least { format!("{bare}以上") } else { format!("{}{bare}", hit.word) };
            findings.at(span, prose.words(span), format!("“{}”和“以上”重复，只留一个。", hit.word)).propose(fixed);
        }
    }
}

/// Measure words behind a number.
const UNITS: &str = "个名人件次元项户家天年月日周小时分钟公里米吨亩平方千克处所条部台辆份场期届岁";
