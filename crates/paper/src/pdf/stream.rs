//! Streams decoded within a budget of bytes: a small file may not unfold into a large memory.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// The most one stream may unfold to, in bytes: a page of very dense drawing has ten megabytes.
const LARGEST_STREAM: usize = 48 << 20;
/// The most all streams of a file may unfold to.
const LARGEST_FILE: usize = 384 << 20;
/// The most filters in a row.
const MOST_FILTERS: usize = 4;

/// How many bytes the streams of a file may still unfold to.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    /// True once a stream was cut off.
    pub(super) met: bool,
}

impl Budget {
    /// The budget of one file.
    pub(super) fn new() -> Self {
        Self { left: LARGEST_FILE, met: false }
    }

    /// The decoded bytes of a stream; `None` for pictures. Damaged streams give what stands before the damage.
    pub(super) fn decode(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        let filters = stream.filters();
        if filters.len() > MOST_FILTERS {
            return None;
        }
        let mut data = stream.raw_data().into_owned();
        for filter in &filters {
            let most = LARGEST_STREAM.min(self.left);
            data = match filter {
                Filter::FlateDecode => inflate(&data, most),
                Filter::Ascii85Decode => ascii_85(&data),
                Filter::AsciiHexDecode => ascii_hex(&data),
                Filter::RunLengthDecode => run_length(&data, most),
                Filter::LzwDecode => lzw(&data, most),
                Filter::Crypt => data,
                Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => {
                    return None;
                }
            };
            self.met |= data.len() >= most;
            self.left = self.left.saturating_sub(data.len());
        }
        Some(data)
    }
}

/// Inflates up to so many bytes, with or without the header of zlib.
pub(super) fn inflate(data: &[u8], most: usize) -> Vec<u8> {
    let most_read = u64::try_from(most).unwrap_or(u64::MAX);
    let mut out = Vec::new();
    // An error leaves in `out` what could be read before it.
    let whole = ZlibDecoder::new(data).take(most_read).read_to_end(&mut out);
    if whole.is_err() && out.is_empty() {
        let bare = if zlib_header(data) { data.get(2..).unwrap_or_default() } else { data };
        let _ = DeflateDecoder::new(bare).take(most_read).read_to_end(&mut out);
    }
    out
}

/// True where bytes begin like a zlib stream.
pub(super) fn zlib_header(data: &[u8]) -> bool {
    matches!(data, [cmf, flags, ..]
        if cmf & 0x0F == 8 && (u16::from(*cmf) << 8 | u16::from(*flags)).is_multiple_of(31))
}

fn ascii_hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .take_while(|b| **b != b'>')
        .filter_map(|b| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok()))
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn ascii_85(data: &[u8]) -> Vec<u8> {
    let (mut out, mut group, mut count) = (Vec::with_capacity(data.len() / 5 * 4), 0_u32, 0_usize);
    for byte in data {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(&group.to_be_bytes()[..count - 1]);
    }
    out
}

fn run_length(data: &[u8], most: usize) -> Vec<u8> {
    let (mut out, mut at) = (Vec::new(), 0);
    while let Some(length) = data.get(at).copied().filter(|length| *length != 128 && out.len() < most) {
        if length < 128 {
            let run = data.get(at + 1..).unwrap_or_default();
            out.extend(run.iter().take(usize::from(length) + 1));
            at += usize::from(length) + 2;
        } else {
            let Some(byte) = data.get(at + 1) else { break };
            out.extend(std::iter::repeat_n(*byte, 257 - usize::from(length)));
            at += 2;
        }
    }
    out
}

/// LZW as in TIFF, with the early change of code length that PDF has by default.
fn lzw(data: &[u8], most: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    // Where each code's words stand in the output: a code is the words of the one before and one byte more.
    let mut codes: Vec<(usize, usize)> = Vec::new();
    let (mut out, mut last): (Vec<u8>, Option<(usize, usize)>) = (Vec::new(), None);
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in data {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from(bits >> held & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        if code == END || out.len() >= most {
            break;
        }
        if code == CLEAR {
            codes.clear();
            (last, width) = (None, 9);
            continue;
        }
        let start = out.len();
        if code < CLEAR {
            out.push(u8::try_from(code).unwrap_or(0));
        } else if let Some((from, to)) = codes.get(code - END - 1).copied() {
            out.extend_from_within(from..to);
        } else if let Some((from, to)) = last {
            out.extend_from_within(from..to);
            out.push(out[from]);
        } else {
            break;
        }
        if let Some((from, to)) = last.filter(|_| codes.len() < 4096 - END - 1) {
            codes.push((from, to + 1));
        }
        last = Some((start, out.len()));
        width = match codes.len() + END + 3 {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn filters_unfold() {
        assert_eq!(ascii_hex(b"41 4 2>ff"), b"AB");
        assert_eq!(ascii_85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(run_length(&[2, b'a', b'b', b'c', 254, b'x', 128, b'y'], 99), b"abcxxx");
        assert_eq!(
            lzw(&[0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01], 99),
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
    }

    #[test]
    fn inflating_stops_at_the_limit_and_keeps_what_stands_before_damage() {
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(&vec![b'a'; 1 << 20]).unwrap();
        let bytes = zlib.finish().unwrap();
        assert_eq!(inflate(&bytes, 1000).len(), 1000);
        assert_eq!(inflate(&bytes, usize::MAX).len(), 1 << 20);
        assert!(!inflate(&bytes[..bytes.len() / 2], usize::MAX).is_empty());
        assert!(inflate(b"", 10).is_empty());
    }
}
