//! A report as a workbook: its words and its three tables in the order of the form, totals as sums, and a sheet that
//! checks the relations of the form (勾稽关系) with formulas.

mod checks;
mod region;
mod tables;
mod words;

use jiff::civil::{Date, date};
use report::{Number, Report, TableId};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

pub use region::roll_up_xlsx;

use crate::Failure;
use tables::Addresses;

/// Writes a report as XLSX. The merged cells are those of the form. A total that is the sum of its parts is a formula
/// with its value; one that is not stays the number that was reported, and the sheet 勾稽核对 says so. `before` is the
/// report of the year before, for the relations across years.
///
/// # Errors
/// [`Failure`] when the workbook cannot be written to memory.
pub fn xlsx(report: &Report, before: Option<&Report>) -> Result<Vec<u8>, Failure> {
    written(report, before).map_err(|error| Failure(error.to_string()))
}

fn written(report: &Report, before: Option<&Report>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The day of signature, and no person (AUD-F08): the same report gives the same bytes.
    let day = report.signed_on.unwrap_or(NO_DAY);
    let year = u16::try_from(day.year()).unwrap_or_default();
    let day = ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())?;
    book.set_properties(&DocProperties::new().set_title(&report.title).set_creation_datetime(&day));
    let looks = Looks::new();
    let addresses = Addresses::of(report);
    words::opening(report, &looks, book.add_worksheet())?;
    for id in TableId::ALL {
        tables::write(report, id, &addresses, &looks, book.add_worksheet())?;
    }
    words::closing(report, &looks, book.add_worksheet())?;
    checks::write(report, before, &addresses, &looks, book.add_worksheet())?;
    book.save_to_buffer()
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    text: Format,
    right: Format,
    line: Format,
    label: Format,
    left: Format,
}

impl Looks {
    fn new() -> Self {
        let plain =
            Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let wrapped = plain.clone().set_text_wrap();
        let ruled = wrapped.clone().set_font_size(10).set_border(FormatBorder::Thin);
        Self {
            title: plain.clone().set_font_size(16).set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            heading: plain.clone().set_font_name("黑体").set_font_size(12),
            text: wrapped,
            right: plain.clone().set_align(FormatAlign::Right),
            line: plain,
            label: ruled.clone().set_align(FormatAlign::Center),
            left: ruled.set_align(FormatAlign::Left),
        }
    }

    /// A cell of a table that holds a number with so many decimals.
    fn number(&self, number: Number) -> Format {
        let words = number.to_string();
        let decimals = words.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let format = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
        self.label.clone().set_num_format(format)
    }
}

/// Writes a number; one with more digits than a spreadsheet keeps is written as words.
fn number(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    number: Number,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match exact(number) {
        Some(value) => sheet.write_number_with_format(row, column, value, &looks.number(number))?,
        None => sheet.write_string_with_format(row, column, number.to_string(), &looks.label)?,
    };
    Ok(())
}

/// Writes a formula with the number it comes to.
fn formula(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    formula: &str,
    value: Number,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let formula = Formula::new(formula).set_result(value.to_string());
    sheet.write_formula_with_format(row, column, formula, &looks.number(value))?;
    Ok(())
}

/// The number as a spreadsheet keeps it: fifteen digits.
fn exact(number: Number) -> Option<f64> {
    let words = number.to_string();
    let digits = words.chars().filter(char::is_ascii_digit).count();
    if digits <= 15 { words.parse().ok() } else { None }
}

/// A4, one page wide.
fn printed(sheet: &mut Worksheet) {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.8, 0.8, 1.0, 1.0, 0.4, 0.4).set_footer("&C— &P —");
}

/// How many lines words take in a cell so many half characters wide.
fn lines(words: &str, width: f64) -> f64 {
    let halves = |line: &str| line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>();
    let room = (width - 1.0).max(2.0);
    words.lines().map(|line| (halves(line) / room).ceil().max(1.0)).sum::<f64>().max(1.0)
}

const A4: u8 = 9;
/// What stands as day of creation in the file of a report that is not signed.
const NO_DAY: Date = date(2000, 1, 1);
