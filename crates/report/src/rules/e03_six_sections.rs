use rule::{Findings, rule};

use super::basis;
use crate::{Context, Part, Recognised, Where, form};

rule! {
    /// 报告应当有总体情况等六个部分。
    ///
    /// # 不符合
    /// ```报告
    /// 改 六、其他需要报告的事项 => 附：其他
    /// ```
    /// # 符合
    /// ```报告
    /// 改 四、政府信息公开行政复议、行政诉讼情况 => 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况
    /// ```
    "AUD-E03": Error over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (section, number) in form(report.report.edition).sections.iter().zip(1_u8..) {
        if report.heading(number).is_none() {
            let part = Part::Section(number);
            let at = report.heading(number.saturating_sub(1)).map_or_else(Default::default, |h| h.quoted.at.place);
            findings.at(
                Where::part(part, at),
                "",
                format!("缺少“{}、{}”这一部分。", section.ordinal, section.heading),
            );
        }
    }
}
