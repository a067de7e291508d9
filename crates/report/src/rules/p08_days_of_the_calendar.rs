use text::read_dates;

use rule::{Findings, rule};

use super::{basis, support::{find}};
use crate::{Context, Recognised, Where};

rule! {
    /// 日期应当存在，写法应当完整。
    ///
    /// # 不符合
    /// ```报告
    /// 一 2024年2月30日，举办政府信息公开培训，检查网站栏目，完善信息管理，办理依申请公开和主动公开。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 2024年2月29日，举办政府信息公开培训，检查网站栏目，完善信息管理，办理依申请公开和主动公开。
    /// ```
    "AUD-P08": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in &report.prose {
        let mut bytes = passage.text.char_indices().map(|(at, _)| at).enumerate().peekable();
        let mut byte_of = |wanted: usize| {
            while bytes.next_if(|(index, _)| *index < wanted).is_some() {}
            bytes.peek().map_or(passage.text.len(), |(_, at)| *at)
        };
        for date in read_dates(&passage.text) {
            let (start, end) = (byte_of(date.start), byte_of(date.start + date.len));
            if date.date.is_none() {
                let words = format!("{}年{}月没有{}日。", date.year, date.month, date.day);
                find(findings, passage, start..end, words);
            }
        }
    }
    if let (Some(quoted), None) = (&report.signed_on, report.report.signed_on) {
        findings.at(quoted.at.clone(), quoted.text.clone(), "落款的日期在日历上不存在。");
    }
}
