use text::format_date;

use rule::{Findings, rule};

use super::{basis, support::by_regime};
use crate::{Context, Recognised, Where};

rule! {
    /// 部门的报告应当在1月31日前、政府的报告应当在3月31日前发布到网上。
    ///
    /// 按名单上的发布日期核对；报告本身的日期由AUD-P05核对。
    ///
    /// # 不符合
    /// ```报告
    /// 名单 2025-02-06
    /// ```
    /// # 符合
    /// ```报告
    /// 名单 2025-01-31
    /// ```
    "AUD-F02": Error over Recognised, given Context, at Where, basis basis::DUE
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let published = context.listed.and_then(|listed| listed.published_on);
    let (Some(published), Some(year)) = (published, report.report.year) else { return };
    let Some((limit, whose)) = context.due(&report.report.body, year) else { return };
    if published > limit {
        let words = format!(
            "名单上的发布日期是{}，{whose}的年度报告应当在{}前发布。",
            format_date(published),
            format_date(limit)
        );
        let title = &report.title;
        findings.at_severity(by_regime(report, context), title.at.clone(), title.text.clone(), words);
    }
}
