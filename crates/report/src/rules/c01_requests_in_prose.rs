use std::{ops::Range, sync::LazyLock};

use rule::{Findings, Severity, rule};

use super::{basis, support::{Pattern, clause_around, each_match, find, head, pattern}};
use crate::{Context, Number, Recognised, Where, recognise::Passage};

rule! {
    /// 正文中的申请数量应当与表三一致。
    ///
    /// 收到、办结、结转的件数都核对。正文的数等于新收、新收加上年结转、办理总计之一的，算一致；比表三少的，可能是只写了部分渠道或者层级，按警告对待。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年收到政府信息公开申请9件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 全年收到政府信息公开申请9件，办结7件，结转2025年2件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 全年未收到政府信息公开申请，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 全年受理行政审批申请6945件，办结6900件，主动公开、依申请公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/granted/natural = 7
    /// 格 t3/granted/total = 7
    /// 格 t3/results_total/natural = 7
    /// 格 t3/results_total/total = 7
    /// 格 t3/carried_out/natural = 2
    /// 格 t3/carried_out/total = 2
    /// 一 全年收到政府信息公开申请9件，办结7件，结转至2025年2件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 全年收到政府信息公开申请9件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C01": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

static COUNTED: Pattern = LazyLock::new(|| {
    pattern(r"(?:收到|接到|受理|新收|收悉)[^，。；0-9]{0,24}申请[^，。；0-9]{0,6}?(?P<after>[0-9]{1,9})\s*[件条宗份]|(?:收到|接到|受理|新收|收悉)[^，。；0-9]{0,8}(?P<before>[0-9]{1,9})\s*[件条宗份][^，。；0-9]{0,24}申请")
});

/// What became of the requests, told after their number.
static SETTLED: Pattern = LazyLock::new(|| pattern(r"办结[^，。；、0-9]{0,8}?(?P<n>[0-9]{1,9})\s*[件条宗份]"));
static CARRIED: Pattern = LazyLock::new(|| {
    pattern(r"结转[^，。；、0-9]{0,8}(?:20[0-9]{2}年度?)?[^，。；、0-9]{0,8}?(?P<n>[0-9]{1,9})\s*[件条宗份]")
});
/// No request at all.
static NONE: Pattern = LazyLock::new(|| {
    pattern(r"(?:未|没有|无)(?:收到|接到|受理|收悉)(?:任何)?(?:有关|相关)?(?:政府)?(?:信息)?(?:依申请)?公开(?:的)?(?:信息)?申请(?P<end>$|[，。；])")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let total = |row: &str| report.report.number(&format!("t3/{row}/total"));
    let (Some(new), Some(results)) = (total("new_received"), total("results_total")) else { return };
    let all = new + total("carried_in").unwrap_or_default();
    if new > Number::ZERO {
        denied(report, new, findings);
    }
    for (passage, found) in each_match(report, &COUNTED) {
        let Some(whole) = found.get(0) else { continue };
        let Some(number) = found.name("after").or(found.name("before")) else { continue };
        let Ok(stated) = number.as_str().parse::<Number>() else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        let about_last_year = ["上年", "去年", "上一年", "累计", "历年", "行政许可", "业务"].iter().any(|w| clause.contains(w));
        if about_last_year || is_other_business(passage, whole.range()) {
            continue;
        }
        followed_by(report, passage, whole.end(), findings);
        if [new, all, results].contains(&stated) {
            continue;
        }
        let severity = if stated < all { Severity::Warning } else { Severity::Error };
        let words = format!("这里写的是{stated}件，表三新收{new}件、上年结转{}件。", all - new);
        findings.at_severity(severity, passage.at(whole.range()), whole.as_str(), words);
    }
}

/// True for requests of another kind: the words or their item must speak of disclosure, and of no other procedure.
fn is_other_business(passage: &Passage, found: Range<usize>) -> bool {
    const OTHER: [&str; 11] =
        ["复议", "诉讼", "审批", "许可", "低保", "信访", "投诉", "登记", "补贴", "救助", "办事"];
    let clause = &passage.text[clause_around(passage, found.start)];
    let item = passage.ordinal.map_or("", |_| &passage.text[head(passage)]);
    let about = [clause, item].iter().any(|words| words.contains("公开") || words.contains("依申请"));
    !about || OTHER.iter().any(|other| clause.contains(other)) && !clause.contains("公开申请")
}

/// The numbers of the same sentence: settled ones against 总计, carried ones against 结转下年度 and 上年结转.
fn followed_by(report: &Recognised, passage: &Passage, from: usize, findings: &mut Findings<Where>) {
    let total = |row: &str| report.report.number(&format!("t3/{row}/total"));
    let rest = &passage.text[from..];
    let rest = &rest[..rest.find(['。', '；']).unwrap_or(rest.len())];
    let results = total("results_total").map(|number| ("办理结果总计", vec![number]));
    let carried = total("carried_out").zip(total("carried_in"));
    let carried = carried.map(|(out, brought)| ("结转下年度", vec![out, brought]));
    for (pattern, known) in [(&SETTLED, results), (&CARRIED, carried)] {
        let (Some(found), Some((row, numbers))) = (pattern.captures(rest), known) else { continue };
        let (Some(whole), Ok(stated)) = (found.get(0), found["n"].parse::<Number>()) else { continue };
        if !numbers.contains(&stated) {
            let span = from + whole.start()..from + whole.end();
            find(findings, passage, span, format!("这里写的是{stated}件，表三{row}是{}件。", numbers[0]));
        }
    }
}

/// 未收到申请 beside a table that has some.
fn denied(report: &Recognised, new: Number, findings: &mut Findings<Where>) {
    for (passage, found) in each_match(report, &NONE) {
        let (Some(whole), Some(end)) = (found.get(0), found.name("end")) else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        if !["上年", "去年", "网站", "公民"].iter().any(|word| clause.contains(word)) {
            find(findings, passage, whole.start()..end.start(), format!("表三新收{new}件。"));
        }
    }
}
