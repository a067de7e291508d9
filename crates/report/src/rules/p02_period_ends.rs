use text::format_date;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 统计期限应当到报告年度的12月31日为止。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告所列数据的统计期限自2024年1月1日起至2024年12月11日止，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// 引言 本年度报告数据的统计期限为2024年1月1日至12月31日，电话：0751-0000000。
    /// ```
    "AUD-P02": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let (Some(period), Some(year)) = (&report.period, report.report.year) else { return };
    if let Some(last) = period.last.filter(|last| (last.year(), last.month(), last.day()) != (year, 12, 31)) {
        let words = format!("统计期限到{}为止，{year}年度的报告应当到{year}年12月31日为止。", format_date(last));
        let finding = findings.at(period.to.at.clone(), period.to.text.clone(), words);
        finding.propose(format!("至{year}年12月31日止"));
    }
}
