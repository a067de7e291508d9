//! Charts as SVG made on the server, each with the table it was drawn from beneath.

use std::collections::BTreeMap;

use askama::Template;
use report::Number;
use store::CollectedNumbers;

/// Horizontal bars, one a row of the table beneath.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/region/chart.html")]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What a row stands for, and what is counted.
    pub heads: [&'static str; 2],
    /// The rows.
    pub bars: Vec<Bar>,
    /// What is said before the bars; empty for nothing.
    pub about: &'static str,
    /// Whether the table is open: what is said of each row does not fit beside its bar.
    pub open: bool,
}

/// A bar: its label (whole, and as it fits), what it counts in words, and its length from 0 to 100.
#[derive(Debug, Clone)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// What stands beside it.
    pub short: String,
    /// The number.
    pub number: i64,
    /// What is said beside the number: a share.
    pub note: String,
    /// Its length, 0 to 100.
    pub length: i64,
}

impl Bar {
    /// Its width in the drawing, which is 300 wide: numbers stand behind it.
    fn width(&self) -> i64 {
        self.length * 17 / 10
    }

    /// Whether the note fits behind the number; otherwise it stands in the table alone.
    fn note_fits(&self) -> bool {
        self.note.chars().count() <= 6
    }
}

impl askama::filters::HtmlSafe for Chart {}

impl Chart {
    fn of(title: String, heads: [&'static str; 2], rows: Vec<(String, i64, String)>) -> Option<Self> {
        let most = rows.iter().map(|(_, number, _)| *number).max().filter(|most| *most > 0)?;
        let bar = |(label, number, note): (String, i64, String)| Bar {
            short: short(&label),
            label,
            number,
            note,
            length: (number * 100 / most).max(i64::from(number > 0)),
        };
        let bars: Vec<Bar> = rows.into_iter().map(bar).collect();
        let open = bars.iter().any(|bar| !bar.note_fits());
        Some(Self { title, heads, bars, about: "", open })
    }

    fn height(&self) -> usize {
        self.bars.len() * 48
    }
}

/// A number in the cell of a collected report.
fn number(report: &CollectedNumbers, cell: &str) -> i64 {
    let written = report.numbers.get(cell).and_then(|written| written.parse::<Number>().ok());
    written.and_then(Number::whole).unwrap_or_default()
}

/// One report a body: of several the one with most numbers, so that a file handed in twice does not count twice.
fn one_each(reports: &[CollectedNumbers]) -> Vec<&CollectedNumbers> {
    let mut best: BTreeMap<&str, &CollectedNumbers> = BTreeMap::new();
    for report in reports {
        let kept = best.entry(&report.unit).or_insert(report);
        if report.numbers.len() > kept.numbers.len() {
            *kept = report;
        }
    }
    best.into_values().collect()
}

fn sum(reports: &[&CollectedNumbers], cell: &str) -> i64 {
    reports.iter().map(|report| number(report, cell)).sum()
}

/// A label that fits beside its bar.
fn short(label: &str) -> String {
    /// Characters that fit.
    const FIT: usize = 20;
    if label.chars().count() <= FIT {
        return label.to_owned();
    }
    let end: Vec<char> = label.chars().rev().take(FIT - 1).collect();
    format!("…{}", end.into_iter().rev().collect::<String>())
}

/// The requests received in a year, of all reports that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    year: i16,
    requests: i64,
    bodies: usize,
}

impl Received {
    /// Counts them, one report a body.
    pub fn of(year: i16, reports: &[CollectedNumbers]) -> Self {
        let each = one_each(reports);
        Self { year, requests: sum(&each, "t3/new_received/total"), bodies: each.len() }
    }
}

/// Requests received by year; the years come newest first.
pub fn of_years(years: &[Received]) -> Option<Chart> {
    let rows =
        years.iter().rev().map(|of| (format!("{}年", of.year), of.requests, format!("{}个机关", of.bodies)));
    Chart::of("各年新收申请".to_owned(), ["年度", "新收申请（件）"], rows.collect())
}

/// What of a report is compared with the others: requests received, settled, refused, not processed, carried on.
struct Traits {
    received: i64,
    settled: i64,
    refused: i64,
    unprocessed: i64,
    carried_out: i64,
    before: Option<i64>,
}

/// Fewer requests say nothing about a body.
const ENOUGH: i64 = 10;

impl Traits {
    fn of(report: &CollectedNumbers, before: Option<&&CollectedNumbers>) -> Self {
        let group = |rows: &[&str]| -> i64 {
            rows.iter().map(|row| number(report, &format!("t3/{row}/total"))).sum()
        };
        Self {
            received: group(&["new_received"]),
            settled: group(&["results_total"]),
            refused: group(REFUSED),
            unprocessed: group(NOT_PROCESSED),
            carried_out: group(&["carried_out"]),
            before: before.map(|before| number(before, "t3/new_received/total")),
        }
    }

    /// Why the body stands out; `middle` is the median of requests received, `shares` what the whole region refuses and
    /// does not process of a hundred.
    fn reasons(&self, middle: i64, shares: (i64, i64)) -> Vec<String> {
        let mut reasons = Vec::new();
        if self.received >= ENOUGH && middle > 0 && self.received >= middle * 10 {
            reasons.push(format!("新收{}件，是中位数{middle}件的10倍以上", self.received));
        }
        if let Some(before) = self.before {
            let (less, more) = (self.received.min(before), self.received.max(before));
            if more >= 2 * ENOUGH && more >= less * 3 {
                reasons.push(format!("新收从上年的{before}件变为{}件", self.received));
            }
        }
        let of_hundred = |part: i64| part * 100 / self.settled.max(1);
        for (part, share, words) in
            [(self.refused, shares.0, "不予公开"), (self.unprocessed, shares.1, "不予处理")]
        {
            if self.settled >= ENOUGH && of_hundred(part) >= share + 30 {
                reasons.push(format!("{words}占办结的{}%，全部机关合计为{share}%", of_hundred(part)));
            }
        }
        let all = self.settled + self.carried_out;
        if all >= ENOUGH && self.carried_out * 2 >= all {
            reasons.push(format!("{all}件中有{}件结转下年度", self.carried_out));
        }
        reasons
    }
}

/// Bodies that stand out from the others or from their own year before, with the reasons.
pub fn of_outliers(year: i16, reports: &[CollectedNumbers], before: &[CollectedNumbers]) -> Option<Chart> {
    /// Bodies that are shown.
    const MOST: usize = 20;
    let earlier: BTreeMap<&str, &CollectedNumbers> =
        one_each(before).into_iter().map(|report| (report.unit.as_str(), report)).collect();
    let each = one_each(reports);
    let traits: Vec<(&str, Traits)> = each
        .iter()
        .map(|report| (report.unit.as_str(), Traits::of(report, earlier.get(report.unit.as_str()))))
        .collect();
    let mut received: Vec<i64> = traits.iter().map(|(_, of)| of.received).collect();
    received.sort_unstable();
    let middle = received.get(received.len() / 2).copied().unwrap_or_default();
    let all = |of: fn(&Traits) -> i64| traits.iter().map(|(_, traits)| of(traits)).sum::<i64>();
    let settled = all(|of| of.settled).max(1);
    let shares = (all(|of| of.refused) * 100 / settled, all(|of| of.unprocessed) * 100 / settled);
    let mut rows: Vec<(usize, String, i64, String)> = traits
        .iter()
        .map(|(unit, of)| (of.reasons(middle, shares), *unit, of.received))
        .filter(|(reasons, ..)| !reasons.is_empty())
        .map(|(reasons, unit, received)| (reasons.len(), unit.to_owned(), received, reasons.join("；")))
        .collect();
    rows.sort_by_key(|(reasons, _, received, _)| std::cmp::Reverse((*reasons, *received)));
    let rows =
        rows.into_iter().take(MOST).map(|(_, unit, received, words)| (unit, received, words)).collect();
    let chart = Chart::of(format!("{year}年明显不同的机关"), ["机关", "新收申请（件）"], rows)?;
    Some(Chart {
        open: true, about: "与其他机关或者与本机关上年明显不同，不一定有错，请核对。", ..chart
    })
}

/// 不予公开, row by row.
const REFUSED: &[&str] = &[
    "refused.state_secret",
    "refused.law_forbidden",
    "refused.three_safety",
    "refused.third_party",
    "refused.internal",
    "refused.process",
    "refused.enforcement_file",
    "refused.admin_query",
];
/// 不予处理, row by row.
const NOT_PROCESSED: &[&str] = &[
    "not_processed.petition",
    "not_processed.duplicate",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.confirm_reissue",
];

/// How the requests of a year ended, by the groups of table three.
pub fn of_outcomes(year: i16, reports: &[CollectedNumbers]) -> Option<Chart> {
    let groups: [(&str, &[&str]); 6] = [
        ("予以公开", &["granted"]),
        ("部分公开", &["partial"]),
        ("不予公开", REFUSED),
        ("无法提供", &["unable.not_held", "unable.needs_creation", "unable.still_unclear"]),
        ("不予处理", NOT_PROCESSED),
        ("其他处理", &["other", "other.correction_lapsed", "other.fee_lapsed", "other.other"]),
    ];
    let reports = one_each(reports);
    let counted: Vec<(&str, i64)> = groups
        .iter()
        .map(|(label, rows)| (*label, rows.iter().map(|row| sum(&reports, &format!("t3/{row}/total"))).sum()))
        .collect();
    let all: i64 = counted.iter().map(|(_, number)| number).sum();
    let share =
        |number: i64| if all > 0 { format!("{}%", (number * 100 + all / 2) / all) } else { String::new() };
    let rows = counted.into_iter().map(|(label, number)| (label.to_owned(), number, share(number))).collect();
    Chart::of(format!("{year}年办理结果"), ["办理结果", "件数"], rows)
}

/// Bodies that received most requests in a year, and those far from the rest are said to be.
pub fn of_bodies(year: i16, reports: &[CollectedNumbers]) -> Option<Chart> {
    /// Bodies that are shown.
    const MOST: usize = 12;
    let mut counts: Vec<(&str, i64)> = one_each(reports)
        .into_iter()
        .map(|report| (report.unit.as_str(), number(report, "t3/new_received/total")))
        .collect();
    counts.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let middle = counts.get(counts.len() / 2).map_or(0, |(_, number)| *number);
    let far = |number: i64| number >= 10 && number >= middle * 10;
    let rows = counts
        .into_iter()
        .take(MOST)
        .filter(|(_, number)| *number > 0)
        .map(|(unit, number)| {
            let note =
                if far(number) { "达到中位数的10倍，请核对".to_owned() } else { String::new() };
            (unit.to_owned(), number, note)
        })
        .collect();
    Chart::of(format!("{year}年新收申请最多的机关"), ["机关", "新收申请（件）"], rows)
}

#[cfg(test)]
mod tests {
    use office::CollectedId;

    use super::*;

    fn report(unit: &str, received: &str) -> CollectedNumbers {
        let numbers = [("t3/new_received/total".to_owned(), received.to_owned())].into();
        CollectedNumbers { id: CollectedId(1), unit: unit.into(), edition: "2021".into(), numbers }
    }

    #[test]
    fn bars_are_as_long_as_their_numbers() {
        let reports = [report("甲局", "200"), report("乙局", "10"), report("丙局", "1")];
        let chart = of_bodies(2024, &reports).unwrap();
        let lengths: Vec<i64> = chart.bars.iter().map(|bar| bar.length).collect();
        assert_eq!(lengths, [100, 5, 1]);
        assert!(chart.bars[0].note.contains("10倍"));
        assert!(chart.render().unwrap().contains("<svg"));
        assert!(of_outcomes(2024, &reports).is_none(), "nothing to draw");
        let twice = [reports.to_vec(), vec![report("甲局", "200")]].concat();
        assert_eq!(of_years(&[Received::of(2024, &twice)]).unwrap().bars[0].number, 211);
        assert!(of_outliers(2024, &reports, &[]).unwrap().bars[0].note.contains("中位数10件"));
        let before = [report("甲局", "190"), report("乙局", "40")];
        let chart = of_outliers(2024, &reports, &before).unwrap();
        let said: Vec<&str> = chart.bars.iter().map(|bar| bar.note.as_str()).collect();
        assert_eq!(said, ["新收200件，是中位数10件的10倍以上", "新收从上年的40件变为10件"]);
        assert!(of_outliers(2024, &reports[1..], &[]).is_none(), "nobody stands out");
        assert_eq!(short("平潭综合实验区自然资源与生态环境局"), "平潭综合实验区自然资源与生态环境局");
        assert_eq!(
            short("示范省示范市示范县自然资源与生态环境保护局"),
            "…省示范市示范县自然资源与生态环境保护局"
        );
    }
}
