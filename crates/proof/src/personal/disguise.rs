//! Numbers that somebody has hidden from a program and not from a reader: other digits, letters for digits, any marks
//! between, parts in neighbouring cells or on two lines.
//!
//! What is looser in form must be stricter in content: a citizen's number has its check character, a telephone number an
//! allocated prefix, a card its sum and its issuer.

use jiff::civil::Date;

use super::around::Ground;
use super::kinds::{self, IDENTITY_WORDS};
use super::signs::{Form, Run, Sign, alike};
use super::{Hit, Kind, Verdict};
use crate::Span;

/// A digit or letter of a run with what stands before it.
#[derive(Clone, Copy)]
struct Glyph {
    sign: Sign,
    /// True where a number may begin here: after a mark, or where the way of writing changes.
    fresh: bool,
    /// True where a group that is already taken holds it.
    taken: bool,
}

/// How a stretch of glyphs is put together.
struct Make {
    /// How many glyphs each piece between marks and breaks has.
    pieces: Vec<usize>,
    /// The marks between them.
    marks: Vec<u8>,
    breaks: usize,
    /// Glyphs that are digits, however written.
    digits: usize,
}

pub(super) fn look(ground: &Ground<'_>, run: &Run, taken: &[bool], on: Option<Date>, hits: &mut Vec<Hit>) {
    let glyphs = glyphs(run, taken);
    // A single plain group was judged already, unless letters stand in it.
    if run.groups.len() < 2
        && glyphs.iter().all(|glyph| glyph.sign.c == alike(glyph.sign.c) && glyph.sign.form == Form::Plain)
    {
        return;
    }
    let mut at = 0;
    while at < glyphs.len() {
        let found = if glyphs[at].fresh { starting(ground, run, &glyphs, at, on) } else { None };
        match found {
            Some((length, kind, verdict)) => {
                let span = Span { start: glyphs[at].sign.at, end: glyphs[at + length - 1].sign.end };
                hits.push(Hit::of(ground.text, kind, verdict, span, true));
                at += length;
            }
            None => at += 1,
        }
    }
}

fn glyphs(run: &Run, taken: &[bool]) -> Vec<Glyph> {
    let mut all = Vec::with_capacity(run.signs.len());
    for (range, taken) in run.groups.iter().zip(taken) {
        for (at, sign) in run.signs[range.clone()].iter().enumerate() {
            all.push(Glyph { sign: *sign, fresh: at == 0, taken: *taken });
        }
    }
    all
}

fn starting(
    ground: &Ground<'_>,
    run: &Run,
    glyphs: &[Glyph],
    at: usize,
    on: Option<Date>,
) -> Option<(usize, Kind, Verdict)> {
    let first = alike(glyphs[at].sign.c);
    let second = glyphs.get(at + 1).map_or(0, |glyph| alike(glyph.sign.c));
    if !first.is_ascii_digit() || !second.is_ascii_digit() || first == b'0' {
        return None;
    }
    let piece = |length: usize| -> Option<&[Glyph]> {
        let piece = glyphs.get(at..at + length)?;
        let whole = glyphs.get(at + length).is_none_or(|next| next.fresh);
        // A plain group by itself was judged already.
        let judged = piece.iter().skip(1).all(|glyph| !glyph.fresh)
            && piece.iter().all(|glyph| glyph.sign.form == Form::Plain && glyph.sign.c.is_ascii_digit());
        (whole && !judged && !piece.iter().any(|glyph| glyph.taken)).then_some(piece)
    };
    let read =
        |piece: &[Glyph]| -> String { piece.iter().map(|glyph| char::from(alike(glyph.sign.c))).collect() };
    if kinds::is_region(first, second)
        && let Some(piece) = piece(18)
        && let Some((true, kind)) = kinds::citizen(&read(piece), on)
        && identity_makes_sense(ground, &make(run, piece), piece)
    {
        return Some((18, kind, Verdict::Hit));
    }
    if (first, second >= b'3') == (b'1', true)
        && let Some(piece) = piece(11)
        && kinds::is_allocated(&read(piece))
    {
        let verdict = telephone(ground, &make(run, piece), piece);
        return verdict.map(|verdict| (11, Kind::Mobile, verdict));
    }
    let lengths: &[usize] = match first {
        b'6' if second == b'2' => &[19, 18, 17, 16],
        b'2' | b'4' | b'5' => &[16],
        _ => &[],
    };
    for length in lengths.iter().copied() {
        if let Some(piece) = piece(length)
            && kinds::is_card(&read(piece))
            && card_makes_sense(ground, &make(run, piece), piece)
        {
            return Some((length, Kind::BankCard, Verdict::Hit));
        }
    }
    None
}

/// How a stretch is put together: the signs between its first and its last glyph.
fn make(run: &Run, piece: &[Glyph]) -> Make {
    let mut make = Make { pieces: vec![0], marks: Vec::new(), breaks: 0, digits: 0 };
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else { return make };
    let from = run.signs.partition_point(|sign| sign.at < first.sign.at);
    for sign in run.signs[from..].iter().take_while(|sign| sign.at <= last.sign.at) {
        match sign.form {
            Form::Plain | Form::Odd => {
                make.digits += usize::from(sign.c.is_ascii_digit());
                if let Some(piece) = make.pieces.last_mut() {
                    *piece += 1;
                }
            }
            Form::Mark | Form::Break => {
                make.breaks += usize::from(sign.form == Form::Break);
                make.marks.push(sign.c);
                if make.pieces.last() != Some(&0) {
                    make.pieces.push(0);
                }
            }
        }
    }
    make
}

/// A table of numbers now and then adds up to a sound number; a person's stands in a few pieces, or digit by digit, or
/// under its name.
fn identity_makes_sense(ground: &Ground<'_>, make: &Make, piece: &[Glyph]) -> bool {
    let single = make.pieces.iter().all(|length| *length == 1);
    make.digits >= 6
        && (make.breaks == 0
            || make.pieces.len() <= 3
            || single
            || ground.around(piece[0].sign.at).has(&IDENTITY_WORDS))
}

fn telephone(ground: &Ground<'_>, make: &Make, piece: &[Glyph]) -> Option<Verdict> {
    let around = ground.around(piece[0].sign.at);
    let said = around.has(&TELEPHONE_WORDS) && !around.is_of_a_thing();
    let amount = kinds::is_amount(&ground.text[piece[piece.len() - 1].sign.end..]);
    if make.digits < 4 || amount {
        return None;
    }
    match (&make.pieces[..], make.breaks) {
        ([11], 0) => Some(Verdict::Hit),
        ([3, 4, 4], 0) if said || !make.marks.contains(&b',') => Some(Verdict::Hit),
        (pieces, 1..) if said && pieces.len() <= 3 => Some(Verdict::Hit),
        (_, 0) if said => Some(Verdict::Hit),
        (pieces, 0)
            if pieces.len() == 11 && make.marks.iter().all(|mark| matches!(mark, b'-' | b'.' | b'*')) =>
        {
            Some(Verdict::Likely)
        }
        _ => None,
    }
}

fn card_makes_sense(ground: &Ground<'_>, make: &Make, piece: &[Glyph]) -> bool {
    let around = ground.around(piece[0].sign.at);
    let said = around.has(&kinds::BANK_WORDS);
    make.digits >= 8
        && (said && make.pieces.len() <= 6
            || make.pieces.len() == 1 && make.digits == piece.len() && !around.is_of_a_thing())
}

const TELEPHONE_WORDS: [&str; 9] =
    ["手机", "电话", "联系方式", "联系人", "号码", "致电", "微信", "拨打", "联系"];
