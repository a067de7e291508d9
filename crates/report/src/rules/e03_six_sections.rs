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
            // Where it should stand: behind the nearest section before it that is there.
            let before = (1..number).rev().find_map(|before| report.heading(before));
            let (quoted, behind) = match before {
                Some(heading) => (&heading.quoted, "之后"),
                None => (&report.title, "之后、其他各部分之前"),
            };
            let place = Where::part(Part::Section(number), quoted.at.place);
            let behind = if quoted.text.is_empty() { String::new() } else { format!("，应在“{}”{behind}", quoted.text) };
            let words = format!("缺少“{}、{}”这一部分{behind}。", section.ordinal, section.heading);
            findings.at(place, quoted.text.clone(), words);
        }
    }
}
