//! Pictures: nobody reads their words here, but what they say about where they were taken can be told and taken off.

use super::{Everything, How, Slot};

/// Counts a picture, and tells the place in its EXIF.
pub(super) fn read(all: &mut Everything, title: &str, bytes: &[u8]) {
    all.pictures += 1;
    if has_position(bytes) {
        let number = all.pictures;
        let text = "拍摄地点（EXIF 中的经纬度）".to_owned();
        let slot = Slot { member: String::new(), range: 0..0, text, how: How::Nowhere };
        all.say(format!("{title}图片{number}的拍摄信息"), true, slot);
    }
}

/// True where the EXIF of a JPEG or PNG has coordinates: the tag 0x8825 of its first directory.
pub(crate) fn has_position(bytes: &[u8]) -> bool {
    let Some(at) = find(&bytes[..bytes.len().min(256 << 10)], b"Exif\0\0")
        .map(|at| at + 6)
        .or_else(|| Some(find(bytes, b"eXIf")? + 4))
    else {
        return false;
    };
    let tiff = &bytes[at..];
    let big = tiff.starts_with(b"MM");
    let short = |at: usize| -> Option<u16> {
        let two: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if big { u16::from_be_bytes(two) } else { u16::from_le_bytes(two) })
    };
    let long = |at: usize| -> Option<usize> {
        let four: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        usize::try_from(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }).ok()
    };
    let scan = || -> Option<bool> {
        let first = long(4)?;
        let count = usize::from(short(first)?);
        Some((0..count).any(|entry| short(first + 2 + entry * 12) == Some(0x8825)))
    };
    scan().unwrap_or(false)
}

/// The picture without what was written beside the picture: EXIF, XMP, comments. Other formats stay as they are.
pub(crate) fn stripped(bytes: &[u8]) -> Vec<u8> {
    let stripped = if bytes.starts_with(b"\xFF\xD8") {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)
    } else {
        None
    };
    stripped.unwrap_or_else(|| bytes.to_vec())
}

/// Segments up to the picture's own data, but APP1 (EXIF, XMP), APP12, APP13 and comments.
fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..2)?.to_vec();
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)? else { return None };
        if marker == 0xFF {
            at += 1;
            continue;
        }
        if marker == 0xDA {
            out.extend_from_slice(&bytes[at..]);
            return Some(out);
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let segment = bytes.get(at..at + 2 + length)?;
        if !matches!(marker, 0xE1 | 0xEC | 0xED | 0xFE) {
            out.extend_from_slice(segment);
        }
        at += 2 + length.max(2);
    }
}

/// All chunks but words, EXIF and times.
fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = bytes.get(..8)?.to_vec();
    let mut at = 8;
    while at < bytes.len() {
        let length = usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let chunk = bytes.get(at..at.checked_add(length)?.checked_add(12)?)?;
        if !matches!(&chunk[4..8], b"tEXt" | b"iTXt" | b"zTXt" | b"eXIf" | b"tIME") {
            out.extend_from_slice(chunk);
        }
        at += chunk.len();
        if &chunk[4..8] == b"IEND" {
            break;
        }
    }
    Some(out)
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG with coordinates, made by hand.
    fn photograph() -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x01\0".to_vec();
        tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0]);
        let mut bytes = b"\xFF\xD8\xFF\xE1".to_vec();
        bytes.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
        bytes.extend(b"Exif\0\0");
        bytes.extend(tiff);
        bytes.extend(b"\xFF\xDB\0\x04\0\0\xFF\xDA\0\x02picture\xFF\xD9");
        bytes
    }

    #[test]
    fn where_a_picture_was_taken_is_told_and_taken_off() {
        let bytes = photograph();
        assert!(has_position(&bytes));
        let bare = stripped(&bytes);
        assert!(!has_position(&bare) && bare.ends_with(b"picture\xFF\xD9") && bare.len() < bytes.len());
        assert_eq!(stripped(b"\xFF\xD8\xFF"), b"\xFF\xD8\xFF");
        assert!(!has_position(b"Exif\0\0II*\0\xFF\xFF\xFF\xFF"));
    }
}
