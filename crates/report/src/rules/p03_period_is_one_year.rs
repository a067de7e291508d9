use jiff::Unit;
use jiff::civil::Date;
use text::format_date;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 统计期限不得跨年度，不得超过十二个月。
    ///
    /// 跨年度会把上一年的数字再算一次。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告所列数据的统计期限自2023年1月1日起至2024年12月11日止，电话：0751-0000000。
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-P03": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let Some(period) = &report.period else { return };
    let (Some(first), Some(last)) = (period.first, period.last) else { return };
    let quote = || (period.whole.at.clone(), period.whole.text.clone());
    if last < first {
        let (at, text) = quote();
        findings.at(at, text, format!("统计期限的终点{}早于起点{}。", format_date(last), format_date(first)));
    } else if first.year() != last.year() {
        let (at, text) = quote();
        let years = format!("{}年、{}年", first.year(), last.year());
        let length = length(first, last);
        findings.at(at, text, format!("统计期限跨{years}，前后共{length}；上一年的数字会被重复计算。"));
    }
}

/// 23个月零11天, both days counted.
fn length(first: Date, last: Date) -> String {
    let span = last.tomorrow().and_then(|end| first.until((Unit::Month, end))).unwrap_or_default();
    match (span.get_months(), span.get_days()) {
        (months, 0) => format!("{months}个月"),
        (months, days) => format!("{months}个月零{days}天"),
    }
}
