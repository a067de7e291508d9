//! A document as DOCX in the layout of an official document (GB/T 9704: A4, text block 156 × 225 mm).
//!
//! The writer is our own because the tables of the national form need exactly merged cells, and the same document
//! must give the same bytes each time, so that a signed file can be compared by its digest.

mod annotate;
mod grid;
mod parts;
mod read;

use std::io::{Cursor, Write as _};

use text::official::{Element, attachment_lead, elements};
use text::{Align, Block, Cell, Document, Table};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub use annotate::{MOST_NOTES, Note, annotate};
use grid::{Slot, Width};
pub use read::read;

/// Width of the text block in twentieths of a point: 156 mm.
const TEXT_WIDTH: u32 = 8845;

/// Writes `document` as DOCX. File properties carry the title and no person's name (AUD-F08).
///
/// # Errors
/// Only when the archive cannot be written to memory.
pub fn write(document: &Document) -> Result<Vec<u8>, zip::result::ZipError> {
    let body = body(document);
    let title = escaped(document.title.as_deref().unwrap_or_default());
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(&title)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/document.xml", parts::document(&body)),
        ("word/fontTable.xml", parts::FONTS.to_owned()),
        ("word/footer1.xml", parts::footer("Footer")),
        ("word/footer2.xml", parts::footer("FooterEven")),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/styles.xml", parts::STYLES.to_owned()),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The default date of the archive is fixed, so the bytes depend on the document alone.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        archive.start_file(name, options)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

fn body(document: &Document) -> String {
    let mut out = String::new();
    if let Some(title) = &document.title {
        paragraph("Title", Align::Center, title, &mut out);
    }
    let elements = elements(document);
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Heading { level, text, .. } => {
                let style = ["Heading1", "Heading2", "Heading3"][usize::from((*level).clamp(1, 3)) - 1];
                paragraph(style, Align::Left, text, &mut out);
            }
            Block::Paragraph { text, align, .. } => {
                let (style, align) = style(elements[at], *align);
                let own = own_properties(&document.blocks, &elements, at);
                paragraph_with(style, &own, align, text, &mut out);
            }
            Block::Table(rows) => table(rows, &mut out),
        }
    }
    out
}

/// The style of a paragraph, and how it is set where the style does not say so.
fn style(element: Element, align: Align) -> (&'static str, Align) {
    match element {
        Element::Addressee => ("Addressee", Align::Left),
        Element::AttachmentNote => ("AttachmentNote", Align::Left),
        Element::Signature => ("Signature", Align::Left),
        Element::Date => ("Date", Align::Left),
        Element::Note => ("Note", Align::Left),
        Element::AttachmentMark => ("Attachment", Align::Left),
        Element::AttachmentTitle => ("AttachmentTitle", Align::Left),
        Element::Text if align == Align::Left => ("Normal", align),
        Element::Text | Element::Number => ("Plain", align),
    }
}

/// What a paragraph has beside its style: that it stays with the signature (FMT-29), how far name and date are from the
/// edge (FMT-26), where the names of attachments begin (FMT-24).
fn own_properties(blocks: &[Block], elements: &[Element], at: usize) -> String {
    let next = elements.get(at + 1).copied();
    let keep = if next == Some(Element::Signature) { "<w:keepNext/>" } else { "" };
    let before = at.checked_sub(1).map(|before| elements[before]);
    let ems = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph { text, .. }) => width(text.trim()),
        Some(Block::Heading { .. } | Block::Table(_)) | None => 0,
    };
    let indent = |side: &str, halves: i32| {
        format!("<w:ind w:{side}=\"{}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>", halves * HALF)
    };
    // From the left, where the place does not hang on how wide a program sets digits.
    let from_left = |halves: i32| format!("{}<w:jc w:val=\"left\"/>", indent("left", halves));
    match elements[at] {
        Element::Signature => match (ems(at), ems(at + 1)) {
            (name, date) if date > name => indent("right", 8 + date - name),
            (name, _) if name > LINE - 4 => indent("right", 4),
            (name, _) => from_left(LINE - 4 - name),
        },
        Element::Date => match (ems(at - 1), ems(at)) {
            (name, date) if date > name => indent("right", 4),
            (name, date) if name > LINE - 4 => indent("right", (name - date).min(LINE - date)),
            (name, _) => from_left(LINE - name),
        },
        Element::AttachmentNote => {
            let Block::Paragraph { text, .. } = &blocks[at] else { return String::new() };
            let lead = width(attachment_lead(text.trim()));
            // The numbers of those that follow stand below the first number.
            let from = if text.trim().starts_with("附件") { 4 } else { 10 };
            let above = if before == Some(Element::AttachmentNote) {
                ""
            } else {
                "<w:spacing w:before=\"580\" w:line=\"580\" w:lineRule=\"exact\"/>"
            };
            let (left, hanging) = ((from + lead) * HALF, lead * HALF);
            format!("{keep}{above}<w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>")
        }
        Element::Text | Element::Number | Element::Addressee | Element::Note => keep.to_owned(),
        Element::AttachmentMark | Element::AttachmentTitle => String::new(),
    }
}

/// How wide words are, in halves of a character.
fn width(words: &str) -> i32 {
    let halves: usize = words.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    i32::try_from(halves).unwrap_or(i32::MAX / HALF).min(i32::MAX / HALF / 2)
}

/// A line in halves of a character.
const LINE: i32 = 56;
/// Half a character of the body in twentieths of a point.
const HALF: i32 = 158;

fn paragraph(style: &str, align: Align, text: &str, out: &mut String) {
    paragraph_with(style, "", align, text, out);
}

fn paragraph_with(style: &str, own: &str, align: Align, text: &str, out: &mut String) {
    out.extend(["<w:p><w:pPr><w:pStyle w:val=\"", style, "\"/>", own]);
    justification(align, out);
    out.push_str("</w:pPr><w:r><w:t xml:space=\"preserve\">");
    escape(text, out);
    out.push_str("</w:t></w:r></w:p>");
}

fn justification(align: Align, out: &mut String) {
    out.push_str(match align {
        Align::Left | Align::Flush => "",
        Align::Center => "<w:jc w:val=\"center\"/>",
        Align::Right => "<w:jc w:val=\"right\"/>",
    });
}

fn table(table: &Table, out: &mut String) {
    if let Some(caption) = &table.caption {
        paragraph("Caption", Align::Center, caption, out);
    }
    let rows = grid::slots(table);
    let size = grid::type_size(&rows, TEXT_WIDTH);
    let widths = grid::widths(&rows, TEXT_WIDTH, size);
    let styles = if size == grid::SMALL_TYPE { ["CellSmall", "CellSmallHead"] } else { ["Cell", "CellHead"] };
    if widths.is_empty() {
        return;
    }
    out.push_str(parts::TABLE_PROPERTIES);
    out.push_str("<w:tblGrid>");
    for width in &widths {
        out.extend(["<w:gridCol w:w=\"", &width.to_string(), "\"/>"]);
    }
    out.push_str("</w:tblGrid>");
    let head = table.head();
    for (at, row) in rows.iter().enumerate() {
        let heads = at < head;
        out.push_str("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"365\"/>");
        out.push_str(if heads { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
        for slot in row {
            cell(slot, &widths, styles[usize::from(heads)], out);
        }
        out.push_str("</w:tr>");
    }
    // A paragraph must follow a table, and two tables in a row would grow together without it.
    out.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Plain\"/></w:pPr></w:p>");
}

fn cell(slot: &Slot<'_>, widths: &[Width], style: &str, out: &mut String) {
    let width: Width = widths.iter().skip(slot.column).take(slot.span).sum();
    out.extend(["<w:tc><w:tcPr><w:tcW w:w=\"", &width.to_string(), "\" w:type=\"dxa\"/>"]);
    if slot.span > 1 {
        out.extend(["<w:gridSpan w:val=\"", &slot.span.to_string(), "\"/>"]);
    }
    out.push_str(match (slot.cell, slot.merged) {
        (Some(_), true) => "<w:vMerge w:val=\"restart\"/>",
        (None, true) => "<w:vMerge/>",
        (_, false) => "",
    });
    out.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
    match slot.cell {
        Some(Cell { text, align, .. }) => paragraph(style, *align, text, out),
        None => paragraph(style, Align::Left, "", out),
    }
    out.push_str("</w:tc>");
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Appends `text` escaped for XML; characters that XML 1.0 cannot hold are left out, since no reader would open the
/// file with them.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use proptest::prelude::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;

    fn document_xml(document: &Document) -> String {
        let bytes = write(document).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut xml = String::new();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        xml
    }

    /// Elements by name, or where the XML breaks.
    fn count(xml: &str, name: &str) -> usize {
        let mut reader = Reader::from_str(xml);
        let mut found = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(e) | Event::Empty(e) if e.name().as_ref() == name => found += 1,
                Event::Eof => return found,
                _ => {}
            }
        }
    }

    fn with_table(rows: Vec<Vec<Cell>>) -> Document {
        Document {
            title: Some("示范县总工会2024年政府信息公开工作年度报告".into()),
            blocks: vec![Block::heading(1, "一、总体情况"), Block::Table(Table { rows, ..Table::default() })],
        }
    }

    #[test]
    fn merged_cells_keep_their_spans() {
        let xml = document_xml(&with_table(vec![
            vec![Cell::header("说明", 2, 2), Cell::header("申请人情况", 2, 1)],
            vec![Cell::new("自然人"), Cell::new("总计")],
            vec![Cell::new("新收"), Cell::new("件"), Cell::new("1"), Cell::new("2")],
        ]));
        assert_eq!(count(&xml, "w:gridCol"), 4);
        assert_eq!(count(&xml, "w:tc"), 2 + 3 + 4);
        assert_eq!(xml.matches("<w:gridSpan w:val=\"2\"/>").count(), 3);
        assert_eq!(xml.matches("<w:vMerge w:val=\"restart\"/>").count(), 1);
        assert_eq!(xml.matches("<w:vMerge/>").count(), 1);
    }

    #[test]
    fn rows_of_labels_at_the_head_are_repeated_on_each_page() {
        let xml = document_xml(&with_table(vec![
            vec![Cell::header("项目", 1, 1), Cell::header("件数", 1, 1)],
            vec![Cell::header("规章", 1, 1), Cell::new("0")],
        ]));
        assert_eq!(count(&xml, "w:tblHeader"), 1);
        let group = |words: &str| vec![Cell::header(words, 2, 1)];
        let row = || vec![Cell::header("规章", 1, 1), Cell::new("0")];
        let xml = document_xml(&with_table(vec![group("第（一）项"), row(), group("第（五）项"), row()]));
        assert_eq!(
            count(&xml, "w:tblHeader"),
            0,
            "the labels of the first group are not those of the second"
        );
    }

    /// GB/T 9704: a paragraph begins two characters in, whom a letter is for at the edge.
    #[test]
    fn whom_a_letter_is_for_is_not_indented() {
        let blocks = vec![Block::aligned("申请人：", Align::Flush), Block::paragraph("现答复如下。")];
        let xml = document_xml(&Document { title: None, blocks });
        let style = |words: &str| {
            let before = xml.split(words).next().unwrap();
            before.rsplit("<w:pStyle w:val=\"").next().unwrap().split('"').next().unwrap().to_owned()
        };
        assert_eq!((style("申请人："), style("现答复如下。")), ("Addressee".into(), "Normal".into()));
    }

    /// FMT-24, FMT-26, FMT-31, FMT-44, FMT-76.
    #[test]
    fn the_parts_of_a_letter_have_their_styles_and_places() {
        let blocks = vec![
            Block::paragraph("正文。"),
            Block::paragraph("附件：1.清单"),
            Block::paragraph("2.格式"),
            Block::aligned("示范县民政局办公室", Align::Right),
            Block::aligned("2025年1月20日", Align::Right),
            Block::aligned("附件1", Align::Flush),
            Block::aligned("清单", Align::Center),
        ];
        let document = Document { title: None, blocks };
        let xml = document_xml(&document);
        let styles: Vec<&str> =
            xml.split("<w:pStyle w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let wanted = [
            "Normal",
            "AttachmentNote",
            "AttachmentNote",
            "Signature",
            "Date",
            "Attachment",
            "AttachmentTitle",
        ];
        assert_eq!(styles, wanted);
        assert!(xml.contains("<w:keepNext/><w:ind w:left=\"1896\" w:hanging=\"316\"/>"), "{xml}");
        // Nine characters that end two from the edge, and the date two further in.
        assert!(xml.contains("<w:ind w:left=\"5372\"") && xml.contains("<w:ind w:left=\"6004\""), "{xml}");
        for name in [
            "标题",
            "主送机关",
            "正文",
            "一级标题",
            "二级标题",
            "三级标题",
            "附件说明",
            "署名",
            "成文日期",
            "附注",
        ] {
            let named = |element: &str| parts::STYLES.contains(&format!("<w:{element} w:val=\"{name}\"/>"));
            assert!(named("name") || named("aliases"), "{name}");
        }
        for style in &styles {
            assert!(parts::STYLES.contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
        assert!(xml.contains("<w:footerReference w:type=\"even\""));
    }

    #[test]
    fn long_numbers_in_many_columns_are_set_smaller() {
        let row = |words: &str| vec![(0..15).map(|_| Cell::new(words)).collect()];
        assert_eq!(document_xml(&with_table(row("12"))).matches("\"Cell\"").count(), 15);
        assert_eq!(document_xml(&with_table(row("12345"))).matches("\"CellSmall\"").count(), 15);
    }

    /// LibreOffice gives the first-line indent of the default style to a style that states none, and a centred title is
    /// then off its centre.
    #[test]
    fn every_style_of_its_own_states_its_indent() {
        let styles = parts::STYLES.split("<w:style ").skip(1);
        let silent = styles.filter(|style| !style.contains("<w:ind ") && !style.contains("<w:basedOn "));
        assert_eq!(silent.collect::<Vec<_>>(), Vec::<&str>::new());
        let title =
            parts::STYLES.split("<w:style ").find(|style| style.contains("w:styleId=\"Title\"")).unwrap();
        assert!(title.contains("w:firstLine=\"0\"") && title.contains("<w:jc w:val=\"center\"/>"));
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        let document = with_table(vec![vec![Cell::new("0")]]);
        assert_eq!(write(&document).unwrap(), write(&document).unwrap());
    }

    #[test]
    fn rows_of_uneven_length_are_filled() {
        let xml = document_xml(&with_table(vec![
            vec![Cell::new("a"), Cell::new("b"), Cell::new("c")],
            vec![Cell::new("d")],
            vec![],
        ]));
        assert_eq!(count(&xml, "w:tr"), 3);
        assert_eq!(count(&xml, "w:tc"), 9);
    }

    proptest! {
        #[test]
        fn any_words_give_well_formed_xml(title in any::<String>(), cell in any::<String>(), span in 0_u16..5) {
            let rows = vec![vec![Cell { colspan: span, rowspan: span, ..Cell::new(cell) }], vec![Cell::new("x")]];
            let document = Document {
                title: Some(title),
                blocks: vec![Block::Table(Table { rows, ..Table::default() })],
            };
            prop_assert!(count(&document_xml(&document), "w:tc") >= 2);
        }
    }
}
