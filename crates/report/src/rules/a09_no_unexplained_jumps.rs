use rule::{Findings, rule};

use super::basis;
use crate::{Context, Number, Recognised, Where, form, form::CellForm};

rule! {
    /// 与上年相差十倍以上的数字应当核对。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t2/penalty/decisions = 500
    /// 上年格 t2/penalty/decisions = 20
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t2/penalty/decisions = 50
    /// 上年格 t2/penalty/decisions = 20
    /// ```
    "AUD-A09": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(previous) = &context.previous else { return };
    let ten = Number::from(10_u32);
    for (id, cell) in &report.report.cells {
        let (Some(now), Some(before)) = (cell.value.number(), previous.number(id.as_str())) else { continue };
        let (low, high) = if now < before { (now, before) } else { (before, now) };
        // A number that was nought has no factor; one below ten says nothing.
        if low > Number::ZERO && high >= ten && high >= Number::ZERO.plus(10, low) {
            let name = form(report.report.edition).cell(id.as_str()).map(CellForm::name).unwrap_or_default();
            let words = format!("{name}上年是{before}，本年是{now}，相差十倍以上，请核对。");
            findings.at(report.cell_place(id), cell.raw.trim(), words);
        }
    }
}
