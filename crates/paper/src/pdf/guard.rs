//! Looks at a file before the parser does: the parser unfolds object streams whole, whatever they unfold to.

use super::stream::{inflate, zlib_header};
use crate::{Format, Unreadable};

/// The most that one stream outside of pictures may unfold to, in bytes.
const LARGEST: usize = 64 << 20;
/// The most that all may unfold to together.
const LARGEST_SUM: usize = 512 << 20;
/// The most objects of a file.
const MOST_OBJECTS: usize = 1_000_000;
/// Streams that could unfold far are looked into; shorter ones cannot unfold to much.
const SHORTEST: usize = 4096;

/// Refuses files whose streams unfold beyond all measure.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let bounded = |what| Err(Unreadable::Bounded(Format::Pdf, what));
    let (mut sum, mut at, mut objects) = (0, 0, 0);
    while let Some(found) = find(&bytes[at..], b"stream") {
        let start = at + found;
        at = start + 6;
        objects += 1;
        if objects > MOST_OBJECTS {
            return bounded("对象太多");
        }
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let data = bytes[at..].trim_ascii_start();
        if !zlib_header(data) || data.len() < SHORTEST {
            continue;
        }
        let dict = &bytes[start.saturating_sub(1024)..start];
        let dict = &dict[dict.windows(4).rposition(|words| words == b" obj").unwrap_or(0)..];
        // Pictures are never unfolded, unless they also claim to hold objects.
        let has = |word: &[u8]| dict.windows(word.len()).any(|words| words == word);
        if has(b"/Image") && !has(b"/First") && !has(b"#") {
            continue;
        }
        let unfolded = inflate(data, LARGEST).len();
        sum += unfolded;
        if unfolded >= LARGEST || sum > LARGEST_SUM {
            return bounded("解压后太大");
        }
    }
    Ok(())
}

/// Where some bytes first stand in others.
fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    let first = *words.first()?;
    let mut at = 0;
    while let Some(next) = bytes.get(at..)?.iter().position(|byte| *byte == first) {
        at += next;
        if bytes[at..].starts_with(words) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_bomb_is_refused_before_the_parser_sees_it() {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..80 {
            zlib.write_all(&vec![0; 1 << 20]).unwrap();
        }
        let mut file = b"1 0 obj <</Type /ObjStm /First 9 /Filter /FlateDecode>> stream\n".to_vec();
        file.extend(zlib.finish().unwrap());
        assert_eq!(check(&file), Err(Unreadable::Bounded(Format::Pdf, "解压后太大")));
        assert_eq!(check(b"1 0 obj <<>> stream\nendstream"), Ok(()));
    }
}
