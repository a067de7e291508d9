//! What kind of file some bytes are. The bytes decide; the name is asked only where they say nothing.

use std::io::{Cursor, Read as _};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, with or without Markdown's tables.
    Text,
    /// A web page.
    Html,
    /// Word's or WPS's DOCX.
    Docx,
    /// Excel's or WPS's XLSX.
    Xlsx,
    /// PDF.
    Pdf,
    /// Word before 2007, and WPS's own format: a compound file.
    Doc,
    /// Excel before 2007: a compound file.
    Xls,
    /// Rich text.
    Rtf,
    /// OpenDocument text or sheet.
    Odf,
    /// OFD (GB/T 33190).
    Ofd,
    /// A picture.
    Picture,
    /// Slides of an office program.
    Slides,
    /// An archive of files.
    Archive,
}

impl Format {
    /// The name people call it by.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "纯文本",
            Self::Html => "网页",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Pdf => "PDF",
            Self::Doc => "旧版 Word 或者 WPS",
            Self::Xls => "旧版 Excel",
            Self::Rtf => "RTF",
            Self::Odf => "ODF",
            Self::Ofd => "OFD",
            Self::Picture => "图片",
            Self::Slides => "演示文稿",
            Self::Archive => "压缩包",
        }
    }

    /// The usual endings of its names, lower case.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["txt", "md", "csv", "tsv", "text"],
            Self::Html => &["html", "htm", "xhtml", "shtml", "mht", "mhtml"],
            Self::Docx => &["docx", "docm", "dotx"],
            Self::Xlsx => &["xlsx", "xlsm"],
            Self::Pdf => &["pdf"],
            Self::Doc => &["doc", "wps", "dot", "wpt"],
            Self::Xls => &["xls", "et"],
            Self::Rtf => &["rtf"],
            Self::Odf => &["odt", "ods"],
            Self::Ofd => &["ofd"],
            Self::Picture => &["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"],
            Self::Slides => &["pptx", "pptm"],
            Self::Archive => &["zip", "rar", "7z"],
        }
    }

    /// Tells a file by its bytes; `name` decides only between the formats of a compound file, and for what is torn.
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        const MAGIC: [(&[u8], Format); 12] = [
            (b"%PDF", Format::Pdf),
            (b"{\\rtf", Format::Rtf),
            (b"\x89PNG", Format::Picture),
            (b"\xFF\xD8\xFF", Format::Picture),
            (b"GIF8", Format::Picture),
            (b"BM", Format::Picture),
            (b"II*\0", Format::Picture),
            (b"MM\0*", Format::Picture),
            (b"RIFF", Format::Picture),
            (b"Rar!", Format::Archive),
            (b"7z\xBC\xAF", Format::Archive),
            (b"\x1F\x8B", Format::Archive),
        ];
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return in_zip(name, bytes);
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
            return if Self::Xls.endings().contains(&ending(name).as_str()) { Self::Xls } else { Self::Doc };
        }
        let binary = |format: Self| format != Self::Picture || bytes.iter().take(512).any(|b| *b == 0);
        if let Some((_, format)) = MAGIC.iter().find(|(magic, f)| bytes.starts_with(magic) && binary(*f)) {
            return *format;
        }
        // Some writers put a few bytes before the header of a PDF; readers look for it in the first kilobyte.
        if bytes.iter().take(1024).any(|b| *b == 0) && find(&bytes[..bytes.len().min(1024)], b"%PDF-") {
            return Self::Pdf;
        }
        if looks_like_html(bytes) { Self::Html } else { Self::Text }
    }
}

/// The ending of a name, lower case, without the dot.
pub(crate) fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// More of the list of contents is not read, in bytes.
const MOST_TYPES: u64 = 1 << 20;

/// The kinds of main parts.
const TYPES: [(&[u8], Format); 10] = [
    (b"wordprocessingml.document.main+xml", Format::Docx),
    (b"wordprocessingml.template.main+xml", Format::Docx),
    (b"ms-word.document.macroEnabled.main+xml", Format::Docx),
    (b"ms-word.template.macroEnabledTemplate.main+xml", Format::Docx),
    (b"spreadsheetml.sheet.main+xml", Format::Xlsx),
    (b"spreadsheetml.template.main+xml", Format::Xlsx),
    (b"ms-excel.sheet.macroEnabled.main+xml", Format::Xlsx),
    (b"ms-excel.template.macroEnabled.main+xml", Format::Xlsx),
    (b"ms-excel.sheet.binary.macroEnabled.main", Format::Xls),
    (b"presentationml.", Format::Slides),
];
/// The members that only one format has.
const OWN: [(&str, Format); 3] =
    [("word/document.xml", Format::Docx), ("xl/workbook.xml", Format::Xlsx), ("OFD.xml", Format::Ofd)];

/// Tells the formats that are zip archives: by the kind that an office file declares for its main part, else by the exact names
/// of the members that each format has.
fn in_zip(name: &str, bytes: &[u8]) -> Format {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else { return in_torn_zip(name, bytes) };
    let mut words = |name: &str| {
        let mut content = Vec::new();
        let read = zip.by_name(name).ok()?.take(MOST_TYPES).read_to_end(&mut content);
        read.is_ok().then_some(content)
    };
    if words("mimetype").is_some_and(|kind| find(&kind, b"application/vnd.oasis.opendocument")) {
        return Format::Odf;
    }
    let declared = words("[Content_Types].xml")
        .and_then(|types| TYPES.into_iter().find(|(kind, _)| find(&types, kind)).map(|(_, format)| format));
    if let Some(format) = declared {
        return format;
    }
    OWN.into_iter()
        .find(|(name, _)| zip.index_for_name(name).is_some())
        .map_or(Format::Archive, |(_, format)| format)
}

/// The same for an archive without its list of members, so that it can be said what is torn; where nothing is left of
/// them, the name tells.
fn in_torn_zip(name: &str, bytes: &[u8]) -> Format {
    const MEMBERS: [(&[u8], Format); 5] = [
        (b"word/document.xml", Format::Docx),
        (b"xl/workbook.xml", Format::Xlsx),
        (b"OFD.xml", Format::Ofd),
        (b"application/vnd.oasis.opendocument", Format::Odf),
        (b"xl/worksheets/", Format::Xlsx),
    ];
    let named = || {
        [Format::Docx, Format::Xlsx, Format::Ofd, Format::Odf]
            .into_iter()
            .find(|format| format.endings().contains(&ending(name).as_str()))
    };
    let member = MEMBERS.into_iter().find(|(name, _)| find(bytes, name)).map(|(_, format)| format);
    member.or_else(named).unwrap_or(Format::Archive)
}

fn find(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// A document type, or elements that only a page has, in the first part of the file. ASCII is the same in all encodings
/// read here but UTF-16, of which every second byte is skipped.
fn looks_like_html(bytes: &[u8]) -> bool {
    const SIGNS: [&str; 10] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<div",
        "<meta",
        "<p>",
        "content-type: text/html",
        "content-type: multipart/related",
    ];
    let ascii: String =
        bytes.iter().filter(|b| **b != 0).take(8192).map(|b| char::from(b.to_ascii_lowercase())).collect();
    SIGNS.iter().any(|sign| ascii.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Format) {
        assert_eq!(Format::of(name, bytes), expected, "{name}");
    }

    #[test]
    fn an_archive_of_reports_is_no_report() {
        let zipped = |name: &str, content: &[u8]| {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            let stored =
                zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
            zip.start_file(name, stored).unwrap();
            std::io::Write::write_all(&mut zip, content).unwrap();
            zip.finish().unwrap().into_inner()
        };
        let docx = zipped("word/document.xml", b"<w/>");
        check("a.docx", &docx, Format::Docx);
        check("a.zip", &zipped("甲局.docx", &docx), Format::Archive);
        check("a.docx", &docx[..docx.len() - 8], Format::Docx);
    }

    fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, words) in members {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, words.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_what_it_declares() {
        let types = |kind: &str| {
            format!("<Types><Override PartName='/a' ContentType='application/vnd.{kind}'/></Types>")
        };
        let declared = |kind: &str| {
            zipped(&[
                ("[Content_Types].xml", &types(kind)),
                ("word/document.xml", ""),
                ("xl/workbook.xml", ""),
            ])
        };
        check(
            "a.xlsx",
            &declared("openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            Format::Docx,
        );
        check(
            "a.docx",
            &declared("openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            Format::Xlsx,
        );
        check("a.docm", &declared("ms-word.document.macroEnabled.main+xml"), Format::Docx);
        check("a.xlsm", &declared("ms-excel.sheet.macroEnabled.main+xml"), Format::Xlsx);
        check("a.xlsb", &declared("ms-excel.sheet.binary.macroEnabled.main"), Format::Xls);
        check(
            "a.docx",
            &declared("openxmlformats-officedocument.presentationml.presentation.main+xml"),
            Format::Slides,
        );
        check(
            "a.docx",
            &zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]),
            Format::Odf,
        );
        check("a.docx", &zipped(&[("OFD.xml", ""), ("Doc_0/Document.xml", "")]), Format::Ofd);
        check("a", &zipped(&[("word/document.xml", "")]), Format::Docx);
        // A folder of the same name, a file inside a file: nothing of it is an office file.
        check(
            "a.docx",
            &zipped(&[("报告/word/document.xml", ""), ("xl/readme.txt", "word/document.xml")]),
            Format::Archive,
        );
        check("a.docx", &zipped(&[("年度报告.docx", "xl/workbook.xml")]), Format::Archive);
    }

    #[test]
    fn the_bytes_decide() {
        check("a.docx", b"%PDF-1.7", Format::Pdf);
        check("a.pdf", "示范县总工会年度报告".as_bytes(), Format::Text);
        check("a.txt", b"  <!DOCTYPE HTML><html>", Format::Html);
        check("a", b"PK\x03\x04......word/document.xml", Format::Docx);
        check("a", b"PK\x03\x04......xl/workbook.xml", Format::Xlsx);
        check("a.docx", b"PK\x03\x04......readme.txt", Format::Docx);
        check("a.zip", b"PK\x03\x04......readme.txt", Format::Archive);
        check("a.wps", b"\xD0\xCF\x11\xE0\xA1", Format::Doc);
        check("a.et", b"\xD0\xCF\x11\xE0\xA1", Format::Xls);
        check("a.txt", "BMI 指数".as_bytes(), Format::Text);
        let wide: Vec<u8> = "<html><body>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check("a.htm", &wide, Format::Html);
    }
}
