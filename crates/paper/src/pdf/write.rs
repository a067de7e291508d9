//! From pages to the reading: furniture left out, tables and paragraphs joined across pages, headings told.

use text::{Align, Block, Cell, Place};

use super::flow::{Flow, Margins, Paragraph};
use super::furniture::furniture;
use super::line::Line;
use super::table::{Grid, continues};
use super::{Content, FEW_CHARACTERS};
use crate::reading::Writer;
use crate::{Anchor, Format, Property, Reading};

const LAYERED: &str = "这一页的文字来自扫描件的识别结果，可能有错字，请对照原件核对";
const PICTURE: &str = "这一页是图片，没有可以读取的文字，请对照原件核对";
const UNKNOWN: &str = "有字符无法识别：文件没有说明这些字形是什么字";

/// Something in reading order.
enum Piece {
    Paragraph(Paragraph),
    Table(Grid),
}

/// Writes the reading of some pages.
pub(super) fn written(pages: Vec<Content>, properties: Vec<Property>, notes: &[&str]) -> Reading {
    let mut writer = Writer::new();
    for property in properties {
        writer.property(property);
    }
    for words in notes {
        writer.doubt(Place::default(), *words);
    }
    let notes: Vec<(u32, &'static str)> =
        pages.iter().filter_map(|page| Some((page.number, note(page)?))).collect();
    let pieces = pieces(pages);
    let title = title(&pieces);
    let mut tables = 0;
    let mut noted: Vec<u32> = Vec::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        let (place, page) = match piece {
            Piece::Paragraph(paragraph) => {
                let place = write_paragraph(&mut writer, &paragraph, title == Some(index));
                (place, paragraph.page)
            }
            Piece::Table(table) => {
                tables += 1;
                write_table(&mut writer, &table, tables)
            }
        };
        if let Some((number, words)) = notes.iter().find(|(number, _)| *number == page)
            && !noted.contains(number)
        {
            noted.push(*number);
            writer.doubt(place, *words);
        }
    }
    for (number, words) in notes {
        if !noted.contains(&number) {
            writer.doubt(Place::default(), format!("第{number}页：{words}"));
        }
    }
    writer.finish(Format::Pdf)
}

/// What has to be said about a page as a whole.
fn note(page: &Content) -> Option<&'static str> {
    if page.characters < FEW_CHARACTERS && page.pictured {
        Some(PICTURE)
    } else {
        page.layered.then_some(LAYERED)
    }
}

/// Paragraphs and tables in reading order.
fn pieces(pages: Vec<Content>) -> Vec<Piece> {
    let (mut edges, mut tables, mut pages_left) = (Vec::new(), Vec::new(), Vec::new());
    for page in pages {
        pages_left.push((page.number, page.width));
        edges.push((page.height, page.lines));
        tables.push(page.tables);
    }
    let marks = furniture(&edges);
    let margins = Margins::of(edges.iter().zip(&pages_left).zip(&marks).flat_map(
        |(((_, lines), (_, width)), marks)| {
            let kept = lines.iter().zip(marks).filter(|(_, mark)| !**mark);
            kept.map(|(line, _)| (line, *width))
        },
    ));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut flow = Flow::default();
    for (((_, lines), marks), ((number, _), tables)) in
        edges.into_iter().zip(marks).zip(pages_left.into_iter().zip(tables))
    {
        let kept: Vec<Line> =
            lines.into_iter().zip(marks).filter(|(_, mark)| !mark).map(|(line, _)| line).collect();
        let mut tables = tables.into_iter().peekable();
        let mut first = true;
        for line in &kept {
            while let Some(table) = tables.next_if(|table| table.area().y0 < line.area.center().1) {
                pieces.extend(flow.end().map(Piece::Paragraph));
                place(&mut pieces, table, first);
                first = false;
            }
            pieces.extend(flow.line(line, number, margins).map(Piece::Paragraph));
            first = false;
        }
        for table in tables {
            pieces.extend(flow.end().map(Piece::Paragraph));
            place(&mut pieces, table, first);
            first = false;
        }
    }
    pieces.extend(flow.end().map(Piece::Paragraph));
    pieces
}

/// Adds a table; the first thing on a page may go on with the last one of the page before.
fn place(pieces: &mut Vec<Piece>, table: Grid, first: bool) {
    if first
        && let Some(Piece::Table(last)) = pieces.last_mut()
        && continues(last, &table)
    {
        return;
    }
    pieces.push(Piece::Table(table));
}

/// The title: what stands in the middle before the first heading and is set largest.
fn title(pieces: &[Piece]) -> Option<usize> {
    let before_heading = pieces.iter().enumerate().take(12).map_while(|(index, piece)| match piece {
        Piece::Paragraph(paragraph) if !is_heading(&paragraph.text) => Some((index, paragraph)),
        Piece::Paragraph(_) | Piece::Table(_) => None,
    });
    before_heading
        .filter(|(_, paragraph)| paragraph.align == Align::Center && paragraph.text.chars().count() > 5)
        .max_by(|(_, a), (_, b)| a.size.total_cmp(&b.size))
        .map(|(index, _)| index)
}

fn is_heading(text: &str) -> bool {
    matches!(text::plain::block(text), Block::Heading { .. })
}

fn write_paragraph(writer: &mut Writer, paragraph: &Paragraph, title: bool) -> Place {
    let anchor = Anchor { page: Some(paragraph.page), ..Anchor::default() };
    let place = if title {
        writer.title(&paragraph.text, &anchor)
    } else if let Block::Heading { level, text, .. } = text::plain::block(&paragraph.text) {
        writer.heading(level, &text, &anchor)
    } else {
        writer.paragraph(&paragraph.text, paragraph.align, &anchor)
    };
    if paragraph.text.contains('\u{FFFD}') {
        writer.doubt(place, UNKNOWN);
    }
    place
}

fn write_table(writer: &mut Writer, table: &Grid, number: u32) -> (Place, u32) {
    let span = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
    let mut rows: Vec<Vec<(Cell, Anchor)>> = vec![Vec::new(); table.rows()];
    let mut doubts: Vec<(usize, usize, &'static str)> = Vec::new();
    for field in &table.cells {
        let Some(row) = rows.get_mut(field.row) else { continue };
        doubts.extend(field.doubt.map(|doubt| (field.row, row.len(), doubt)));
        let place = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let anchor = Anchor {
            page: Some(field.page),
            table: Some(number),
            cell: Some((place(field.row), place(row.len()))),
            ..Anchor::default()
        };
        let cell = Cell {
            colspan: span(field.colspan),
            rowspan: span(field.rowspan),
            ..Cell::new(field.text.clone())
        };
        row.push((cell, anchor));
    }
    let places = writer.table(None, rows);
    for (row, at, words) in doubts {
        if let Some(place) = places.get(row).and_then(|row| row.get(at)) {
            writer.doubt(*place, words);
        }
    }
    let first = places.iter().flatten().next().copied().unwrap_or_default();
    let last = places.iter().flatten().last().copied().unwrap_or_default();
    let whole = Place { end: last.end, ..first };
    for words in table.doubt.into_iter().chain(table.layered.then_some(LAYERED)) {
        writer.doubt(whole, words);
    }
    (first, table.cells.first().map_or(1, |cell| cell.page))
}
