use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Number, Recognised, Where};

rule! {
    /// 关于收费的说法应当与表三一致。
    ///
    /// 表三“申请人逾期未按收费通知要求缴纳费用”大于0，就说明发出过收费通知；只说没有收取费用不算矛盾。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/other.fee_lapsed/natural = 1
    /// 格 t3/other.fee_lapsed/total = 1
    /// 六 本年度没有发出收费通知，未收取信息处理费。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/other.fee_lapsed/natural = 1
    /// 格 t3/other.fee_lapsed/total = 1
    /// 格 t3/results_total/natural = 1
    /// 格 t3/results_total/total = 1
    /// 格 t3/new_received/natural = 1
    /// 格 t3/new_received/total = 1
    /// 六 本年度未收取信息处理费。
    /// ```
    "AUD-C04": Error over Recognised, given Context, at Where, basis basis::FEES
}

static NO_NOTICE: Pattern = LazyLock::new(|| pattern(r"(?:未|没有|无)(?:曾)?(?:发出|发送|制发|送达|出具)[^，。；]{0,10}收费通知|不存在[^，。；]{0,10}收费"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let lapsed = report.report.number("t3/other.fee_lapsed/total").filter(|number| *number > Number::ZERO);
    let Some(lapsed) = lapsed else { return };
    for (passage, found) in each_match(report, &NO_NOTICE) {
        if let Some(whole) = found.get(0) {
            let words = format!("表三有{lapsed}件因逾期未缴费不再处理，与这里的说法矛盾。");
            find(findings, passage, whole.range(), words);
        }
    }
}
