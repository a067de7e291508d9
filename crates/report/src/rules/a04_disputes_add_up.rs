use rule::{Findings, rule};

use super::{basis, support::{Standing, evaluate}};
use crate::{CellId, Context, Recognised, TableId, Where, form};

rule! {
    /// 表四每一组，总计应当等于结果维持、结果纠正、其他结果与尚未审结之和。
    ///
    /// # 不符合
    /// ```报告
    /// 格 t4/review/upheld = 2
    /// 格 t4/review/total = 1
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t4/review/upheld = 1
    /// 格 t4/review/pending = 1
    /// 格 t4/review/total = 2
    /// ```
    "AUD-A04": Error over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for relation in form(report.report.edition).family("T4-SUM") {
        if let Standing::Broken { left, right } = evaluate(relation, &report.report, None) {
            let group = match relation.key() {
                "review" => "行政复议",
                "suit_direct" => "未经复议直接起诉",
                _ => "复议后起诉",
            };
            let words = format!("{group}：总计填的是{left}，各项之和是{right}。");
            let id = CellId::new(TableId::T4, relation.key(), "total");
            findings.at(report.cell_place(&id), group, words).propose(right.to_string());
        }
    }
}
