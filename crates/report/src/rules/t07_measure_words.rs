use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 申请和案件以“件”计，公开的信息以“条”计。
    ///
    /// # 不符合
    /// ```报告
    /// 一 收到0条政府信息公开申请；主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 收到0件政府信息公开申请；主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-T07": Info over Recognised, given Context, at Where, basis basis::LABELS
}

static FAULT: Pattern = LazyLock::new(|| pattern(r"[0-9]{1,9}\s*条[^，。；、0-9]{0,30}申请|申请\s*[0-9]{1,9}\s*条"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, found) in each_match(report, &FAULT) {
        let Some(whole) = found.get(0) else { continue };
        // 公开20条和受理申请: two things.
        let joined = ["和", "及", "与", "并", "或", "办理", "受理", "收到"].iter().any(|word| whole.as_str().contains(word));
        if !joined {
            find(findings, passage, whole.range(), "申请以“件”计，不用“条”。");
        }
    }
}
