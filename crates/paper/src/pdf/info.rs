//! What a PDF says about itself.

use hayro_syntax::metadata::Metadata;

use crate::{Property, PropertyKind};

/// Title, author and programs.
pub(super) fn properties(metadata: &Metadata) -> Vec<Property> {
    let entries = [
        (PropertyKind::Title, &metadata.title),
        (PropertyKind::Author, &metadata.author),
        (PropertyKind::Application, &metadata.creator),
        (PropertyKind::Application, &metadata.producer),
    ];
    let known = |(kind, value): (PropertyKind, &Option<Box<[u8]>>)| {
        value
            .as_deref()
            .map(|bytes| Property { kind, value: words(bytes).trim().chars().take(500).collect() })
    };
    entries.into_iter().filter_map(known).filter(|property| !property.value.is_empty()).collect()
}

/// A text string: UTF-16 or UTF-8 with their marks, else what it most likely is. Some programs write GBK although they
/// should not.
fn words(bytes: &[u8]) -> String {
    let decoded = match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xEF, 0xBB, 0xBF, rest @ ..] => encoding_rs::UTF_8.decode_without_bom_handling(rest).0,
        _ => std::str::from_utf8(bytes)
            .map(Into::into)
            .ok()
            .or_else(|| encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(bytes))
            .unwrap_or_else(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
    };
    decoded.chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_in_their_encodings() {
        assert_eq!(words(b"\xFE\xFF\x5F\x20\x67\xD0"), "\u{5F20}某");
        assert_eq!(words(b"\xFF\xFE\x20\x5F"), "\u{5F20}");
        assert_eq!(words("某人".as_bytes()), "某人");
        assert_eq!(words(b"\xC4\xB3\xC8\xCB"), "某人");
        assert_eq!(words(b"Writer\0"), "Writer");
    }
}
