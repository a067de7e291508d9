//! Figures in the cells of workbooks.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::{HERE, Of, all, check};

const STRINGS: [&str; 6] = [
    "<t>12</t>",
    "<r><t>1</t></r><r><t>2</t></r>",
    "<r><t>12</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r>",
    "<r><rPr><strike/></rPr><t>1</t></r><r><t>2</t></r>",
    "<t xml:space='preserve'>1\n2</t>",
    "<t>12</t><rPh sb='0' eb='1'><t>3</t></rPh>",
];

fn words(at: &str, words: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{words}</t></is></c>")
}

/// The sheet with the figure in `<c r='AT' …>`; `row` and `column` stand in the attributes of its row and column.
fn file(of: Of, cell: &str) -> Vec<u8> {
    let title = of.title();
    let (mut rows, mut merges) = (String::new(), String::new());
    for (at, line) in
        [title.as_str(), "一、总体情况", "正文。", "二、主动公开政府信息情况"].iter().enumerate()
    {
        rows += &format!("<row r='{0}'>{1}</row>", at + 1, words(&format!("A{}", at + 1), line));
    }
    for (at, row) in (6..).zip(of.table()) {
        let cells = row.iter().zip(["A", "B", "C", "D"]).map(|(text, column)| {
            let name = format!("{column}{at}");
            match text.parse::<u32>() {
                _ if *text == HERE => cell.replace("AT", &name),
                Ok(number) => format!("<c r='{name}'><v>{number}</v></c>"),
                Err(_) => words(&name, text),
            }
        });
        rows += &format!("<row r='{at}'>{}</row>", cells.collect::<String>());
        match row.len() {
            1 => merges += &format!("<mergeCell ref='A{at}:D{at}'/>"),
            2 => merges += &format!("<mergeCell ref='B{at}:D{at}'/>"),
            _ => {}
        }
    }
    let sheet =
        format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merges}</mergeCells></worksheet>");
    let strings: String = STRINGS.iter().map(|string| format!("<si>{string}</si>")).collect();
    let styles = "<styleSheet><numFmts><numFmt numFmtId='200' formatCode=';;;'/><numFmt numFmtId='201' formatCode='0&quot;件&quot;'/>\
        <numFmt numFmtId='202' formatCode='#,##0,'/><numFmt numFmtId='203' formatCode='0.0'/></numFmts>\
        <fonts><font/><font><strike/></font><font><vertAlign val='superscript'/></font></fonts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='9'/><xf numFmtId='14'/><xf numFmtId='200'/><xf numFmtId='201'/><xf numFmtId='202'/>\
        <xf numFmtId='1'/><xf numFmtId='0' fontId='1'/><xf numFmtId='203'/><xf numFmtId='4'/></cellXfs></styleSheet>";
    let parts = [
        ("[Content_Types].xml", "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>".to_owned()),
        ("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='报告' sheetId='1' r:id='rId1'/></sheets></workbook>".to_owned()),
        ("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>".to_owned()),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", format!("<sst>{strings}</sst>")),
        ("xl/styles.xml", styles.to_owned()),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xlsx(of: Of, cases: &[(impl AsRef<str>, &str)]) {
    all(cases, |written, expected| {
        check(of, "a.xlsx", |cell| file(of, cell), ("<c r='AT'><v>7</v></c>", written), expected)
    });
}

fn string(words: &str) -> String {
    format!("<c r='AT' t='inlineStr'><is><t>{words}</t></is></c>")
}

#[test]
fn numbers_as_words() {
    xlsx(
        Of::Count,
        &[
            ("12", "12"),
            ("１２", "12"),
            ("1,234", "1234"),
            ("1，234", "1234"),
            ("12件", "12"),
            ("", "blank"),
            ("　", "blank"),
            ("-", "text -"),
            ("—", "text —"),
            ("无", "text 无"),
            ("零", "text 零"),
            ("12%", "text 12%"),
            ("1 2", "text 1 2"),
            ("1&#10;2", "text 1⏎2"),
            ("1_x000D_2", "text 1⏎2"),
            ("12（其中2）", "text 12（其中2）"),
        ]
        .map(|(written, expected)| (string(written), expected)),
    );
    xlsx(
        Of::Signed,
        &[("－2", "-2"), ("−2", "-2"), ("减2", "-2"), ("-&#10;2", "text -⏎2")]
            .map(|(written, expected)| (string(written), expected)),
    );
    xlsx(
        Of::Amount,
        &[("3.50", "3.5"), ("3.5万元", "3.5"), ("35000元", "text 35000元"), ("3.&#10;5", "text 3.⏎5")]
            .map(|(written, expected)| (string(written), expected)),
    );
}

#[test]
fn numbers_with_formats() {
    xlsx(
        Of::Count,
        &[
            ("<c r='AT'><v>12</v></c>", "12"),
            ("<c r='AT' t='n'><v>12.0</v></c>", "12"),
            ("<c r='AT'><v>1.2E1</v></c>", "12"),
            ("<c r='AT'/>", "blank"),
            ("<c r='AT'><v></v></c>", "blank"),
            ("<c r='AT' t='b'><v>1</v></c>", "text TRUE"),
            ("<c r='AT' t='e'><v>#DIV/0!</v></c>", "text #DIV/0!"),
            ("<c r='AT'><f>5+7</f><v>12</v></c>", "12"),
            ("<c r='AT'><f>5+7</f></c>", "?blank"),
            ("<c r='AT' t='str'><f>5&amp;7</f><v>57</v></c>", "57"),
            ("<c r='AT' s='1'><v>0.12</v></c>", "text 12%"),
            ("<c r='AT' s='2'><v>45677</v></c>", "text 2025年1月20日"),
            ("<c r='AT' s='3'><v>12</v></c>", "?blank"),
            ("<c r='AT' s='4'><v>12</v></c>", "12"),
            ("<c r='AT' s='5'><v>12000</v></c>", "?12000"),
            ("<c r='AT' s='6'><v>1.6</v></c>", "?1.6"),
            ("<c r='AT' s='7'><v>12</v></c>", "?blank"),
            ("<c r='AT' s='9'><v>1234</v></c>", "1234"),
        ],
    );
    xlsx(
        Of::Amount,
        &[
            ("<c r='AT'><v>4166.2416190000003</v></c>", "4166.241619"),
            // 3.14 shown as 3.1: what is kept is read, and said.
            ("<c r='AT' s='8'><v>3.14</v></c>", "?3.14"),
            ("<c r='AT' s='8'><v>3.1</v></c>", "3.1"),
            ("<c r='AT' s='9'><v>1234.5</v></c>", "1234.5"),
        ],
    );
}

#[test]
fn shared_words() {
    let shared = |at: usize| format!("<c r='AT' t='s'><v>{at}</v></c>");
    let wanted = ["12", "12", "text 12¹", "?2", "text 1⏎2", "12", "?blank"];
    xlsx(Of::Count, &[0, 1, 2, 3, 4, 5, 99].map(shared).into_iter().zip(wanted).collect::<Vec<_>>());
    xlsx(
        Of::Count,
        &[(
            "<c r='AT' t='inlineStr'><is><r><t>12</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r></is></c>",
            "text 12¹",
        )],
    );
}
