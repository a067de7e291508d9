//! A region's roll-up as a workbook: a matrix of bodies and checks, every body's numbers with live sums under them, the
//! tables of the form with the sums, and their relations.

use std::collections::HashMap;

use report::form::Relation;
use report::region::{Standing, UnitResult};
use report::{Report, RollUp, TableId, form};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError, utility};

use super::{Addresses, Looks, checks, exact, formula, number, printed, tables};
use crate::Failure;

/// Columns of the matrix before and behind the checks.
const BEFORE: [(&str, f64); 2] = [("机关", 36.0), ("情况", 22.0)];
const BEHIND: [(&str, f64); 3] = [("未能核对的关系", 10.0), ("没有数字的格", 10.0), ("文件", 40.0)];
/// The families of relations within one report, as the catalogue names them.
const FAMILIES: [(&str, &str); 4] = [
    ("T3-BAL", "AUD-A01 申请收支平衡"),
    ("T3-RES", "AUD-A02 办理结果合计"),
    ("T3-ROW", "AUD-A03 申请人合计"),
    ("T4-SUM", "AUD-A04 复议诉讼合计"),
];
/// Above the numbers of the bodies stand their tables, their names and their ids.
const FIRST: u32 = 3;

/// Writes a roll-up as XLSX. `reports` are the reports by the source under which they were handed in; those of bodies
/// that are counted stand with their numbers in the workbook, and the sums are formulas over them.
///
/// # Errors
/// [`Failure`] when the workbook cannot be written to memory.
pub fn roll_up_xlsx(roll_up: &RollUp, reports: &[(&str, &Report)]) -> Result<Vec<u8>, Failure> {
    written(roll_up, reports).map_err(|error| Failure(error.to_string()))
}

fn written(roll_up: &RollUp, reports: &[(&str, &Report)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = format!("{}{}年政府信息公开工作年度报告汇总", roll_up.region, roll_up.year);
    // The last day of the year, and no person: the same roll-up gives the same bytes.
    let day = ExcelDateTime::from_ymd(u16::try_from(roll_up.year).unwrap_or(2000), 12, 31)?;
    book.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&day));
    let looks = Looks::new();
    matrix(roll_up, &title, &looks, book.add_worksheet())?;
    bodies(roll_up, reports, &looks, book.add_worksheet())?;
    let sum = roll_up.report();
    let addresses = Addresses::of(&sum);
    for id in TableId::ALL {
        tables::write(&sum, id, &addresses, &looks, book.add_worksheet())?;
    }
    checks::write(&sum, None, &addresses, &looks, book.add_worksheet())?;
    book.save_to_buffer()
}

/// A row a body: what became of its report, and how many relations of each family it breaks.
fn matrix(roll_up: &RollUp, title: &str, looks: &Looks, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("报送和核对")?;
    printed(sheet);
    sheet.set_landscape();
    sheet.write_string_with_format(0, 0, title, &looks.heading)?;
    let checks = FAMILIES.map(|(_, words)| (words, 12.0));
    let columns = BEFORE.iter().chain(&checks).chain(&BEHIND);
    for (column, (words, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(1, column, *words, &looks.label)?;
    }
    for (row, unit) in (2_u32..).zip(&roll_up.units) {
        sheet.write_string_with_format(row, 0, &unit.name, &looks.left)?;
        sheet.write_string_with_format(row, 1, standing(unit), &looks.label)?;
        let counted = unit.standing == Standing::Counted;
        let mut column = 2;
        let of = |family: &str| broken(roll_up, unit).filter(|relation| relation.family() == family).count();
        for (family, _) in FAMILIES {
            let words = match of(family) {
                _ if !counted => "—".to_owned(),
                0 => "符合".to_owned(),
                count => format!("{count}处不符"),
            };
            sheet.write_string_with_format(row, column, words, &looks.label)?;
            column += 1;
        }
        for count in [unit.unchecked, unit.without_number] {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, count, &looks.label)?;
            column += 1;
        }
        sheet.write_string_with_format(row, column, unit.sources.join("\n"), &looks.left)?;
    }
    sheet.set_freeze_panes(2, 1)?;
    Ok(())
}

fn broken<'a>(roll_up: &RollUp, unit: &'a UnitResult) -> impl Iterator<Item = &'static Relation> + use<'a> {
    let form = form(roll_up.edition);
    unit.broken.iter().filter_map(|id| form.relations.iter().find(|relation| relation.id == *id))
}

fn standing(unit: &UnitResult) -> String {
    match &unit.standing {
        Standing::Counted => "已计入".to_owned(),
        Standing::Missing => "没有报告".to_owned(),
        Standing::Twice => "几份报告不一致，未计入".to_owned(),
        Standing::OtherEdition { edition } => format!("使用{edition}，未计入"),
        Standing::Merged { into } => format!("已并入{into}"),
    }
}

/// A row a counted body, a column a cell of the form, and under them the sums.
fn bodies(
    roll_up: &RollUp,
    reports: &[(&str, &Report)],
    looks: &Looks,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    sheet.set_name("各机关数字")?;
    sheet.set_landscape();
    sheet.set_column_width(0, 36.0)?;
    for (row, words) in (0_u32..).zip(["表", "机关", "编号"]) {
        sheet.write_string_with_format(row, 0, words, &looks.label)?;
    }
    for (column, cell) in (1_u16..).zip(&roll_up.cells) {
        let named = form(roll_up.edition).cell(cell.id.as_str());
        let table = TableId::ALL.into_iter().find(|table| cell.id.as_str().starts_with(table.code()));
        sheet.write_string_with_format(0, column, table.map_or("", TableId::label), &looks.label)?;
        let name = named.map(report::form::CellForm::name).unwrap_or_default();
        sheet.write_string_with_format(1, column, name, &looks.label)?;
        sheet.write_string_with_format(2, column, cell.id.as_str(), &looks.label)?;
    }
    let by_source: HashMap<&str, &Report> = reports.iter().copied().collect();
    let counted = roll_up.units.iter().filter(|unit| unit.standing == Standing::Counted);
    let of =
        |unit: &UnitResult| unit.sources.iter().find_map(|source| by_source.get(source.as_str()).copied());
    let mut row = FIRST;
    for (unit, report) in counted.filter_map(|unit| Some((unit, of(unit)?))) {
        sheet.write_string_with_format(row, 0, &unit.name, &looks.left)?;
        for (column, cell) in (1_u16..).zip(&roll_up.cells) {
            match report.number(cell.id.as_str()) {
                Some(value) => number(sheet, (row, column), value, looks)?,
                None => {
                    sheet.write_blank(row, column, &looks.label)?;
                }
            }
        }
        row += 1;
    }
    sheet.write_string_with_format(row, 0, "合计", &looks.label)?;
    for (column, cell) in (1_u16..).zip(&roll_up.cells) {
        if row > FIRST && exact(cell.sum).is_some() {
            let range = utility::cell_range(FIRST, column, row - 1, column);
            formula(sheet, (row, column), &format!("=SUM({range})"), cell.sum, looks)?;
        } else {
            number(sheet, (row, column), cell.sum, looks)?;
        }
    }
    sheet.set_freeze_panes(FIRST, 1)?;
    Ok(())
}
