use std::{ops::Range, sync::LazyLock};

use rule::{Findings, rule};

use super::{basis, support::{Pattern, find, pattern}};
use crate::{Context, Number, Recognised, Where, recognise::Passage};

rule! {
    /// 正文中列出的占比之和应当是100%，并且与所列的数相符。
    ///
    /// 占比之和只在同一句里三项以上都写“占”或者写“占比分别为”的时候核对，每项容许0.1的舍入；“共几条，其中几条，占百分之几”按所列的数计算，容许末位相差1。
    ///
    /// # 不符合
    /// ```报告
    /// 一 主动公开中，动态类占50.0%，业务类占30.0%，其他类占18.0%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年主动公开100条，其中动态类60条，占50%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 动态、业务、其他三类占比分别为50%、30%、15%；主动公开、依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 全年主动公开300条，其中动态类100条，占33.3%，业务类100条，占33%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 主动公开中，动态类占50.0%，业务类占30.0%，其他类占20.0%；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-A07": Warning over Recognised, given Context, at Where, basis basis::LOGIC
}

static SHARE: Pattern = LazyLock::new(|| pattern(r"占[^，。；、0-9]{0,12}(?P<share>[0-9]{1,3}(?:\.[0-9]{1,4})?)\s*[%％]"));
/// 占比分别为50%、30%、20%.
static LIST: Pattern = LazyLock::new(|| pattern(r"占[^，。；0-9]{0,10}分别(?:为|是|占)?\s*(?P<list>[0-9.]+\s*[%％](?:[、，和及]\s*[0-9.]+\s*[%％])+)"));
static NUMBER: Pattern = LazyLock::new(|| pattern(r"[0-9]{1,3}(?:\.[0-9]{1,4})?"));
/// A total, and below it a part with its share.
static WHOLE: Pattern = LazyLock::new(|| pattern(r"(?P<whole>[0-9]{1,9})\s*(?P<unit>条|件|篇|份|次|个)[，（：]其中"));
static PART: Pattern = LazyLock::new(|| {
    pattern(r"(?P<part>[0-9]{1,9})\s*(?P<unit>条|件|篇|份|次|个)[，、（]?\s*占(?:比|总数|总量|全部)?(?:的|为|约|达)?\s*(?P<share>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*[%％]")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in report.prose.iter().filter(|passage| passage.text.contains('占')) {
        for sentence in passage.sentences() {
            add_up(passage, &sentence, findings);
            parts_of_whole(passage, &sentence, findings);
        }
    }
}

fn add_up(passage: &Passage, sentence: &Range<usize>, findings: &mut Findings<Where>) {
    let words = &passage.text[sentence.clone()];
    let listed = LIST.captures(words).map(|found| NUMBER.find_iter(found.name("list").map_or("", |l| l.as_str())).filter_map(|n| n.as_str().parse().ok()).collect());
    let shares: Vec<Number> = listed.unwrap_or_else(|| SHARE.captures_iter(words).filter_map(|s| s["share"].parse().ok()).collect());
    let sum: Number = shares.iter().copied().sum();
    let slack = Number::decimal(i64::try_from(shares.len()).unwrap_or(i64::MAX), 1);
    let hundred = Number::from(100_u32);
    let off = if sum < hundred { hundred - sum } else { sum - hundred };
    // Far from 100 the list is one of several shares of different wholes.
    if shares.len() >= 3 && off > slack && off < Number::from(6_u32) {
        find(findings, passage, sentence.clone(), format!("各项占比之和是{sum}%，不是100%。"));
    }
}

/// 共100条，其中动态类60条，占50%: the part over the whole is another share.
fn parts_of_whole(passage: &Passage, sentence: &Range<usize>, findings: &mut Findings<Where>) {
    let words = &passage.text[sentence.clone()];
    let Some(whole) = WHOLE.captures(words) else { return };
    let (Some(behind), Ok(total)) = (whole.get(0), whole["whole"].parse::<i64>()) else { return };
    for found in PART.captures_iter(&words[behind.end()..]).filter(|found| found["unit"] == whole["unit"]) {
        let (digits, decimals) = found["share"].split_once('.').unwrap_or((&found["share"], ""));
        let scale = 10_i64.pow(u32::try_from(decimals.len()).unwrap_or(0));
        let (Ok(share), Ok(part)) = (format!("{digits}{decimals}").parse::<i64>(), found["part"].parse::<i64>()) else { continue };
        // One unit of the last digit is left for rounding.
        let off = (share.saturating_mul(total) - part.saturating_mul(100 * scale)).abs();
        if let Some(at) = found.get(0).filter(|_| total > 0 && off > total) {
            let start = sentence.start + behind.end();
            let tenths = part.saturating_mul(2000).saturating_add(total) / (2 * total);
            let words = format!("{part}占{total}的{}.{}%，写明的是{}%。", tenths / 10, tenths % 10, &found["share"]);
            find(findings, passage, start + at.start()..start + at.end(), words);
        }
    }
}
