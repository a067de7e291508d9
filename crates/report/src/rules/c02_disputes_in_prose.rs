use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, each_match, find, pattern}};
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 正文中的行政复议、行政诉讼数量应当与表四一致。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年发生政府信息公开行政复议3件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t4/review/upheld = 3
    /// 格 t4/review/total = 3
    /// 一 全年发生政府信息公开行政复议3起，行政诉讼0起，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C02": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

static REVIEW: Pattern = LazyLock::new(|| pattern(r"行政复议(?:案件|申请)?(?:共)?\s*(?P<n>[0-9]{1,7})\s*[件起宗]"));
static SUIT: Pattern = LazyLock::new(|| pattern(r"行政诉讼(?:案件)?(?:共)?\s*(?P<n>[0-9]{1,7})\s*[件起宗]"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let total = |group: &str| report.report.number(&format!("t4/{group}/total"));
    let suits = total("suit_direct").zip(total("suit_after_review")).map(|(direct, after)| direct + after);
    for (pattern, counted, what) in [(&REVIEW, total("review"), "行政复议"), (&SUIT, suits, "行政诉讼")] {
        let Some(counted) = counted else { continue };
        for (passage, found) in each_match(report, pattern) {
            let (Some(whole), Ok(stated)) = (found.get(0), found["n"].parse::<Number>()) else { continue };
            let clause = &passage.text[clause_around(passage, whole.start())];
            if stated != counted && !["上年", "去年", "上一年", "累计"].iter().any(|word| clause.contains(word)) {
                find(findings, passage, whole.range(), format!("这里写的是{what}{stated}件，表四合计{counted}件。"));
            }
        }
    }
}
