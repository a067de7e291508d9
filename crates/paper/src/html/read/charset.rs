//! Bytes of a page to characters: by its byte order mark, by what the bytes are, and last by what the page declares, since
//! declarations lie.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::Encoding;

/// The characters of a page.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// How many places could not be read.
    pub wrong: usize,
}

/// Finds the encoding of a page; `declared` is what stands outside it (a header of a web archive). Nothing where the page
/// has no words.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Option<Decoded<'a>> {
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => by(UTF_8, Encoding::Utf8, rest),
        [0xFF, 0xFE, rest @ ..] => by(UTF_16LE, Encoding::Utf16Le, rest),
        [0xFE, 0xFF, rest @ ..] => by(UTF_16BE, Encoding::Utf16Be, rest),
        // ASCII before every second byte: UTF-16 without a mark.
        [b'<', 0, _, 0, ..] => by(UTF_16LE, Encoding::Utf16Le, bytes),
        [0, b'<', 0, _, ..] => by(UTF_16BE, Encoding::Utf16Be, bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, wrong: 0 },
            Err(error) => by_likeness(bytes, error.valid_up_to(), declared),
        },
    };
    (!decoded.text.trim().is_empty()).then_some(decoded)
}

fn by<'a>(codec: &'static encoding_rs::Encoding, encoding: Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, wrong) = codec.decode_without_bom_handling(bytes);
    let wrong = if wrong { text.matches('\u{FFFD}').count() } else { 0 };
    Decoded { text, encoding, wrong }
}

/// Bytes that are not UTF-8: usually GB18030, sometimes Big5, sometimes UTF-8 with a broken place.
fn by_likeness<'a>(bytes: &'a [u8], valid: usize, declared: Option<&str>) -> Decoded<'a> {
    let declared = declared.map(str::to_ascii_lowercase).or_else(|| declaration(bytes)).unwrap_or_default();
    let chinese = || by(GB18030, Encoding::Gb18030, bytes);
    if declared.starts_with("gb") || declared == "x-gbk" {
        let decoded = chinese();
        if decoded.wrong == 0 {
            return decoded;
        }
    }
    let mut best = chinese();
    let mut best_score = score(&best);
    let broken_utf8 = by(UTF_8, Encoding::Utf8, bytes);
    let traditional = by(BIG5, Encoding::Big5, bytes);
    // So much text before the first fault would hardly be UTF-8 by chance.
    let head = bytes[..valid].iter().filter(|b| !b.is_ascii()).count();
    for other in [broken_utf8, traditional] {
        let bonus = match other.encoding {
            Encoding::Utf8 if head > 30 => 1000,
            Encoding::Big5 if declared.starts_with("big5") => 100,
            _ => 0,
        };
        let other_score = score(&other) + bonus;
        if other_score > best_score {
            (best, best_score) = (other, other_score);
        }
    }
    best
}

/// How much a text looks like an official Chinese one, in thousandths: the commonest characters of reports count for it,
/// characters that could not be read against it.
fn score(decoded: &Decoded<'_>) -> i64 {
    const COMMON: &str =
        "的年政府信息公开公開資訊情况情況行工作报告報告中国國民人和不数數申请請，。、（）：一二三四";
    let (mut common, mut all) = (0_i64, 1_i64);
    for c in decoded.text.chars().filter(|c| !c.is_ascii()).take(20_000) {
        all += 1;
        common += i64::from(COMMON.contains(c));
    }
    let wrong = i64::try_from(decoded.wrong).unwrap_or(i64::MAX / 4000);
    (common - wrong * 4) * 1000 / all
}

/// What the page declares in its head: `charset=gb2312`.
fn declaration(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let value = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end =
        value.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(value.len());
    Some(value[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<p>某县2024年政府信息公开工作年度报告，总体情况如下。</p>";

    fn check(bytes: &[u8], declared: Option<&str>, encoding: Encoding, words: &str) {
        let decoded = decode(bytes, declared).unwrap();
        assert_eq!((decoded.encoding, decoded.wrong), (encoding, 0));
        assert!(decoded.text.contains(words), "{}", decoded.text);
    }

    #[test]
    fn encodings_are_told_by_marks_and_content() {
        let words = "政府信息公开";
        let lying = |charset: &str| format!("<meta charset={charset}>{PAGE}");
        check(lying("gb2312").as_bytes(), None, Encoding::Utf8, words);
        check(&GB18030.encode(&lying("utf-8")).0, None, Encoding::Gb18030, words);
        check(&GB18030.encode(&lying("gbk")).0, None, Encoding::Gb18030, words);
        check(&GB18030.encode(PAGE).0, None, Encoding::Gb18030, words);
        check(&[b"\xEF\xBB\xBF", PAGE.as_bytes()].concat(), None, Encoding::Utf8, words);
        let units: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&units, None, Encoding::Utf16Le, words);
        check(&[b"\xFF\xFE", units.as_slice()].concat(), None, Encoding::Utf16Le, words);
        let big: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, None, Encoding::Utf16Be, words);
    }

    #[test]
    fn big5_is_told_from_gb18030() {
        let page = "<meta charset=big5><p>某縣政府資訊公開年度報告，總體情況如下。</p>";
        check(&BIG5.encode(page).0, None, Encoding::Big5, "政府資訊公開");
    }

    #[test]
    fn a_broken_place_does_not_change_the_encoding() {
        let mut bytes = PAGE.repeat(3).into_bytes();
        bytes.extend(b"\xE6\xFF");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, Encoding::Utf8);
        assert!(decoded.wrong > 0);
        let mut bytes = GB18030.encode(&PAGE.repeat(3)).0.into_owned();
        bytes.extend(b"\xFF<p>");
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, Encoding::Gb18030);
        assert!(decoded.wrong > 0);
    }

    #[test]
    fn nothing_is_nothing() {
        assert!(decode(b"", None).is_none() && decode(b" \n", None).is_none());
    }
}
