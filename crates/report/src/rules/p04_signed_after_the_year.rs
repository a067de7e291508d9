use jiff::civil::Date;
use text::format_date;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 报告不得在统计期限结束之前签署。
    ///
    /// # 不符合
    /// ```报告
    /// 日期 2024年12月11日
    /// ```
    /// # 符合
    /// ```报告
    /// 日期 2025年1月6日
    /// ```
    "AUD-P04": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let (Some(signed), Some(year), Some(quoted)) = (report.report.signed_on, report.report.year, &report.signed_on) else {
        return;
    };
    if signed.year() <= year {
        let left = Date::new(year, 12, 31).ok().and_then(|end| end.since(signed).ok()).map_or(0, |span| span.get_days());
        let rest = if left > 0 { format!("，最后{left}天不可能计入") } else { String::new() };
        let words = format!("落款日期是{}，{year}年度还没有结束{rest}。", format_date(signed));
        findings.at(quoted.at.clone(), quoted.text.clone(), words);
    }
}
