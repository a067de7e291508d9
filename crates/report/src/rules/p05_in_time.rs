use text::format_date;

use rule::{Findings, rule};

use super::{basis, support::{by_regime}};
use crate::{Context, Recognised, Where};

rule! {
    /// 部门的报告应当在1月31日前、政府的报告应当在3月31日前发布。
    ///
    /// 自愿参照执行的单位按警告对待。已知发布日期时按发布日期，否则按落款日期。
    ///
    /// # 不符合
    /// ```报告
    /// 日期 2025年2月6日
    /// ```
    /// ```报告
    /// 发布 2025-02-06
    /// ```
    /// # 符合
    /// ```报告
    /// 日期 2025年1月31日
    /// ```
    /// ```报告
    /// 机关 示例县人民政府
    /// 日期 2025年3月20日
    /// ```
    "AUD-P05": Error over Recognised, given Context, at Where, basis basis::DUE
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(year) = report.report.year else { return };
    let Some((limit, whose)) = context.due(&report.report.body, year) else { return };
    let signed = report.report.signed_on.filter(|signed| *signed > limit);
    let published = context.published_on.filter(|published| *published > limit);
    let (verb, day) = match (published, signed) {
        (Some(day), _) => ("发布", day),
        (None, Some(day)) => ("落款", day),
        (None, None) => return,
    };
    let quoted = report.signed_on.clone().unwrap_or_default();
    let words = format!("{verb}日期是{}，{whose}的年度报告应当在{}前发布。", format_date(day), format_date(limit));
    findings.at_severity(by_regime(report, context), quoted.at, quoted.text, words);
}
