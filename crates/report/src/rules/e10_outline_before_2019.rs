use rule::{Findings, rule};

use super::{basis, support::{find}};
use crate::{Context, Recognised, Where};

rule! {
    /// 不得沿用2019年以前的提纲。
    ///
    /// 2007年条例第三十二条要求报告“收费及减免情况”等内容，2019年修订后的格式已经没有这些项目。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （三）政府信息公开收费及减免情况。本年度没有收费。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一）主动公开。全年主动公开信息20条，依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-E10": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    const OLD: [&str; 4] = ["收费及减免", "依申请公开和不予公开", "概述", "申请公开政府信息和不予公开"];
    if report.report.year.is_some_and(|year| year < 2019) {
        return;
    }
    for passage in report.prose.iter().filter(|passage| passage.ordinal.is_some()) {
        let heading = passage.item_heading();
        let words = &passage.text[heading.clone()];
        if words.chars().count() <= 40
            && let Some(old) = OLD.iter().find(|old| words.contains(**old))
        {
            find(findings, passage, heading, format!("“{old}”是2019年以前的提纲，现行格式没有这一项。"));
        }
    }
}
