use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern, sentences, without_end}};
use crate::{Context, Recognised, Where};

rule! {
    /// 不再提检索、复印、邮寄等费用和减免。
    ///
    /// 2019年修订后的条例只保留信息处理费，写在第六部分。
    ///
    /// # 不符合
    /// ```报告
    /// 一 没有收取政府信息公开复印、邮寄等费用。依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 六 本年度未收取信息处理费。
    /// ```
    "AUD-C13": Warning over Recognised, given Context, at Where, basis basis::FEES
}

static COSTS: Pattern = LazyLock::new(|| pattern(r"(?:检索|复印|复制|邮寄)[^，。；]{0,8}费|费用?(?:的)?减免|减免[^，。；]{0,6}费"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    if report.report.year.is_some_and(|year| year < 2019) {
        return;
    }
    for (passage, sentence) in sentences(report) {
        // Headings of the old outline are AUD-E10's.
        let heading = passage.ordinal.is_some() && sentence.start == 0 && sentence.len() <= 90;
        let words = &passage.text[sentence.clone()];
        let about = ["公开", "申请", "检索", "复印", "邮寄"].iter().any(|word| words.contains(word));
        let other = ["税", "社保", "保险", "租金", "电费"].iter().any(|word| words.contains(word));
        if !heading && about && !other && COSTS.is_match(words) {
            let span = without_end(passage, sentence);
            find(findings, passage, span, "2019年以后不再收取检索、复印、邮寄等费用；可能收取的只有信息处理费，写在第六部分。");
        }
    }
}
