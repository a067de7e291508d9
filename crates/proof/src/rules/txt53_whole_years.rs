use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, digits_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 年份写全四位。
    ///
    /// 写“2024年”，不写“24年”。“服刑10年3个月”这样的时长不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 24年3月底
    /// ，23年12月31日
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年3月底
    /// 服刑10年3个月
    /// ```
    "TXT-53": Warning over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.4"
}

pub const KIND: Kind = Kind::numeral(&["年"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let before = &prose.text()[..hit.span.start];
        if digits_before(before) != 2 || before[..before.len() - 2].ends_with(['刑', '期', '满', '龄', '时', '共', '限', '达', '近', '约', '.', '-', '—']) {
            continue;
        }
        let right = hit.right();
        let month = digits(right);
        let rest = right[month..].strip_prefix('月');
        if (1..=2).contains(&month) && rest.is_some_and(|rest| !rest.starts_with(['份', '个'])) {
            let span = hit.wider(2, 0);
            let year = &before[before.len() - 2..];
            let century = if year < "50" { "20" } else { "19" };
            findings.at(span, prose.words(span), "年份应当写全四位。").propose(format!("{century}{year}年"));
        }
    }
}
