//! Two reports side by side: cell by cell, what was carried over, and which words are the same.

pub(crate) mod page;

use serde::Serialize;

use crate::likeness::{Shingles, shared};
use crate::{CellId, CellValue, Edition, Number, Report, TableId, form};

/// Which report stands on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The body.
    pub body: String,
    /// The report year.
    pub year: Option<i16>,
    /// The edition it follows.
    pub edition: Edition,
}

/// How two reports belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Pair {
    /// The same body, the year after: 上年结转 must agree.
    NextYear,
    /// The same body in other years, or twice in the same year.
    SameBody,
    /// Two bodies.
    TwoBodies,
}

/// A cell in both reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CellPair {
    /// Its address.
    pub id: CellId,
    /// Row and column in words.
    pub name: String,
    /// What stands on the left.
    pub left: CellValue,
    /// What stands on the right.
    pub right: CellValue,
    /// Right less left, where both are numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Number>,
}

impl CellPair {
    /// True where the two are not the same.
    pub fn differs(&self) -> bool {
        self.left != self.right
    }
}

/// 结转下年度 of the earlier report against 上年结转 of the later one, in one column (T3-CARRY).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// The label of the column.
    pub column: String,
    /// What the earlier report carried out; none where it states no number.
    pub out: Option<Number>,
    /// What the later report carried in.
    pub taken: Option<Number>,
    /// Whether they agree; none where one is missing.
    pub agrees: Option<bool>,
}

/// How like a section is, numbers and names apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SectionPair {
    /// `s1` to `s6`; `introduction`.
    pub id: String,
    /// Its heading on the right side.
    pub heading: String,
    /// 0 to 1; none where a side is too short to tell.
    pub likeness: Option<f64>,
    /// The passages both have, longest first, in the words of each side.
    pub copied: Vec<Copied>,
}

/// A passage that both sections have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// In the words of the left report.
    pub left: String,
    /// In the words of the right report.
    pub right: String,
}

/// Two reports side by side; the left one is the earlier, or the first given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The earlier report, or the first given.
    pub left: Side,
    /// The later report, or the second given.
    pub right: Side,
    /// How they belong together.
    pub pair: Pair,
    /// Every cell that both forms have.
    pub cells: Vec<CellPair>,
    /// Cells of one form that the other does not have.
    pub without_match: usize,
    /// What was carried over; empty unless the right one is the year after.
    pub carried: Vec<Carried>,
    /// The introduction and the sections.
    pub sections: Vec<SectionPair>,
}

/// Passages shown for one section.
const MOST_PASSAGES: usize = 20;

/// Compares two reports; of the same body, the earlier year comes to the left.
pub fn compare(first: &Report, second: &Report) -> Comparison {
    let same_body = first.body == second.body && !first.body.is_empty();
    let turned = same_body && matches!((first.year, second.year), (Some(a), Some(b)) if a > b);
    let (left, right) = if turned { (second, first) } else { (first, second) };
    let pair = match (left.year, right.year) {
        (Some(a), Some(b)) if same_body && b == a + 1 => Pair::NextYear,
        _ if same_body => Pair::SameBody,
        _ => Pair::TwoBodies,
    };
    let cells = cells(left, right);
    let all = form(left.edition).cells().count() + form(right.edition).cells().count();
    Comparison {
        left: side(left),
        right: side(right),
        pair,
        without_match: all.saturating_sub(cells.len() * 2),
        carried: if pair == Pair::NextYear { carried(left, right) } else { Vec::new() },
        sections: sections(left, right),
        cells,
    }
}

fn side(report: &Report) -> Side {
    Side { body: report.body.clone(), year: report.year, edition: report.edition }
}

fn cells(left: &Report, right: &Report) -> Vec<CellPair> {
    form(right.edition)
        .cells()
        .filter(|cell| form(left.edition).cell(cell.id.as_str()).is_some())
        .map(|cell| {
            let [before, now] = [left, right].map(|report| report.value(cell.id.as_str()).clone());
            let change = before.number().zip(now.number()).map(|(before, now)| now - before);
            CellPair { id: cell.id.clone(), name: cell.name(), left: before, right: now, change }
        })
        .collect()
}

/// T3-CARRY, column by column.
pub fn carried(before: &Report, now: &Report) -> Vec<Carried> {
    form(now.edition)
        .table(TableId::T3)
        .columns
        .iter()
        .map(|column| {
            let out = before.number(CellId::new(TableId::T3, "carried_out", &column.id).as_str());
            let taken = now.number(CellId::new(TableId::T3, "carried_in", &column.id).as_str());
            let agrees = out.zip(taken).map(|(out, taken)| out == taken);
            Carried { column: column.label.clone(), out, taken, agrees }
        })
        .collect()
}

fn sections(left: &Report, right: &Report) -> Vec<SectionPair> {
    let names = [left.body.as_str(), right.body.as_str()];
    let introduction = (
        "introduction".to_owned(),
        "引言".to_owned(),
        left.introduction.as_str(),
        right.introduction.as_str(),
    );
    let pairs = right.sections.iter().map(|section| {
        (section.id.clone(), section.heading.clone(), left.section(&section.id), section.text.as_str())
    });
    std::iter::once(introduction)
        .chain(pairs)
        .filter(|(.., before, now)| !before.is_empty() || !now.is_empty())
        .map(|(id, heading, before, now)| {
            let both = Shingles::of(before, &names).zip(Shingles::of(now, &names));
            let likeness = both.map(|(before, now)| before.likeness(&now));
            SectionPair { id, heading, likeness, copied: copied(before, now, &names) }
        })
        .collect()
}

fn copied(before: &str, now: &str, names: &[&str]) -> Vec<Copied> {
    let mut passages = shared(before, now, names);
    passages.sort_by_key(|passage| std::cmp::Reverse(passage.right.len()));
    passages.truncate(MOST_PASSAGES);
    passages
        .into_iter()
        .map(|passage| Copied { left: before[passage.left].to_owned(), right: now[passage.right].to_owned() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(year: i16, cells: &[(&str, u32)]) -> Report {
        let values = cells.iter().map(|(id, value)| (CellId::from(*id), Number::from(*value)));
        Report::from_cells("示范县民政局", year, Edition::for_year(year).unwrap(), values)
    }

    #[test]
    fn the_year_after_stands_on_the_right_and_carries_over() {
        let later = report(2024, &[("t3/carried_in/total", 3), ("t2/licence/decisions", 40)]);
        let earlier = report(2023, &[("t3/carried_out/total", 2), ("t2/licence/decisions", 35)]);
        let comparison = compare(&later, &earlier);
        assert_eq!((comparison.left.year, comparison.pair), (Some(2023), Pair::NextYear));
        let total = comparison.carried.iter().find(|carried| carried.column == "总计").unwrap();
        assert_eq!(
            (total.out, total.taken, total.agrees),
            (Some(2_u32.into()), Some(3_u32.into()), Some(false))
        );
        let licence =
            comparison.cells.iter().find(|cell| cell.id.as_str() == "t2/licence/decisions").unwrap();
        assert_eq!(licence.change, Some(5_u32.into()));
        assert_eq!(comparison.without_match, 0);
    }

    #[test]
    fn a_comparison_reads_as_a_document() {
        let words = "落实发布审核制度，及时清理失效文件，做到应公开尽公开，全年没有发生失泄密事件。";
        let earlier = report(2023, &[("t3/carried_out/total", 2)]).with_section("s5", words);
        let later = report(2024, &[("t3/carried_in/total", 3)]).with_section("s5", words);
        let text = compare(&earlier, &later).document().plain_text();
        assert!(text.starts_with("示范县民政局2023年与2024年年度报告对比"), "{text}");
        assert!(text.contains("有1列不一致，另有6列缺少数字，不能核对。"), "{text}");
        assert!(
            text.contains("“落实发布审核制度，及时清理失效文件，做到应公开尽公开，全年没有发生失泄密事件”"),
            "{text}"
        );
    }

    #[test]
    fn editions_are_compared_in_the_cells_both_have() {
        let comparison = compare(&report(2020, &[]), &report(2021, &[]));
        assert!(comparison.without_match > 0);
        assert!(comparison.cells.iter().all(|cell| !cell.id.as_str().starts_with("t3/other")));
        assert!(
            comparison
                .cells
                .iter()
                .any(|cell| cell.id.as_str() == "t4/cases/review.upheld"
                    || cell.id.as_str().starts_with("t4/"))
        );
    }
}
