//! XLSX in: each visible sheet as paragraphs and tables. Rows and columns in which nothing stands are left out, so that
//! a cell in the last corner costs nothing.

mod book;
mod rich;
mod sheet;

use std::collections::BTreeSet;

use text::{Align, Block, Cell, Place, plain};

use crate::archive::Archive;
use crate::reading::Writer;
use crate::{Anchor, Format, Reading, Unreadable};
use sheet::Sheet;

/// Columns of a sheet that are read at most, of those in which something stands.
const MOST_COLUMNS: usize = 200;

/// Reads a workbook.
///
/// # Errors
/// [`Unreadable`] for bytes that are no workbook, that are damaged, or that meet a limit.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let mut archive = Archive::open(Format::Xlsx, bytes)?;
    let mut book = book::open(&mut archive)?;
    let mut writer = Writer::new();
    let mut tables = 0;
    for entry in std::mem::take(&mut book.entries) {
        if entry.hidden {
            writer.doubt(Place::default(), format!("工作表“{}”是隐藏的，没有读取。", entry.name));
            continue;
        }
        let Some(bytes) = archive.member(&entry.part)? else {
            writer.doubt(Place::default(), format!("工作表“{}”的内容不在文件里，没有读取。", entry.name));
            continue;
        };
        let sheet = sheet::read(&bytes, &entry.part, &book)?;
        write(&sheet, &entry.name, &mut tables, &mut writer);
    }
    for property in book.properties {
        writer.property(property);
    }
    if writer.is_empty() {
        return Err(Unreadable::Empty(Format::Xlsx));
    }
    Ok(writer.finish(Format::Xlsx))
}

fn walk(
    bytes: &[u8],
    part: &str,
    visit: impl FnMut(crate::xml::Met<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    crate::xml::walk(Format::Xlsx, bytes, part, visit)
}

/// A cell and where it stands.
type Set = (Cell, Anchor);

fn write(sheet: &Sheet, name: &str, tables: &mut u32, writer: &mut Writer) {
    for ((row, column), words) in &sheet.doubts {
        writer.doubt(Place::default(), format!("{}：{words}。", anchor(name, (*row, *column))));
    }
    let unseen: Vec<String> = sheet
        .cells
        .keys()
        .filter(|at| sheet.hides(**at))
        .map(|at| anchor(name, *at).to_string())
        .take(2)
        .collect();
    if let [first, ..] = unseen.as_slice() {
        let more = if unseen.len() > 1 { "等格" } else { "" };
        let words = format!("工作表“{name}”有隐藏的行或者列，其中的内容（{first}{more}）没有读取。");
        writer.doubt(Place::default(), words);
    }
    let seen = |at: &&(u32, u32)| !sheet.hides(**at);
    let rows: BTreeSet<u32> = sheet.cells.keys().filter(seen).map(|(row, _)| *row).collect();
    let columns: BTreeSet<u32> = sheet.cells.keys().filter(seen).map(|(_, column)| *column).collect();
    if columns.len() > MOST_COLUMNS {
        writer.doubt(
            Place::default(),
            format!("工作表“{name}”有{}列，只读了前{MOST_COLUMNS}列。", columns.len()),
        );
    }
    let columns: Vec<u32> = columns.into_iter().take(MOST_COLUMNS).collect();
    let mut table: Vec<Vec<Set>> = Vec::new();
    let mut last = 0;
    for row in &rows {
        // Two empty lines part two tables.
        if *row > last + 2 {
            close(&mut table, tables, writer);
        }
        last = *row;
        let line = line(sheet, name, *row, &rows, &columns);
        if let Some((words, anchor)) = paragraph(&line, columns.len()) {
            close(&mut table, tables, writer);
            match plain::block(&words) {
                Block::Heading { level, text, .. } => writer.heading(level, &text, &anchor),
                Block::Paragraph { .. } | Block::Table(_) => writer.paragraph(&words, Align::Left, &anchor),
            };
        } else {
            table.push(line);
        }
    }
    close(&mut table, tables, writer);
}

fn anchor(sheet: &str, cell: (u32, u32)) -> Anchor {
    Anchor { sheet: Some(sheet.to_owned()), cell: Some(cell), ..Anchor::default() }
}

/// The cells of a row, blank ones too, but for those that a merged cell covers.
fn line(sheet: &Sheet, name: &str, row: u32, rows: &BTreeSet<u32>, columns: &[u32]) -> Vec<Set> {
    let merges: Vec<&[u32; 4]> = sheet.merges.iter().filter(|m| m[0] <= row && row <= m[2]).collect();
    let mut line = Vec::new();
    for column in columns {
        let merge = merges.iter().find(|m| m[1] <= *column && *column <= m[3]);
        // A merged cell begins at the first of its rows and columns in which something stands.
        let first_row = merge.and_then(|m| rows.range(m[0]..=m[2]).next());
        let first_column = merge.and_then(|m| columns.iter().find(|c| m[1] <= **c));
        if first_row.is_some_and(|first| *first != row) || first_column.is_some_and(|first| first != column) {
            continue;
        }
        let spans = merge.map_or((1, 1), |m| {
            let wide = columns.iter().filter(|c| m[1] <= **c && **c <= m[3]).count();
            (wide, rows.range(m[0]..=m[2]).count())
        });
        let at = merge.map_or((row, *column), |m| (m[0], m[1]));
        let words = sheet.cells.get(&at).cloned().unwrap_or_default();
        let span = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let cell = Cell { colspan: span(spans.0), rowspan: span(spans.1), ..Cell::new(words) };
        line.push((cell, anchor(name, at)));
    }
    line
}

/// The words of a row that is no row of a table: one cell that says a title, a heading or a sentence.
fn paragraph(line: &[Set], columns: usize) -> Option<(String, Anchor)> {
    let mut filled = line.iter().filter(|(cell, _)| !cell.text.trim().is_empty());
    let (cell, anchor) = filled.next().filter(|_| filled.next().is_none())?;
    let words = cell.text.trim();
    let label = words.contains("申请数量") || words.contains("结转下年度") || words.contains("办理结果");
    let heading = plain::ordinal(words).is_some_and(|ordinal| ordinal.level == 1) && !label;
    let title = words.contains("年度报告") || words.contains("年度政府信息公开");
    let sentence = words.contains('。') && words.chars().count() > 12;
    let whole = usize::from(cell.colspan) >= columns || columns == 1 || line.len() == 1;
    let date = text::parse_date(words).is_some();
    (heading || title || sentence || date || (whole && columns == 1))
        .then(|| (words.to_owned(), anchor.clone()))
}

fn close(table: &mut Vec<Vec<Set>>, tables: &mut u32, writer: &mut Writer) {
    if table.is_empty() {
        return;
    }
    *tables += 1;
    for (_, anchor) in table.iter_mut().flatten() {
        anchor.table = Some(*tables);
    }
    writer.table(None, std::mem::take(table));
}

#[cfg(test)]
mod tests;
