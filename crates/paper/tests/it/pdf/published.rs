//! A report as a government published it: written by WPS, five pages, table three across three of them.

use super::{read, rows, tables};

const HONGZE: &[u8] = include_bytes!("../data/hongze-2024.pdf");

#[test]
fn tables_are_whole_across_pages() {
    let reading = read(HONGZE).unwrap();
    let tables = tables(&reading);
    assert_eq!(tables.len(), 3);
    let three = rows(tables[1]);
    assert_eq!(three.len(), 26);
    assert_eq!(three[3], "一、本年新收政府信息公开申请数量[1×3]|95|0|0|0|0|0|95");
    assert_eq!(three[5], "三、本年度办理结果[20×1]|（一）予以公开[1×2]|50|0|0|0|0|0|50");
    assert_eq!(three[15], "（四）无法提供[3×1]|1.本机关不掌握相关政府信息|31|0|0|0|0|0|31");
    assert_eq!(three[25], "四、结转下年度继续办理[1×3]|0|0|0|0|0|0|0");
    assert_eq!(rows(tables[2])[3], "1|1|0|0|2|1|0|0|0|1|2|0|1|0|3");
    assert!(reading.doubts.is_empty(), "{:?}", reading.doubts);
}

#[test]
fn text_headings_properties_and_places() {
    let reading = read(HONGZE).unwrap();
    for heading in ["一、总体情况", "四、政府信息公开行政复议、行政诉讼情况", "六、其他需要报告的事项"]
    {
        assert!(reading.document.blocks.contains_heading(heading), "{heading}");
    }
    // Page numbers are no text, and paragraphs run on across pages.
    assert!(!reading.text.contains("- 2 -"));
    assert!(reading.text.contains("2024年，我区在政府网站平台主动发布各类政府信息2428条"));
    let labels: Vec<&str> = reading.properties.iter().map(|property| property.kind.label()).collect();
    assert_eq!(labels, ["标题", "作者", "软件"]);
    let last = tables(&reading)[1].rows[25][0].place;
    let anchor = reading.anchor(last).unwrap();
    assert_eq!((anchor.page, anchor.table, anchor.cell), (Some(4), Some(2), Some((26, 1))));
}

#[test]
fn a_file_cut_off_is_read_as_far_as_it_goes_and_says_so() {
    let reading = read(&HONGZE[..HONGZE.len() / 2]).unwrap();
    assert!(reading.doubts.iter().any(|doubt| doubt.text.contains("末尾不完整")));
}

trait ContainsHeading {
    fn contains_heading(&self, words: &str) -> bool;
}

impl ContainsHeading for Vec<text::Block> {
    fn contains_heading(&self, words: &str) -> bool {
        self.iter().any(|block| matches!(block, text::Block::Heading { text, level: 1, .. } if text == words))
    }
}
