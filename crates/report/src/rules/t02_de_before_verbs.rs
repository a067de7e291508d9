use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, each_match, find, pattern}};
use crate::{Context, Recognised, Where};

rule! {
    /// 状语和动词之间用“地”，不用“的”。
    ///
    /// # 不符合
    /// ```报告
    /// 一 及时主动的发布信息，依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 五 （一）存在的问题。公开工作做的不够好。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 坚持及时、高效、全面的公开要求，及时主动地发布信息，主动公开、依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-T02": Warning over Recognised, given Context, at Where, basis basis::LANGUAGE
}

static FAULT: Pattern = LazyLock::new(|| {
    pattern(r"(?P<before>、?)(?P<adverb>(?:及时|主动|积极|认真|切实|严格|不断|有效|充分|深入|全面|准确){1,3})的(?P<verb>发布|推进|开展|做好|落实|完成|答复|回应|更新|贯彻|执行|履行)(?P<rest>[^，。；、]{0,12})")
});

/// 做的不够好 for 做得不够好. With another 的 behind it, the words may describe a noun.
static RESULT: Pattern = LazyLock::new(|| {
    pattern(r"(?P<fault>[做办抓搞干]的(?:还)?(?:不够|不太|很|比较|十分|非常|越来越)[^，。；、的]{1,6})(?:$|[，。；])")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    const NOUNS: [&str; 8] = ["工作", "情况", "要求", "机制", "制度", "能力", "水平", "力度"];
    for (passage, found) in each_match(report, &FAULT) {
        // 及时、全面的答复工作: the words describe a noun.
        let noun = NOUNS.iter().any(|noun| found["rest"].starts_with(noun)) || found["rest"].is_empty();
        let (Some(adverb), Some(whole)) = (found.name("adverb"), found.get(0)) else { continue };
        if found["before"].is_empty() && !noun {
            let span = adverb.start()..whole.end();
            let words = format!("“{}”修饰动词“{}”，中间应当用“地”。", &found["adverb"], &found["verb"]);
            let right = format!("{}地{}{}", &found["adverb"], &found["verb"], &found["rest"]);
            find(findings, passage, span, words).propose(right);
        }
    }
    for (passage, found) in each_match(report, &RESULT) {
        if let Some(fault) = found.name("fault") {
            let right = fault.as_str().replacen('的', "得", 1);
            find(findings, passage, fault.range(), "动词与补语之间应当用“得”。").propose(right);
        }
    }
}
