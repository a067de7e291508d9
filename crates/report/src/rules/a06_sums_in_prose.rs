use std::{ops::Range, sync::LazyLock};

use rule::{Findings, Severity, rule};

use super::{basis, support::{Pattern, pattern}};
use crate::{Context, Recognised, Where, recognise::Passage};

rule! {
    /// 正文中逐项列出的数字应当与写明的合计相等。
    ///
    /// “甲1条、乙4条……共计26条”要正好相等；“共52条，其中甲3条、乙4条”在各项之和超过总数、或者列到“其他”仍不足总数时提出，因为“其中”可以不列全。
    ///
    /// # 不符合
    /// ```报告
    /// 一 主动公开机构职能1条、政务动态4条、业务工作4条，共计10条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年主动公开62条，其中政策类3条，城乡建设类45条，其他类4条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年发布信息350条（微信200条、微博100条、抖音40条）；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年发布政策类3条；动态类4条；公告类2条；共计10条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 全年主动公开信息350条（其中微信200条、微博100条）；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年主动公开256条，较上年增加35条，其中政策类120条，其他类136条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 主动公开机构职能1条、政务动态4条、业务工作4条，共计9条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 一 全年主动公开52条，其中政策类3条，城乡建设类信息 45，其他类4条；依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-A06": Error over Recognised, given Context, at Where, basis basis::LOGIC
}

static TOTAL: Pattern = LazyLock::new(|| pattern(r"(?:共计|合计|总计|(?P<weak>[，,、]共(?:有)?))\s*(?P<total>[0-9]{1,9})\s*(?P<unit>条|件|篇|次|项|份|个|期|场)"));
static ITEM: Pattern = LazyLock::new(|| pattern(r"(?P<number>[0-9]{1,9})\s*(?P<unit>条|件|篇|次|项|份|个|期|场)"));
static NUMBER: Pattern = LazyLock::new(|| pattern(r"[0-9]+"));
static WHOLE: Pattern = LazyLock::new(|| {
    pattern(r"(?P<total>[0-9]{1,9})\s*(?P<unit>条|件|篇|份)(?:[，：]?(?:其中|包括)[：，]?(?P<parts>[^。；]{1,400})|（(?P<inside>[^（）]{1,300})）|：(?P<list>[^。；]{1,400}))")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    for passage in report.prose.iter().filter(|passage| passage.text.bytes().any(|byte| byte.is_ascii_digit())) {
        for sentence in passage.sentences() {
            listed_then_total(passage, &sentence, findings);
            total_then_parts(passage, &sentence, findings);
        }
    }
}

/// With these words a number is no part of the sum.
const COMPARED: [&str; 7] = ["增加", "减少", "增长", "下降", "同比", "上年", "累计"];

/// The numbers with this unit in a stretch of text.
fn items(words: &str, unit: &str) -> Vec<u64> {
    ITEM.captures_iter(words)
        .filter(|item| &item["unit"] == unit)
        .filter_map(|item| item["number"].parse().ok())
        .collect()
}

fn listed_then_total(passage: &Passage, sentence: &Range<usize>, findings: &mut Findings<Where>) {
    let words = &passage.text[sentence.clone()];
    let Some(found) = TOTAL.captures(words) else { return };
    let Some(whole) = found.get(0) else { return };
    let unit = &found["unit"];
    let mut list = &words[..whole.start()];
    // 甲3条；乙4条；共计7条: the items may stand in clauses of their own.
    if items(list, unit).is_empty() {
        let before = &passage.text[..sentence.start + whole.start()];
        list = &before[before.rfind('。').map_or(0, |at| at + "。".len())..];
    }
    // What stands before 其中 is another whole.
    let list = list.rfind("其中").map_or(list, |at| &list[at..]);
    if COMPARED.iter().any(|word| list.contains(word)) {
        return;
    }
    let parts = items(list, unit);
    let Ok(total) = found["total"].parse::<u64>() else { return };
    let sum: u64 = parts.iter().sum();
    // 会议3场、访谈2期、征集4期，共计9期活动: the total may be that of all, whatever their measures.
    let all: u64 = ITEM.captures_iter(list).filter_map(|item| item["number"].parse::<u64>().ok()).sum();
    if parts.len() >= 2 && sum != total && all != total {
        let from = whole.start() + found.name("weak").map_or(0, |_| "，".len());
        let span = sentence.start + from..sentence.start + whole.end();
        let terms: Vec<String> = parts.iter().map(u64::to_string).collect();
        let text = format!("各项相加{}={sum}，写明的合计是{total}。", terms.join("+"));
        // 共 may also sum up the last clause alone.
        let severity = if found.name("weak").is_some() { Severity::Warning } else { Severity::Error };
        findings.at_severity(severity, passage.at(span.clone()), passage.quote(span), text);
    }
}

fn total_then_parts(passage: &Passage, sentence: &Range<usize>, findings: &mut Findings<Where>) {
    let words = &passage.text[sentence.clone()];
    let Some(found) = WHOLE.captures(words) else { return };
    let named = ["parts", "inside", "list"].into_iter().find_map(|name| Some((name, found.name(name)?.as_str())));
    let Some((name, list)) = named else { return };
    let before = &words[..found.name("total").map_or(0, |total| total.start())];
    let before = &before[before.rfind(['，', '：']).unwrap_or(0)..];
    if COMPARED.iter().any(|word| list.contains(word) || before.contains(word)) {
        return;
    }
    let parts = items(list, &found["unit"]);
    let (Ok(total), Some(whole)) = (found["total"].parse::<u64>(), found.get(0)) else { return };
    let sum: u64 = parts.iter().sum();
    // A list that ends with 其他 is complete, and so is one in brackets or behind a colon that is not said to be a choice;
    // in another 其中 need not name every part. A number without a measure may be a part of either.
    let complete = list.rfind("其他").or(list.rfind("其它")).is_some_and(|at| !list[at..].contains(['，', '、']));
    let whole_list = name != "parts" && !["其中", "等", "包括", "含", "主要"].iter().any(|word| list.contains(word));
    let numbers = NUMBER.find_iter(list).count();
    let text = if parts.len() < 2 {
        return;
    } else if sum > total && !list.contains("其中") {
        format!("其中各项之和{sum}超过总数{total}，请核对是否有重复归类。")
    } else if sum < total && (complete || whole_list) && numbers == parts.len() {
        format!("列出的各项相加是{sum}，写明的总数是{total}。")
    } else {
        return;
    };
    let span = sentence.start + whole.start()..sentence.start + whole.end();
    let quote = passage.quote(span.clone());
    findings.at_severity(Severity::Warning, passage.at(span), quote, text);
}
