//! The results as a workbook: a sheet of reports, a sheet of findings that can be sorted and filtered, one of doubts.

use std::io::{self, Seek as _, Write};

use rule::Severity;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::outcome::Outcome;

/// Columns with their widths in characters.
type Columns = &'static [(&'static str, f64)];

const REPORTS: Columns = &[
    ("文件", 40.0),
    ("机关", 28.0),
    ("年度", 8.0),
    ("格式", 34.0),
    ("错误", 8.0),
    ("警告", 8.0),
    ("提示", 8.0),
    ("未能核对的原因", 50.0),
];
const FINDINGS: Columns = &[
    ("文件", 40.0),
    ("机关", 28.0),
    ("年度", 8.0),
    ("规则", 11.0),
    ("程度", 8.0),
    ("位置", 30.0),
    ("原文", 40.0),
    ("说明", 60.0),
    ("依据", 40.0),
];
const DOUBTS: Columns = &[("文件", 40.0), ("位置", 30.0), ("未能确定", 80.0)];

/// Characters of a cell, fewer than the format allows.
const LONGEST: usize = 8_000;

/// Rows of one sheet; what is beyond goes on in another.
const MOST_ROWS: u32 = 1_000_000;

/// The workbook while it grows: rows go to disk as they come, so that its size does not matter.
pub(super) struct Book {
    book: Workbook,
    sheets: [Part; 3],
}

/// A sheet that is being written.
struct Part {
    name: &'static str,
    columns: Columns,
    /// Which sheet of the workbook, and how many of this kind were begun.
    index: usize,
    number: u32,
    rows: u32,
}

impl Book {
    /// The three sheets with their heads.
    ///
    /// # Errors
    /// Where nothing can be kept on disk.
    pub fn new() -> Result<Self, XlsxError> {
        let mut book = Workbook::new();
        let sheets = [("报告", REPORTS), ("问题", FINDINGS), ("未能确定", DOUBTS)];
        let mut sheets = sheets.map(|(name, columns)| Part { name, columns, index: 0, number: 0, rows: 0 });
        for part in &mut sheets {
            part.begin(&mut book)?;
        }
        Ok(Self { book, sheets })
    }

    /// Adds a result.
    ///
    /// # Errors
    /// Where nothing can be kept on disk.
    pub fn add(&mut self, outcome: &Outcome) -> Result<(), XlsxError> {
        let file = outcome.file().unwrap_or("-");
        let [reports, findings, doubts] = &mut self.sheets;
        let (body, year) = match outcome {
            Outcome::Judged(judged) => {
                let year = judged.year.map_or(String::new(), |year| year.to_string());
                let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Info]
                    .map(|severity| judged.count(severity).to_string());
                let edition = judged.edition();
                let row = [file, &judged.body, &year, &edition, &errors, &warnings, &notes, ""];
                reports.put(&mut self.book, &row)?;
                for one in &judged.doubts {
                    doubts.put(&mut self.book, &[file, &one.place.words(), &one.text])?;
                }
                (judged.body.as_str(), year)
            }
            Outcome::Unread(unread) => {
                reports.put(&mut self.book, &[file, "", "", "", "", "", "", &unread.error])?;
                ("", String::new())
            }
        };
        for found in outcome.findings() {
            let row = [
                file,
                body,
                &year,
                &found.rule,
                found.severity.label(),
                &found.place.words(),
                &found.quote,
                &found.explanation,
                &found.citation,
            ];
            findings.put(&mut self.book, &row)?;
        }
        Ok(())
    }

    /// Writes the file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(mut self, out: &mut impl Write) -> anyhow::Result<()> {
        for part in &self.sheets {
            part.end(&mut self.book)?;
        }
        // A workbook is put together by jumping back, which standard output cannot.
        let mut file = tempfile::tempfile()?;
        self.book.save_to_writer(&mut file)?;
        file.rewind()?;
        io::copy(&mut file, out)?;
        Ok(())
    }
}

impl Part {
    /// A sheet with a head that stays.
    fn begin(&mut self, book: &mut Workbook) -> Result<(), XlsxError> {
        self.index = book.worksheets().len();
        self.number += 1;
        self.rows = 0;
        let number = if self.number > 1 { self.number.to_string() } else { String::new() };
        let sheet = book.add_worksheet_with_constant_memory()?.set_name(format!("{}{number}", self.name))?;
        let head = Format::new().set_bold().set_text_wrap();
        for (column, (_, width)) in (0_u16..).zip(self.columns) {
            sheet.set_column_width(column, *width)?;
        }
        for (column, (name, _)) in (0_u16..).zip(self.columns) {
            sheet.write_string_with_format(0, column, *name, &head)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }

    /// Writes a row. Words are always words: what begins with = is no formula here.
    fn put(&mut self, book: &mut Workbook, cells: &[&str]) -> Result<(), XlsxError> {
        if self.rows == MOST_ROWS {
            self.end(book)?;
            self.begin(book)?;
        }
        self.rows += 1;
        let sheet = book.worksheet_from_index(self.index)?;
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for ((column, (name, _)), cell) in (0_u16..).zip(self.columns).zip(cells) {
            let number = matches!(*name, "年度" | "错误" | "警告" | "提示").then(|| cell.parse::<u32>().ok());
            if let Some(number) = number.flatten() {
                sheet.write_number_with_format(self.rows, column, number, &plain)?;
            } else {
                let words: String = cell.chars().take(LONGEST).collect();
                sheet.write_string_with_format(self.rows, column, words, &plain)?;
            }
        }
        Ok(())
    }

    /// Lets the rows be filtered.
    fn end(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let last = u16::try_from(self.columns.len() - 1).unwrap_or(u16::MAX);
        book.worksheet_from_index(self.index)?.autofilter(0, 0, self.rows, last)?;
        Ok(())
    }
}
