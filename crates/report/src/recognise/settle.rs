//! Doubts that are about the report as a whole, put where a reader can go.

use text::{Block, Place};

use super::Doubt;
use crate::{Part, Where};

/// Gives every doubt without a place one: the title's, or that of the first words. A document without places has none
/// to give.
pub(super) fn settle(doubts: &mut [Doubt], title: &Where, blocks: &[Block]) {
    let first = || {
        let place = blocks.iter().map(place).find(|place| !place.is_none()).unwrap_or_default();
        Where::part(Part::Introduction, place)
    };
    let whole = if title.place.is_none() { first() } else { title.clone() };
    for doubt in doubts.iter_mut().filter(|doubt| doubt.place.place.is_none()) {
        let section = doubt.place.section.or(whole.section);
        doubt.place = Where { section, place: whole.place, ..doubt.place.clone() };
    }
}

fn place(block: &Block) -> Place {
    match block {
        Block::Heading { place, .. } | Block::Paragraph { place, .. } => *place,
        Block::Table(table) => table.place,
    }
}

#[cfg(test)]
mod tests {
    use crate::read_text;

    /// Whoever is told of a doubt can go to a line, in a report without a title too.
    #[test]
    fn every_doubt_has_a_line() {
        for source in ["一、总体情况\n你好", "\n\n甲单位政府信息公开工作年度报告\n\n一、总体情况\n正文。"]
        {
            let report = read_text(source);
            assert!(!report.doubts.is_empty(), "{source}");
            for doubt in &report.doubts {
                let line = source.lines().nth(doubt.place.place.line as usize - 1).unwrap();
                assert!(!line.is_empty(), "{doubt:?}");
            }
        }
    }

    #[test]
    fn a_document_without_lines_gives_none() {
        let blocks = vec![text::Block::heading(1, "一、总体情况"), text::Block::paragraph("正文。")];
        let report = crate::recognise(&text::Document { title: None, blocks });
        assert!(report.doubts.iter().all(|doubt| doubt.place.place.is_none()));
    }
}
