//! A report as a document: title, sections, tables with the merged cells of the form, signature (AR-05, AR-09, AR-24).

use text::{Align, Block, Document, Table, format_date, plain};

use crate::{CellValue, Report, TableId, form, form::GridEntry};

/// Composes a report: what a writer turns into DOCX, HTML or text, and what [`crate::recognise`] reads back unchanged.
pub fn compose(report: &Report) -> Document {
    let mut blocks = Vec::new();
    paragraphs(&report.introduction, &mut blocks);
    for section in &report.sections {
        blocks.push(Block::heading(1, section.heading.clone()));
        paragraphs(&section.text, &mut blocks);
        if let Some(id) = TableId::ALL.into_iter().find(|id| section.id == format!("s{}", id.section())) {
            blocks.push(Block::Table(table(report, id)));
        }
    }
    if let Some(signature) = &report.signature {
        blocks.push(Block::aligned(signature.clone(), Align::Right));
    }
    if let Some(date) = report.signed_on {
        blocks.push(Block::aligned(format_date(date), Align::Right));
    }
    Document { title: Some(report.title.clone()), blocks }
}

fn paragraphs(text: &str, blocks: &mut Vec<Block>) {
    blocks.extend(text.lines().filter(|line| !line.trim().is_empty()).map(plain::block));
}

/// One table of a report, with exactly the merged cells of its edition's form.
pub fn table(report: &Report, id: TableId) -> Table {
    let form = form(report.edition).table(id);
    let rows = form.grid.iter().map(|line| line.iter().map(|entry| cell(report, entry)).collect()).collect();
    Table { caption: None, rows, place: text::Place::default() }
}

fn cell(report: &Report, entry: &GridEntry) -> text::Cell {
    let Some(id) = &entry.cell else {
        let words = entry.text.clone().unwrap_or_default();
        return text::Cell::header(words, entry.colspan, entry.rowspan);
    };
    let words = match report.value(id.as_str()) {
        CellValue::Number(number) => number.to_string(),
        CellValue::Text(words) => words.clone(),
        CellValue::Blank | CellValue::Absent => String::new(),
    };
    text::Cell { colspan: entry.colspan, rowspan: entry.rowspan, ..text::Cell::new(words) }
        .aligned(Align::Center)
}
