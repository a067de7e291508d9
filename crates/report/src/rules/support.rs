//! What several rules lean on: patterns over the prose, relations between cells, severities by regime.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};
use rule::{Findings, Severity};

use text::squeeze;

use crate::{
    CellId, Context, Edition, Number, Part, Recognised, Report, TableId, Where,
    balance::{Balance, Broken, Change, Fault, Mend},
    form,
    form::{Op, Relation, Term},
    recognise::{FoundLabel, Passage},
};

/// A pattern, compiled when it is first used.
pub(super) type Pattern = LazyLock<Regex>;

/// Compiles a pattern of this crate.
pub(super) fn pattern(words: &str) -> Regex {
    Regex::new(words).expect("the patterns in the crate are valid")
}

/// The severity of a rule marked ° in the catalogue: a warning where the body follows the form by local arrangement.
pub(super) fn by_regime(report: &Recognised, context: &Context) -> Severity {
    if context.is_voluntary(&report.report.body) { Severity::Warning } else { Severity::Error }
}

/// Every match of a pattern in the prose.
pub(super) fn each_match<'a>(
    report: &'a Recognised,
    pattern: &'a Regex,
) -> impl Iterator<Item = (&'a Passage, Captures<'a>)> {
    report
        .prose
        .iter()
        .flat_map(move |passage| pattern.captures_iter(&passage.text).map(move |found| (passage, found)))
}

/// Every match of a pattern in the passages that have one of its words: looking for words is faster by far.
pub(super) fn each_match_near<'a>(
    report: &'a Recognised,
    words: &'static [&'static str],
    pattern: &'a Regex,
) -> impl Iterator<Item = (&'a Passage, Captures<'a>)> {
    report
        .prose
        .iter()
        .filter(|passage| words.iter().any(|word| passage.text.contains(word)))
        .flat_map(move |passage| pattern.captures_iter(&passage.text).map(move |found| (passage, found)))
}

/// True where the words before a byte, back to the last 。 or ；, name another year last: 2023年收到30件.
pub(super) fn is_of_another_year(report: &Recognised, passage: &Passage, at: usize) -> bool {
    static YEAR: Pattern = LazyLock::new(|| pattern(r"(20[0-9]{2})\s*年"));
    let before = &passage.text[..at];
    let before = &before[before.rfind(['。', '；']).unwrap_or(0)..];
    let named = YEAR.captures_iter(before).last().and_then(|found| found[1].parse::<i16>().ok());
    named.zip(report.report.year).is_some_and(|(named, own)| named != own)
}

/// True for a government or a region, whose tables count all bodies below it.
pub(super) fn is_region(body: &str) -> bool {
    Context::default().is_government(body) || body.ends_with("实验区") || body.ends_with("开发区")
}

/// True where one body's report speaks of more bodies than itself, in the words of the sentence up to a byte.
pub(super) fn is_wider(report: &Recognised, passage: &Passage, to: usize) -> bool {
    const WIDER: [&str; 12] = [
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "全州",
        "全系统",
        "系统共",
        "各级",
        "各部门",
        "各单位",
        "全镇",
    ];
    let before = &passage.text[..to];
    let sentence = &before[before.rfind(['。', '；']).unwrap_or(0)..];
    !is_region(&report.report.body) && WIDER.iter().any(|word| sentence.contains(word))
}

/// Every sentence of the prose with its passage.
pub(super) fn sentences(report: &Recognised) -> impl Iterator<Item = (&Passage, Range<usize>)> {
    report.prose.iter().flat_map(|passage| passage.sentences().map(move |span| (passage, span)))
}

/// A sentence without its end mark.
pub(super) fn without_end(passage: &Passage, span: Range<usize>) -> Range<usize> {
    let words = &passage.text[span.clone()];
    let trimmed = words.trim_end_matches(['。', '；', '，', '：', '！', '？']);
    span.start..span.start + trimmed.len()
}

/// The clause around a byte: between two of 。；，：！？ and without them.
pub(super) fn clause_around(passage: &Passage, at: usize) -> Range<usize> {
    let ends = |c: char| matches!(c, '。' | '；' | '，' | '：' | '！' | '？');
    let window = floor(&passage.text, at.saturating_sub(900))..floor(&passage.text, at.saturating_add(900));
    let before = &passage.text[window.start..at];
    let after = &passage.text[at..window.end.max(at)];
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| ends(*c))
        .map_or(window.start, |(i, c)| window.start + i + c.len_utf8());
    let end = after.find(ends).map_or(window.end.max(at), |i| at + i);
    start..end
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first words of a passage: its number and what follows up to the next mark.
pub(super) fn head(passage: &Passage) -> Range<usize> {
    let skip = passage.ordinal.map_or(0, |ordinal| ordinal.len);
    let start = passage.text.char_indices().nth(skip).map_or(passage.text.len(), |(at, _)| at);
    let end = passage.text[start..]
        .find(['。', '；', '，', '：', '、'])
        .map_or(passage.text.len(), |at| start + at);
    0..end
}

/// Adds a finding on a span of a passage.
pub(super) fn find<'f>(
    findings: &'f mut Findings<Where>,
    passage: &Passage,
    span: Range<usize>,
    explanation: impl Into<String>,
) -> &'f mut rule::Finding<Where> {
    findings.at(passage.at(span.clone()), passage.quote(span), explanation)
}

/// All words of a part, paragraphs joined.
pub(super) fn words_of(report: &Recognised, part: Part) -> String {
    report.part(part).map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// How a relation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Both sides are known, and it holds.
    Holds,
    /// Both sides are known, and it does not.
    Broken { left: Number, right: Number },
    /// A number is missing.
    Unknown,
}

/// Evaluates a relation; terms of the year before need the report of the year before.
pub(super) fn evaluate(relation: &Relation, report: &Report, previous: Option<&Report>) -> Standing {
    let side = |terms: &[Term]| {
        terms.iter().try_fold(Number::ZERO, |sum, term| {
            let source = if term.year_offset == 0 { Some(report) } else { previous };
            Some(sum.plus(term.coef, source?.number(term.cell.as_str())?))
        })
    };
    let (Some(left), Some(right)) = (side(&relation.lhs), side(&relation.rhs)) else {
        return Standing::Unknown;
    };
    let holds = match relation.op {
        Op::Equal => left == right,
        Op::AtMost => left <= right,
        Op::AtLeast => left >= right,
    };
    if holds { Standing::Holds } else { Standing::Broken { left, right } }
}

/// Finds every broken relation of a family: at the one cell that would mend it where there is one, and otherwise at the
/// cell that the relation defines. Of relations that are broken by the same cell one is an error, the others are told as
/// what follows from it.
pub(super) fn broken_relations(
    report: &Recognised,
    family: &str,
    findings: &mut Findings<Where>,
    words: impl Fn(&Broken) -> String,
) {
    let edition = match family {
        "T4-SUM" => report.report.edition,
        _ => report.table(TableId::T3).edition,
    };
    for fault in Balance::of(&report.report, edition).faults() {
        for broken in fault.broken.iter().filter(|broken| broken.relation.family() == family) {
            let words = words(broken);
            match &fault.mend {
                Mend::One(change) => at_the_cell(report, &fault, broken, change, words, findings),
                Mend::OneOf(changes) => {
                    let ways: Vec<String> = changes.iter().map(in_words).collect();
                    let words = format!("{words}只错一格的话，是下面之一：{}。", ways.join("；"));
                    at_the_total(report, broken, words, findings);
                }
                Mend::Both(changes) => {
                    let both = changes.iter().map(in_words).collect::<Vec<_>>().join("，");
                    let words = match fault.broken.first() {
                        Some(first) if first.relation.id != broken.relation.id => {
                            format!("{words}与{}同因。", rule_of(first))
                        }
                        _ => format!("{words}如果{both}，各项关系就都相等，请先核对这两格。"),
                    };
                    at_the_total(report, broken, words, findings);
                }
                Mend::Unclear => at_the_total(report, broken, words, findings),
            }
        }
    }
}

/// The rule that tells a broken relation, with its column or row.
fn rule_of(broken: &Broken) -> String {
    let key = broken.relation.key();
    match broken.relation.family() {
        "T3-BAL" => format!("AUD-A01{}列", column_label(key)),
        "T3-RES" => format!("AUD-A02{}列", column_label(key)),
        _ => "上一处".to_owned(),
    }
}

/// “（一）予以公开”的“自然人”由7改为0.
fn in_words(change: &Change) -> String {
    format!("{}由{}改为{}", change.cell.name(), change.from, change.to)
}

fn at_the_cell(
    report: &Recognised,
    fault: &Fault,
    broken: &Broken,
    change: &Change,
    words: String,
    findings: &mut Findings<Where>,
) {
    let id = &change.cell.id;
    let place = report.cell_place(id);
    let quote = quote_of(report, id);
    if is_first(fault, broken, change) {
        let mended = if fault.broken.len() > 1 { "有关的勾稽关系就都相等" } else { "就相等" };
        let words = format!("{words}把{}，{mended}。", in_words(change));
        findings.at(place, quote, words).propose(change.to.to_string());
    } else {
        let words = format!("{words}这是{}填错的连带结果，改正后即相等。", change.cell.name());
        findings.at_severity(Severity::Info, place, quote, words);
    }
}

/// Which of the relations broken by one cell is the error: for a 总计 of a row that row, for （七）总计 the sum of its
/// column, otherwise the ledger, the column, the row.
fn is_first(fault: &Fault, broken: &Broken, change: &Change) -> bool {
    let order = match (change.cell.row.as_str(), change.cell.col.as_str()) {
        (_, "total") => ["T3-ROW", "T3-RES", "T3-BAL"],
        ("results_total", _) => ["T3-RES", "T3-BAL", "T3-ROW"],
        _ => ["T3-BAL", "T3-RES", "T3-ROW"],
    };
    let first = order.iter().find(|family| fault.broken.iter().any(|b| b.relation.family() == **family));
    first.is_none_or(|first| broken.relation.family() == *first)
}

/// At the first cell of the relation's left side, which is the sum for all families but the ledger.
fn at_the_total(report: &Recognised, broken: &Broken, words: String, findings: &mut Findings<Where>) {
    let id = match broken.relation.family() {
        "T3-BAL" => CellId::new(TableId::T3, "results_total", broken.relation.key()),
        _ => broken.relation.lhs.first().map_or_else(|| CellId::from(""), |term| term.cell.clone()),
    };
    findings.at(report.cell_place(&id), quote_of(report, &id), words);
}

/// The words of a cell as they stand.
pub(super) fn quote_of(report: &Recognised, id: &CellId) -> String {
    report.report.cells.get(id).map(|cell| cell.raw.trim().to_owned()).unwrap_or_default()
}

/// The label of a column of table 三.
pub(super) fn column_label(column: &str) -> &'static str {
    let columns = &form(Edition::E2021).table(TableId::T3).columns;
    columns.iter().find(|known| known.id == column).map_or("", |known| known.label.as_str())
}

/// The label of a row as the document has it.
pub(super) fn row_label(report: &Recognised, row: &str) -> String {
    let rows = report.tables.iter().flat_map(|table| &table.rows);
    rows.into_iter().find(|found| found.id == row).map(|found| found.label.text.clone()).unwrap_or_default()
}

/// Words that change what a label means: the right ones and the wrong ones, where a label has them.
pub(super) fn changed_meaning(label: &FoundLabel) -> Option<(&'static str, &'static str)> {
    const CHANGES: [(&str, &str); 14] = [
        ("国家秘密", "国家机密"),
        ("国家秘密", "国家绝密"),
        ("国家秘密", "工作秘密"),
        ("国家秘密", "商业秘密"),
        ("不予公开", "不予受理"),
        ("不予处理", "不予受理"),
        ("不予公开", "予以公开"),
        ("予以公开", "不予公开"),
        ("不掌握", "掌握"),
        ("没有现成", "有现成"),
        ("逾期不补正", "逾期补正"),
        ("结果维持", "结果撤销"),
        ("新收", "办结"),
        ("结转下年度", "结转上年度"),
    ];
    let [expected, found] = [squeeze(&label.expected), squeeze(&label.found.text)];
    CHANGES
        .into_iter()
        .find(|(right, wrong)| expected.contains(right) && found.contains(wrong) && !found.contains(right))
}

/// A numbered paragraph and how it stands among its neighbours.
pub(super) struct Step<'a> {
    /// The paragraph.
    pub passage: &'a Passage,
    /// The number before it in the same list; none for the first.
    pub before: Option<u16>,
    /// The level of the list it hangs under: 1 for 一、 and so on, 0 where there is none.
    pub above: u8,
    /// Which list it belongs to.
    pub list: usize,
    /// The paragraph just before it, where that has no number and does not lead into a list.
    pub unnumbered_before: Option<&'a Passage>,
}

/// The numbered paragraphs of the six sections, list by list.
pub(super) fn numbering(report: &Recognised) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    // For each level below the section: the last number and the list.
    let mut open: [Option<(u16, usize)>; 5] = [None; 5];
    let (mut part, mut lists) = (None, 0);
    let mut previous: Option<&Passage> = None;
    for passage in report.prose.iter().filter(|passage| matches!(passage.part, Part::Section(_))) {
        if part != Some(passage.part) {
            part = Some(passage.part);
            open = [None; 5];
            previous = None;
        }
        if let Some(ordinal) = passage.ordinal.filter(|ordinal| ordinal.level >= 2) {
            let level = usize::from(ordinal.level);
            open[level + 1..].fill(None);
            // A list that begins again at 1 is a new one.
            let running = open[level].filter(|(before, _)| ordinal.number != 1 || *before == 1);
            let list = running.map_or_else(
                || {
                    lists += 1;
                    lists
                },
                |(_, list)| list,
            );
            let above = (2..level).rev().find(|level| open[*level].is_some()).unwrap_or(1);
            let unnumbered_before =
                previous.filter(|p| p.ordinal.is_none() && !p.text.ends_with(['：', ':']));
            steps.push(Step {
                passage,
                before: running.map(|(before, _)| before),
                above: u8::try_from(above).unwrap_or(1),
                list,
                unnumbered_before,
            });
            open[level] = Some((ordinal.number, list));
        }
        previous = Some(passage);
    }
    steps
}
