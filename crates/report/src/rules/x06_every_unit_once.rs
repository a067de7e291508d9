use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, region::Standing};

rule! {
    /// 汇总不得漏报、重报单位。
    ///
    /// 给出单位名单时，按名单核对；没有名单的，只核对有没有两份互不相同的报告。
    ///
    /// # 不符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 名录 示例县民政局、示例县教育局
    /// 单位 示例县民政局
    /// ```
    /// ```报告
    /// 机关 示例县人民政府
    /// 单位 示例县民政局
    /// 单位 示例县民政局 t2/penalty/decisions = 4
    /// ```
    /// # 符合
    /// ```报告
    /// 机关 示例县人民政府
    /// 名录 示例县民政局、示例县教育局
    /// 单位 示例县民政局
    /// 单位 示例县教育局
    /// ```
    "AUD-X06": Warning over Recognised, given Context, at Where, basis basis::DUE
}

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(region) = &context.region else { return };
    let place = || report.title.at.clone();
    let mut say = |words: String| {
        findings.at(place(), report.title.text.clone(), words);
    };
    for unit in &region.units {
        match &unit.standing {
            Standing::Missing => say(format!("{}没有{}年的报告，汇总缺这一家。", unit.name, region.year)),
            Standing::Twice => say(format!("{}有两份数字不同的报告，汇总时会重复计算，请确认用哪一份。", unit.name)),
            Standing::OtherEdition { edition } => {
                say(format!("{}的报告用的是{edition}，不能按格相加。", unit.name));
            }
            Standing::Counted | Standing::Merged { .. } => {}
        }
    }
    for stranger in region.strangers.iter().filter(|stranger| stranger.year == Some(region.year)) {
        say(format!("{}不在单位名单上：{}", stranger.body, stranger.reason));
    }
}
