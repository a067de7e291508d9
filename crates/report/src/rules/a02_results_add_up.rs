use rule::{Findings, rule};

use super::{basis, support::{broken_columns, row_label}};
use crate::{CellId, Context, Recognised, TableId, Where};

rule! {
    /// 表三“（七）总计”应当等于各项办理结果之和。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/results_total/natural = 1
    /// 格 t3/results_total/total = 1
    /// 格 t3/new_received/natural = 1
    /// 格 t3/new_received/total = 1
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/granted/natural = 1
    /// 格 t3/granted/total = 1
    /// 格 t3/results_total/natural = 1
    /// 格 t3/results_total/total = 1
    /// 格 t3/new_received/natural = 1
    /// 格 t3/new_received/total = 1
    /// ```
    "AUD-A02": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for broken in broken_columns(report, "T3-RES") {
        let words = format!("{}列：（七）总计填的是{}，各项办理结果之和是{}。", broken.label, broken.left, broken.right);
        let id = CellId::new(TableId::T3, "results_total", broken.column);
        let quote = row_label(report, "results_total");
        findings.at(report.cell_place(&id), quote, words).propose(broken.right.to_string());
    }
}
