use rule::{Findings, rule};

use super::{basis, support::{Standing, evaluate, row_label}};
use crate::{CellId, Context, Recognised, TableId, Where, form};

rule! {
    /// 表三每一行，总计应当等于自然人与法人或其他组织各列之和。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/partial/natural = 8
    /// 格 t3/partial/legal.business = 1
    /// 格 t3/partial/total = 8
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/partial/natural = 8
    /// 格 t3/partial/legal.business = 1
    /// 格 t3/partial/total = 9
    /// 格 t3/results_total/natural = 8
    /// 格 t3/results_total/legal.business = 1
    /// 格 t3/results_total/total = 9
    /// 格 t3/new_received/natural = 8
    /// 格 t3/new_received/legal.business = 1
    /// 格 t3/new_received/total = 9
    /// ```
    "AUD-A03": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let edition = report.table(TableId::T3).edition;
    for relation in form(edition).family("T3-ROW") {
        if let Standing::Broken { left, right } = evaluate(relation, &report.report, None) {
            let label = row_label(report, relation.key());
            let words = format!("“{label}”一行：总计填的是{left}，各列之和是{right}。");
            let id = CellId::new(TableId::T3, relation.key(), "total");
            findings.at(report.cell_place(&id), label, words).propose(right.to_string());
        }
    }
}
