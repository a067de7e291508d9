//! Stretches that keep their own spelling: addresses, program text, book titles, quotations.

use super::{Mark, Span};

/// The stretches in order, none overlapping within a list.
#[derive(Debug, Clone, Default)]
pub struct Shelter {
    code: Vec<Span>,
    quoted: Vec<Span>,
}

impl Shelter {
    /// Finds them all in one sweep each.
    pub fn of(text: &str, marks: &[Mark]) -> Self {
        Self { code: code(text), quoted: quoted(text, marks) }
    }

    /// True in an address or program text.
    pub fn is_code(&self, span: Span) -> bool {
        within(&self.code, span)
    }

    /// True inside 《》 or a quotation.
    pub fn is_quoted(&self, span: Span) -> bool {
        within(&self.quoted, span)
    }
}

fn within(list: &[Span], span: Span) -> bool {
    let at = list.partition_point(|known| known.start <= span.start);
    at.checked_sub(1).is_some_and(|at| list[at].holds(span))
}

/// Web and e-mail addresses and what stands between backticks.
fn code(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found: Vec<Span> = Vec::new();
    let mut until = 0;
    for at in memchr::memchr3_iter(b'/', b'@', b'`', bytes) {
        if at < until {
            continue;
        }
        let span = match bytes[at] {
            b'/' if bytes[..at].ends_with(b":") && bytes[at..].starts_with(b"//") => {
                address(bytes, at, until)
            }
            b'@' => address(bytes, at, until),
            b'`' => match memchr::memchr2(b'`', b'\n', &bytes[at + 1..]) {
                Some(more) if bytes[at + 1 + more] == b'`' && more > 0 => {
                    Span { start: at, end: at + 2 + more }
                }
                _ => continue,
            },
            _ => continue,
        };
        until = span.end;
        found.push(span);
    }
    let mut until = 0;
    for at in memchr::memmem::find_iter(bytes, b"www.") {
        if at >= until {
            let span = address(bytes, at, until);
            until = span.end;
            found.push(span);
        }
    }
    outermost(found)
}

/// The address around a byte of it, without the mark that ends the sentence.
fn address(bytes: &[u8], at: usize, until: usize) -> Span {
    let before = bytes[until..at].iter().rev().take_while(|b| in_address(**b)).count();
    let mut end = at + bytes[at..].iter().take_while(|b| in_address(**b)).count();
    while end > at + 1 && matches!(bytes[end - 1], b',' | b'.' | b';' | b':' | b'?' | b'!' | b'\'') {
        end -= 1;
    }
    Span { start: at - before, end }
}

fn in_address(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'(' | b')')
}

/// The outermost 《…》, and “…” that quotes words of somebody: behind a colon, or holding a whole sentence.
fn quoted(text: &str, marks: &[Mark]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let (mut title, mut titles) = (0, 0_u32);
    let mut quote: Option<usize> = None;
    for mark in marks {
        let span = mark.span();
        match mark.mark {
            '\n' => (titles, quote) = (0, None),
            '《' => {
                if titles == 0 {
                    title = span.start;
                }
                titles += 1;
            }
            '》' if titles > 0 => {
                titles -= 1;
                if titles == 0 {
                    found.push(Span { start: title, end: span.end });
                }
            }
            '“' => quote = quote.or(Some(span.start)),
            '”' => {
                if let Some(start) = quote.take() {
                    let said = text[..start].ends_with('：');
                    let whole = text[start..span.start].ends_with(['。', '！', '？', '；']);
                    if said || whole {
                        found.push(Span { start, end: span.end });
                    }
                }
            }
            _ => {}
        }
    }
    outermost(found)
}

fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let outer = span.end > end;
        end = end.max(span.end);
        outer
    });
    spans
}
