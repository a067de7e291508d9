//! A document as a command writes it: on a terminal, as a page, as a Word document.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, bail};
use clap::ValueEnum;
use serde::Serialize;
use text::{Align, Block, Cell, Document, Table};

/// The formats in which a command writes what it found.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 文字
    Text,
    /// 供程序读取
    Json,
    /// 单独一页网页
    Html,
    /// Word文档
    Docx,
}

/// Writes a value as JSON or its document in another format, to a file or to standard output.
///
/// # Errors
/// When a Word document would go to a terminal, or the file cannot be written.
pub fn write(
    format: Format,
    value: &impl Serialize,
    document: &Document,
    output: Option<&Path>,
) -> anyhow::Result<()> {
    if format == Format::Docx && output.is_none() && io::stdout().is_terminal() {
        bail!("Word文档不能显示在终端上，请用 -o 指明文件");
    }
    let bytes = match format {
        Format::Text => text(document).into_bytes(),
        Format::Html => paper::html::page(document).into_bytes(),
        Format::Docx => paper::docx::write(document)?,
        Format::Json => {
            let mut json = serde_json::to_string_pretty(value)?;
            json.push('\n');
            json.into_bytes()
        }
    };
    match output {
        Some(path) => fs::write(path, bytes).with_context(|| format!("不能写入{}", path.display())),
        None => Ok(io::stdout().write_all(&bytes)?),
    }
}

/// Columns of a terminal that a cell takes at most before it is cut.
const WIDEST: usize = 40;

/// A document for a terminal: headings apart, tables in columns.
fn text(document: &Document) -> String {
    let mut out = String::new();
    if let Some(title) = &document.title {
        out.push_str(title);
        out.push('\n');
    }
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } => {
                out.push('\n');
                out.push_str(text);
                out.push('\n');
            }
            Block::Paragraph { text, .. } => {
                out.push_str(text);
                out.push('\n');
            }
            Block::Table(table) => columns(table, &mut out),
        }
    }
    out
}

/// A table whose cells stand under one another. A cell that covers several columns is written once, at its first.
fn columns(table: &Table, out: &mut String) {
    let rows = spread(table);
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let shown = |cell: Option<&Cell>| cell.map_or(String::new(), |cell| cut(&cell.text));
    let widths: Vec<usize> = (0..count)
        .map(|at| {
            let single = |cell: &&Cell| cell.colspan == 1;
            let cells = rows.iter().filter_map(|row| row.get(at).copied().flatten()).filter(single);
            cells.map(|cell| width(&cut(&cell.text))).max().unwrap_or(4)
        })
        .collect();
    for row in &rows {
        let mut line = String::from(" ");
        for (at, cell) in row.iter().enumerate() {
            let words = shown(*cell);
            let room = " ".repeat(widths[at].saturating_sub(width(&words)));
            let right = cell.is_some_and(|cell| cell.align == Align::Right);
            let [first, second] = if right { [&room, &words] } else { [&words, &room] };
            for part in [" ", first, second, " "] {
                line.push_str(part);
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// The cells in the columns they begin in; what a cell above or to the left covers is empty.
fn spread(table: &Table) -> Vec<Vec<Option<&Cell>>> {
    let mut rows: Vec<Vec<Option<&Cell>>> = Vec::new();
    let mut covered: Vec<u16> = Vec::new();
    for row in &table.rows {
        let mut line: Vec<Option<&Cell>> = Vec::new();
        let skip = |line: &mut Vec<Option<&Cell>>, covered: &mut Vec<u16>| {
            while covered.get(line.len()).is_some_and(|left| *left > 0) {
                covered[line.len()] -= 1;
                line.push(None);
            }
        };
        for cell in row {
            skip(&mut line, &mut covered);
            for at in 0..usize::from(cell.colspan.max(1)) {
                if covered.len() <= line.len() {
                    covered.resize(line.len() + 1, 0);
                }
                covered[line.len()] = cell.rowspan.saturating_sub(1);
                line.push((at == 0).then_some(cell));
            }
        }
        skip(&mut line, &mut covered);
        rows.push(line);
    }
    rows
}

/// Words on one line, cut where they are longer than a column may be.
fn cut(words: &str) -> String {
    let mut taken = 0;
    let mut out = String::new();
    for letter in words.chars().map(|letter| if letter.is_control() { ' ' } else { letter }) {
        taken += if letter.is_ascii() { 1 } else { 2 };
        if taken > WIDEST {
            out.push('…');
            break;
        }
        out.push(letter);
    }
    out
}

/// Columns of a terminal that words take: a Chinese character is two wide.
fn width(words: &str) -> usize {
    words.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_columns_and_merged_cells_once() {
        let rows = vec![
            vec![Cell::header("表", 1, 2), Cell::header("数量", 2, 1)],
            vec![Cell::new("甲"), Cell::new("乙丙")],
            vec![Cell::new("行政许可"), Cell::new("1").aligned(Align::Right), Cell::new("2")],
        ];
        let table = Table { rows, ..Table::default() };
        let document = Document { title: Some("题目".into()), blocks: vec![Block::Table(table)] };
        assert_eq!(text(&document), "题目\n  表        数量\n            甲  乙丙\n  行政许可   1  2\n");
    }

    #[test]
    fn long_words_are_cut() {
        assert_eq!(cut(&"长".repeat(30)), format!("{}…", "长".repeat(20)));
    }
}
