use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 同一意思不重复说。
    ///
    /// # 不符合
    /// ```报告
    /// 五 与群众的期望仍然还有一定的距离，公开内容不够全面。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 与群众的期望还有一定的距离，公开内容不够全面。
    /// ```
    "AUD-T04": Info over Recognised, given Context, at Where, basis basis::LANGUAGE
}

static FAULT: Pattern = LazyLock::new(|| {
    pattern(r"(?P<near>(?:仍然还|仍旧还|依然还|目前现在|目前现阶段)[^，。；]{0,30}|大约[^，。；]{1,10}左右|超过[^，。；]{1,10}以上|至少[^，。；]{1,10}以上)|及时[^，。；]{1,60}尽快")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for (passage, found) in each_match(report, &FAULT) {
        let Some(whole) = found.get(0) else { continue };
        let span = if found.name("near").is_some() { whole.range() } else { clause_around(passage, whole.start()) };
        find(findings, passage, span, "前后两个词意思相同，保留一个即可。");
    }
}
