//! 核对意见 on one page: as many points as the page holds, the gravest first, and the whole list attached.

use report::Opinion;
use text::{Align, Block, Document};

use crate::{Fonts, lay_out};

/// The letter of an opinion whose first page is the whole letter: the points that do not fit it stand in an attachment
/// on the pages after it. To be laid out in the same faces.
pub fn opinion(opinion: &Opinion, fonts: &Fonts) -> Document {
    let (mut fits, mut too_many) = (0, opinion.count().min(MOST) + 1);
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        let mut letter = opinion.document(middle);
        if let Some(end) = letter.blocks.iter().position(is_attachment) {
            letter.blocks.truncate(end);
        }
        if lay_out(&letter, fonts).count() == 1 { fits = middle } else { too_many = middle }
    }
    opinion.document(fits)
}

/// More points than any page holds.
const MOST: usize = 40;

fn is_attachment(block: &Block) -> bool {
    matches!(block, Block::Paragraph { text, align: Align::Flush, .. } if text == "附件")
}

#[cfg(test)]
mod tests {
    use report::Point;
    use rule::Severity;

    use super::*;

    fn letter(points: usize) -> Document {
        let point = |n: usize| Point {
            severity: if n.is_multiple_of(3) { Severity::Error } else { Severity::Warning },
            place: format!("第三部分，表三，第3页第2个表格第{n}行第1格"),
            quote: "12".into(),
            words: format!("第{n}处：新收12＋结转1≠办结11＋结转下年度0，四个数中至少有一个不对。"),
            basis: "AUD-A01　《政府信息公开工作年度报告格式》第三部分".into(),
        };
        let told = Opinion {
            unit: "示范县民政局".into(),
            report: "示范县民政局2024年政府信息公开工作年度报告".into(),
            file: Some("年度报告.docx".into()),
            received_on: Some(jiff::civil::date(2025, 1, 20)),
            points: (1..=points).map(point).collect(),
            reply_by: Some(jiff::civil::date(2025, 2, 10)),
            from: "示范县人民政府办公室".into(),
            on: jiff::civil::date(2025, 1, 22),
        };
        opinion(&told, Fonts::system().unwrap())
    }

    fn rows(document: &Document) -> Vec<usize> {
        let rows =
            |block: &Block| if let Block::Table(table) = block { Some(table.rows.len() - 1) } else { None };
        document.blocks.iter().filter_map(rows).collect()
    }

    fn pages(document: &Document) -> usize {
        lay_out(document, Fonts::system().unwrap()).count()
    }

    #[test]
    fn the_letter_is_one_page_and_tells_as_much_as_it_holds() {
        for few in [0, 1, 4] {
            let letter = letter(few);
            assert_eq!((pages(&letter), rows(&letter).into_iter().sum()), (1, few));
        }
        let many = letter(60);
        let [told, listed] = rows(&many)[..] else { panic!("two tables: {:?}", rows(&many)) };
        assert!((3..20).contains(&told) && listed == 60, "{told} {listed}");
        let attached = many.blocks.iter().position(is_attachment).unwrap();
        let alone = Document { title: many.title.clone(), blocks: many.blocks[..attached].to_vec() };
        assert_eq!(pages(&alone), 1);
        assert!(pages(&many) > 2);
    }
}
