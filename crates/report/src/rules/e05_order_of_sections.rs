use text::chinese;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where, recognise::TableState};

rule! {
    /// 六个部分应当按格式的次序排列和编号，不另立同级部分。
    ///
    /// # 不符合
    /// ```报告
    /// 改 六、其他需要报告的事项 => 七、其他需要报告的事项
    /// ```
    /// # 符合
    /// ```报告
    /// ```
    "AUD-E05": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut last = 0;
    for heading in &report.headings {
        let quoted = heading.quoted.clone();
        match heading.section {
            Some(number) if number < last => {
                findings.at(quoted.at, quoted.text, "这一部分的次序与格式不一致。");
            }
            Some(number) => {
                last = number;
                if let Some(ordinal) = heading.ordinal.filter(|ordinal| *ordinal != u16::from(number)) {
                    let words = format!("这一部分应编为“{}”，写成了“{}”。", chinese(u16::from(number)), chinese(ordinal));
                    findings.at(quoted.at, quoted.text, words);
                }
            }
            // Where a table went to pieces, its labels lie about and may be numbered.
            None if report.tables.iter().any(|t| t.id.section() == last && t.state != TableState::Read) => {}
            None if !heading.exact => {
                findings.at(quoted.at, quoted.text, "这一标题不是格式规定的六个部分之一，不应与六个部分同级编号。");
            }
            None => {}
        }
    }
}
