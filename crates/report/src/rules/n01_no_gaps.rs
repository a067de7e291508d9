use rule::{Findings, rule};

use super::{basis, support::{find, head, numbering}};
use crate::{Context, Recognised, Where, recognise::Passage};

rule! {
    /// 序号应当从一开始，中间不缺号。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 公开内容不够全面。
    /// 五 2.更新不够及时。
    /// 五 （二）改进措施。加强培训。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开内容不够全面。
    /// 五 2.更新不够及时。
    /// 五 （二）改进措施。及时更新，丰富形式，拓展内容。
    /// ```
    "AUD-N01": Warning over Recognised, given Context, at Where, basis basis::LAYOUT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for step in numbering(report) {
        let Some(ordinal) = step.passage.ordinal else { continue };
        match step.before {
            None if ordinal.number > 1 => {
                let shown = step.unnumbered_before.unwrap_or(step.passage);
                let span = head_sentence(shown);
                let words = format!("这一组序号从{}开始，前面没有编号为1的项目。", ordinal.number);
                find(findings, shown, span, words);
            }
            Some(before) if ordinal.number > before.saturating_add(1) => {
                let words = format!("序号从{before}跳到{}，中间缺号。", ordinal.number);
                find(findings, step.passage, head(step.passage), words);
            }
            None | Some(_) => {}
        }
    }
}

/// The first sentence without its end mark; a semicolon ends it, too.
fn head_sentence(passage: &Passage) -> std::ops::Range<usize> {
    let first = passage.sentences().next().unwrap_or(0..passage.text.len());
    super::support::without_end(passage, first)
}
