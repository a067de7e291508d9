//! The end of the report: the name of the body and the date (AR-09).

use jiff::civil::Date;
use text::{FoundDate, Place, read_dates};

use super::outline::Piece;
use crate::{Part, Quoted, Where};

/// What the end of a report holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Closing {
    pub name: Option<Quoted>,
    pub date: Option<(Quoted, Option<Date>)>,
    /// From which piece on the closing takes everything, and how many bytes of the piece before belong to the text.
    pub from_piece: usize,
    pub keep_of_first: usize,
}

/// The longest name of a body, in bytes.
const LONGEST_NAME: usize = 160;

/// Reads the closing from the last lines after piece `after`.
pub(super) fn closing(pieces: &[Piece<'_>], after: usize, body: &str) -> Closing {
    let none = Closing { from_piece: pieces.len(), ..Closing::default() };
    let lines: Vec<(usize, &str, Place)> = pieces
        .iter()
        .enumerate()
        .skip(after)
        .filter_map(|(index, piece)| match piece {
            Piece::Text { text, place, .. } if !text.trim().is_empty() => Some((index, *text, *place)),
            Piece::Text { .. } | Piece::Table(_) => None,
        })
        .collect();
    let Some((&(index, text, place), before)) = lines.split_last() else { return none };
    let tail_start = text.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    let tail = &text[tail_start..];
    let skipped = text[..tail_start].chars().count();
    let Some(found) = read_dates(tail).pop().filter(|date| ends_text(tail, date)) else {
        return name_only(index, text, place, before.is_empty()).unwrap_or(none);
    };
    let words: String = tail.chars().skip(found.start).take(found.len).collect();
    let date_place = place.within(skipped + found.start, found.len);
    let date = (Quoted { text: words, at: Where::part(Part::Signature, date_place) }, found.date);
    let head_end = tail_start + tail.char_indices().nth(found.start).map_or(tail.len(), |(at, _)| at);
    let head = text[..head_end].trim_end();
    let name_start =
        head.char_indices().rev().take_while(|(_, c)| !ends_sentence(*c)).last().map(|(at, _)| at);

    match name_start {
        Some(start) if head.len() - start <= LONGEST_NAME => {
            // 无示例县民政局: the last word of the text and the name have run together.
            let known = head[start..].ends_with(body) && !body.is_empty();
            let start = if known { head.len() - body.len() } else { start };
            let at = place.within(text[..start].chars().count(), head[start..].chars().count());
            let name = Quoted { text: head[start..].trim().to_owned(), at: Where::part(Part::Signature, at) };
            Closing { name: Some(name), date: Some(date), from_piece: index, keep_of_first: start }
        }
        _ if head.trim().is_empty() => {
            let name = before.last().filter(|(_, words, _)| is_name(words));
            let from_piece = name.map_or(index, |(at, _, _)| *at);
            let name = name.map(|(_, words, place)| Quoted {
                text: words.trim().to_owned(),
                at: Where::part(Part::Signature, *place),
            });
            Closing { name, date: Some(date), from_piece, keep_of_first: 0 }
        }
        _ => Closing { name: None, date: Some(date), from_piece: index, keep_of_first: head.len() },
    }
}

fn ends_text(text: &str, date: &FoundDate) -> bool {
    text.chars().skip(date.start + date.len).all(char::is_whitespace)
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | '，' | '：' | '、') || c.is_whitespace()
}

/// A short line without sentence marks.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    words.len() <= LONGEST_NAME
        && words.chars().count() > 3
        && !words.chars().any(|c| matches!(c, '。' | '；' | '，' | '：' | '、'))
        && text::plain::ordinal(words).is_none()
}

/// A last line that names a body without a date.
fn name_only(index: usize, words: &str, place: Place, alone: bool) -> Option<Closing> {
    let ends = ["局", "厅", "委", "办", "府", "会", "院", "部", "办公室", "委员会", "中心"];
    let trimmed = words.trim();
    let fits =
        !alone && is_name(words) && trimmed.chars().count() > 4 && ends.iter().any(|e| trimmed.ends_with(e));
    fits.then(|| Closing {
        name: Some(Quoted { text: trimmed.to_owned(), at: Where::part(Part::Signature, place) }),
        date: None,
        from_piece: index,
        keep_of_first: 0,
    })
}
