//! The results as a workbook: a sheet of reports, a sheet of findings that can be sorted and filtered, one of doubts.

use rule::Severity;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

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

/// Writes the results.
pub(super) fn bytes(outcomes: &[Outcome]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (mut reports, mut findings, mut doubts) = (Vec::new(), Vec::new(), Vec::new());
    for outcome in outcomes {
        let file = outcome.file().unwrap_or("-").to_owned();
        let (body, year) = match outcome {
            Outcome::Judged(judged) => {
                let year = judged.year.map_or(String::new(), |year| year.to_string());
                let count = |severity| judged.count(severity).to_string();
                let counts = [Severity::Error, Severity::Warning, Severity::Info].map(count);
                let mut row = vec![file.clone(), judged.body.clone(), year.clone(), judged.edition()];
                row.extend(counts);
                row.push(String::new());
                reports.push(row);
                doubts.extend(
                    judged.doubts.iter().map(|one| vec![file.clone(), one.place.words(), one.text.clone()]),
                );
                (judged.body.clone(), year)
            }
            Outcome::Unread(unread) => {
                let mut row = vec![file.clone()];
                row.resize(REPORTS.len() - 1, String::new());
                row.push(unread.error.clone());
                reports.push(row);
                (String::new(), String::new())
            }
        };
        findings.extend(outcome.findings().iter().map(|found| {
            vec![
                file.clone(),
                body.clone(),
                year.clone(),
                found.rule.clone(),
                found.severity.label().to_owned(),
                found.place.words(),
                found.quote.clone(),
                found.explanation.clone(),
                found.citation.clone(),
            ]
        }));
    }
    sheet(book.add_worksheet().set_name("报告")?, REPORTS, &reports)?;
    sheet(book.add_worksheet().set_name("问题")?, FINDINGS, &findings)?;
    sheet(book.add_worksheet().set_name("未能确定")?, DOUBTS, &doubts)?;
    book.save_to_buffer()
}

/// A sheet with a head that stays and filters. Words are always words: what begins with = is no formula here.
fn sheet(sheet: &mut Worksheet, columns: Columns, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap();
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (column, (name, width)) in (0_u16..).zip(columns) {
        sheet.set_column_width(column, *width)?;
        sheet.write_string_with_format(0, column, *name, &head)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for ((column, (name, _)), cell) in (0_u16..).zip(columns).zip(cells) {
            let number = matches!(*name, "年度" | "错误" | "警告" | "提示").then(|| cell.parse::<u32>().ok());
            if let Some(number) = number.flatten() {
                sheet.write_number_with_format(row, column, number, &plain)?;
            } else {
                let words: String = cell.chars().take(LONGEST).collect();
                sheet.write_string_with_format(row, column, words, &plain)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let (last_row, last) = (u32::try_from(rows.len()).unwrap_or(u32::MAX), columns.len() - 1);
    sheet.autofilter(0, 0, last_row, u16::try_from(last).unwrap_or(u16::MAX))?;
    Ok(())
}
