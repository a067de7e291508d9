use rule::{Findings, rule};

use super::{basis, support::{broken_relations, row_label}};
use crate::{Context, Recognised, Where};

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
    broken_relations(report, "T3-ROW", findings, |broken| {
        let label = row_label(report, broken.relation.key());
        format!("“{label}”一行：总计填的是{}，各列之和是{}。", broken.left, broken.right)
    });
}
