use rule::{Findings, rule};

use super::{basis, support::{Standing, column_label, evaluate, row_label}};
use crate::{CellId, Context, Recognised, TableId, Where, form};

rule! {
    /// 表三“上年结转”应当等于上年报告的“结转下年度继续办理”。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/carried_in/natural = 1
    /// 格 t3/carried_in/total = 1
    /// 格 t3/carried_out/natural = 1
    /// 格 t3/carried_out/total = 1
    /// 上年格 t3/carried_out/natural = 0
    /// 上年格 t3/carried_out/total = 0
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/carried_in/natural = 1
    /// 格 t3/carried_in/total = 1
    /// 格 t3/carried_out/natural = 1
    /// 格 t3/carried_out/total = 1
    /// 上年格 t3/carried_out/natural = 1
    /// 上年格 t3/carried_out/total = 1
    /// ```
    "AUD-X01": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(previous) = &context.previous else { return };
    for relation in form(report.table(TableId::T3).edition).family("T3-CARRY") {
        if let Standing::Broken { left, right } = evaluate(relation, &report.report, Some(previous)) {
            let column = column_label(relation.key());
            let id = CellId::new(TableId::T3, "carried_in", relation.key());
            let words = format!("{column}列：上年结转填的是{left}，上年报告的结转下年度是{right}。");
            findings.at(report.cell_place(&id), row_label(report, "carried_in"), words);
        }
    }
}
