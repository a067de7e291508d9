//! The contract of `gongkai read --format json`: what was read, each thing with its place in the file.

use std::collections::BTreeMap;

use paper::{Anchor, Reading};
use report::{CellValue, Number, Recognised};
use serde::{Serialize, Serializer};
use text::Place;

/// A report as read.
#[derive(Serialize)]
pub struct Readout {
    file: String,
    format: &'static str,
    body: String,
    year: Option<i16>,
    edition: &'static str,
    title: String,
    period: Option<Period>,
    signature: Option<String>,
    signed_on: Option<calendar::Date>,
    introduction: String,
    sections: Vec<Section>,
    cells: BTreeMap<String, Cell>,
    /// The tables of the forms before 2019 as they stand: no numbering of their cells was ever laid down.
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<Vec<Table>>,
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Table {
    caption: Option<String>,
    rows: Vec<Vec<TableCell>>,
}

/// A cell of a table, at its upper left corner.
#[derive(Serialize)]
struct TableCell {
    kind: &'static str,
    value: Option<Value>,
    raw: String,
    colspan: u16,
    rowspan: u16,
    place: Option<Spot>,
}

/// 统计期限: the days, where the calendar has them, and the words.
#[derive(Serialize)]
struct Period {
    from: Option<calendar::Date>,
    to: Option<calendar::Date>,
    raw: String,
    place: Spot,
}

#[derive(Serialize)]
struct Section {
    id: String,
    heading: String,
    text: String,
}

/// A cell: exactly one of number, blank, text, absent.
#[derive(Serialize)]
struct Cell {
    kind: &'static str,
    value: Option<Value>,
    raw: String,
    place: Option<Spot>,
}

#[derive(Serialize)]
struct Doubt {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    /// What absent cells may be; no fact.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    offer: BTreeMap<String, Value>,
    place: Option<Spot>,
}

/// A place: line and offsets in what was read, and where that stands in the file, as far as the format knows.
#[derive(Serialize)]
struct Spot {
    line: u32,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u32>,
    label: String,
}

/// A number as JSON has it: decimals as they stand, or in quotes where a binary fraction would change them.
struct Value(Number);

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let exact = self.0.to_string();
        match (self.0.whole(), exact.parse::<f64>()) {
            (Some(whole), _) => serializer.serialize_i64(whole),
            (None, Ok(fraction)) if fraction.to_string() == exact => serializer.serialize_f64(fraction),
            _ => serializer.serialize_str(&exact),
        }
    }
}

impl Readout {
    /// Puts together what the reader and the recogniser know of a file.
    pub fn of(file: &str, reading: &Reading, found: &Recognised) -> Self {
        let spot = |place: Place| Spot::of(reading, place);
        let report = &found.report;
        let cells = report.cells.iter().map(|(id, cell)| (id.as_str().to_owned(), Cell::of(cell, reading)));
        let of_reader = reading.doubts.iter().map(|doubt| Doubt {
            text: doubt.text.clone(),
            cell: None,
            offer: BTreeMap::new(),
            place: spot(doubt.place),
        });
        let of_report = found.doubts.iter().map(|doubt| Doubt {
            text: doubt.text.clone(),
            cell: doubt.place.cell.as_ref().map(ToString::to_string),
            offer: doubt.offer.iter().map(|(id, number)| (id.to_string(), Value(*number))).collect(),
            place: spot(doubt.place.place),
        });
        Self {
            file: file.to_owned(),
            format: reading.format.label(),
            body: report.body.clone(),
            year: report.year,
            edition: found.followed.code(),
            title: report.title.clone(),
            period: found.period.as_ref().and_then(|period| {
                let place = spot(period.whole.at.place)?;
                Some(Period { from: period.first, to: period.last, raw: period.whole.text.clone(), place })
            }),
            signature: report.signature.clone(),
            signed_on: report.signed_on,
            introduction: report.introduction.clone(),
            sections: report
                .sections
                .iter()
                .map(|section| Section {
                    id: section.id.clone(),
                    heading: section.heading.clone(),
                    text: section.text.clone(),
                })
                .collect(),
            cells: if found.followed.is_older() { BTreeMap::new() } else { cells.collect() },
            tables: found.followed.is_older().then(|| tables(reading)),
            doubts: of_reader.chain(of_report).collect(),
        }
    }
}

/// The tables of a document that hold a figure; a page's layout and its navigation do not.
fn tables(reading: &Reading) -> Vec<Table> {
    let cell = |cell: &text::Cell| {
        let value = report::recognise::value(cell.text.trim());
        TableCell {
            kind: kind(&value),
            value: value.number().map(Value),
            raw: cell.text.clone(),
            colspan: cell.colspan,
            rowspan: cell.rowspan,
            place: Spot::of(reading, cell.place),
        }
    };
    let table = |block: &text::Block| {
        let text::Block::Table(table) = block else { return None };
        let rows: Vec<Vec<TableCell>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let figures = rows.iter().flatten().any(|cell| cell.value.is_some());
        figures.then(|| Table { caption: table.caption.clone(), rows })
    };
    reading.document.blocks.iter().filter_map(table).collect()
}

fn kind(value: &CellValue) -> &'static str {
    match value {
        CellValue::Number(_) => "number",
        CellValue::Blank => "blank",
        CellValue::Text(_) => "text",
        CellValue::Absent => "absent",
    }
}

impl Cell {
    fn of(cell: &report::Cell, reading: &Reading) -> Self {
        Self {
            kind: kind(&cell.value),
            value: cell.value.number().map(Value),
            raw: cell.raw.clone(),
            place: Spot::of(reading, cell.place),
        }
    }
}

impl Spot {
    /// `None` for the place of nothing.
    fn of(reading: &Reading, place: Place) -> Option<Self> {
        if place.is_none() {
            return None;
        }
        let anchor = reading.anchor(place).cloned().unwrap_or_default();
        let words = anchor.to_string();
        let label = if words.is_empty() { format!("第{}行", place.line) } else { words };
        let Anchor { page, sheet, table, cell, paragraph, offset, part: _ } = anchor;
        let (row, column) = cell.unzip();
        let Place { line, start, end } = place;
        Some(Self { line, start, end, page, sheet, table, row, column, paragraph, offset, label })
    }
}
