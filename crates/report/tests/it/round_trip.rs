//! Composed, read back and recognised, a report is the same report.

use jiff::civil::date;
use proptest::prelude::*;
use report::{Edition, Number, Report, compose, form, read_text, recognise};
use text::plain;

fn draft(edition: Edition, numbers: impl Fn(usize) -> Number) -> Report {
    let cells = form(edition).cells().enumerate().map(|(index, cell)| (cell.id.clone(), numbers(index)));
    let year = if edition == Edition::E2019 { 2020 } else { 2024 };
    Report::from_cells("示例县民政局", year, edition, cells)
        .with_introduction(format!("本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"))
        .with_section("s1", "（一）主动公开情况\n全年主动公开信息12条。")
        .with_section("s5", "（一）存在问题。不够及时。\n（二）改进措施。加强培训。")
        .with_section("s6", "本年度未收取信息处理费。")
        .signed("示例县民政局", date(year + 1, 1, 20))
}

fn check(report: &Report) {
    let document = compose(report);
    for found in [recognise(&document).report, read_text(&plain::write(&document)).report] {
        let mut found = found;
        for cell in found.cells.values_mut() {
            cell.place = text::Place::default();
        }
        assert_eq!(&found, report);
    }
}

#[test]
fn a_full_report_reads_back_unchanged_in_both_editions() {
    for edition in Edition::ALL {
        check(&draft(edition, |index| Number::from(i64::try_from(index).unwrap())));
        check(&draft(edition, |_| Number::ZERO));
    }
}

#[test]
fn blank_cells_read_back_blank() {
    let report = Report { ..draft(Edition::E2021, |_| Number::ZERO) };
    let mut blank = report.clone();
    for (index, cell) in blank.cells.values_mut().enumerate() {
        if index % 3 == 0 {
            *cell = report::Cell::blank();
        }
    }
    check(&blank);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_values_read_back(values in prop::collection::vec((0_i64..1_000_000, 0_u8..4), 200)) {
        let report = draft(Edition::E2021, |index| {
            let (mantissa, scale) = values[index % values.len()];
            let amount = form(Edition::E2021).cells().nth(index).is_some_and(|c| c.id.as_str() == "t2/fees/amount");
            Number::decimal(mantissa, if amount { scale } else { 0 })
        });
        check(&report);
    }
}
