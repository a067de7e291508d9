use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern}};
use crate::{Context, Part, Recognised, Where};

rule! {
    /// 内容应当写在相应的项目之下。
    ///
    /// 申请的数量不写在主动公开的项目里。
    ///
    /// # 不符合
    /// ```报告
    /// 一 （一）主动公开情况。全年主动公开信息20条。全年收到政府信息公开申请0件。
    /// 一 （二）依申请公开、信息管理、网站栏目、培训情况。均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 （一）主动公开情况。全年主动公开信息20条。
    /// 一 （二）依申请公开情况。全年收到政府信息公开申请0件。信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C07": Warning over Recognised, given Context, at Where, basis basis::LABELS
}

static COUNTED: Pattern = LazyLock::new(|| pattern(r"(?:收到|接到|受理)[^，。；]{0,30}申请"));

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let mut under_proactive = false;
    for passage in report.part(Part::Section(1)) {
        let mut skip = 0;
        if passage.ordinal.is_some_and(|ordinal| ordinal.level <= 2) {
            let heading = passage.item_heading();
            let words = &passage.text[heading.clone()];
            under_proactive = words.contains("主动公开") && !words.contains("申请") && words.chars().count() <= 30;
            skip = heading.end;
        }
        if !under_proactive {
            continue;
        }
        for sentence in passage.sentences().filter(|sentence| sentence.start >= skip) {
            let words = &passage.text[sentence.clone()];
            let counts = words.contains(|c: char| c.is_ascii_digit()) || words.contains("未");
            if counts && COUNTED.is_match(words) {
                find(findings, passage, sentence, "这是依申请公开的内容，写在了主动公开的项目里。");
            }
        }
    }
}
