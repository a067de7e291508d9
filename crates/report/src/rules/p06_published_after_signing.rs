use text::format_date;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 发布日期不得早于落款日期。
    ///
    /// # 不符合
    /// ```报告
    /// 日期 2025年1月20日
    /// 发布 2025-01-15
    /// ```
    /// # 符合
    /// ```报告
    /// 日期 2025年1月20日
    /// 发布 2025-01-20
    /// ```
    "AUD-P06": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let (Some(published), Some(signed), Some(quoted)) = (context.published_on, report.report.signed_on, &report.signed_on) else {
        return;
    };
    if published < signed {
        let words = format!("发布日期{}早于落款日期{}。", format_date(published), format_date(signed));
        findings.at(quoted.at.clone(), quoted.text.clone(), words);
    }
}
