use rule::{Findings, rule};

use super::{basis, support::quote_of};
use crate::{Context, Recognised, Where};

rule! {
    /// 行政区的表格应当等于所属各单位报表之和。
    ///
    /// 给出各单位的报告时核对，表二、表三、表四逐格相加；没有交齐的，先看AUD-X06。
    ///
    /// # 不符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 格 t2/penalty/decisions = 5
    /// 单位 示例县民政局 t2/penalty/decisions = 3
    /// 单位 示例县教育局 t2/penalty/decisions = 4
    /// ```
    /// # 符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 格 t2/penalty/decisions = 7
    /// 单位 示例县民政局 t2/penalty/decisions = 3
    /// 单位 示例县教育局 t2/penalty/decisions = 4
    /// ```
    "AUD-X05": Error over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(region) = &context.region else { return };
    for difference in region.differences.iter().flatten() {
        let stated = difference.stated.map_or_else(|| "没有数字".to_owned(), |stated| format!("填的是{stated}"));
        let words = format!("{}{stated}，各单位相加是{}。", difference.name, difference.sum);
        findings.at(report.cell_place(&difference.id), quote_of(report, &difference.id), words);
    }
}
