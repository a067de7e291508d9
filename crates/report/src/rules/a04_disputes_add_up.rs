use rule::{Findings, rule};

use super::{basis, support::broken_relations};
use crate::{Context, Recognised, Where};

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
    broken_relations(report, "T4-SUM", findings, |broken| {
        let group = match broken.relation.key() {
            "review" => "行政复议",
            "suit_direct" => "未经复议直接起诉",
            _ => "复议后起诉",
        };
        format!("{group}：总计填的是{}，各项之和是{}。", broken.left, broken.right)
    });
}
