use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern, sentences}};
use crate::{Context, Recognised, Where};

rule! {
    /// 同一事实前后所说的时间范围应当一致。
    ///
    /// 正文说数字是报告年度的，统计期限却从别的年度算起，两者必有一错。
    ///
    /// # 不符合
    /// ```报告
    /// 引言 本报告所列数据的统计期限自2023年1月1日起至2024年12月31日止，电话：0751-0000000。
    /// 一 据统计，2024年主动公开信息20条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 据统计，2024年主动公开信息20条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C05": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

static COUNTED: Pattern = LazyLock::new(|| pattern(r"[0-9]\s*(?:条|件|篇|次|场)"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let (Some(period), Some(year)) = (&report.period, report.report.year) else { return };
    let (Some(first), Some(last)) = (period.first, period.last) else { return };
    if (first.year(), last.year()) == (year, year) {
        return;
    }
    let own = format!("{year}年");
    for (passage, sentence) in sentences(report) {
        let words = &passage.text[sentence.clone()];
        let counted = words.contains("据统计") || COUNTED.is_match(words);
        let is_period = words.contains("统计期限") || words.contains("日止");
        if let Some(at) = words.find(&own).filter(|_| counted && !is_period) {
            let start = sentence.start + words[..at].rfind('。').map_or(0, |i| i + "。".len());
            let end = sentence.start + at + words[at..].find('，').unwrap_or(words.len() - at);
            let text = format!("这里说数字是{year}年的，统计期限却从{}年算到{}年。", first.year(), last.year());
            find(findings, passage, start..end, text);
            return;
        }
    }
}
