use std::sync::LazyLock;

use rule::{Findings, rule};

use super::{basis, support::{Pattern, clause_around, each_match_near, find, is_of_another_year, is_wider, pattern}};
use crate::{Context, Number, Recognised, Where, recognise::Passage};

rule! {
    /// 正文中的行政复议、行政诉讼数量应当与表四一致。
    ///
    /// # 不符合
    /// ```报告
    /// 一 全年发生政府信息公开行政复议3件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t4/review/upheld = 1
    /// 格 t4/review/total = 1
    /// 一 没有因政府信息公开引起的行政复议或行政诉讼，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t4/review/upheld = 1
    /// 格 t4/review/total = 1
    /// 一 有2件涉及政府信息公开工作的行政复议，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// # 符合
    /// ```报告
    /// 一 作为行政复议机关，全年收到行政复议申请35件。依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t4/review/upheld = 1
    /// 格 t4/review/total = 1
    /// 一 有1件涉及政府信息公开工作的行政复议，没有被纠正的行政复议，行政诉讼数为0件，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    /// ```报告
    /// 格 t4/review/upheld = 3
    /// 格 t4/review/total = 3
    /// 一 全年发生政府信息公开行政复议3起，行政诉讼0起，依申请公开、主动公开、信息管理、网站栏目、培训均已落实。
    /// ```
    "AUD-C02": Error over Recognised, given Context, at Where, basis basis::REQUESTS
}

static REVIEW: Pattern = LazyLock::new(|| counted("行政复议"));
static SUIT: Pattern = LazyLock::new(|| counted("行政诉讼"));
static NONE: Pattern = LazyLock::new(|| pattern(r"(?:未|没有|无)[^，。；0-9]{0,24}(?:行政复议|行政诉讼)[^，。；0-9]{0,16}"));

/// The number behind the words, or before them in the same clause.
fn counted(words: &str) -> regex::Regex {
    pattern(&format!(
        r"{words}(?:案件|申请|案)?(?:数量|件数|数)?(?:共计|合计|共|为|是|达)?\s*(?P<n>[0-9]{{1,7}})\s*[件起宗]|(?P<m>[0-9]{{1,7}})\s*[件起宗][^，。；、0-9]{{0,20}}{words}(?P<end>$|[，。；、案])"
    ))
}

/// With these words the number is that of some of them, or of another year.
const SOME: [&str; 17] = [
    "上年", "去年", "上一年", "累计", "纠", "撤销", "败诉", "责令", "维持", "确认违法", "逾期", "二审", "再审", "上诉",
    "出庭", "尚未审结", "其中",
];

fn check(report: &Recognised, _context: &Context, findings: &mut Findings<Where>) {
    let total = |group: &str| report.report.number(&format!("t4/{group}/total"));
    let suits = total("suit_direct").zip(total("suit_after_review")).map(|(direct, after)| direct + after);
    for (pattern, counted, what) in [(&REVIEW, total("review"), "行政复议"), (&SUIT, suits, "行政诉讼")] {
        let Some(counted) = counted else { continue };
        for (passage, found) in each_match_near(report, &["行政复议", "行政诉讼"], pattern) {
            let number = found.name("n").or(found.name("m")).and_then(|n| n.as_str().parse::<Number>().ok());
            let (Some(whole), Some(stated)) = (found.get(0), number) else { continue };
            let clause = &passage.text[clause_around(passage, whole.start())];
            if stated != counted && is_own(passage, whole.start()) && !is_wider(report, passage, whole.start()) && !is_of_another_year(report, passage, whole.start()) && !SOME.iter().any(|word| clause.contains(word)) {
                let span = whole.start()..found.name("end").map_or(whole.end(), |end| end.start());
                find(findings, passage, span, format!("这里写的是{what}{stated}件，表四合计{counted}件。"));
            }
        }
    }
    by_way(report, findings);
    denied(report, [("行政复议", total("review")), ("行政诉讼", suits)], findings);
}

static WAY: Pattern = LazyLock::new(|| {
    pattern(r"(?P<way>未经复议直接起诉|复议后起诉)(?:的)?(?:案件)?(?:共|为)?\s*(?P<n>[0-9]{1,7})\s*[件起宗]")
});

/// The two ways to court, as table 四 parts them.
fn by_way(report: &Recognised, findings: &mut Findings<Where>) {
    for (passage, found) in each_match_near(report, &["起诉"], &WAY) {
        let direct = &found["way"] == "未经复议直接起诉";
        let id = if direct { "t4/suit_direct/total" } else { "t4/suit_after_review/total" };
        let (Some(counted), Ok(stated)) = (report.report.number(id), found["n"].parse::<Number>()) else { continue };
        if let Some(whole) = found.get(0).filter(|at| stated != counted && !is_of_another_year(report, passage, at.start())) {
            find(findings, passage, whole.range(), format!("这里写的是{stated}件，表四{}是{counted}件。", &found["way"]));
        }
    }
}

/// False where an office that decides reviews, or answers for others, speaks of its own trade.
fn is_own(passage: &Passage, at: usize) -> bool {
    const TRADE: [&str; 7] =
        ["复议机关", "审理", "审结", "应诉", "受理行政复议", "收到行政复议申请", "办理行政复议案件"];
    let sentence = passage.sentences().find(|sentence| sentence.contains(&at)).unwrap_or(0..passage.text.len());
    let words = &passage.text[sentence];
    words.contains("公开") || !TRADE.iter().any(|trade| words.contains(trade))
}

/// 没有行政复议、行政诉讼 beside a table that has some.
fn denied(report: &Recognised, counts: [(&str, Option<Number>); 2], findings: &mut Findings<Where>) {
    for (passage, found) in each_match_near(report, &["行政复议", "行政诉讼"], &NONE) {
        let Some(whole) = found.get(0) else { continue };
        let clause = &passage.text[clause_around(passage, whole.start())];
        if SOME.iter().any(|word| clause.contains(word)) {
            continue;
        }
        let some = counts.into_iter().find_map(|(what, number)| {
            let number = number.filter(|number| *number > Number::ZERO && whole.as_str().contains(what))?;
            Some(format!("表四有{what}{number}件。"))
        });
        if let Some(words) = some {
            find(findings, passage, whole.range(), words);
        }
    }
}
