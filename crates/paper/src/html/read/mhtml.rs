//! Web archives as browsers and office programs save them (MHTML, RFC 2557): finds the page in them.

/// A page taken out of an archive.
#[derive(Debug)]
pub(super) struct Part {
    pub bytes: Vec<u8>,
    /// What the archive says about its encoding.
    pub charset: Option<String>,
}

/// Archives within archives are followed this far.
const DEEPEST: usize = 4;
/// More parts are not looked at.
const MOST_PARTS: usize = 2000;

/// The page in a web archive; nothing where the bytes are none.
pub(super) fn page(bytes: &[u8]) -> Option<Part> {
    let start = bytes.iter().position(|b| !b.is_ascii_whitespace() && !matches!(b, 0xEF | 0xBB | 0xBF))?;
    let bytes = &bytes[start..];
    // Every archive begins with a header: From:, MIME-Version: and so on.
    if !bytes[0].is_ascii_alphabetic() {
        return None;
    }
    let (header, _) = headers(bytes)?;
    header
        .get("content-type")
        .filter(|kind| kind.starts_with("multipart/") || kind.starts_with("text/html"))?;
    part(bytes, 0)
}

fn part(bytes: &[u8], depth: usize) -> Option<Part> {
    let (header, body) = headers(bytes)?;
    let kind = header.get("content-type")?;
    if kind.to_ascii_lowercase().starts_with("text/html") {
        let encoding = header.get("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
        let bytes = match encoding.trim() {
            "quoted-printable" => quoted_printable(body),
            "base64" => base64(body),
            _ => body.to_vec(),
        };
        return Some(Part { bytes, charset: parameter(kind, "charset") });
    }
    if depth >= DEEPEST || !kind.to_ascii_lowercase().starts_with("multipart/") {
        return None;
    }
    let boundary = format!("--{}", parameter(kind, "boundary")?);
    parts(body, boundary.as_bytes()).take(MOST_PARTS).find_map(|bytes| part(bytes, depth + 1))
}

/// The header fields of a part.
#[derive(Debug, Default)]
struct Headers(Vec<(String, String)>);

impl Headers {
    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The header of a part and what stands behind the empty line after it.
fn headers(bytes: &[u8]) -> Option<(Headers, &[u8])> {
    let mut headers = Headers::default();
    let mut rest = bytes;
    // The line end before the header of a part belongs to the boundary.
    while headers.0.len() < 100 {
        let (line, after) = line(rest);
        if rest.is_empty() {
            return None;
        }
        rest = after;
        let line = String::from_utf8_lossy(line);
        if line.trim().is_empty() {
            if headers.0.is_empty() {
                continue;
            }
            return Some((headers, rest));
        }
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.0.last_mut()
                && value.len() < 4000
            {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else {
            let (name, value) = line.split_once(':')?;
            headers.0.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    None
}

/// The first line without its end, and the rest.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match memchr::memchr(b'\n', bytes) {
        Some(at) => (bytes[..at].strip_suffix(b"\r").unwrap_or(&bytes[..at]), &bytes[at + 1..]),
        None => (bytes, &[]),
    }
}

/// A parameter of a header field: `boundary="----=_NextPart"`.
fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|part| {
        let (known, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (known.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// What stands between the boundaries, each of which begins a line.
fn parts<'a>(body: &'a [u8], boundary: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut finder = memchr::memmem::find_iter(body, boundary);
    let mut start = finder.next().map(|at| at + boundary.len());
    std::iter::from_fn(move || {
        let from = start?;
        let end = finder.next();
        start = end.map(|at| at + boundary.len());
        let part = &body[from..end.unwrap_or(body.len())];
        (!part.starts_with(b"--")).then_some(part)
    })
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'=', &bytes[at..]) {
        out.extend_from_slice(&bytes[at..at + found]);
        at += found;
        let digit = |offset: usize| bytes.get(at + offset).and_then(|b| char::from(*b).to_digit(16));
        if let (Some(high), Some(low)) = (digit(1), digit(2)) {
            out.push(u8::try_from(high * 16 + low).unwrap_or(0));
            at += 3;
        } else {
            // A line end behind it is none of the text; anything else stands for itself.
            let (rest, after) = line(&bytes[at + 1..]);
            if rest.trim_ascii().is_empty() {
                at = bytes.len() - after.len();
            } else {
                out.push(b'=');
                at += 1;
            }
        }
    }
    out.extend_from_slice(&bytes[at..]);
    out
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from((bits >> count) & 0xFF).unwrap_or(0));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_found_among_the_parts() {
        let archive = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----B\"\r\n\r\n------B\r\nContent-Type: image/png\r\n\r\nxx\r\n------B\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p class=3D\"a\">=D5=FE=\r\n=B8=AE</p>\r\n------B--\r\n";
        let found = page(archive.as_bytes()).unwrap();
        assert_eq!(found.charset.as_deref(), Some("gb2312"));
        assert_eq!(found.bytes, b"<p class=\"a\">\xD5\xFE\xB8\xAE</p>\r\n");
    }

    #[test]
    fn base64_is_read() {
        let archive = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+YTwv\ncD4=\n--x--";
        assert_eq!(page(archive.as_bytes()).unwrap().bytes, b"<p>a</p>");
    }

    #[test]
    fn a_page_is_no_archive() {
        assert!(page(b"<html>Content-Type: multipart/related; boundary=x\n\n--x").is_none());
        assert!(page("政府：信息".as_bytes()).is_none());
        assert!(page(b"").is_none() && page(b"a: b").is_none());
        assert!(page(b"Content-Type: multipart/x; boundary=x\n\n").is_none());
    }
}
