use std::sync::LazyLock;

use rule::{Findings, Severity, rule};

use super::{basis, support::{Pattern, clause_around, each_match, pattern}};
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 正文中的申请数量应当与表三一致。
    ///
    /// 正文的数等于新收、新收加上年结转、办理总计之一的，算一致；比表三少的，可能是只写了部分渠道或者层级，按警告对待。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年收到政府信息公开申请9件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 全年收到政府信息公开申请9件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C01": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

static COUNTED: Pattern = LazyLock::new(|| {
    pattern(r"(?:收到|接到|受理|新收|收悉)[^，。；0-9]{0,24}申请[^，。；0-9]{0,6}?(?P<after>[0-9]{1,9})\s*[件条宗份]|(?:收到|接到|受理|新收|收悉)[^，。；0-9]{0,8}(?P<before>[0-9]{1,9})\s*[件条宗份][^，。；0-9]{0,24}申请")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let total = |row: &str| report.report.number(&format!("t3/{row}/total"));
    let (Some(new), Some(results)) = (total("new_received"), total("results_total")) else { return };
    let all = new + total("carried_in").unwrap_or_default();
    for (passage, found) in each_match(report, &COUNTED) {
        let Some(whole) = found.get(0) else { continue };
        let Some(number) = found.name("after").or(found.name("before")) else { continue };
        let Ok(stated) = number.as_str().parse::<Number>() else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        let about_last_year = ["上年", "去年", "上一年", "累计", "历年", "行政许可", "业务"].iter().any(|w| clause.contains(w));
        if about_last_year || [new, all, results].contains(&stated) {
            continue;
        }
        let severity = if stated < all { Severity::Warning } else { Severity::Error };
        let words = format!("这里写的是{stated}件，表三新收{new}件、上年结转{}件。", all - new);
        findings.at_severity(severity, passage.at(whole.range()), whole.as_str(), words);
    }
}
