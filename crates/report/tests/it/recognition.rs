//! Real published reports, and the seed, as recognised.

use std::collections::BTreeMap;

use jiff::civil::date;
use report::{CellValue, Edition, TableId, read_text, recognise::TableState};

const SEED: &str = include_str!("../data/xinfeng-union-2024.txt");

macro_rules! sample {
    ($name:literal) => {
        (
            include_str!(concat!("../data/", $name, ".cells.txt")),
            include_str!(concat!("../data/truth/", $name, ".json")),
        )
    };
}

#[derive(serde::Deserialize)]
struct Truth {
    body: String,
    year: i16,
    edition: String,
    cells: BTreeMap<String, serde_json::Value>,
    unknown: Vec<String>,
}

#[test]
fn every_number_of_the_published_reports_is_found() {
    for (source, truth) in
        [sample!("pingtan-zrz-2023"), sample!("pingtan-zrz-2024"), sample!("pingtan-gaj-2019")]
    {
        let truth: Truth = serde_json::from_str(truth).expect("a truth file");
        let found = read_text(source);
        assert_eq!(found.report.body, truth.body);
        assert_eq!(found.report.year, Some(truth.year));
        assert_eq!(found.report.edition.code(), truth.edition);
        for (id, expected) in truth.cells.iter().filter(|(id, _)| !truth.unknown.contains(id)) {
            let expected = match expected {
                serde_json::Value::Null => CellValue::Blank,
                number => CellValue::Number(number.to_string().trim_matches('"').parse().expect("a number")),
            };
            assert_eq!(found.report.value(id), &expected, "{} {id}", truth.body);
        }
        let sections: Vec<&str> = found.report.sections.iter().map(|s| s.id.as_str()).collect();
        assert_eq!(sections, ["s1", "s2", "s3", "s4", "s5", "s6"]);
    }
}

#[test]
fn the_seed_is_read_as_it_stands() {
    let found = read_text(SEED);
    let report = &found.report;
    assert_eq!(
        (report.body.as_str(), report.year, report.edition),
        ("新丰县总工会", Some(2024), Edition::E2019)
    );
    assert_eq!(report.period, Some((date(2023, 1, 1), date(2024, 12, 11))));
    assert_eq!(
        (report.signature.as_deref(), report.signed_on),
        (Some("新丰县总工会"), Some(date(2024, 12, 11)))
    );
    assert_eq!(report.section("s6"), "暂无");
    let count = |table: &str, wanted: &CellValue| {
        report
            .cells
            .iter()
            .filter(|(id, cell)| id.as_str().starts_with(table) && cell.value == *wanted)
            .count()
    };
    assert_eq!(
        [count("t2", &CellValue::Blank), count("t3", &CellValue::Blank), count("t4", &CellValue::Blank)],
        [19, 145, 15]
    );
    assert_eq!([count("t2", &CellValue::Absent), count("t3", &CellValue::Absent)], [0, 14]);
    assert_eq!(report.number("t2/rules/made"), Some(report::Number::ZERO));
}

#[test]
fn every_place_in_the_seed_points_at_its_words() {
    let found = read_text(SEED);
    let chars: Vec<char> = SEED.chars().collect();
    let slice = |p: text::Place| chars[p.start as usize..p.end as usize].iter().collect::<String>();
    for passage in &found.prose {
        assert_eq!(slice(passage.place), passage.text);
    }
    for label in found.tables.iter().flat_map(|table| &table.labels) {
        assert_eq!(slice(label.found.at.place), label.found.text);
    }
    assert_eq!(slice(found.signed_on.expect("signed").at.place), "2024年12月11日");
}

#[test]
fn a_table_whose_cells_run_together_is_not_guessed() {
    for source in
        [include_str!("../data/pingtan-2025.page.txt"), include_str!("../data/pingtan-gaj-2022.page.txt")]
    {
        let found = read_text(source);
        assert!(
            found.tables.iter().all(|table| table.state == TableState::RunTogether),
            "{:?}",
            found.doubts
        );
        assert!(found.report.cells.values().all(|cell| cell.value == CellValue::Absent));
        assert_eq!(found.report.sections.len(), 6);
        assert_eq!(found.table(TableId::T3).state, TableState::RunTogether);
    }
}
