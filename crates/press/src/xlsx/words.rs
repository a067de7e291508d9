//! The words before and after the tables, one paragraph a row.

use report::Report;
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use text::format_date;

use super::{Looks, lines, printed};

/// Width of the text in half characters.
const WIDTH: f64 = 80.0;

/// Title, introduction and section 一.
pub(super) fn opening(report: &Report, looks: &Looks, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut page = Page::new("一", looks, sheet)?;
    page.row(&report.title, &looks.title, 24.0)?;
    page.paragraphs(&report.introduction)?;
    page.section(report, "s1")
}

/// Sections 五 and 六, name and date.
pub(super) fn closing(report: &Report, looks: &Looks, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let mut page = Page::new("五、六", looks, sheet)?;
    page.section(report, "s5")?;
    page.section(report, "s6")?;
    if let Some(name) = &report.signature {
        page.row(name, &looks.right, 16.0)?;
    }
    if let Some(date) = report.signed_on {
        page.row(&format_date(date), &looks.right, 16.0)?;
    }
    Ok(())
}

struct Page<'a> {
    looks: &'a Looks,
    sheet: &'a mut Worksheet,
    row: u32,
}

impl<'a> Page<'a> {
    fn new(name: &str, looks: &'a Looks, sheet: &'a mut Worksheet) -> Result<Self, XlsxError> {
        sheet.set_name(name)?.set_column_width(0, WIDTH)?;
        printed(sheet);
        Ok(Self { looks, sheet, row: 0 })
    }

    fn section(&mut self, report: &Report, id: &str) -> Result<(), XlsxError> {
        let Some(section) = report.sections.iter().find(|section| section.id == id) else { return Ok(()) };
        let looks = self.looks;
        self.row(&section.heading, &looks.heading, 16.0)?;
        self.paragraphs(&section.text)
    }

    fn paragraphs(&mut self, text: &str) -> Result<(), XlsxError> {
        let looks = self.looks;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            self.row(line, &looks.text, 15.0)?;
        }
        Ok(())
    }

    fn row(&mut self, words: &str, format: &Format, leading: f64) -> Result<(), XlsxError> {
        // A cell holds 32,767 characters; longer paragraphs go on in the next row.
        let characters: Vec<char> = words.chars().collect();
        for piece in characters.chunks(MOST_CHARACTERS) {
            let piece: String = piece.iter().collect();
            let height = (lines(&piece, WIDTH) * leading + 4.0).min(HIGHEST);
            self.sheet.write_string_with_format(self.row, 0, piece, format)?;
            self.sheet.set_row_height(self.row, height)?;
            self.row += 1;
        }
        Ok(())
    }
}

/// Characters of one cell, outside the basic plane counted twice by the format.
const MOST_CHARACTERS: usize = 16_000;
/// The highest row of a spreadsheet, in points.
const HIGHEST: f64 = 409.0;
