use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern, sentences}};
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 正文中列出的占比之和应当是100%。
    ///
    /// 只在同一句里三项以上都写“占”的时候核对；每项容许0.1的舍入。
    ///
    /// # 不符合
    /// ```报告
    /// 一 主动公开中，动态类占50.0%，业务类占30.0%，其他类占18.0%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 主动公开中，动态类占50.0%，业务类占30.0%，其他类占20.0%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-A07": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

static SHARE: Pattern = LazyLock::new(|| pattern(r"占[^，。；、0-9]{0,12}(?P<share>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*[%％]"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, sentence) in sentences(report) {
        let words = &passage.text[sentence.clone()];
        let shares: Vec<Number> = SHARE.captures_iter(words).filter_map(|s| s["share"].parse().ok()).collect();
        let sum: Number = shares.iter().copied().sum();
        let slack = Number::decimal(i64::try_from(shares.len()).unwrap_or(i64::MAX), 1);
        let hundred = Number::from(100_u32);
        let off = if sum < hundred { hundred - sum } else { sum - hundred };
        // Far from 100 the list is one of several shares of different wholes.
        if shares.len() >= 3 && off > slack && off < Number::from(6_u32) {
            find(findings, passage, sentence, format!("各项占比之和是{sum}%，不是100%。"));
        }
    }
}
