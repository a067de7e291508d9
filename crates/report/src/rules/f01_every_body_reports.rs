use rule::{Findings, rule};

use super::{basis, support::by_regime};
use crate::{Context, Recognised, Where};

rule! {
    /// 应当发布年度报告的机关都应当发布。
    ///
    /// 给出应报机关名单时，按名单核对所给的报告。
    ///
    /// # 不符合
    /// ```报告
    /// 名单 未报
    /// ```
    /// # 符合
    /// ```报告
    /// 名单 2025-01-20
    /// ```
    "AUD-F01": Error over Recognised, given Context, at Where, basis basis::DUE
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    if context.listed.is_some_and(|listed| !listed.reported) {
        let body = &report.report.body;
        let year = report.report.year.map_or_else(String::new, |year| format!("{year}"));
        let words = format!("{body}在应报机关名单上，所给的文件里没有它的{year}年度报告。");
        findings.at_severity(by_regime(report, context), Where::default(), "", words);
    }
}
