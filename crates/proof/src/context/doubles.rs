//! Usual words of two characters of which one stands twice: 监监督, 监督督.

use super::{Candidate, confusions::USUAL};
use crate::{Span, prose::is_han};

/// What ends a name or a compound, so that the next word may begin with it: 公安局|局长, 两国|国家, 自住|住房.
const ENDS: &str =
    "国省市州县区乡镇村街部委办局司处科室股院校厂所会社家人员民党团队组站店馆园线路桥住油期层级项类";
/// What stands by itself after a word: 反对|对, 社会|会, 工作|作了.
const ALONE: &str =
    "对要会作做任在为向给到过是能可上下中将被让用有去来得说与和及以等按由从当同再更最后前内外时";

/// Where such a word stands in a text, in order.
pub fn of(text: &str) -> impl Iterator<Item = Candidate<'_>> {
    let mut last = '\0';
    let twice = text.char_indices().filter_map(move |(at, c)| {
        let same = last == c && is_han(c);
        last = c;
        same.then_some((at, c))
    });
    twice.flat_map(move |(at, c)| [first(text, at, c), second(text, at, c)].into_iter().flatten())
}

/// 监监督: the second of the two, at this byte, begins the word.
fn first(text: &str, at: usize, c: char) -> Option<Candidate<'_>> {
    let next = text[at + c.len_utf8()..].chars().next()?;
    let end = at + c.len_utf8() + next.len_utf8();
    let right = &text[at..end];
    // 高高兴兴.
    let meant = ENDS.contains(c)
        || next == c
        || text[end..].starts_with(next)
        || text[..at - c.len_utf8()].ends_with(c);
    let span = Span { start: at - c.len_utf8(), end };
    (!meant && !right.ends_with('长') && USUAL.contains(right)).then_some(Candidate { span, odd: 0, right })
}

/// 监督督: the first of the two, before this byte, ends the word.
fn second(text: &str, at: usize, c: char) -> Option<Candidate<'_>> {
    let before = text[..at - c.len_utf8()].chars().next_back()?;
    let start = at - c.len_utf8() - before.len_utf8();
    let right = &text[start..at];
    let meant = ALONE.contains(c)
        || before == c
        || text[..start].ends_with(before)
        || text[at + c.len_utf8()..].starts_with(c);
    let span = Span { start, end: at + c.len_utf8() };
    (!meant && USUAL.contains(right)).then_some(Candidate { span, odd: right.len(), right })
}
