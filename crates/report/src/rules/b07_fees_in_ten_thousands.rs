use rule::{Findings, rule};

use super::basis;
use crate::{CellId, Context, Number, Recognised, Where};

rule! {
    /// 收费金额以万元为单位，不得误填成元。
    ///
    /// 格内写着“元”，或者比上年多出一百倍以上的，应当核对。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/fees/amount = 3500元
    /// ```
    /// ```报告
    /// 格 t2/fees/amount = 35000
    /// 上年格 t2/fees/amount = 30
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/fees/amount = 35
    /// 上年格 t2/fees/amount = 30
    /// ```
    "AUD-B07": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    const FEES: &str = "t2/fees/amount";
    let Some(cell) = report.report.cells.get(FEES) else { return };
    let place = report.cell_place(&CellId::from(FEES));
    if cell.raw.contains('元') && !cell.raw.contains("万元") {
        findings.at(place, cell.raw.trim(), "收费金额以万元为单位，格内写的是元。");
        return;
    }
    let Some(number) = cell.value.number() else { return };
    let before = context.previous.as_ref().and_then(|previous| previous.number(FEES)).filter(|n| *n > Number::ZERO);
    if let Some(before) = before.filter(|before| number > Number::ZERO.plus(100, *before)) {
        findings.at(place, cell.raw.trim(), format!("收费金额{number}万元，上年是{before}万元，相差一百倍以上，请核对单位。"));
    }
}
