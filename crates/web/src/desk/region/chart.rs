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
        Some(Self { title, heads, bars: rows.into_iter().map(bar).collect() })
    }

    fn height(&self) -> usize {
        self.bars.len() * 32
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
    const FIT: usize = 15;
    if label.chars().count() <= FIT {
        return label.to_owned();
    }
    let end: Vec<char> = label.chars().rev().take(FIT - 1).collect();
    format!("…{}", end.into_iter().rev().collect::<String>())
}

/// Requests received by year, of all reports that count.
pub fn of_years(years: &[(i16, Vec<CollectedNumbers>)]) -> Option<Chart> {
    let rows = years
        .iter()
        .rev()
        .map(|(year, reports)| {
            let each = one_each(reports);
            (format!("{year}年"), sum(&each, "t3/new_received/total"), format!("{}个机关", each.len()))
        })
        .collect();
    Chart::of("各年新收申请".to_owned(), ["年度", "新收申请（件）"], rows)
}

/// How the requests of a year ended, by the groups of table three.
pub fn of_outcomes(year: i16, reports: &[CollectedNumbers]) -> Option<Chart> {
    let groups: [(&str, &[&str]); 6] = [
        ("予以公开", &["granted"]),
        ("部分公开", &["partial"]),
        (
            "不予公开",
            &[
                "refused.state_secret",
                "refused.law_forbidden",
                "refused.three_safety",
                "refused.third_party",
                "refused.internal",
                "refused.process",
                "refused.enforcement_file",
                "refused.admin_query",
            ],
        ),
        ("无法提供", &["unable.not_held", "unable.needs_creation", "unable.still_unclear"]),
        (
            "不予处理",
            &[
                "not_processed.petition",
                "not_processed.duplicate",
                "not_processed.publication",
                "not_processed.excessive",
                "not_processed.confirm_reissue",
            ],
        ),
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
    let mut counts: Vec<(&str, i64)> = reports
        .iter()
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
        assert_eq!(of_years(&[(2024, twice)]).unwrap().bars[0].number, 211);
        assert_eq!(short("平潭综合实验区自然资源与生态环境局"), "…合实验区自然资源与生态环境局");
    }
}
