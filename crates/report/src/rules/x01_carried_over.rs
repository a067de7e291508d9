use rule::{Findings, rule};

use super::{basis, support::{Standing, column_label, evaluate, quote_of}};
use crate::{CellId, Context, Number, Recognised, TableId, Where, balance::{Balance, Change}, form};

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
    let edition = report.table(TableId::T3).edition;
    let mut broken = Vec::new();
    for relation in form(edition).family("T3-CARRY") {
        if let Standing::Broken { left, right } = evaluate(relation, &report.report, Some(previous)) {
            broken.push((relation.key(), left, right));
        }
    }
    if broken.is_empty() {
        return;
    }
    let faults = Balance::of(&report.report, edition).faults();
    let changes: Vec<&Change> = faults.iter().filter_map(|fault| fault.mend.only()).collect();
    // The 总计 column tells nothing new where it differs by as much as the columns before it.
    let off = |(_, left, right): &(&str, Number, Number)| *left - *right;
    let of_columns: Number = broken.iter().filter(|(column, ..)| *column != "total").map(off).sum();
    let follows = broken.len() > 1 && broken.iter().any(|it| it.0 == "total" && off(it) == of_columns);
    for (column, left, right) in broken.into_iter().filter(|(column, ..)| !(follows && *column == "total")) {
        let id = CellId::new(TableId::T3, "carried_in", column);
        let words = format!("{}列：上年结转填的是{left}，上年报告的结转下年度是{right}。", column_label(column));
        let (place, quote) = (report.cell_place(&id), quote_of(report, &id));
        if changes.iter().any(|change| change.cell.id == id && change.to == right) {
            let words = format!("{words}按表三的勾稽关系，这一格也应当是{right}。");
            findings.at(place, quote, words).propose(right.to_string());
        } else {
            findings.at(place, quote, words);
        }
    }
}
