//! The one door by which files come in.

use crate::{Format, Reading, Unreadable, decode, docx, html};

/// The largest file that is read, in bytes; text has a smaller limit of its own.
pub const LARGEST_FILE: usize = 64 << 20;

/// Reads a file of any known format. `name` is used only to tell formats that share their first bytes.
///
/// # Errors
/// [`Unreadable`], a sentence for the person who gave the file. What is wrong with its content is no error but a doubt.
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, Unreadable> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unreadable::TooLarge(bytes.len(), LARGEST_FILE));
    }
    match Format::of(name, bytes) {
        Format::Text | Format::Html if is_flat(bytes) => docx::read(bytes),
        Format::Text => plain(bytes),
        Format::Pdf => crate::pdf::read(bytes),
        Format::Html => html::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Doc | Format::Xls if find(bytes, &ENCRYPTED) => Err(Unreadable::Protected(office(name))),
        Format::Xlsx => crate::xlsx::read(bytes),
        format @ (Format::Doc | Format::Xls | Format::Rtf | Format::Odf) => {
            Err(Unreadable::NeedsConversion(format))
        }
        format => Err(Unreadable::NoText(format)),
    }
}

/// The stream in which a compound file keeps a DOCX or XLSX with a password: its name in UTF-16.
const ENCRYPTED: [u8; 32] = *b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

fn find(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// What an encrypted file would be, by its name.
fn office(name: &str) -> Format {
    if Format::Xlsx.endings().iter().any(|ending| name.to_ascii_lowercase().ends_with(ending)) {
        Format::Xlsx
    } else {
        Format::Docx
    }
}

/// True for a whole DOCX package in one XML file (flat OPC).
fn is_flat(bytes: &[u8]) -> bool {
    find(&bytes[..bytes.len().min(2048)], b"http://schemas.microsoft.com/office/2006/xmlPackage")
}

fn plain(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let decoded = decode(bytes)?;
    Ok(Reading {
        format: Format::Text,
        encoding: Some(decoded.encoding),
        document: text::plain::read(&decoded.text),
        text: decoded.text.into_owned(),
        anchors: Vec::new(),
        properties: Vec::new(),
        doubts: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_its_own_reading() {
        let reading = read("a.txt", "一、总体情况\n正文。".as_bytes()).unwrap();
        assert_eq!((reading.format, reading.text.as_str()), (Format::Text, "一、总体情况\n正文。"));
        assert!(reading.anchors.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_way_out() {
        let refused = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
        assert!(refused("a.doc", b"\xD0\xCF\x11\xE0").contains("另存为 DOCX"));
        let mut locked = b"\xD0\xCF\x11\xE0".to_vec();
        locked.extend(ENCRYPTED);
        assert!(refused("a.docx", &locked).contains("DOCX文件设有密码"));
        assert!(refused("a.xlsx", &locked).contains("XLSX文件设有密码"));
        assert!(refused("a.png", b"\x89PNG\r\n\x1a\n\0").contains("没有可以读取的文字"));
        assert!(refused("a.docx", b"Rar!\x1a\x07").contains("请解压后提供"));
        assert!(refused("a.txt", b"").contains("文件是空的"));
    }
}
