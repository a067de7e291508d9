use rule::{Findings, rule};

use super::{basis, support::{broken_relations, column_label}};
use crate::{Context, Recognised, Where};

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
    broken_relations(report, "T3-RES", findings, |broken| {
        let column = column_label(broken.relation.key());
        format!("{column}列：（七）总计填的是{}，各项办理结果之和是{}。", broken.left, broken.right)
    });
}
