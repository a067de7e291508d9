//! Figures in the cells of DOCX files.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use super::{HERE, Of, all, check};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", r(words))
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

fn file(of: Of, cell: &str) -> Vec<u8> {
    let rows: String = of
        .table()
        .iter()
        .map(|row| {
            let wide = if row.len() == 1 { 4 } else { 1 };
            let last = if row.len() == 2 { 3 } else { wide };
            let cells = row.iter().enumerate().map(|(at, words)| {
                let span = if at + 1 == row.len() { last } else { 1 };
                let content = if *words == HERE { cell.to_owned() } else { p(words) };
                format!("<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>{content}</w:tc>")
            });
            format!("<w:tr>{}</w:tr>", cells.collect::<String>())
        })
        .collect();
    let body = [
        p(&of.title()),
        p("一、总体情况"),
        p("正文。"),
        p("二、主动公开政府信息情况"),
        format!("<w:tbl>{rows}</w:tbl>"),
        p("示例县民政局"),
    ]
    .concat();
    let main = format!("<w:document xmlns:w='{WORD}'><w:body>{body}</w:body></w:document>");
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let styles = format!(
        "<w:styles xmlns:w='{WORD}'><w:style w:type='character' w:styleId='up'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
         <w:style w:type='character' w:styleId='gone'><w:rPr><w:strike/></w:rPr></w:style>\
         <w:style w:type='character' w:styleId='no'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in
        [("[Content_Types].xml", types), ("word/document.xml", &main), ("word/styles.xml", &styles)]
    {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx(of: Of, cases: &[(impl AsRef<str>, &str)]) {
    all(cases, |written, expected| check(of, "a.docx", |cell| file(of, cell), (&p("7"), written), expected));
}

#[test]
fn plain_ways() {
    docx(
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
            ("1\u{A0}2", "text 1\u{A0}2"),
            ("12（其中2）", "text 12（其中2）"),
            ("1.5", "?1.5"),
        ]
        .map(|(written, expected)| (p(written), expected)),
    );
    docx(
        Of::Signed,
        &[("－2", "-2"), ("−2", "-2"), ("–2", "-2"), ("减2", "-2"), ("增3", "3")]
            .map(|(written, expected)| (p(written), expected)),
    );
    docx(
        Of::Amount,
        &[("3.50", "3.5"), ("3.5万元", "3.5"), ("35000元", "text 35000元")]
            .map(|(written, expected)| (p(written), expected)),
    );
}

#[test]
fn lines_and_runs() {
    let runs = |runs: &str| format!("<w:p>{runs}</w:p>");
    docx(
        Of::Count,
        &[
            (p("1") + &p("2"), "text 1⏎2"),
            (runs("<w:r><w:t>1</w:t><w:br/><w:t>2</w:t></w:r>"), "text 1⏎2"),
            (runs("<w:r><w:t>1</w:t><w:cr/><w:t>2</w:t></w:r>"), "text 1⏎2"),
            (runs("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>"), "text 1\t2"),
            (runs("<w:r><w:t>1</w:t><w:br w:type='page'/><w:t>2</w:t></w:r>"), "text 1⏎2"),
            (runs(&(r("1") + &r("2"))), "12"),
            (p("12") + &p(""), "12"),
            (p("12") + &p("件"), "12"),
            (
                runs(&(r("1") + "<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='0'/>" + &r("2"))),
                "12",
            ),
            (runs("<w:r><w:noBreakHyphen/><w:t>2</w:t></w:r>"), "-2"),
            (runs("<w:r><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r>"), "12"),
        ],
    );
    docx(Of::Signed, &[((p("-") + &p("2")), "text -⏎2")]);
    docx(Of::Amount, &[((p("3.") + &p("5")), "text 3.⏎5")]);
}

#[test]
fn what_word_shows_otherwise() {
    let styled =
        |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let one = |properties: &str, words: &str| format!("<w:p>{}{}</w:p>", r("12"), styled(properties, words));
    docx(
        Of::Count,
        &[
            (one("<w:vertAlign w:val='superscript'/>", "1"), "text 12¹"),
            (one("<w:vertAlign w:val='subscript'/>", "1"), "text 12₁"),
            (one("<w:rStyle w:val='up'/>", "1"), "text 12¹"),
            (one("<w:vertAlign w:val='baseline'/>", "1"), "121"),
            (one("<w:vanish/>", "1"), "?12"),
            (one("<w:vanish w:val='0'/>", "1"), "121"),
            (one("<w:rStyle w:val='no'/>", "1"), "?12"),
            (one("<w:strike/>", "1"), "?12"),
            (one("<w:dstrike/>", "1"), "?12"),
            (one("<w:strike w:val='false'/>", "1"), "121"),
            (one("<w:rStyle w:val='gone'/>", "1"), "?12"),
            (format!("<w:p>{}<w:del><w:r><w:delText>1</w:delText></w:r></w:del></w:p>", r("12")), "?12"),
            (format!("<w:p><w:ins>{}</w:ins>{}</w:p>", r("1"), r("2")), "?12"),
            (format!("<w:p><w:moveFrom>{}</w:moveFrom>{}</w:p>", r("1"), r("2")), "?2"),
            (format!("<w:p>{}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>", r("12")), "12"),
            (
                format!(
                    "<w:p>{}<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=3+4</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
                    r("1"),
                    r("2")
                ),
                "12",
            ),
            (format!("<w:p><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>", r("12")), "12"),
        ],
    );
}
