use rule::{Findings, rule};

use super::{basis, support::{find, head, numbering}};
use crate::{Context, Recognised, Where};

rule! {
    /// 结构层次序数应当依次为“一、”“（一）”“1.”“（1）”，不跳级。
    ///
    /// “一、”之下直接用“1.”的写法很常见，不提。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （一）主动公开、依申请公开、信息管理、网站栏目、培训情况。
    /// 一 （1）积极通过政府网站主动公开信息。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一）主动公开、依申请公开、信息管理、网站栏目、培训情况。
    /// 一 1.积极通过政府网站主动公开信息。
    /// ```
    "AUD-N02": Warning over Recognised, given Context, at Where, basis basis::LAYOUT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    const MARKS: [&str; 4] = ["一、", "（一）", "1.", "（1）"];
    for step in numbering(report) {
        let Some(ordinal) = step.passage.ordinal else { continue };
        let (above, level) = (step.above, ordinal.level);
        if step.before.is_none() && above >= 1 && level == 4 && above < 3 {
            let mark = |level: u8| MARKS.get(usize::from(level) - 1).copied().unwrap_or_default();
            let words = format!("“{}”之下应当用“{}”，这里用了“{}”，跳了一级。", mark(above), mark(above + 1), mark(level));
            find(findings, step.passage, head(step.passage), words);
        }
    }
}
