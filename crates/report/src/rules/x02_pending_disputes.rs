use rule::{Findings, rule};

use super::{basis, support::quote_of};
use crate::{CellId, Context, Number, Recognised, TableId, Where};

rule! {
    /// 上年尚未审结的复议、诉讼，本年应当有结果或者仍列为尚未审结。
    ///
    /// # 不符合
    /// ```报告
    /// 上年格 t4/review/pending = 2
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t4/review/upheld = 2
    /// 格 t4/review/total = 2
    /// 上年格 t4/review/pending = 2
    /// ```
    "AUD-X02": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(previous) = &context.previous else { return };
    for (group, label) in [("review", "行政复议"), ("suit_direct", "未经复议直接起诉"), ("suit_after_review", "复议后起诉")] {
        let before = previous.number(&format!("t4/{group}/pending")).filter(|n| *n > Number::ZERO);
        let now = ["upheld", "corrected", "other_result", "pending"]
            .map(|column| report.report.number(&format!("t4/{group}/{column}")));
        if let Some(before) = before.filter(|_| now.iter().all(|n| n.is_some_and(Number::is_zero))) {
            let id = CellId::new(TableId::T4, group, "pending");
            let words = format!("{label}上年有{before}件尚未审结，本年各项都是0，没有交代结果。");
            findings.at(report.cell_place(&id), quote_of(report, &id), words);
        }
    }
}
