//! The cells of one sheet, as far as something stands in them. What the sheet declares about its size is not believed.

use std::collections::{BTreeMap, BTreeSet};

use text::format_date;

use super::book::{Book, Shown, Style};
use super::rich::{Rich, Words, unescaped};
use super::walk;
use crate::xml::{Met, attribute};
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
    /// Rows that are not shown, and ranges of columns.
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: Vec<(u32, u32)>,
}

#[derive(Default)]
struct Open {
    at: (u32, u32),
    kind: String,
    style: usize,
    value: String,
    inline: Rich,
    formula: bool,
}

pub(super) fn read(bytes: &[u8], part: &str, book: &Book) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    let (mut row, mut column, mut open, mut in_value, mut unseen) =
        (0_u32, 0_u32, None::<Open>, false, false);
    walk(bytes, part, |met| {
        match met {
            Met::Open("row", attributes) => {
                row =
                    attribute(attributes, "r").and_then(|r| r.parse().ok()).unwrap_or(row.saturating_add(1));
                column = 0;
                if is_hidden(attributes, "ht", unseen) {
                    sheet.hidden_rows.insert(row);
                }
            }
            Met::Open("sheetFormatPr", attributes) => {
                unseen = attribute(attributes, "zeroHeight").is_some_and(|v| v == "1" || v == "true");
            }
            Met::Open("col", attributes) => {
                let side = |name: &str| attribute(attributes, name).and_then(|n| n.parse().ok());
                let range = side("min").zip(side("max")).filter(|_| sheet.hidden_columns.len() < MOST_MERGES);
                sheet.hidden_columns.extend(range.filter(|_| is_hidden(attributes, "width", false)));
            }
            Met::Open("c", attributes) => {
                let at = attribute(attributes, "r").and_then(|r| address(&r)).unwrap_or((row, column + 1));
                column = at.1;
                let style = attribute(attributes, "s").and_then(|s| s.parse().ok()).unwrap_or(0);
                let kind = attribute(attributes, "t").unwrap_or_default();
                open = Some(Open { at, kind, style, ..Open::default() });
            }
            Met::Open("v", _) => in_value = true,
            Met::Close("v") => in_value = false,
            Met::Open("f", _) => {
                in_value = false;
                if let Some(open) = &mut open {
                    open.formula = true;
                }
            }
            Met::Words(words) if in_value => {
                if let Some(open) = &mut open {
                    open.value.push_str(&words);
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
            met => {
                if let Some(open) = &mut open {
                    open.inline.met(&met);
                }
            }
        }
        Ok(())
    })?;
    Ok(sheet)
}

/// True for a row or a column that is hidden, by itself or because all are, or that has no size.
fn is_hidden(attributes: &str, size: &str, unseen: bool) -> bool {
    let hidden = attribute(attributes, "hidden").map_or(unseen, |v| v == "1" || v == "true");
    hidden
        || attribute(attributes, size)
            .and_then(|size| size.parse::<f64>().ok())
            .is_some_and(|size| size <= 0.0)
}

impl Sheet {
    pub(super) fn hides(&self, (row, column): (u32, u32)) -> bool {
        self.hidden_rows.contains(&row) || self.hides_column(column)
    }

    pub(super) fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    fn keep(&mut self, open: Open, book: &Book) -> Result<(), Unreadable> {
        let Style { shown, face } = book.styles.get(open.style).copied().unwrap_or_default();
        let mut open = open;
        let mut doubt = None;
        let plain = |text: String| Words { text: unescaped(text), ..Words::default() };
        let words = match open.kind.as_str() {
            "s" => {
                let string = open.value.trim().parse::<usize>().ok().and_then(|at| book.strings.get(at));
                if string.is_none() {
                    doubt = Some("引用的文字不在文件里，未读出".to_owned());
                }
                string.cloned().unwrap_or_default()
            }
            "inlineStr" => open.inline.take(),
            "str" | "e" | "d" => plain(open.value),
            "b" => plain(if open.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            _ => {
                let (words, odd) = number(open.value.trim(), shown, book.from_1904);
                doubt = odd;
                plain(words)
            }
        };
        let mut all = Words { struck: words.struck, ..Words::default() };
        all.add(&words.text, face);
        if !all.struck.trim().is_empty() {
            doubt = Some(format!("有加了删除线的文字“{}”，没有读取", all.struck.trim()));
        }
        let words = all.text;
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
        Shown::Hidden if value > 0.0 => {
            let words = format!("保存的是{digits}，设为不显示，按空白读取");
            (String::new(), Some(words))
        }
        Shown::Decimals(count) => {
            let more = digits.split_once('.').map_or(0, |(_, after)| after.len()) > usize::from(count);
            let how = if count == 0 { "整数".to_owned() } else { format!("{count}位小数") };
            let words = more.then(|| format!("显示为{how}，实际保存的是{digits}，按保存的读取"));
            (digits, words)
        }
        Shown::Plain | Shown::Hidden => (digits, None),
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
        check("3.6", Shown::Decimals(0), "3.6", true);
        check("3.141", Shown::Decimals(2), "3.141", true);
        check("3.10", Shown::Decimals(1), "3.1", false);
        check("3", Shown::Hidden, "", true);
        check("0.5", Shown::Percent, "50%", false);
        check("45677", Shown::Day, "2025年1月20日", false);
        check("60", Shown::Plain, "60", false);
        assert_eq!(address("$AB$7"), Some((7, 28)));
        assert_eq!(address("XFE1"), None);
        assert_eq!(address("A0"), None);
    }
}
