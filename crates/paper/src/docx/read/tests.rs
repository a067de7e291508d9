use std::io::{Cursor, Write as _};

use text::{Align, Block, Table};
use zip::write::SimpleFileOptions;

use crate::{Property, PropertyKind, Reading, Unreadable};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// An archive of these members.
pub(in crate::docx) fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The main part around a body.
pub(in crate::docx) fn document(body: &str) -> String {
    format!(
        "<?xml version='1.0'?><w:document xmlns:w='{WORD}' xmlns:mc='urn:mc' xmlns:wps='urn:wps' xmlns:v='urn:v' xmlns:a='urn:a' \
         xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><w:body>{body}</w:body></w:document>"
    )
}

fn read_with(body: &str, others: &[(&str, &str)]) -> Reading {
    let main = document(body);
    let mut members = vec![("word/document.xml", main.as_str())];
    members.extend(others);
    super::read(&zipped(&members)).unwrap()
}

fn read(body: &str) -> Reading {
    read_with(body, &[])
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t xml:space='preserve'>{words}</w:t></w:r></w:p>")
}

fn tc(properties: &str, words: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words))
}

fn tr(cells: &[String]) -> String {
    format!("<w:tr>{}</w:tr>", cells.concat())
}

fn tbl(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// The blocks in short: `H1 words`, `words`, and rows of cells with their spans where they have any.
fn said(reading: &Reading) -> Vec<String> {
    let cell = |cell: &text::Cell| match (cell.colspan, cell.rowspan) {
        (1, 1) => cell.text.clone(),
        (columns, rows) => format!("{}<{columns}x{rows}>", cell.text),
    };
    let mut said = Vec::new();
    for block in &reading.document.blocks {
        match block {
            Block::Heading { level, text, .. } => said.push(format!("H{level} {text}")),
            Block::Paragraph { text, .. } => said.push(text.clone()),
            Block::Table(table) => {
                said.extend(table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")));
            }
        }
    }
    said
}

fn doubted(reading: &Reading, words: &str) -> bool {
    reading.doubts.iter().any(|doubt| doubt.text.contains(words))
}

fn table(reading: &Reading) -> &Table {
    let found = reading.document.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading { .. } | Block::Paragraph { .. } => None,
    });
    found.unwrap()
}

#[test]
fn runs_make_lines_as_word_prints_them() {
    let check = |runs: &str, expected: &str| {
        let reading = read(&format!("<w:p>{runs}</w:p>{}", p("末")));
        assert_eq!(said(&reading)[0], expected, "{runs}");
    };
    check("<w:r><w:t>新收</w:t><w:tab/><w:t>12</w:t></w:r><w:r><w:br/><w:t>件</w:t></w:r>", "新收\t12\n件");
    check("<w:r><w:t> 不保留 </w:t></w:r><w:r><w:t xml:space='preserve'> 保 留 </w:t></w:r>", "不保留 保 留");
    check(
        "<w:hyperlink><w:r><w:t>网址</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>2024年</w:t></w:r></w:smartTag>",
        "网址2024年",
    );
    check("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>", "控件");
    check("<w:fldSimple w:instr='PAGE'><w:r><w:t>域</w:t></w:r></w:fldSimple>", "域");
    check(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>指令</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>后</w:t></w:r>",
        "结果后",
    );
    check(
        "<w:r><w:t>35</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r>",
        "35¹",
    );
    check(
        "<w:r><w:t>35</w:t></w:r><w:r><w:rPr><w:position w:val='8'/><w:sz w:val='12'/></w:rPr><w:t>1</w:t></w:r>",
        "35¹",
    );
    check("<w:r><w:rPr><w:position w:val='6'/><w:sz w:val='32'/></w:rPr><w:t>2024</w:t></w:r>", "2024");
    check("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t><w:noBreakHyphen/></w:r>", "☑是-");
    check("<w:r><w:t>&#49;&amp;2</w:t></w:r><m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>", "1&2");
    check(
        "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "拼",
    );
}

#[test]
fn a_field_that_never_ends_hides_only_its_own_paragraph() {
    let reading =
        read(&format!("<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>丢</w:t></w:r></w:p>{}", p("还在")));
    assert_eq!(said(&reading), ["还在"]);
}

#[test]
fn what_is_not_printed_is_doubted() {
    let reading = read(
        "<w:p><w:r><w:t>收到1</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>\
         <w:r><w:rPr><w:strike/></w:rPr><w:t>3</w:t></w:r><w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t>2件</w:t></w:r>\
         <w:del w:author='示范甲'><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:author='示范乙'><w:r><w:t>新</w:t></w:r></w:ins></w:p>",
    );
    assert_eq!(said(&reading), ["收到1 2件新"]);
    for words in ["隐藏的文字“99”", "删除线的文字“3”", "已删除“旧”", "已插入“新”"]
    {
        assert!(doubted(&reading, words), "{words}: {:?}", reading.doubts);
    }
    assert!(reading.doubts.iter().all(|doubt| doubt.place.line == 1), "{:?}", reading.doubts);
    let by = |value: &str| Property { kind: PropertyKind::RevisionBy, value: value.into() };
    assert_eq!(reading.properties, [by("示范乙"), by("示范甲")]);
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:del w:author='甲'/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>{}{}",
        p("后"),
        p("再后")
    );
    assert_eq!(said(&read(&body)), ["前后", "再后"]);
}

#[test]
fn merged_cells_stand_at_their_corner() {
    let reading = read(&tbl(&[
        tr(&[
            tc("<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>", "说明"),
            tc("<w:gridSpan w:val='2'/>", "申请人情况"),
        ]),
        tr(&[tc("<w:gridSpan w:val='2'/><w:vMerge/>", ""), tc("", "自然人"), tc("", "总计")]),
        tr(&[tc("<w:vMerge w:val='restart'/>", "结果"), tc("", "公开"), tc("", "1"), tc("", "2")]),
        tr(&[tc("<w:vMerge w:val='continue'/>", "藏"), tc("", "不予"), tc("", ""), tc("", "0")]),
        tr(&[
            tc("<w:vMerge/>", ""),
            tc("<w:hMerge w:val='restart'/>", "合"),
            tc("<w:hMerge/>", ""),
            tc("", "3"),
        ]),
    ]));
    assert_eq!(
        said(&reading),
        ["说明<2x2>|申请人情况<2x1>", "自然人|总计", "结果<1x3>|公开|1|2", "不予||0", "合<2x1>|3"]
    );
    assert!(doubted(&reading, "被合并的单元格里还有“藏”"));
    let anchor = reading.anchor(table(&reading).rows[2][3].place).unwrap();
    assert_eq!((anchor.table, anchor.cell, anchor.paragraph), (Some(1), Some((3, 4)), Some(8)));
}

#[test]
fn rows_begin_where_the_grid_says_and_hidden_ones_are_left_out() {
    let reading = read(&tbl(&[
        format!("<w:tr><w:trPr><w:gridBefore w:val='2'/><w:tblHeader/></w:trPr>{}</w:tr>", tc("", "总计")),
        format!("<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>", tc("", "藏")),
        format!(
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            tr(&[
                tc("", "a"),
                tc("", "b"),
                format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", tc("", "5"))
            ])
        ),
    ]));
    assert_eq!(said(&reading), ["<2x1>|总计", "a|b|5"]);
    assert!(table(&reading).rows[0][1].header && !table(&reading).rows[1][0].header);
    assert!(doubted(&reading, "隐藏的行"));
}

#[test]
fn layout_tables_dissolve_and_real_ones_stay() {
    let inner = tbl(&[tr(&[tc("", "规章"), tc("", "1")]), tr(&[tc("", "文件"), tc("", "2")])]);
    let around = |content: &str| format!("<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>");
    let reading = read(&around(&around(&format!("{}{inner}{}", p("二、主动公开"), p("")))));
    assert_eq!(said(&reading), ["二、主动公开", "规章|1", "文件|2"]);
    // A frame of one cell is words of the cell it stands in.
    let framed = tbl(&[tr(&[tc("", "规章"), format!("<w:tc>{}{}</w:tc>", around(&p("7")), p(""))])]);
    assert_eq!(said(&read(&framed)), ["规章|7"]);
    // A table inside one cell of a full table does not take that apart.
    let mut rows: Vec<String> =
        (0..6).map(|n| tr(&[tc("", "项"), tc("", "件"), tc("", &n.to_string())])).collect();
    rows.push(tr(&[tc("", "项"), tc("", "件"), format!("<w:tc>{inner}{}</w:tc>", p("8"))]));
    let reading = read(&tbl(&rows));
    assert_eq!(said(&reading)[6..], ["项|件|8", "规章|1", "文件|2"]);
    assert!(doubted(&reading, "单元格里还有表格"));
}

#[test]
fn text_boxes_are_read_once() {
    let shape = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let drawn = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{0}</wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
        shape("框中")
    );
    let reading = read(&drawn);
    assert_eq!(said(&reading), ["正文", "框中"]);
    assert_eq!((reading.anchors[1].part, reading.anchors[1].paragraph), (Some("文本框"), Some(1)));
    let old = format!(
        "<w:p><w:r><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></w:r></w:p>",
        shape("旧")
    );
    let in_cell = tbl(&[tr(&[tc("", "规章"), format!("<w:tc>{old}</w:tc>")])]);
    let reading = read(&in_cell);
    assert_eq!(said(&reading), ["规章|旧"]);
    assert!(doubted(&reading, "文本框"));
}

#[test]
fn numbers_of_the_list_engine_stand_in_the_text() {
    let numbering = format!(
        "<x:numbering xmlns:x='{WORD}'><x:abstractNum x:abstractNumId='0'>\
         <x:lvl x:ilvl='0'><x:start x:val='1'/><x:numFmt x:val='chineseCountingThousand'/><x:pStyle x:val='H'/><x:suff x:val='nothing'/><x:lvlText x:val='%1、'/></x:lvl>\
         <x:lvl x:ilvl='1'><x:start x:val='1'/><x:numFmt x:val='chineseCounting'/><x:lvlText x:val='（%2）'/></x:lvl></x:abstractNum>\
         <x:num x:numId='3'><x:abstractNumId x:val='0'/></x:num></x:numbering>"
    );
    let styles = format!(
        "<w:styles xmlns:w='{WORD}'><w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>\
         <w:style w:type='paragraph' w:styleId='H'><w:name w:val='我的标题'/><w:basedOn w:val='1'/><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
         <w:style w:type='paragraph' w:styleId='C'><w:basedOn w:val='C'/><w:pPr><w:jc w:val='right'/></w:pPr></w:style>\
         <w:style w:type='paragraph' w:styleId='T'><w:name w:val='toc 1'/></w:style></w:styles>"
    );
    let styled = |style: &str, more: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/>{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        styled("T", "", "总体情况1"),
        styled("H", "", "总体情况"),
        styled("", "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr>", "主动公开"),
        styled("H", "<w:numPr><w:numId w:val='0'/></w:numPr>", "没有编号"),
        styled("H", "<w:rPr><w:del w:author='甲'/></w:rPr>", ""),
        styled("H", "", "主动公开政府信息情况"),
        styled("C", "", "2025年1月10日"),
    ];
    let reading =
        read_with(&body.concat(), &[("word/numbering.xml", &numbering), ("word/styles.xml", &styles)]);
    assert_eq!(
        said(&reading),
        ["H1 一、总体情况", "（一）主动公开", "H1 没有编号", "H1 二、主动公开政府信息情况", "2025年1月10日"]
    );
    assert!(doubted(&reading, "目录"));
    let Some(Block::Paragraph { align, .. }) = reading.document.blocks.last() else { panic!("a paragraph") };
    assert_eq!(*align, Align::Right);
}

#[test]
fn notes_headers_comments_and_properties_are_told_apart() {
    let part = |root: &str, inner: &str| format!("<w:{root} xmlns:w='{WORD}'>{inner}</w:{root}>");
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}' Target='{target}'/>"
        )
    };
    let relations = |inner: &[String]| format!("<Relationships>{}</Relationships>", inner.concat());
    let footnote = "<w:footnote w:id='2'><w:p><w:r><w:footnoteReference w:id='2'/><w:t>含上年结转。</w:t></w:r></w:p></w:footnote>";
    let reading = read_with(
        "<w:p><w:r><w:t>收到3</w:t><w:footnoteReference w:id='2'/></w:r></w:p>",
        &[
            (
                "_rels/.rels",
                &relations(&[
                    relation("officeDocument", "/word/document.xml"),
                    relation("extended-properties", "docProps/app.xml"),
                    relation("core-properties", "docProps/core.xml"),
                ]),
            ),
            (
                "word/_rels/document.xml.rels",
                &relations(&[relation("header", "h.xml"), relation("comments", "../word/Remarks.XML")]),
            ),
            ("WORD\\h.xml", &part("hdr", &p("内部资料"))),
            ("word/footnotes.xml", &part("footnotes", footnote)),
            (
                "word/remarks.xml",
                &part(
                    "comments",
                    "<w:comment w:id='0' w:author='示范丙'/><w:comment w:id='1' w:author='示范丙'/>",
                ),
            ),
            (
                "docProps/app.xml",
                "<Properties><Company>示范县总工会</Company><Application>WPS</Application></Properties>",
            ),
            (
                "docProps/core.xml",
                "<c:p xmlns:c='u' xmlns:dc='v'><dc:creator>示范丁</dc:creator><dc:title/></c:p>",
            ),
        ],
    );
    assert_eq!(said(&reading), ["收到3", "含上年结转。"]);
    let parts: Vec<_> = reading.anchors.iter().map(|anchor| anchor.part).collect();
    assert_eq!(parts, [None, Some("脚注"), Some("页眉")]);
    assert!(doubted(&reading, "还有2条批注"));
    let kinds: Vec<_> =
        reading.properties.iter().map(|property| (property.kind, property.value.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (PropertyKind::CommentBy, "示范丙"),
            (PropertyKind::Company, "示范县总工会"),
            (PropertyKind::Application, "WPS"),
            (PropertyKind::Author, "示范丁"),
        ]
    );
}

#[test]
fn pictures_instead_of_words_are_said() {
    let picture = "<w:p><w:r><w:drawing><extent cx='5000000' cy='7000000'/><a:blip/></w:drawing></w:r></w:p>";
    let small = "<w:p><w:r><w:drawing><extent cx='500000' cy='500000'/><a:blip/></w:drawing></w:r></w:p>";
    let only = super::read(&zipped(&[("word/document.xml", &document(&picture.repeat(3)))]));
    assert_eq!(only, Err(Unreadable::Pictures(3)));
    let reading = read(&format!("{}{picture}", p("三、收到和处理")));
    assert!(doubted(&reading, "此处之后是图片") && doubted(&reading, "扫描件"));
    assert!(!doubted(&read(&format!("{}{small}", p("三、收到和处理"))), "此处之后是图片"));
    let sheet = "<w:p><w:r><w:object><v:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r></w:p>";
    assert!(doubted(&read(&format!("{}{sheet}", p("三"))), "嵌入的 Excel 表格没有读取"));
}

#[test]
fn several_numbers_in_a_cell_are_doubted() {
    let reading = read(&tbl(&[tr(&[tc("", "规章"), format!("<w:tc>{}{}</w:tc>", p("1"), p("2"))])]));
    assert_eq!(said(&reading), ["规章|1\n2"]);
    assert!(doubted(&reading, "几行数字"));
}

#[test]
fn strict_and_flat_files_are_read() {
    let strict = document(&p("严格")).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    assert_eq!(said(&super::read(&zipped(&[("word/document.xml", &strict)])).unwrap()), ["严格"]);
    let main = document(&p("平面")).replace("<?xml version='1.0'?>", "");
    let flat = format!(
        "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>\
         <pkg:part pkg:name='/word/document.xml'><pkg:xmlData>{main}</pkg:xmlData></pkg:part></pkg:package>"
    );
    assert_eq!(said(&crate::read("a.xml", flat.as_bytes()).unwrap()), ["平面"]);
}

#[test]
fn damaged_and_hostile_files_are_refused_in_a_sentence() {
    let refused = |members: &[(&str, &str)]| super::read(&zipped(members)).unwrap_err().to_string();
    assert!(refused(&[("word/x.xml", "")]).contains("没有正文"));
    assert!(refused(&[("word/document.xml", "<html/>")]).contains("没有正文"));
    assert!(refused(&[("word/document.xml", &document("<w:p>"))]).contains("不是完整的 XML"));
    assert!(refused(&[("word/document.xml", &document(""))]).contains("没有文字"));
    let entity = format!("<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{}", document(&p("&a;")));
    assert!(refused(&[("word/document.xml", &entity)]).contains("文档类型声明"));
    let deep = format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(3000), "</w:tc></w:tr></w:tbl>".repeat(3000));
    assert!(refused(&[("word/document.xml", &document(&deep))]).contains("嵌套太深"));
    let styles_broken = [("word/document.xml", &*document(&p("在"))), ("word/styles.xml", "<w:styles")];
    let reading = super::read(&zipped(&styles_broken)).unwrap();
    assert!(doubted(&reading, "样式读不出来"));
}

#[test]
fn deep_tables_and_wide_rows_take_linear_time() {
    let deep = |levels: usize| {
        let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
        read(&format!("{}{}{}", open.repeat(levels), p("里"), close.repeat(levels)))
    };
    assert_eq!(said(&deep(20)), ["里"]);
    assert!(doubted(&deep(50), "太深"));
    let cells: String = (0..20_000).map(|_| tc("<w:vMerge/><w:gridSpan w:val='4000000000'/>", "1")).collect();
    let rows = format!("<w:tr>{cells}</w:tr>").repeat(3);
    let reading = read(&format!("<w:tbl>{rows}</w:tbl>"));
    assert!(table(&reading).rows[0].iter().all(|cell| cell.colspan == 63 && cell.rowspan == 3));
}

#[test]
fn published_reports_are_read_whole() {
    let wps = super::read(include_bytes!("../../../tests/docx/pingtan-2025.docx")).unwrap();
    let tables: Vec<&Table> = wps
        .document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Heading { .. } | Block::Paragraph { .. } => None,
        })
        .collect();
    assert_eq!(tables.len(), 3);
    assert!(said(&wps).iter().any(|line| line == "一、总体情况"), "{:?}", said(&wps));
    assert!(wps.doubts.is_empty(), "{:?}", wps.doubts);
    let width = |table: &Table| {
        table.rows.iter().map(|row| row.iter().map(|cell| u32::from(cell.colspan)).sum::<u32>()).max()
    };
    assert_eq!(tables.iter().map(|table| width(table)).collect::<Vec<_>>(), [Some(4), Some(10), Some(15)]);
}
