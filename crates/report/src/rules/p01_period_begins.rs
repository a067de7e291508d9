use text::format_date;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 统计期限应当从报告年度的1月1日开始。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告所列数据的统计期限自2023年1月1日起至2024年12月31日止，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-P01": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let (Some(period), Some(year)) = (&report.period, report.report.year) else { return };
    if let Some(first) = period.first.filter(|first| (first.year(), first.month(), first.day()) != (year, 1, 1)) {
        let words = format!("统计期限从{}开始，{year}年度的报告应当从{year}年1月1日开始。", format_date(first));
        let finding = findings.at(period.from.at.clone(), period.from.text.clone(), words);
        finding.propose(format!("自{year}年1月1日起"));
    }
}
