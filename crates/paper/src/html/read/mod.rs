//! A web page in: its content as blocks, its title and its day of publication. What the site sets around the content is
//! left out; what is hidden, too deep or a picture becomes a doubt.

mod carried;
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
    let about = About::of(&page, &items, &content);
    let tables = content.items.iter().any(|at| is_table(&items[*at]));
    if tables || !write_carried(&decoded.text, &about, &mut writer) {
        if !content.report {
            doubt_attachments(&items, &page.elsewhere, &mut writer);
        }
        write(items, &content, &about, None, &mut writer);
    }
    about.write(&mut writer);
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

/// What a page says about itself.
struct About {
    title: Option<String>,
    title_at: usize,
    published: Option<String>,
}

impl About {
    fn of(page: &Page<'_>, items: &[Item], content: &Content) -> Self {
        let published = head::published(page, items, &content.items);
        Self { title: head::title(page), title_at: page.title.start, published }
    }

    fn write(self, writer: &mut Writer) {
        for (kind, value) in [(PropertyKind::Title, self.title), (PropertyKind::Published, self.published)] {
            if let Some(value) = value {
                writer.property(Property { kind, value });
            }
        }
    }
}

fn is_table(item: &Item) -> bool {
    matches!(&item.kind, Kind::Table(grid) if signs::is_table(grid))
}

/// Writes the report that a page without one carries in a frame or in a script; false where there is none.
fn write_carried(source: &str, about: &About, writer: &mut Writer) -> bool {
    for found in carried::carried(source) {
        let page = parse::parse(&found.source);
        let (items, content, _) = content(&page);
        if !content.items.iter().any(|at| is_table(&items[*at])) {
            continue;
        }
        if let Some(by) = found.by {
            let words = format!("报告正文写在网页的{by}里，已从中读取，请与网页显示的内容核对。");
            writer.doubt(Place::default(), words);
        }
        let title = || head::title(&page).filter(|words| signs::title_words(words));
        let about = About {
            title: about.title.clone().filter(|words| signs::title_words(words)).or_else(title),
            title_at: found.at,
            published: None,
        };
        write(items, &content, &about, u32::try_from(found.at).ok(), writer);
        return true;
    }
    false
}

/// Writes the chosen blocks; what another page carries stands `from` there.
fn write(items: Vec<Item>, content: &Content, about: &About, from: Option<u32>, writer: &mut Writer) {
    if content.report
        && content.title == 0
        && let Some(words) = about.title.as_deref().filter(|words| signs::title_words(words))
    {
        writer.title(words, &at(about.title_at));
    }
    let (mut tables, mut pictures, mut hidden) = (0, 0_u32, false);
    let mut chosen = content.items.iter().copied().enumerate().peekable();
    for (index, item) in items.into_iter().enumerate() {
        let Some((order, _)) = chosen.next_if(|(_, next)| *next == index) else { continue };
        match item.kind {
            Kind::Words(words) => {
                write_words(words, order < content.title, from.unwrap_or(item.offset), writer);
            }
            Kind::Table(grid) => {
                tables += 1;
                write_table(grid, tables, from, writer);
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
}

/// A page that is no report may only lead to one.
fn doubt_attachments(items: &[Item], elsewhere: &[&str], writer: &mut Writer) {
    let (shown, frames): (Vec<&str>, Vec<&str>) =
        elsewhere.iter().partition(|address| look::is_file(address));
    if let Some(address) = frames.first().filter(|_| shown.is_empty()) {
        let address = grid::start(address);
        let words = format!(
            "网页中没有报告的标题和表格，报告可能在网页框架“{address}”里；请打开框架中的网页，另存后核对。"
        );
        writer.doubt(Place::default(), words);
    }
    let files: Vec<&str> = items
        .iter()
        .filter_map(|item| match &item.kind {
            Kind::File(words) if !item.aside => Some(words.as_str()),
            _ => None,
        })
        .chain(shown)
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

fn write_table(grid: Grid, number: u32, from: Option<u32>, writer: &mut Writer) {
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
                        offset: Some(from.unwrap_or(offset)),
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
