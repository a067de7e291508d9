//! What a block of an official document is (GB/T 9704-2012 第7.3条), told by its words and where it stands: our documents
//! carry no styles, and every writer must see the same parts.

use crate::{Align, Block, Document, parse_date};

/// A part of the body of an official document (主体).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// 正文, headings and tables.
    Text,
    /// 发文字号, where it stands above everything else (FMT-14).
    Number,
    /// 主送机关: at the left edge, ends with a colon (FMT-21).
    Addressee,
    /// 附件说明: the names of the attachments below the text (FMT-24).
    AttachmentNote,
    /// 署名: the name above the date (FMT-26).
    Signature,
    /// 成文日期 (FMT-28).
    Date,
    /// 附注: in brackets below the date (FMT-30).
    Note,
    /// 附件 and its number, at the head of a page of its own (FMT-31).
    AttachmentMark,
    /// The title of an attachment (FMT-31).
    AttachmentTitle,
}

/// The element of each block.
pub fn elements(document: &Document) -> Vec<Element> {
    let blocks = &document.blocks;
    let mut elements: Vec<Element> = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| elements[at]);
        elements.push(match block {
            Block::Paragraph { text, align, .. } => {
                paragraph(text.trim(), *align, before, blocks.get(at + 1))
            }
            Block::Heading { .. } | Block::Table(_) => Element::Text,
        });
    }
    elements
}

fn paragraph(text: &str, align: Align, before: Option<Element>, after: Option<&Block>) -> Element {
    match align {
        Align::Right if before == Some(Element::Signature) => Element::Date,
        Align::Right if after.is_some_and(is_date) && parse_date(text).is_none() => Element::Signature,
        Align::Center if before.is_none() && is_number(text) => Element::Number,
        Align::Center if before == Some(Element::AttachmentMark) => Element::AttachmentTitle,
        Align::Flush if is_mark(text) => Element::AttachmentMark,
        Align::Flush if text.ends_with('：') => Element::Addressee,
        Align::Left if matches!(before, None | Some(Element::Number)) && is_addressee(text) => {
            Element::Addressee
        }
        Align::Left if before == Some(Element::Date) && in_brackets(text) => Element::Note,
        Align::Left if text.len() > NOTE.len() && text.starts_with(NOTE) => Element::AttachmentNote,
        Align::Left if before == Some(Element::AttachmentNote) && ordinal(text) > 0 => {
            Element::AttachmentNote
        }
        Align::Left | Align::Flush | Align::Center | Align::Right => Element::Text,
    }
}

/// The words before the name of an attachment in its note: 附件：, 附件：1. or 2.; empty where there are none.
pub fn attachment_lead(text: &str) -> &str {
    let skipped = if text.starts_with(NOTE) { NOTE.len() } else { 0 };
    &text[..skipped + ordinal(&text[skipped..])]
}

const NOTE: &str = "附件：";

/// Bytes of a number and its point at the start; 0 where there is none.
fn ordinal(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && text[digits..].starts_with('.') { digits + 1 } else { 0 }
}

fn is_mark(text: &str) -> bool {
    text.strip_prefix("附件")
        .is_some_and(|number| number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// 示民公开〔2025〕1号.
fn is_number(text: &str) -> bool {
    text.ends_with('号') && text.contains('〔') && text.contains('〕')
}

/// Names and a colon, no sentence.
fn is_addressee(text: &str) -> bool {
    text.ends_with('：') && !text.contains(['，', '。', '；'])
}

fn in_brackets(text: &str) -> bool {
    text.starts_with('（') && text.ends_with('）')
}

fn is_date(block: &Block) -> bool {
    match block {
        Block::Paragraph { text, align: Align::Right, .. } => parse_date(text.trim()).is_some(),
        Block::Paragraph { .. } | Block::Heading { .. } | Block::Table(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Element::{
        Addressee, AttachmentMark, AttachmentNote, AttachmentTitle, Date, Note, Number, Signature, Text,
    };
    use super::*;

    fn told(blocks: Vec<Block>) -> Vec<Element> {
        elements(&Document { title: None, blocks })
    }

    #[test]
    fn the_parts_of_a_letter_are_told_apart() {
        let right = |words: &str| Block::aligned(words, Align::Right);
        let blocks = vec![
            Block::aligned("示政办公开〔2025〕1号", Align::Center),
            Block::aligned("示范县民政局：", Align::Flush),
            Block::paragraph("现将有关事项通知如下："),
            Block::paragraph("附件：1.问题清单"),
            Block::paragraph("2.格式"),
            right("示范县人民政府办公室"),
            right("2025年1月20日"),
            Block::paragraph("（此件公开发布）"),
            Block::aligned("附件1", Align::Flush),
            Block::aligned("问题清单", Align::Center),
            Block::paragraph("1.漏填。"),
        ];
        let wanted = [
            Number,
            Addressee,
            Text,
            AttachmentNote,
            AttachmentNote,
            Signature,
            Date,
            Note,
            AttachmentMark,
            AttachmentTitle,
            Text,
        ];
        assert_eq!(told(blocks), wanted);
    }

    #[test]
    fn text_that_only_resembles_a_part_is_text() {
        let blocks = vec![
            Block::paragraph("附件："),
            Block::paragraph("1.列表。"),
            Block::aligned("附件材料见附录", Align::Flush),
            Block::aligned("题目", Align::Center),
            Block::paragraph("（一）说明）"),
            Block::aligned("2025年1月20日", Align::Right),
        ];
        assert_eq!(told(blocks)[1..], [Text; 5]);
    }

    #[test]
    fn what_stands_before_a_name_is_its_lead() {
        let lead =
            ["附件：问题清单", "附件：1.问题清单", "12.格式", "问题清单", "2024.5"].map(attachment_lead);
        assert_eq!(lead, ["附件：", "附件：1.", "12.", "", ""]);
    }
}
