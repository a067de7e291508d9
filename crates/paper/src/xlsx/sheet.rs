//! The cells of one sheet, as far as something stands in them. What the sheet declares about its size is not believed.

use std::collections::BTreeMap;

use text::format_date;

use super::book::{Book, Shown};
use super::markup::{Met, attribute, walk};
use crate::{Format, Unreadable};

/// More cells than are read, and more merged ranges.
const MOST_CELLS: usize = 100_000;
const MOST_MERGES: usize = 20_000;
/// Rows and columns that a sheet can have.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;

/// What stands in a sheet; rows and columns count from 1.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub cells: BTreeMap<(u32, u32), String>,
    /// Merged ranges: first row and column, last row and column.
    pub merges: Vec<[u32; 4]>,
    /// What is doubtful, with the cell it is about.
    pub doubts: Vec<((u32, u32), String)>,
    pub hidden_lines: bool,
}

#[derive(Default)]
struct Open {
    at: (u32, u32),
    kind: String,
    style: usize,
    value: String,
    inline: String,
    formula: bool,
}

pub(super) fn read(bytes: &[u8], part: &str, book: &Book) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let (mut row, mut column, mut open, mut field, mut ruby) =
        (0_u32, 0_u32, None::<Open>, Field::None, false);
    walk(bytes, part, |met| {
        match met {
            Met::Open("row", attributes) => {
                row =
                    attribute(attributes, "r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
                sheet.hidden_lines |= is_hidden(attributes);
            }
            Met::Open("col", attributes) => sheet.hidden_lines |= is_hidden(attributes),
            Met::Open("c", attributes) => {
                let at = attribute(attributes, "r").and_then(|r| address(&r)).unwrap_or((row, column + 1));
                column = at.1;
                let style = attribute(attributes, "s").and_then(|s| s.parse().ok()).unwrap_or(0);
                let kind = attribute(attributes, "t").unwrap_or_default();
                open = Some(Open { at, kind, style, ..Open::default() });
            }
            Met::Open("v", _) => field = Field::Value,
            Met::Open("rPh", _) => ruby = true,
            Met::Close("rPh") => ruby = false,
            Met::Open("t", _) if !ruby => field = Field::Inline,
            Met::Open("f", _) => {
                field = Field::None;
                if let Some(open) = &mut open {
                    open.formula = true;
                }
            }
            Met::Close("v" | "t" | "f") => field = Field::None,
            Met::Words(words) => {
                if let Some(open) = &mut open {
                    match field {
                        Field::Value => open.value.push_str(&words),
                        Field::Inline => open.inline.push_str(&words),
                        Field::None => {}
                    }
                }
            }
            Met::Close("c") => {
                if let Some(open) = open.take() {
                    sheet.keep(open, book)?;
                }
            }
            Met::Open("mergeCell", attributes) => {
                let range = attribute(attributes, "ref").unwrap_or_default();
                if let Some((from, to)) = range.split_once(':')
                    && let (Some(from), Some(to)) = (address(from), address(to))
                    && sheet.merges.len() < MOST_MERGES
                    && from.0 <= to.0
                    && from.1 <= to.1
                {
                    sheet.merges.push([from.0, from.1, to.0, to.1]);
                }
            }
            Met::Open(..) | Met::Close(_) => {}
        }
        Ok(())
    })?;
    Ok(sheet)
}

#[derive(Clone, Copy)]
enum Field {
    None,
    Value,
    Inline,
}

fn is_hidden(attributes: &str) -> bool {
    attribute(attributes, "hidden").is_some_and(|v| v == "1" || v == "true")
}

impl Sheet {
    fn keep(&mut self, open: Open, book: &Book) -> Result<(), Unreadable> {
        let shown = book.styles.get(open.style).copied().unwrap_or_default();
        let mut doubt = None;
        let words = match open.kind.as_str() {
            "s" => {
                let string = open.value.trim().parse::<usize>().ok().and_then(|at| book.strings.get(at));
                if string.is_none() {
                    doubt = Some("引用的文字不在文件里，未读出".to_owned());
                }
                string.cloned().unwrap_or_default()
            }
            "inlineStr" => open.inline,
            "str" | "e" | "d" => open.value,
            "b" => if open.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ => {
                let (words, odd) = number(open.value.trim(), shown, book.from_1904);
                doubt = odd;
                words
            }
        };
        if open.formula && words.trim().is_empty() {
            doubt = Some("公式没有保存计算结果，按空白读取；请在表格软件中打开并保存后再试".to_owned());
        }
        if let Some(doubt) = doubt {
            self.doubts.push((open.at, doubt));
        }
        if !words.trim().is_empty() {
            if self.cells.len() >= MOST_CELLS {
                return Err(Unreadable::Bounded(Format::Xlsx, "单元格太多"));
            }
            self.cells.insert(open.at, words);
        }
        Ok(())
    }
}

/// A number as the sheet means it: what arithmetic in binary left behind the fifteenth digit is rounded off.
fn number(written: &str, shown: Shown, from_1904: bool) -> (String, Option<String>) {
    let Ok(value) = written.parse::<f64>() else { return (written.to_owned(), None) };
    if !value.is_finite() {
        return (written.to_owned(), None);
    }
    let digits = decimal(value);
    match shown {
        Shown::Whole if digits.contains('.') => {
            let words = format!("显示为整数，实际保存的是{digits}，按保存的读取");
            (digits, Some(words))
        }
        Shown::Plain | Shown::Whole => (digits, None),
        Shown::Percent => (format!("{}%", decimal(value * 100.0)), None),
        Shown::Scaled => {
            let words = format!("按缩小的单位显示，实际保存的是{digits}，按保存的读取");
            (digits, Some(words))
        }
        Shown::Day => day(value, from_1904).map_or((digits, None), |day| (day, None)),
    }
}

/// At most fifteen significant digits, without an exponent where it fits.
fn decimal(value: f64) -> String {
    let scientific = format!("{value:.14e}");
    let rounded = scientific.parse::<f64>().unwrap_or(value);
    rounded.to_string()
}

/// The day of a serial number: 45658 is 2025年1月1日.
fn day(serial: f64, from_1904: bool) -> Option<String> {
    if !(1.0..3_000_000.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the range was just checked")]
    let days = serial.trunc() as i64 + if from_1904 { 1462 } else { 0 };
    let (year, month, day) = civil(days - 25_569);
    let date = text::parse_date(&format!("{year}年{month}月{day}日"))?;
    Some(format_date(date))
}

/// Year, month and day of a count of days from 1 January 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Row and column of B7.
fn address(written: &str) -> Option<(u32, u32)> {
    let bare = written.trim().replace('$', "");
    let split = bare.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = bare.split_at(split);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().try_fold(0_u32, |sum, letter| {
        letter.is_ascii_alphabetic().then(|| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = row.parse().ok()?;
    ((1..=LAST_ROW).contains(&row) && column <= LAST_COLUMN).then_some((row, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_sheet_means_them() {
        let check = |written: &str, shown, expected: &str, doubtful: bool| {
            let (words, doubt) = number(written, shown, false);
            assert_eq!((words.as_str(), doubt.is_some()), (expected, doubtful), "{written}");
        };
        check("12", Shown::Plain, "12", false);
        check("4166.2416190000003", Shown::Plain, "4166.241619", false);
        check("0.30000000000000004", Shown::Plain, "0.3", false);
        check("1.2E3", Shown::Plain, "1200", false);
        check("3.6", Shown::Whole, "3.6", true);
        check("0.5", Shown::Percent, "50%", false);
        check("45677", Shown::Day, "2025年1月20日", false);
        check("60", Shown::Plain, "60", false);
        assert_eq!(address("$AB$7"), Some((7, 28)));
        assert_eq!(address("XFE1"), None);
        assert_eq!(address("A0"), None);
    }
}
