use std::collections::HashSet;

use rule::{Findings, rule};

use super::basis;
use crate::{Context, Recognised, Where};

rule! {
    /// 报告不得照抄上年的报告。
    ///
    /// 去掉数字和名称之后，总体情况与上年相同的部分达到九成以上的，应当核对。
    ///
    /// # 不符合
    /// ```报告
    /// 上年一 （一）主动公开。全年主动公开政府信息20条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// 一 （一）主动公开。全年主动公开政府信息36条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。（四）平台建设。更新政府网站栏目，畅通查阅渠道。（五）监督保障。组织业务培训，接受社会监督。
    /// ```
    /// # 符合
    /// ```报告
    /// 上年一 （一）主动公开。全年主动公开政府信息20条。（二）依申请公开。完善登记、审核、办理、答复、归档全流程管理。（三）政府信息管理。落实发布审核制度，及时清理失效文件。
    /// ```
    "AUD-X03": Warning over Recognised, given Context, at Where, basis basis::CONTENT
}

/// Shorter sections resemble one another without being copied.
const SHORTEST: usize = 80;
const WINDOW: usize = 6;

fn check(report: &Recognised, context: &Context, findings: &mut Findings<Where>) {
    let Some(previous) = &context.previous else { return };
    let body = &report.report.body;
    let [now, before] = [report.report.section("s1"), previous.section("s1")].map(|words| shingles(words, body));
    let (Some(now), Some(before)) = (now, before) else { return };
    let shared = now.intersection(&before).count();
    let all = now.len() + before.len() - shared;
    if let Some(heading) = report.heading(1).filter(|_| shared * 10 >= all * 9) {
        let words = format!("总体情况去掉数字和名称后与上年报告有{}%相同。", shared * 100 / all.max(1));
        findings.at(heading.quoted.at.clone(), heading.quoted.text.clone(), words);
    }
}

/// All runs of six characters without digits, marks and the name of the body; `None` for a short text.
fn shingles(words: &str, body: &str) -> Option<HashSet<String>> {
    let bare = if body.is_empty() { words.to_owned() } else { words.replace(body, "") };
    let signs: Vec<char> = bare.chars().filter(|c| c.is_alphabetic()).take(20_000).collect();
    (signs.len() >= SHORTEST).then(|| signs.windows(WINDOW).map(|run| run.iter().collect()).collect())
}
