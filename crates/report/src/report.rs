//! A report as a value: whose, of which year, in which edition, its words and its cells.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Cell, CellId, CellValue, Edition, Number, form};

/// An annual report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The full name of the body, or of the region.
    pub body: String,
    /// The report year; `None` where it could not be read.
    pub year: Option<i16>,
    /// The edition it follows.
    pub edition: Edition,
    /// The title as it stands.
    pub title: String,
    /// The statistical period as stated, both days inclusive.
    pub period: Option<(Date, Date)>,
    /// The words before section 一, paragraphs parted by line ends.
    pub introduction: String,
    /// The sections in the order of the form.
    pub sections: Vec<Section>,
    /// Every cell of the edition.
    pub cells: BTreeMap<CellId, Cell>,
    /// The name that stands at the end.
    pub signature: Option<String>,
    /// The date that stands at the end.
    pub signed_on: Option<Date>,
}

/// A section of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `s1` to `s6`.
    pub id: String,
    /// Its heading with the number.
    pub heading: String,
    /// Its words without tables, paragraphs parted by line ends.
    pub text: String,
}

impl Report {
    /// A draft from computed values: the national title, the whole calendar year as period (AR-05, AR-06), the six
    /// headings, and a cell for every address of the form; addresses without a value are blank, values without an
    /// address in this edition are left out.
    pub fn from_cells(
        body: impl Into<String>,
        year: i16,
        edition: Edition,
        values: impl IntoIterator<Item = (CellId, Number)>,
    ) -> Self {
        let body = body.into();
        let form = form(edition);
        let mut cells: BTreeMap<CellId, Cell> =
            form.cells().map(|cell| (cell.id.clone(), Cell::blank())).collect();
        for (id, number) in values {
            if let Some(cell) = cells.get_mut(&id) {
                *cell = Cell::number(number);
            }
        }
        let sections = form
            .sections
            .iter()
            .map(|section| Section {
                id: section.id.clone(),
                heading: format!("{}、{}", section.ordinal, section.heading),
                text: String::new(),
            })
            .collect();
        Self {
            title: format!("{body}{year}年政府信息公开工作年度报告"),
            body,
            year: Some(year),
            edition,
            period: Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok()),
            introduction: String::new(),
            sections,
            cells,
            signature: None,
            signed_on: None,
        }
    }

    /// The same report with the words of a section (`s1` to `s6`); paragraphs parted by line ends.
    pub fn with_section(mut self, id: &str, text: impl Into<String>) -> Self {
        if let Some(section) = self.sections.iter_mut().find(|section| section.id == id) {
            section.text = text.into();
        }
        self
    }

    /// The same report with an introduction.
    pub fn with_introduction(self, text: impl Into<String>) -> Self {
        Self { introduction: text.into(), ..self }
    }

    /// The same report, signed.
    pub fn signed(self, signature: impl Into<String>, on: Date) -> Self {
        Self { signature: Some(signature.into()), signed_on: Some(on), ..self }
    }

    /// The value at an address; [`CellValue::Absent`] where there is none.
    pub fn value(&self, id: &str) -> &CellValue {
        self.cells.get(id).map_or(&CellValue::Absent, |cell| &cell.value)
    }

    /// The number at an address, if a number stands there.
    pub fn number(&self, id: &str) -> Option<Number> {
        self.value(id).number()
    }

    /// The words of a section; empty where there are none.
    pub fn section(&self, id: &str) -> &str {
        self.sections.iter().find(|section| section.id == id).map_or("", |section| section.text.as_str())
    }
}
