use text::format_date;

use jiff::civil::Date;
use rule::{Findings, Severity, rule};

use super::{basis, support::{by_regime}};
use crate::{Context, Recognised, Where};

rule! {
    /// 部门的报告应当在1月31日前、政府的报告应当在3月31日前发布。
    ///
    /// 自愿参照执行的单位按警告对待。已知发布日期时按发布日期，否则按落款日期。日期只取自网页、比期限晚三个月以上的，可能是网站迁移后重新发布的日期，按警告对待；落款按期而网页晚一年以上的，只作提示。
    ///
    /// # 不符合
    /// ```报告
    /// 日期 2025年2月6日
    /// ```
    /// ```报告
    /// 发布 2025-02-06
    /// ```
    /// ```报告
    /// 网页发布 2025-09-20
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
    let signed = report.report.signed_on;
    let quoted = report.signed_on.clone().unwrap_or_else(|| report.title.clone());
    if let Some(day) = context.published_on.filter(|day| *day > limit) {
        let words = due(day, "发布", limit, whose);
        let late = (day - limit).get_days();
        let in_time = signed.is_some_and(|signed| signed <= limit);
        // A site that moved or was set up anew dates its old pages by that day.
        let (severity, doubt) = match (context.published_by_page, late) {
            (true, 366..) if in_time => (Severity::Info, MOVED),
            (true, 92..) => (Severity::Warning, MOVED),
            _ => (by_regime(report, context), ""),
        };
        findings.at_severity(severity, quoted.at, quoted.text, format!("{words}{doubt}"));
    } else if let Some(day) = signed.filter(|signed| *signed > limit) {
        findings.at_severity(by_regime(report, context), quoted.at, quoted.text, due(day, "落款", limit, whose));
    }
}

const MOVED: &str = "这一日期取自网页，相隔较久，可能是网站迁移或者重新发布的日期，请核对首次发布的日期。";

fn due(day: Date, verb: &str, limit: Date, whose: &str) -> String {
    format!("{verb}日期是{}，{whose}的年度报告应当在{}前发布。", format_date(day), format_date(limit))
}
