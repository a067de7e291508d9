use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern, without_end}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 问题之中不写措施。
    ///
    /// # 不符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开形式有待完善。尽可能及时将活动方案尽快公开。
    /// 五 （二）改进措施。加强培训。
    /// ```
    /// # 符合
    /// ```报告
    /// 五 （一）存在的问题。
    /// 五 1.公开形式有待完善。
    /// 五 （二）改进措施。尽快丰富公开形式。
    /// ```
    "AUD-C10": Warning over Recognised, given Context, at Where, basis basis::PROBLEMS
}

const MEASURES: [&str; 5] = ["尽快", "尽可能", "力争", "务必", "抓紧"];
const TURNS: [&str; 8] = ["措施", "改进", "整改", "下一步", "今后", "为此", "针对", "打算"];

/// 我局将……: from here on measures are told. 将 for 把 is none of these.
static OUTLOOK: Pattern = LazyLock::new(|| {
    pattern(r"^20[0-9]{2}年.*将|[我本][局委办厅单会们区县市][^，。；]{0,6}(?:将|拟)|将(?:继续|进一步|采取|从以下|着力|重点|加强|通过|针对|围绕|按照|严格|积极|认真|不断|持续|坚持|以)|(?:采取|制定|落实)[^，。；]{0,8}措施")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut in_problems = false;
    for passage in report.part(Part::Section(5)) {
        for sentence in passage.sentences() {
            let words = &passage.text[sentence.clone()];
            let item = passage.ordinal.is_some_and(|ordinal| ordinal.level <= 2) && sentence.start == 0;
            let bare = words.trim_start_matches(|c: char| "（）()一二三四五六七八九十.．、 ".contains(c) || c.is_ascii_digit());
            let turns = TURNS.iter().any(|turn| bare.starts_with(turn))
                || item && TURNS.iter().any(|turn| words.contains(turn))
                || OUTLOOK.is_match(words);
            if turns {
                in_problems = false;
            } else if item || words.contains("问题") || words.contains("不足") {
                in_problems = in_problems || words.contains("问题") || words.contains("不足") || words.contains("困难");
            } else if in_problems && MEASURES.iter().any(|measure| words.contains(measure)) {
                let span = without_end(passage, sentence);
                find(findings, passage, span, "这是措施，写在了问题之中。");
            }
        }
    }
}
