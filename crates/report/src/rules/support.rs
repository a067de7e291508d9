//! What several rules lean on: patterns over the prose, relations between cells, severities by regime.

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};
use rule::{Findings, Severity};

use text::squeeze;

use crate::{
    Context, Edition, Number, Part, Recognised, Report, TableId, Where, form,
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

/// A relation of table 三 that does not hold in a column.
pub(super) struct BrokenColumn {
    /// The id of the column.
    pub column: &'static str,
    /// Its label.
    pub label: &'static str,
    /// The left side.
    pub left: Number,
    /// The right side.
    pub right: Number,
}

/// The columns in which a family of relations does not hold: the smallest set. The 总计 column follows from the six
/// others and the rows, so it is left out where all of those could be checked.
pub(super) fn broken_columns(report: &Recognised, family: &'static str) -> Vec<BrokenColumn> {
    let edition = report.table(TableId::T3).edition;
    let standing = |relation: &Relation| evaluate(relation, &report.report, None);
    let rows_known = form(edition).family("T3-ROW").all(|relation| standing(relation) != Standing::Unknown);
    let columns_known = form(edition).family(family).all(|relation| standing(relation) != Standing::Unknown);
    let implied = rows_known && columns_known;
    let mut broken = Vec::new();
    for relation in form(edition).family(family) {
        if let Standing::Broken { left, right } = standing(relation) {
            let column = relation.key();
            if !(column == "total" && implied) {
                broken.push(BrokenColumn { column, label: column_label(column), left, right });
            }
        }
    }
    broken
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
