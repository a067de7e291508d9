//! A web page in: its content as blocks, its title and its day of publication. What the site sets around the content is
//! left out; what is hidden, too deep or a picture becomes a doubt.

mod charset;
mod choose;
mod entity;
mod flow;
mod grid;
mod head;
mod line;
mod look;
mod mhtml;
mod parse;
mod scan;
mod sheet;
mod shown;
mod signs;
#[cfg(test)]
mod standard;
mod tag;
mod tree;

use text::{Align, Block, Place};

use self::{
    choose::Content,
    flow::{Item, Kind, Words},
    grid::Grid,
    parse::Page,
};
use crate::{
    Anchor, Format, LARGEST_TEXT, NotText, Property, PropertyKind, Reading, Unreadable, reading::Writer,
};

/// Reads a web page, or one saved as a web archive (MHTML).
///
/// # Errors
/// [`Unreadable`] for pages that are too large, in no known encoding, or without a word.
pub fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let part = mhtml::page(bytes);
    let (bytes, declared) = match &part {
        Some(part) => (part.bytes.as_slice(), part.charset.as_deref()),
        None => (bytes, None),
    };
    if bytes.len() > LARGEST_TEXT {
        return Err(NotText::TooLarge(bytes.len()).into());
    }
    let decoded = charset::decode(bytes, declared).ok_or(Unreadable::Empty(Format::Html))?;
    let page = parse::parse(&decoded.text);
    let (items, content, shown) = content(&page);
    let mut writer = Writer::new();
    if decoded.wrong > 0 {
        let words = format!("网页有{}处字符按{}读不出来。", decoded.wrong, decoded.encoding);
        writer.doubt(Place::default(), words);
    }
    if page.bounded {
        writer.doubt(Place::default(), "网页嵌套过深或者元素过多，超出限度的部分可能没有读全。");
    }
    if !shown {
        writer.doubt(Place::default(), "报告正文在网页中标为不显示，已按显示的文字读取。");
    }
    write(&page, items, &content, &mut writer);
    if writer.is_empty() {
        return Err(Unreadable::Empty(Format::Html));
    }
    Ok(Reading { encoding: Some(decoded.encoding), ..writer.finish(Format::Html) })
}

/// The blocks of a page and which are its content; what is hidden is read only where the report is nowhere else. The last
/// value is false then.
fn content(page: &Page<'_>) -> (Vec<Item>, Content, bool) {
    let items = flow::blocks(page, false);
    let content = choose::choose(&page.tree, &items);
    let hidden = items.iter().any(|item| matches!(item.kind, Kind::Hidden(_)));
    if hidden && !content.report {
        let all = flow::blocks(page, true);
        let whole = choose::choose(&page.tree, &all);
        if whole.report || content.items.is_empty() {
            return (all, whole, false);
        }
    }
    (items, content, true)
}

fn write(page: &Page<'_>, items: Vec<Item>, content: &Content, writer: &mut Writer) {
    let published = head::published(page, &items, &content.items);
    let title = head::title(page);
    if content.report
        && content.title == 0
        && let Some(words) = title.as_deref().filter(|words| signs::title_words(words))
    {
        writer.title(words, &at(page.title.start));
    }
    if !content.report {
        doubt_attachments(&items, writer);
    }
    let (mut tables, mut pictures, mut hidden) = (0, 0_u32, false);
    let mut chosen = content.items.iter().copied().enumerate().peekable();
    for (index, item) in items.into_iter().enumerate() {
        let Some((order, _)) = chosen.next_if(|(_, next)| *next == index) else { continue };
        match item.kind {
            Kind::Words(words) => {
                write_words(words, order < content.title, item.offset, writer);
            }
            Kind::Table(grid) => {
                tables += 1;
                write_table(grid, tables, writer);
            }
            Kind::Picture => pictures += 1,
            Kind::File(_) => {}
            Kind::Hidden(table) => hidden |= table,
        }
    }
    if pictures > 0 {
        writer.doubt(Place::default(), format!("正文中有{pictures}张图片，图片里的文字没有读。"));
    }
    if hidden {
        writer.doubt(Place::default(), "正文中有标为不显示的表格，没有读。");
    }
    for (kind, value) in [(PropertyKind::Title, title), (PropertyKind::Published, published)] {
        if let Some(value) = value {
            writer.property(Property { kind, value });
        }
    }
}

/// A page that is no report may only carry one.
fn doubt_attachments(items: &[Item], writer: &mut Writer) {
    let files: Vec<&str> = items
        .iter()
        .filter_map(|item| match &item.kind {
            Kind::File(words) if !item.aside => Some(words.as_str()),
            _ => None,
        })
        .take(3)
        .collect();
    if !files.is_empty() {
        let names = files.join("”“");
        let words = format!("网页中没有报告的标题和表格，报告可能在附件“{names}”中；请下载附件后核对附件。");
        writer.doubt(Place::default(), words);
    }
}

fn at(offset: usize) -> Anchor {
    Anchor { offset: u32::try_from(offset).ok(), ..Anchor::default() }
}

fn write_words(words: Words, title: bool, offset: u32, writer: &mut Writer) -> Place {
    let anchor = Anchor { offset: Some(offset), ..Anchor::default() };
    let place = write_line(&words, title, &anchor, writer);
    if let Some(struck) = &words.struck {
        let said = format!("此处有加了删除线的文字“{}”，没有读取。", grid::start(struck));
        writer.doubt(place, said);
    }
    place
}

fn write_line(words: &Words, title: bool, anchor: &Anchor, writer: &mut Writer) -> Place {
    let text = words.text.as_str();
    if title {
        return writer.paragraph(text, Align::Center, anchor);
    }
    match text::plain::block(text) {
        Block::Heading { level, .. } => writer.heading(level, text, anchor),
        _ if words.heading > 0 && text.len() <= 150 => {
            let level = text::plain::ordinal(text).map_or(words.heading.min(4), |ordinal| ordinal.level);
            writer.heading(level, text, anchor)
        }
        _ if words.bold
            && text.len() <= 75
            && !text.contains(['。', '，', '；', '：'])
            && text::plain::ordinal(text).is_none() =>
        {
            writer.heading(1, text, anchor)
        }
        _ => writer.paragraph(text, words.align, anchor),
    }
}

fn write_table(grid: Grid, number: u32, writer: &mut Writer) {
    let offsets: Vec<Vec<u32>> = if grid.left_out.is_empty() {
        Vec::new()
    } else {
        grid.rows.iter().map(|row| row.iter().map(|(_, offset)| *offset).collect()).collect()
    };
    let rows = grid
        .rows
        .into_iter()
        .zip(1_u32..)
        .map(|(row, line)| {
            row.into_iter()
                .zip(1_u32..)
                .map(|((cell, offset), column)| {
                    let anchor = Anchor {
                        table: Some(number),
                        cell: Some((line, column)),
                        offset: Some(offset),
                        ..Anchor::default()
                    };
                    (cell, anchor)
                })
                .collect()
        })
        .collect();
    if grid.pictures {
        writer.doubt(Place::default(), format!("第{number}个表格有图片代替文字的单元格，没有读。"));
    }
    let places = writer.table(grid.caption, rows);
    for (offset, words) in grid.left_out {
        let at = offsets
            .iter()
            .zip(&places)
            .find_map(|(row, places)| Some(*places.get(row.iter().position(|other| *other == offset)?)?));
        writer.doubt(at.unwrap_or_default(), words);
    }
}
