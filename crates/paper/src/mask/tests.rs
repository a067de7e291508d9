use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;

use super::*;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NUMBER: &str = "44023319900304000X";
const STARS: &str = "440***********000X";

pub(crate) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut member = archive.by_index(at).unwrap();
            let mut content = Vec::new();
            member.read_to_end(&mut content).unwrap();
            (String::from_utf8(member.name_raw().to_vec()).unwrap(), content)
        })
        .collect()
}

fn member(bytes: &[u8], name: &str) -> Option<String> {
    members(bytes)
        .into_iter()
        .find(|(found, _)| found == name)
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
}

/// Covers some words in the first part in which they stand.
fn covers(all: &Everything, words: &str, instead: &str) -> Vec<Cover> {
    let (number, part) =
        all.parts.iter().enumerate().skip(1).find(|(_, part)| part.text.contains(words)).unwrap();
    let byte = part.text.find(words).unwrap();
    let count = |words: &str| u32::try_from(words.chars().count()).unwrap();
    let start = count(&part.text[..byte]);
    vec![Cover { part: number, start, end: start + count(words), words: instead.to_owned() }]
}

fn masked(name: &str, bytes: &[u8], words: &str, instead: &str) -> Vec<u8> {
    mask(name, bytes, &covers(&everything(name, bytes).unwrap(), words, instead)).unwrap()
}

fn names(all: &Everything) -> Vec<&str> {
    all.parts.iter().map(|part| part.name.as_str()).collect()
}

fn said(all: &Everything, name: &str) -> String {
    all.parts
        .iter()
        .find(|part| part.name == name)
        .unwrap_or_else(|| panic!("{name}: {:?}", names(all)))
        .text
        .clone()
}

fn docx(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let main =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = "http://schemas.openxmlformats.org/package/2006/relationships";
    let rels = format!(
        "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{links}/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    );
    let main_rels = format!(
        "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/comments\" Target=\"comments.xml\"/><Relationship Id=\"rId2\" Type=\"{office}/hyperlink\" Target=\"mailto:{NUMBER}@example.com\" TargetMode=\"External\"/></Relationships>"
    );
    let comments = format!(
        "<w:comments xmlns:w=\"{WORD}\"><w:comment w:id=\"0\" w:author=\"示例甲\"><w:p><w:r><w:t>他的号码是{NUMBER}</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>名单{NUMBER}</dc:title><dc:creator>示例乙</dc:creator></cp:coreProperties>"
    );
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", main_rels.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ];
    all.extend(more.iter().map(|(name, words)| (*name, words.as_bytes())));
    zipped(&all)
}

const BODY: &str = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>身份证号440233</w:t></w:r><w:r><w:t>19900304</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>000X。</w:t></w:r></w:p>\
    <w:p><w:ins w:author=\"示例丙\"><w:r><w:t>新增</w:t></w:r></w:ins><w:del w:author=\"示例丙\"><w:r><w:delText>旧44023319900304000X</w:delText></w:r></w:del>\
    <w:commentRangeStart w:id=\"0\"/><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏44023319900304000X</w:t></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>身份证号</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:p><w:r><w:t>示例丁</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>44023319900304000X</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    <w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框44023319900304000X</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>";

#[test]
fn everything_in_a_docx_is_heard() {
    let header = format!("<w:hdr xmlns:w=\"{WORD}\"><w:p><w:r><w:t>页眉上</w:t></w:r></w:p></w:hdr>");
    let all = everything(
        "名单.docx",
        &docx(BODY, &[("word/header1.xml", &header), ("word/media/image1.png", "x")]),
    )
    .unwrap();
    assert_eq!(said(&all, "文件名"), "名单.docx");
    let main = said(&all, "正文");
    assert!(main.starts_with("身份证号44023319900304000X。\n新增\n姓名\n身份证号\n示例丁\n"), "{main}");
    assert!(main.contains("框440233"));
    assert_eq!(said(&all, "正文中删除的修订").trim(), format!("旧{NUMBER}"));
    assert_eq!(said(&all, "正文中隐藏的文字").trim(), format!("藏{NUMBER}"));
    assert_eq!(said(&all, "批注1").trim(), format!("他的号码是{NUMBER}"));
    assert_eq!(said(&all, "批注1的作者").trim(), "示例甲");
    assert_eq!(said(&all, "修订者").trim(), "示例丙");
    assert_eq!(said(&all, "属性“作者”").trim(), "示例乙");
    assert_eq!(said(&all, "页眉").trim(), "页眉上");
    assert!(said(&all, "链接").contains("mailto:"));
    assert_eq!(all.not_checked(), ["未检查：图片1个"]);
    assert!(all.parts.iter().find(|part| part.name == "正文").unwrap().document.is_some());
}

#[test]
fn a_masked_docx_has_the_words_nowhere() {
    let bytes = docx(BODY, &[]);
    let out = masked("名单.docx", &bytes, NUMBER, STARS);
    for (name, content) in members(&out) {
        let content = String::from_utf8(content).unwrap();
        assert!(
            !content.contains("19900304")
                && !content.contains("示例甲")
                && !content.contains("示例乙")
                && !content.contains("示例丙"),
            "{name} {content}"
        );
    }
    let main = member(&out, "word/document.xml").unwrap();
    assert!(
        main.contains("<w:rPr><w:b/></w:rPr><w:t>身份证号440***</w:t>")
            && main.contains("<w:t>********</w:t>")
            && main.contains("<w:t>000X。</w:t>"),
        "{main}"
    );
    assert!(
        main.contains("新增")
            && !main.contains("w:ins")
            && !main.contains("comment")
            && !main.contains("vanish")
    );
    assert!(member(&out, "word/comments.xml").is_none());
    assert!(!member(&out, "[Content_Types].xml").unwrap().contains("comments"));
    assert!(!member(&out, "word/_rels/document.xml.rels").unwrap().contains("comments"));
    assert!(member(&out, "docProps/core.xml").unwrap().contains("名单440***********000X"));
    assert_eq!(crate::read("a.docx", &out).unwrap().text.matches(STARS).count(), 3);
}

#[test]
fn metadata_are_stripped_and_words_stay() {
    let bytes = docx(BODY, &[("docProps/thumbnail.jpeg", "x")]);
    let out = strip_metadata("a.docx", &bytes).unwrap();
    let main = member(&out, "word/document.xml").unwrap();
    assert!(
        main.contains("19900304")
            && main.contains("藏44")
            && !main.contains("旧44")
            && !main.contains("示例丙")
    );
    assert!(member(&out, "docProps/thumbnail.jpeg").is_none() && member(&out, "word/comments.xml").is_none());
    assert!(!member(&out, "docProps/core.xml").unwrap().contains("示例乙"));
    assert_eq!(strip_metadata("a.txt", "正文".as_bytes()).unwrap(), "正文".as_bytes());
}

fn workbook() -> Vec<u8> {
    let sheet = |rows: &str, columns: &str| {
        format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{columns}<sheetData>{rows}</sheetData><legacyDrawing r:id=\"rId1\"/></worksheet>"
        )
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let links = "http://schemas.openxmlformats.org/package/2006/relationships";
    let open = sheet(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>4</v></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c><c r=\"C2\" t=\"s\"><v>5</v></c></row>\
         <row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\" s=\"1\"><v>622200000000000004</v></c></row>\
         <row r=\"4\"><c r=\"B4\" t=\"str\"><f>B2&amp;\"\"</f><v>44023319900304000X</v></c></row>\
         <row r=\"5\" hidden=\"1\"><c r=\"A5\" t=\"s\"><v>6</v></c></row>",
        "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>",
    );
    let shut =
        sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c><c r=\"B1\" t=\"s\"><v>7</v></c></row>", "");
    let strings: String =
        ["姓名", "身份证号", "示例甲", NUMBER, "备注列", "列中44023319900304000X", "行中", "表中13800138000"]
            .iter()
            .fold(String::new(), |mut all, words| {
                let _ = write!(all, "<si><t>{words}</t></si>");
                all
            });
    let strings =
        format!("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{strings}</sst>");
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{office}\"><sheets><sheet name=\"底稿\" sheetId=\"1\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"名单\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let rels = format!(
        "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"vml\" ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>";
    let root = format!(
        "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let sheet_rels = format!(
        "<Relationships xmlns=\"{links}\"><Relationship Id=\"rId1\" Type=\"{office}/vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\"/><Relationship Id=\"rId2\" Type=\"{office}/comments\" Target=\"../comments1.xml\"/></Relationships>"
    );
    let comments = "<comments xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><authors><author>示例乙</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>电话13900139000</t></text></comment></commentList></comments>";
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", rels.as_bytes()),
        ("xl/worksheets/sheet1.xml", open.as_bytes()),
        ("xl/worksheets/_rels/sheet1.xml.rels", sheet_rels.as_bytes()),
        ("xl/worksheets/sheet2.xml", shut.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/comments1.xml", comments.as_bytes()),
        ("xl/drawings/vmlDrawing1.vml", b"<xml xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><x:ClientData ObjectType=\"Note\"/></xml>"),
        ("xl/calcChain.xml", b"<calcChain/>"),
    ])
}

#[test]
fn everything_in_a_workbook_is_heard() {
    let all = everything("a.xlsx", &workbook()).unwrap();
    assert_eq!(
        said(&all, "工作表“名单”"),
        format!("姓名\n身份证号\n示例甲\n{NUMBER}\n1\n622200000000000004\n{NUMBER}\n")
    );
    assert_eq!(said(&all, "工作表“名单”的隐藏行列"), format!("备注列\n列中{NUMBER}\n行中\n"));
    assert_eq!(said(&all, "隐藏工作表“底稿”"), format!("{NUMBER}\n表中13800138000\n"));
    assert_eq!(said(&all, "工作表“名单”的公式").trim(), "B2&\"\"");
    assert!(said(&all, "批注").contains("13900139000"));
    let part = all.parts.iter().find(|part| part.name == "隐藏工作表“底稿”").unwrap();
    assert_eq!(part.name_at(text::Place { line: 2, start: 0, end: 1 }), "隐藏工作表“底稿”的B1格");
}

#[test]
fn a_masked_workbook_has_the_words_nowhere() {
    let bytes = workbook();
    let out = masked("a.xlsx", &bytes, NUMBER, STARS);
    for (name, content) in members(&out) {
        let content = String::from_utf8(content).unwrap();
        for words in ["19900304", "13800138000", "13900139000", "示例乙", "行中", "列中", "<f>"] {
            assert!(!content.contains(words), "{name} {words} {content}");
        }
    }
    assert!(
        member(&out, "xl/calcChain.xml").is_none() && member(&out, "xl/drawings/vmlDrawing1.vml").is_none()
    );
    assert!(!member(&out, "xl/worksheets/sheet1.xml").unwrap().contains("legacyDrawing"));
    let reading = crate::read("a.xlsx", &out).unwrap();
    assert_eq!(reading.text.matches(STARS).count(), 2, "{}", reading.text);
    let out = masked("a.xlsx", &bytes, "622200000000000004", "**************0004");
    let sheet = member(&out, "xl/worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("<c r=\"B3\" s=\"1\" t=\"str\"><v>**************0004</v></c>"), "{sheet}");
}

#[test]
fn pages_texts_and_archives_are_masked() {
    let page = format!(
        "<html><body><p title='{NUMBER}'>号440233<b>1990</b>0304&#48;00X&amp;</p><!-- {NUMBER} --><script>var a='{NUMBER}'</script></body></html>"
    );
    let out = String::from_utf8(masked("a.html", page.as_bytes(), NUMBER, STARS)).unwrap();
    assert_eq!(
        out,
        format!(
            "<html><body><p title='{STARS}'>号440***<b>****</b>****000X&amp;</p><!-- {STARS} --><script>var a='{STARS}'</script></body></html>"
        )
    );
    let (gbk, ..) = encoding_rs::GB18030.encode("姓名,身份证号\n示例甲,44023319900304000X\n");
    let out = masked("a.csv", &gbk, NUMBER, STARS);
    assert_eq!(encoding_rs::GB18030.decode(&out).0, format!("姓名,身份证号\n示例甲,{STARS}\n"));
    let inner = docx(BODY, &[]);
    let outer =
        zipped(&[("说明.txt", format!("见{NUMBER}").as_bytes()), (&format!("{NUMBER}.docx"), &inner)]);
    let all = everything("附件.zip", &outer).unwrap();
    assert!(names(&all).iter().any(|name| name.ends_with("的正文中隐藏的文字")), "{:?}", names(&all));
    let out = masked("附件.zip", &outer, NUMBER, STARS);
    let found: Vec<String> = members(&out).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, ["说明.txt", &format!("{STARS}.docx")]);
    assert_eq!(member(&out, "说明.txt").unwrap(), format!("见{STARS}"));
}

#[test]
fn what_cannot_be_masked_is_refused() {
    let refused = |name: &str, bytes: &[u8]| mask(name, bytes, &[]).unwrap_err().to_string();
    assert!(refused("a.doc", b"\xD0\xCF\x11\xE0").contains("DOCX"));
    let blob = format!("x{NUMBER}");
    let bytes = docx(BODY, &[("word/embeddings/oleObject1.bin", &blob)]);
    let all = everything("a.docx", &bytes).unwrap();
    assert!(all.unchecked.iter().any(|words| words.contains("oleObject1.bin")), "{:?}", all.unchecked);
    let left = mask("a.docx", &bytes, &covers(&all, NUMBER, STARS)).unwrap_err();
    assert_eq!(left, CannotMask::Left("word/embeddings/oleObject1.bin".to_owned()));
}

#[test]
fn black_covers_lines_one_by_one() {
    let cover = Cover::black(0, "甲乙\n丙丁", 1, 4, '■');
    assert_eq!(cover.words, "■\n■");
    let out = mask("a.txt", "甲乙\n丙丁".as_bytes(), &[Cover { part: 1, ..cover }]).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "甲■\n■丁");
}
