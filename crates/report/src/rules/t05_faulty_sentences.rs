use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 句子应当通顺，成分齐全，搭配得当。
    ///
    /// 只查几种常见的毛病，其余由人判断。
    ///
    /// # 不符合
    /// ```报告
    /// 五 存在主要问题有：公开内容不够全面。
    /// ```
    /// ```报告
    /// 一 通过政务平台主动公开，其中发布机构职能1条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 存在的主要问题有：公开内容不够全面。
    /// ```
    "AUD-T05": Warning over Recognised, given Context, at Where, basis basis::LANGUAGE
}

static FAULTS: LazyLock<[(Pattern, &str); 4]> = LazyLock::new(|| {
    [
        (Pattern::new(|| pattern(r"存在主要问题有")), "两种句式混用，应为“存在的主要问题有”或者“主要问题有”。"),
        (Pattern::new(|| pattern(r"通过[^，。；]{1,40}主动公开，其中[^、，。；]{0,20}")), "“主动公开”缺少宾语，“其中”没有着落，应写明公开了多少条信息。"),
        (Pattern::new(|| pattern(r"(?:尽量|充分|更好地)?满足[^，。；]{0,10}(?:知情权|参与权|监督权|表达权)")), "“满足”与权利不能搭配，应为“保障……权”或者“满足……需求”。"),
        (Pattern::new(|| pattern(r"等(?:多个|各个|各)?方面[^，。；]{0,24}的政府信息公开")), "两种句式混用，“政府信息”之后的“公开”多余。"),
    ]
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (fault, why) in FAULTS.iter() {
        for (passage, found) in each_match(report, fault) {
            if let Some(whole) = found.get(0) {
                find(findings, passage, whole.range(), *why);
            }
        }
    }
}
