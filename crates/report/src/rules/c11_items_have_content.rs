use rule::{Findings, rule};

use super::{basis, support::{find}};
use crate::{Context, Recognised, Where};

rule! {
    /// 项目不得只有标题没有内容。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （1）积极通过政府网站、公开栏等途径主动公开政府信息的情况。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 1.主动公开情况
    /// 一 全年主动公开信息20条。依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 （一）主动公开情况。全年主动公开信息20条。依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C11": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut following = report.prose.iter().skip(1);
    for passage in &report.prose {
        let next = following.next().filter(|next| next.part == passage.part);
        let Some(ordinal) = passage.ordinal.filter(|ordinal| ordinal.level >= 2) else { continue };
        let words = passage.text.trim();
        let only_heading = words.chars().count() <= 60
            && words.trim_end_matches(['。', '：']).find(['。', '，', '；']).is_none()
            && (words.ends_with("情况。") || words.ends_with("情况") || words.ends_with("概述。"));
        // A heading may be followed by its content in paragraphs of their own.
        let content_below = next.is_some_and(|next| next.ordinal.is_none_or(|below| below.level > ordinal.level));
        if only_heading && !content_below {
            find(findings, passage, 0..passage.text.len(), "这一项只有标题，没有内容。");
        }
    }
}
