//! 数据对比: the main numbers of a report beside those of the year before.

use office::ReportId;
use report::{Number, Report, TableId, form};
use store::COUNTED_EDITION;

/// Numbers of two years.
pub struct Comparison {
    /// The report of the year before.
    pub before: ReportId,
    /// The two years, the earlier one first.
    pub years: [i16; 2],
    /// The numbers.
    pub lines: Vec<Line>,
}

/// A number in two years.
pub struct Line {
    /// What is counted, and in which unit.
    pub label: String,
    /// The numbers, the earlier one first.
    pub numbers: [String; 2],
    /// What changed, in words.
    pub change: String,
}

/// What is compared besides table two: label, and rows of table three or groups of table four that make it up.
const SUMS: [(&str, TableId, &[&str]); 12] = [
    ("本年新收申请（件）", TableId::T3, &["new_received"]),
    ("上年结转申请（件）", TableId::T3, &["carried_in"]),
    ("办理结果总计（件）", TableId::T3, &["results_total"]),
    ("予以公开（件）", TableId::T3, &["granted"]),
    ("部分公开（件）", TableId::T3, &["partial"]),
    ("不予公开（件）", TableId::T3, &["refused."]),
    ("无法提供（件）", TableId::T3, &["unable."]),
    ("不予处理（件）", TableId::T3, &["not_processed."]),
    ("其他处理（件）", TableId::T3, &["other."]),
    ("结转下年度（件）", TableId::T3, &["carried_out"]),
    ("行政复议（件）", TableId::T4, &["review"]),
    ("行政诉讼（件）", TableId::T4, &["suit_direct", "suit_after_review"]),
];

/// Compares two reports. Lines that are nought in both years are left out.
pub fn compare(id: ReportId, before: &Report, now: &Report) -> Comparison {
    let form = form(COUNTED_EDITION);
    let disclosed = form.table(TableId::T2).cells.iter().map(|cell| {
        let row = cell.row_label.as_deref().unwrap_or_default();
        let column = cell.col_label.split('（').next().unwrap_or_default();
        let unit = cell.unit.as_deref().unwrap_or("件");
        let cells = vec![cell.id.to_string()];
        (format!("{row}{column}（{unit}）"), cells)
    });
    let sums = SUMS.into_iter().map(|(label, table, rows)| {
        let total = form.table(table).cells.iter().filter(|cell| cell.id.as_str().ends_with("/total"));
        let within = |row: &str| {
            rows.iter().any(|wanted| row == *wanted || (wanted.ends_with('.') && row.starts_with(wanted)))
        };
        let cells = total.filter(|cell| cell.id.as_str().split('/').nth(1).is_some_and(within));
        (label.to_owned(), cells.map(|cell| cell.id.to_string()).collect())
    });
    let lines = disclosed.chain(sums).filter_map(|(label, cells): (String, Vec<String>)| {
        let sum = |report: &Report| {
            cells.iter().try_fold(Number::ZERO, |sum, cell| Some(sum.plus(1, report.number(cell)?)))
        };
        line(label, sum(before)?, sum(now)?)
    });
    let year = now.year.unwrap_or_default();
    Comparison { before: id, years: [year - 1, year], lines: lines.collect() }
}

fn line(label: String, before: Number, now: Number) -> Option<Line> {
    if before.is_zero() && now.is_zero() {
        return None;
    }
    let difference = now.plus(-1, before);
    let change = match difference.to_string() {
        _ if difference.is_zero() => "持平".to_owned(),
        words => match words.strip_prefix('-') {
            Some(less) => format!("减少{less}"),
            None => format!("增加{words}"),
        },
    };
    Some(Line { label, numbers: [before, now].map(|number| number.to_string()), change })
}

#[cfg(test)]
mod tests {
    use report::{CellId, Edition};

    use super::*;

    #[test]
    fn numbers_of_two_years_stand_side_by_side() {
        let report = |year, new: u32, refused: [u32; 2]| {
            let numbers = [
                ("t3/new_received/total", new),
                ("t3/refused.state_secret/total", refused[0]),
                ("t3/refused.internal/total", refused[1]),
            ];
            let mut zeros: std::collections::BTreeMap<CellId, Number> =
                form(Edition::E2021).cells().map(|cell| (cell.id.clone(), Number::ZERO)).collect();
            zeros.extend(numbers.map(|(cell, number)| (CellId::from(cell), Number::from(number))));
            Report::from_cells("示范县民政局", year, Edition::E2021, zeros)
        };
        let found = compare(ReportId(1), &report(2023, 3, [1, 1]), &report(2024, 5, [1, 0]));
        let told: Vec<_> = found
            .lines
            .iter()
            .map(|line| format!("{} {:?} {}", line.label, line.numbers, line.change))
            .collect();
        assert_eq!(told, ["本年新收申请（件） [\"3\", \"5\"] 增加2", "不予公开（件） [\"2\", \"1\"] 减少1"]);
        assert_eq!(found.years, [2023, 2024]);
    }
}
