use std::{ops::Range, sync::LazyLock};

use rule::{Findings, Severity, rule};

use super::{basis, support::{Pattern, clause_around, each_match_near, find, head, is_of_another_year, is_region, is_wider, pattern}};
use crate::{Context, Number, Recognised, TableId, Where, recognise::Passage};

rule! {
    /// 正文中的申请数量应当与表三一致。
    ///
    /// 收到、办结、结转的件数，同一句里自然人、法人或其他组织的件数和各项办理结果都核对。正文的数等于新收、新收加上年结转、办理总计之一的，算一致。
    ///
    /// 说的是某一渠道、某类申请人、某一事项或者某一时段的，只在超过表三时提出警告；部门报告写全市、全系统的，只在少于表三时提出警告；政府的报告比表三少的，可能只写了本级，按警告对待；写明其他年度的不比较。
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
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 全年共收到政府信息公开申请9件，其中自然人申请7件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 格 t3/new_received/natural = 9
    /// 格 t3/new_received/total = 9
    /// 格 t3/carried_out/natural = 9
    /// 格 t3/carried_out/total = 9
    /// 一 2023年收到政府信息公开申请5件，2024年收到9件。通过网站收到政府信息公开申请4件，主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
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
/// Settled requests without a word of those received before them.
static SETTLED_ALONE: Pattern = LazyLock::new(|| {
    pattern(r"(?:办结|办理完毕|处理完毕)[^，。；0-9]{0,16}(?:信息公开|依申请公开)申请[^，。；0-9]{0,4}(?P<n>[0-9]{1,9})\s*[件条宗份]")
});

/// What became of the requests, told after their number.
static SETTLED: Pattern = LazyLock::new(|| pattern(r"办结(?P<what>[^，。；、0-9]{0,8}?)(?P<n>[0-9]{1,9})\s*[件条宗份]"));
static CARRIED: Pattern = LazyLock::new(|| {
    pattern(r"(?P<from>上年度?|去年|上一年度?)?结转(?P<to>[^，。；、0-9]{0,8}(?:20[0-9]{2}年度?)?[^，。；、0-9]{0,8}?)(?P<n>[0-9]{1,9})\s*[件条宗份]")
});
/// Who asked, and what was answered, told in the same sentence.
static BY: Pattern = LazyLock::new(|| {
    pattern(r"[，、：（中](?P<who>自然人|法人(?:和|或|或者|及|、)?(?:其他|非法人)?组织)(?:申请|提出的?(?:申请)?|提交的?(?:申请)?)?(?:为|共|有)?\s*(?P<n>[0-9]{1,9})\s*[件条宗份]")
});
static OUTCOME: Pattern = LazyLock::new(|| {
    pattern(r"(?P<what>予以公开|部分公开|不予公开|无法提供|不予处理|其他处理)(?:的|申请|的申请)?(?:共|为|有)?\s*(?P<n>[0-9]{1,9})\s*[件条宗份]")
});
/// No request at all.
static NONE: Pattern = LazyLock::new(|| {
    pattern(r"(?:未|没有|无)(?:新)?(?:收到|接到|受理|收悉)(?:任何)?(?:有关|相关)?(?:政府)?(?:信息)?(?:依申请)?公开(?:的)?(?:信息)?申请(?P<end>$|[，。；])|(?:未|没有|无)(?:新)?(?:收到|接到|受理|收悉|发生|产生)?(?:任何)?依申请公开(?:政府信息)?(?:申请|事项|办件|件)?(?P<stop>$|[，。；])")
});

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let (Some(new), Some(results)) = (total(report, "new_received"), total(report, "results_total")) else { return };
    let all = new + total(report, "carried_in").unwrap_or_default();
    if new > Number::ZERO {
        denied(report, new, findings);
    }
    for (passage, found) in each_match_near(report, &["申请"], &COUNTED) {
        let Some(whole) = found.get(0) else { continue };
        let Some(number) = found.name("after").or(found.name("before")) else { continue };
        let Ok(stated) = number.as_str().parse::<Number>() else { continue };
        if is_other_business(passage, whole.range()) || is_past(report, passage, whole.range()) {
            continue;
        }
        let scope = Scope::of(report, passage, whole.range());
        if scope == Scope::Own {
            followed_by(report, passage, whole.end(), findings);
        }
        if ![new, all, results].contains(&stated)
            && let Some(severity) = scope.severity(report, stated, all)
        {
            let words = format!("这里写的是{stated}件，表三新收{new}件、上年结转{}件。", all - new);
            findings.at_severity(severity, passage.at(whole.range()), whole.as_str(), words);
        }
    }
    for (passage, found) in each_match_near(report, &["申请"], &SETTLED_ALONE) {
        let (Some(whole), Ok(stated)) = (found.get(0), found["n"].parse::<Number>()) else { continue };
        let known = [new, all, results].contains(&stated) || is_past(report, passage, whole.range());
        let scope = Scope::of(report, passage, whole.range());
        if let Some(severity) = scope.severity(report, stated, results).filter(|_| !known) {
            let words = format!("这里写的是{stated}件，表三办理结果总计是{results}件。");
            findings.at_severity(severity, passage.at(whole.range()), whole.as_str(), words);
        }
    }
}

fn total(report: &Recognised, row: &str) -> Option<Number> {
    report.report.number(&format!("t3/{row}/total"))
}

/// Whose requests a number counts, by the words around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// All that the table counts.
    Own,
    /// Those of one channel, one kind of applicant, one subject, one office, some months.
    Part,
    /// Those of other bodies too, where the report is one body's.
    Wider,
}

impl Scope {
    fn of(report: &Recognised, passage: &Passage, found: Range<usize>) -> Self {
        // All of a kind named together limit nothing.
        const KINDS: [(&[&str], &[&str]); 2] = [
            (&["自然人", "公民"], &["法人", "组织", "企业"]),
            (&["网站", "网上", "网络", "平台", "邮箱", "邮件", "线上"], &["信函", "邮寄", "当面", "现场", "线下", "传真"]),
        ];
        const PART: [&str; 21] = [
            "本级", "机关本部", "下属", "直属", "所属", "分局", "分别", "涉及", "关于", "其中", "转办", "转来",
            "移送", "季度", "上半年", "下半年", "月份", "至6月",
            "1月至", "镇街", "街道",
        ];
        let clause = &passage.text[clause_around(passage, found.start)];
        let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        if is_wider(report, passage, found.end) {
            Self::Wider
        } else if has(&PART) || KINDS.iter().any(|(one, other)| has(one) != has(other)) {
            Self::Part
        } else {
            Self::Own
        }
    }

    /// How grave it is that a number is not that of the table; nothing for a part that may well be one.
    fn severity(self, report: &Recognised, stated: Number, counted: Number) -> Option<Severity> {
        match self {
            Self::Own if stated > counted => Some(Severity::Error),
            // A region's prose often tells of its own office alone, and its table of all bodies.
            Self::Own if is_region(&report.report.body) => Some(Severity::Warning),
            Self::Own => Some(Severity::Error),
            Self::Part => (stated > counted).then_some(Severity::Warning),
            Self::Wider => (stated < counted).then_some(Severity::Warning),
        }
    }
}

/// True for requests of another kind: the words or their item must speak of disclosure, and of no other procedure.
fn is_other_business(passage: &Passage, found: Range<usize>) -> bool {
    const OTHER: [&str; 11] =
        ["复议", "诉讼", "审批", "许可", "低保", "信访", "投诉", "登记", "补贴", "救助", "办事"];
    const ASKED: [&str; 4] = ["咨询", "来电", "培训", "投诉"];
    let clause = &passage.text[clause_around(passage, found.start)];
    let item = passage.ordinal.map_or("", |_| &passage.text[head(passage)]);
    let says = |words: &str| words.contains("公开") || words.contains("依申请");
    let about = says(clause) || says(item) && names_nothing(&passage.text[found]);
    !about
        || ASKED.iter().any(|asked| clause.contains(asked))
        || OTHER.iter().any(|other| clause.contains(other)) && !clause.contains("公开申请")
}

/// True for 收到申请 and 受理公民提出的申请, which under a heading on disclosure are about that; false where something is
/// asked for, as in 受理公共租赁住房申请.
fn names_nothing(words: &str) -> bool {
    const PLAIN: [&str; 22] = [
        "收到", "接到", "受理", "新收", "收悉", "申请", "公民", "自然人", "法人", "其他组织", "组织", "企业", "提出", "提交", "书面", "网上",
        "信函", "当面", "有效", "各类", "信息", "政府",
    ];
    let rest = PLAIN.iter().fold(words.to_owned(), |rest, word| rest.replace(word, ""));
    rest.chars().filter(|c| c.is_alphabetic()).count() <= 4
}

/// True for a number of another year, or of several.
fn is_past(report: &Recognised, passage: &Passage, found: Range<usize>) -> bool {
    const PAST: [&str; 8] = ["上年", "去年", "上一年", "往年", "累计", "历年", "行政许可", "业务"];
    let clause = &passage.text[clause_around(passage, found.start)];
    PAST.iter().any(|word| clause.contains(word)) || is_of_another_year(report, passage, found.start)
}

/// The numbers of the same sentence: settled ones against 总计, carried ones against 结转下年度 and 上年结转, applicants and
/// results against their columns and rows.
fn followed_by(report: &Recognised, passage: &Passage, from: usize, findings: &mut Findings<Where>) {
    let rest = &passage.text[from..];
    let rest = &rest[..rest.find(['。', '；']).unwrap_or(rest.len())];
    let mut tell = |at: Option<regex::Match<'_>>, stated: Number, row: &str, known: &[Number]| {
        if let Some(at) = at.filter(|_| !known.is_empty() && !known.contains(&stated)) {
            let span = from + at.start()..from + at.end();
            find(findings, passage, span, format!("这里写的是{stated}件，表三{row}是{}件。", known[0]));
        }
    };
    let stated = |found: &regex::Captures<'_>| found["n"].parse::<Number>().ok();
    for found in SETTLED.captures_iter(rest).filter(|found| !["上", "去年", "结转"].iter().any(|w| found["what"].contains(w))) {
        let known: Vec<Number> = total(report, "results_total").into_iter().collect();
        if let Some(number) = stated(&found) {
            tell(found.get(0), number, "办理结果总计", &known);
        }
    }
    for found in CARRIED.captures_iter(rest) {
        let Some(((out, brought), number)) = total(report, "carried_out").zip(total(report, "carried_in")).zip(stated(&found)) else { continue };
        let year = report.report.year.unwrap_or_default();
        let onwards = found["to"].contains(&format!("{}年", year + 1)) || ["下", "次年", "继续"].iter().any(|w| found["to"].contains(w));
        match (found.name("from").is_some(), onwards) {
            (true, false) => tell(found.get(0), number, "上年结转", &[brought]),
            (false, true) => tell(found.get(0), number, "结转下年度", &[out]),
            _ => tell(found.get(0), number, "结转下年度", &[out, brought]),
        }
    }
    for found in BY.captures_iter(rest) {
        let natural = &found["who"] == "自然人";
        let of = |row: &str| -> Option<Number> {
            let natural_count = report.report.number(&format!("t3/{row}/natural"))?;
            if natural { Some(natural_count) } else { Some(total(report, row)? - natural_count) }
        };
        let (Some(new), Some(settled), Some(number)) = (of("new_received"), of("results_total"), stated(&found)) else { continue };
        let all = new + of("carried_in").unwrap_or_default();
        let column = if natural { "新收的自然人申请" } else { "新收的法人或其他组织申请" };
        tell(found.get(0), number, column, &[new, all, settled]);
    }
    let outcomes: Vec<regex::Captures<'_>> = OUTCOME.captures_iter(rest).collect();
    // One alone may be said of some of them; a list of results is that of the table.
    for found in outcomes.iter().filter(|_| outcomes.len() >= 2) {
        if let Some((known, number)) = outcome(report, &found["what"]).zip(stated(found)) {
            tell(found.get(0), number, &found["what"], &[known]);
        }
    }
}

/// The sum of the rows of table 三 under a result.
fn outcome(report: &Recognised, what: &str) -> Option<Number> {
    let group = match what {
        "予以公开" => "granted",
        "部分公开" => "partial",
        "不予公开" => "refused.",
        "无法提供" => "unable.",
        "不予处理" => "not_processed.",
        _ => "other",
    };
    let rows = &crate::form(report.table(TableId::T3).edition).table(TableId::T3).rows;
    let of_group = rows.iter().filter(|row| row.id == group || (row.id.starts_with(group) && !matches!(group, "granted" | "partial")));
    of_group.map(|row| total(report, &row.id)).sum()
}

/// 未收到申请 beside a table that has some.
fn denied(report: &Recognised, new: Number, findings: &mut Findings<Where>) {
    for (passage, found) in each_match_near(report, &["申请"], &NONE) {
        let (Some(whole), Some(end)) = (found.get(0), found.name("end").or(found.name("stop"))) else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        let limited = ["上年", "去年", "网站", "公民", "法人", "企业", "信函", "当面", "邮寄", "网上", "涉及"].iter().any(|word| clause.contains(word));
        if !limited && !is_of_another_year(report, passage, whole.start()) {
            find(findings, passage, whole.start()..end.start(), format!("表三新收{new}件。"));
        }
    }
}
