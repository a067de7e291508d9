//! Tables whose cells run together: what is offered is always right, and where two ways fit nothing is offered.

use std::collections::BTreeMap;

use proptest::prelude::*;
use report::{CellId, CellValue, Edition, Number, Recognised, TableId, form, read_text};
use serde_json::Value;

fn offer(found: &Recognised) -> BTreeMap<CellId, Number> {
    found.doubts.iter().flat_map(|doubt| doubt.offer.clone()).collect()
}

/// How many cells are offered of a published report; none of them otherwise than it is known to be.
fn published(name: &str) -> usize {
    let data = |file: String| {
        let path = format!("{}/tests/data/{file}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a file of the tests")
    };
    let truth: Value =
        serde_json::from_str(&data(format!("truth/{name}.json"))).expect("a file of the tests");
    let found = read_text(&data(format!("{name}.page.txt")));
    let open: Vec<&str> =
        truth["unknown"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let offer = offer(&found);
    for (id, number) in &offer {
        let known = &truth["cells"][id.as_str()];
        let known = known.as_str().map_or_else(|| known.to_string(), str::to_owned);
        assert!(
            !open.contains(&id.as_str()) && number.to_string() == known,
            "{name} {id}: {number}, not {known}"
        );
        assert_eq!(found.report.value(id.as_str()), &CellValue::Absent, "an offer is no reading");
    }
    assert!(
        found
            .doubts
            .iter()
            .filter(|doubt| !doubt.offer.is_empty())
            .all(|doubt| doubt.text.contains("不是读出的事实"))
    );
    offer.len()
}

#[test]
fn what_is_offered_of_published_pages_is_right() {
    let offered =
        ["pingtan-2025", "pingtan-gaj-2019", "pingtan-gaj-2022", "pingtan-zrz-2023", "pingtan-zrz-2024"]
            .map(published);
    // Each report has two hundred cells; the rows that are left have two ways or more, or are wrong themselves.
    assert_eq!(offered, [197, 180, 200, 190, 197]);
}

/// A table three as a page text keeps it, from its rows of six figures; the sums are right.
fn page(rows: &[[u32; 6]], blank: bool) -> (String, BTreeMap<CellId, Number>) {
    let table = form(Edition::E2021).table(TableId::T3);
    let mut sums = [0_u32; 6];
    let mut of_rows: BTreeMap<&str, [u32; 6]> = BTreeMap::new();
    let ledger = ["new_received", "carried_in", "results_total", "carried_out"];
    let results: Vec<&str> =
        table.rows.iter().map(|row| row.id.as_str()).filter(|id| !ledger.contains(id)).collect();
    for (id, row) in results.iter().zip(rows.iter().chain(std::iter::repeat(&[0; 6]))) {
        sums.iter_mut().zip(row).for_each(|(sum, figure)| *sum += figure);
        of_rows.insert(id, *row);
    }
    of_rows.extend([
        ("new_received", sums),
        ("carried_in", [0; 6]),
        ("results_total", sums),
        ("carried_out", [0; 6]),
    ]);
    let mut words = "示例县民政局2024年政府信息公开工作年度报告\n\n一、总体情况\n正文。\n\n三、收到和处理政府信息公开申请情况\n\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他".to_owned();
    let (mut truth, mut parents) = (BTreeMap::new(), Vec::new());
    for row in &table.rows {
        for parent in &row.parents {
            if !parents.contains(&parent) {
                words += parent;
                parents.push(parent);
            }
        }
        words += row.label.as_deref().unwrap_or_default();
        let figures = of_rows[row.id.as_str()];
        let all = figures.into_iter().chain([figures.iter().sum()]);
        for (column, figure) in table.columns.iter().zip(all) {
            words += &figure.to_string();
            words += if blank { " " } else { "" };
            truth.insert(CellId::new(TableId::T3, &row.id, &column.id), Number::from(figure));
        }
    }
    (words + "\n\n四、政府信息公开行政复议、行政诉讼情况\n\n无。\n", truth)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the figures are, what is offered is what they are.
    #[test]
    fn offers_are_right(rows in prop::collection::vec(prop::array::uniform6(prop_oneof![4 => Just(0_u32), 3 => 0..10_u32, 2 => 0..400_u32]), 0..21)) {
        let (words, truth) = page(&rows, false);
        for (id, number) in offer(&read_text(&words)) {
            prop_assert_eq!(truth[&id], number, "{}", id);
        }
    }

    /// Blanks between the cells leave one way for all rows.
    #[test]
    fn blanks_part_cells(rows in prop::collection::vec(prop::array::uniform6(0..4000_u32), 0..21)) {
        let (words, truth) = page(&rows, true);
        prop_assert_eq!(offer(&read_text(&words)), truth);
    }
}

/// 1,12 and 11,2 with the same sum: two ways, so none.
#[test]
fn two_ways_are_no_offer() {
    let (words, truth) = page(&[[1, 12, 0, 0, 0, 0], [11, 2, 0, 0, 0, 0]], false);
    let offered = offer(&read_text(&words));
    // 1 12 0 0 0 0 13 and 11 2 0 0 0 0 13 are both 11200001 3: neither row has one way, each alone.
    assert!(offered.keys().all(|id| !id.as_str().starts_with("t3/granted/")), "{offered:?}");
    assert!(offered.iter().all(|(id, number)| truth[id] == *number));
}

/// The columns decide between two ways of a row.
#[test]
fn relations_between_rows_decide() {
    let (words, truth) = page(&[[1, 12, 0, 0, 0, 0], [0, 0, 5, 0, 0, 0]], false);
    let offered = offer(&read_text(&words));
    assert!(offered.iter().all(|(id, number)| truth[id] == *number), "{offered:?}");
}

/// A label in other words, or words behind the figures: what is not certain is not split.
#[test]
fn what_stands_among_other_words_is_not_split() {
    let (words, truth) = page(&[[1, 0, 0, 0, 0, 0]], false);
    let offered = |words: &str| offer(&read_text(words));
    let broken = offered(&words.replace("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"));
    assert!(!broken.contains_key("t3/refused.state_secret/natural"), "the 2 belongs to the label");
    assert!(broken.iter().all(|(id, number)| truth[id] == *number));
    let noted = offered(&words.replace("（七）总计", "（七）总 计，"));
    assert!(noted.iter().all(|(id, number)| truth[id] == *number));
}
