use rule::{Findings, rule};

use super::{basis, support::{find, head, numbering}};
use crate::{Context, Recognised, Where};

rule! {
    /// 同一组序号不得重复、倒退。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开内容不够全面。
    /// 五 2.更新不够及时。
    /// 五 2.形式不够多样。
    /// 五 （二）改进措施。加强培训。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开内容不够全面。
    /// 五 （二）改进措施。
    /// 五 1.拓展公开内容。
    /// ```
    "AUD-N04": Warning over Recognised, given Context, at Where, basis basis::LAYOUT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for step in numbering(report) {
        let Some(ordinal) = step.passage.ordinal else { continue };
        if let Some(before) = step.before.filter(|before| ordinal.number <= *before) {
            let words = if ordinal.number == before { "重复" } else { "倒退" };
            let text = format!("序号{}{words}，前一项是{before}。", ordinal.number);
            find(findings, step.passage, head(step.passage), text);
        }
    }
}
