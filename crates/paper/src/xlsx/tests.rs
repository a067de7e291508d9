//! Workbooks made by hand: what a spreadsheet program writes, and what nobody should.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

fn workbook(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r='r'><sheets><sheet name='表&amp;三' sheetId='1' r:id='rId1'/><sheet name='底稿' state='hidden' r:id='rId1'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, words) in parts.iter().chain(more) {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn shape(reading: &Reading) -> Vec<String> {
    let block = |block: &Block| match block {
        Block::Heading { level, text, .. } => format!("H{level} {text}"),
        Block::Paragraph { text, .. } => format!("P {text}"),
        Block::Table(table) => {
            let cell = |c: &Cell| {
                format!("{}{}", c.text, if c.colspan > 1 { format!("×{}", c.colspan) } else { String::new() })
            };
            let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|"));
            format!("T {}", rows.collect::<Vec<_>>().join(" / "))
        }
    };
    reading.document.blocks.iter().map(block).collect()
}

#[test]
fn a_sheet_is_read_with_its_merged_cells_and_places() {
    let sheet = "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>\
        <row r='1'><c r='A1' t='s'><v>0</v></c></row>\
        <row r='2'><c r='A2' t='inlineStr'><is><t>一、总体情况</t></is></c></row>\
        <row r='5'><c r='A5' t='s'><v>1</v></c><c r='C5'><v>1</v></c></row>\
        <row r='6'><c r='A6' t='str'><f>A5</f><v>规章</v></c><c r='B6'><v>2</v></c><c r='C6'><f>1+1</f></c></row>\
        <row r='1048576'><c r='XFD1048576'><v>9</v></c></row>\
        </sheetData><mergeCells><mergeCell ref='A5:B5'/></mergeCells></worksheet>";
    let strings = "<sst><si><t>示例县2024年政府信息公开工作年度报告</t></si><si><r><t>合</t></r><r><t>并</t></r><rPh><t>hebing</t></rPh></si></sst>";
    let reading = read(&workbook(sheet, &[("xl/sharedStrings.xml", strings)])).unwrap();
    assert_eq!(
        shape(&reading),
        ["P 示例县2024年政府信息公开工作年度报告", "H1 一、总体情况", "T 合并×2|1| / 规章|2||", "T |||9"]
    );
    let Block::Table(table) = &reading.document.blocks[2] else { panic!("a table") };
    assert_eq!(reading.anchor(table.rows[1][1].place).unwrap().to_string(), "工作表“表&三”B6");
    let doubts: Vec<&str> = reading.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
    assert!(doubts.iter().any(|d| d.contains("C6：公式没有保存计算结果")), "{doubts:?}");
    assert!(doubts.iter().any(|d| d.contains("“底稿”是隐藏的")), "{doubts:?}");
}

#[test]
fn days_and_percents_are_words() {
    let sheet = "<worksheet><sheetData><row><c s='1'><v>45677</v></c><c s='2'><v>0.5</v></c><c t='e'><v>#REF!</v></c></row></sheetData></worksheet>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;'/></numFmts>\
        <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='176'/><xf numFmtId='9'/></cellXfs></styleSheet>";
    let reading = read(&workbook(sheet, &[("xl/styles.xml", styles)])).unwrap();
    assert_eq!(shape(&reading), ["T 2025年1月20日|50%|#REF!"]);
}

#[test]
fn what_is_no_workbook_is_refused() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(refused(b"PK\x03\x04").contains("压缩目录读不出来"));
    assert!(refused(&workbook("<worksheet><sheetData>", &[])).contains("不是完整的 XML"));
    assert!(refused(&workbook("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", &[])).contains("文档类型声明"));
    assert!(refused(&workbook("<worksheet/>", &[])).contains("没有文字"));
    assert!(refused(&workbook(&"<a>".repeat(1000), &[])).contains("嵌套太深"));
    let wide = "<c><v>1</v></c>".repeat(100_001);
    assert!(
        refused(&workbook(&format!("<worksheet><row>{wide}</row></worksheet>"), &[])).contains("单元格太多")
    );
}

/// Pieces of which sheets are made, sound and otherwise.
const PIECES: [&str; 22] = [
    "<row r='2'/>",
    "<row hidden='1' ht='0'/>",
    "<row r='4294967295'/>",
    "<c r='A1' t='s'><v>0</v></c>",
    "<c r='XFD1048576'><v>9</v></c>",
    "<c r='AAAA1'><v>1</v></c>",
    "<c t='inlineStr'><is><r><rPr><strike/></rPr><t>1</t></r><r><t>2_x000D_</t></r></is></c>",
    "<c s='1'><v>1e308</v></c>",
    "<c s='99'><v>-0.5</v></c>",
    "<c><v>NaN</v></c>",
    "<c t='e'><f>A1</f></c>",
    "<col min='1' max='16384' hidden='1'/>",
    "<col min='9' max='2' width='0'/>",
    "<sheetFormatPr zeroHeight='1'/>",
    "<mergeCell ref='A1:B2'/>",
    "<mergeCell ref='B2:A1'/>",
    "<mergeCell ref='A1:XFD1048576'/>",
    "<mergeCell ref='A1:A3'/>",
    "<v>",
    "<t>一、总体情况</t>",
    "&#0;&b;",
    "_xD800_",
];

proptest::proptest! {
    /// A sheet of any pieces is read or refused, with an anchor for each line.
    #[test]
    fn any_sheet_is_read_or_refused(pieces in proptest::collection::vec(0..PIECES.len(), 0..40)) {
        let inner: String = pieces.iter().map(|at| PIECES[*at]).collect();
        let sheet = format!("<worksheet><sheetData>{inner}</sheetData></worksheet>");
        let styles = "<styleSheet><numFmts><numFmt numFmtId='176' formatCode=';;;'/></numFmts><cellXfs><xf numFmtId='176'/><xf numFmtId='14'/></cellXfs></styleSheet>";
        let strings = "<sst><si><t>示例县2024年政府信息公开工作年度报告</t></si></sst>";
        let more = [("xl/styles.xml", styles), ("xl/sharedStrings.xml", strings)];
        if let Ok(reading) = read(&workbook(&sheet, &more)) {
            proptest::prop_assert_eq!(reading.anchors.len() + 1, reading.text.split('\n').count());
        }
    }
}
