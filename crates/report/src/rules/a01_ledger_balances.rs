use rule::{Findings, rule};

use super::{basis, support::{broken_relations, column_label}};
use crate::{Context, Recognised, Where};

rule! {
    /// 表三每一列，新收与上年结转之和应当等于办理结果总计与结转下年度之和。
    ///
    /// 第三部分的表是一本账：每一件申请，要么在本年度办结，要么结转下年度。几项关系因同一格填错而不等的，指出这一格和应填的数，其余的作为连带结果提示；其他各列和各行都已核对的，总计列由它们决定，不另提。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t3/new_received/natural = 12
    /// 格 t3/new_received/total = 12
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/new_received/natural = 12
    /// 格 t3/new_received/total = 12
    /// 格 t3/carried_out/natural = 12
    /// 格 t3/carried_out/total = 12
    /// ```
    "AUD-A01": Error over Recognised, given Context, at Where, basis basis::LEDGER
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    broken_relations(report, "T3-BAL", findings, |broken| {
        let column = broken.relation.key();
        let number = |row: &str| report.report.number(&format!("t3/{row}/{column}")).unwrap_or_default();
        format!(
            "{}列：新收{}＋上年结转{}≠办理结果总计{}＋结转下年度{}。",
            column_label(column),
            number("new_received"),
            number("carried_in"),
            number("results_total"),
            number("carried_out"),
        )
    });
}
