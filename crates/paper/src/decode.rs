//! Bytes of a text file to characters: UTF-8, UTF-16 and GB18030 (with GBK and GB2312 inside it).

use std::borrow::Cow;
use std::fmt;

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// The largest text file that is read, in bytes. A report is a few hundred kilobytes at most.
pub const LARGEST_TEXT: usize = 16 << 20;

/// How the bytes of a text file stand for characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// GB 18030, which GBK and GB 2312 are part of.
    Gb18030,
    /// Big5, in web pages only.
    Big5,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        })
    }
}

/// The characters of a file and how they were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The characters, without a byte order mark.
    pub text: Cow<'a, str>,
    /// How they were encoded.
    pub encoding: Encoding,
}

/// Why bytes are not a text that can be read. The sentence is for the person who gave the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Nothing but white space.
    #[error("文件是空的，没有可以读取的文字")]
    Empty,
    /// Larger than [`LARGEST_TEXT`].
    #[error("文件有{}兆字节，超过{}兆字节的上限；年度报告通常不到1兆字节，请核对是不是选错了文件", .0 >> 20, LARGEST_TEXT >> 20)]
    TooLarge(usize),
    /// A known format that is not plain text.
    #[error("这是{0}文件，目前只读取文本文件；请在原来的软件中另存为“纯文本（.txt）”后再试")]
    OtherFormat(&'static str),
    /// Not text in any known encoding; the offset of the first byte that fits none.
    #[error(
        "文件不是文本，或者编码无法识别（第{0}字节起不是 UTF-8、UTF-16 或者 GB18030 的文字）；请另存为 UTF-8 编码的纯文本后再试"
    )]
    Unknown(usize),
}

/// Reads the bytes of a text file.
///
/// # Errors
/// [`NotText`] for empty, too large, binary and unrecognised files.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, NotText> {
    if bytes.len() > LARGEST_TEXT {
        return Err(NotText::TooLarge(bytes.len()));
    }
    if let Some(format) = other_format(bytes) {
        return Err(NotText::OtherFormat(format));
    }
    let decoded = if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        utf8(rest).map_err(|at| NotText::Unknown(at + 3))?
    } else if bytes.starts_with(b"\xFF\xFE") {
        whole(UTF_16LE, &bytes[2..], Encoding::Utf16Le).ok_or(NotText::Unknown(2))?
    } else if bytes.starts_with(b"\xFE\xFF") {
        whole(UTF_16BE, &bytes[2..], Encoding::Utf16Be).ok_or(NotText::Unknown(2))?
    } else {
        match utf8(bytes) {
            Ok(decoded) => decoded,
            // A NUL byte in what is not UTF-16 means a binary file, whatever GB18030 would make of the rest.
            Err(at) if bytes.contains(&0) => return Err(NotText::Unknown(at)),
            Err(at) => whole(GB18030, bytes, Encoding::Gb18030)
                .filter(|decoded| looks_chinese(&decoded.text))
                .ok_or(NotText::Unknown(at))?,
        }
    };
    if decoded.text.trim().is_empty() {
        return Err(NotText::Empty);
    }
    Ok(decoded)
}

/// Formats that people give by mistake, by their first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"PK\x03\x04", " DOCX、XLSX 或者压缩"),
        (b"%PDF", " PDF "),
        (b"\xD0\xCF\x11\xE0", "旧版 Word 或者 Excel（.doc、.xls）"),
        (b"{\\rtf", " RTF "),
        (b"\x89PNG", "图片"),
        (b"\xFF\xD8\xFF", "图片"),
        (b"Rar!", "压缩"),
        (b"7z\xBC\xAF", "压缩"),
    ];
    KNOWN.into_iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| name)
}

/// UTF-8 without NUL, or the offset of the first byte that is not.
fn utf8(bytes: &[u8]) -> Result<Decoded<'_>, usize> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?;
    match text.find('\0') {
        Some(at) => Err(at),
        None => Ok(Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8 }),
    }
}

/// The whole of the bytes in one encoding, or nothing: a text with replacement characters is a guess.
fn whole<'a>(
    codec: &'static encoding_rs::Encoding,
    bytes: &'a [u8],
    encoding: Encoding,
) -> Option<Decoded<'a>> {
    let text = codec.decode_without_bom_handling_and_without_replacement(bytes)?;
    (!text.contains('\0')).then_some(Decoded { text, encoding })
}

/// Almost any bytes are *some* GB18030. Official text is made of common characters and marks, so one in which most
/// characters outside ASCII are something else was not written in it.
fn looks_chinese(text: &str) -> bool {
    let (mut common, mut all) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        common += usize::from(
            matches!(c, '\u{4E00}'..='\u{9FA5}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '\u{2010}'..='\u{203F}'),
        );
    }
    common * 10 >= all * 9
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEXT: &str = "示范县总工会2024年政府信息公开工作年度报告\r\n一、总体情况";

    fn check(bytes: &[u8], encoding: Encoding) {
        let decoded = decode(bytes).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), (TEXT, encoding));
    }

    #[test]
    fn the_encodings_in_use_are_recognised() {
        check(TEXT.as_bytes(), Encoding::Utf8);
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), Encoding::Utf8);
        check(&GB18030.encode(TEXT).0, Encoding::Gb18030);
        let units = || TEXT.encode_utf16();
        let little: Vec<u8> = [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
        let big: Vec<u8> = [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
        check(&little, Encoding::Utf16Le);
        check(&big, Encoding::Utf16Be);
    }

    #[test]
    fn what_is_not_text_is_refused_with_the_way_out() {
        assert_eq!(decode(b"").unwrap_err(), NotText::Empty);
        assert_eq!(decode(b" \n\t").unwrap_err(), NotText::Empty);
        assert_eq!(decode(b"%PDF-1.7").unwrap_err(), NotText::OtherFormat(" PDF "));
        assert!(decode(b"PK\x03\x04rest").unwrap_err().to_string().contains("另存为“纯文本（.txt）”"));
        assert_eq!(decode(b"ab\0cd").unwrap_err(), NotText::Unknown(2));
        assert_eq!(decode(b"ab\xFF\xFF").unwrap_err(), NotText::Unknown(2));
        // Valid GB18030, but of private-use characters: no official text is written so.
        assert_eq!(decode(b"\xAA\xA1\xAA\xA2\xAA\xA3").unwrap_err(), NotText::Unknown(0));
        assert_eq!(decode(&vec![b'a'; LARGEST_TEXT + 1]).unwrap_err(), NotText::TooLarge(LARGEST_TEXT + 1));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(decoded) = decode(&bytes) {
                prop_assert!(!decoded.text.contains('\0'));
            }
        }

        #[test]
        fn any_text_in_utf8_is_read_as_it_is(text in "[^\0\u{FEFF}]{1,80}") {
            prop_assume!(!text.trim().is_empty() && other_format(text.as_bytes()).is_none());
            let decoded = decode(text.as_bytes()).unwrap();
            prop_assert_eq!(decoded.text.as_ref(), text.as_str());
        }
    }
}
