use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, signs}};
use crate::{Lists, Span};

rule! {
    /// 公开到日的出生日期，应当确认必要；一般只写到年。
    ///
    /// 领导干部简历中只有年和月的不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 出生日期：1990年3月4日
    /// 出生日期1990-03-04
    /// 1990年3月4日出生，汉族
    /// ```
    /// # 符合
    /// ```文
    /// 1990年3月出生
    /// 本办法自2024年3月4日生效
    /// ```
    "PD-25": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::BirthDate], findings, |_| "这是到日的出生日期，请核对；一般只保留年份。".to_owned());
}

/// A longer date is none.
const LONGEST: usize = 24;

/// The full date that begins some words, in bytes.
pub(in super::super) fn after(text: &str, label_end: usize) -> Option<Span> {
    let rest = text[label_end..].trim_start_matches(['：', ':', ' ', '\u{3000}', '为', '是', '于', '（', '(']);
    let start = text.len() - rest.len();
    let head = clip(rest);
    let found = text::read_dates(&signs::plain(head)).into_iter().next().filter(|date| date.start == 0)?;
    // Offsets of the plain words are those of the text unless something hidden stands between.
    let length = head.chars().take(found.len).map(char::len_utf8).sum::<usize>();
    Some(Span { start, end: start + length })
}

/// The full date that ends where 出生 or 生 begins.
pub(in super::super) fn before(text: &str, end: usize) -> Option<Span> {
    let head = text[..end].trim_end();
    let from = head.char_indices().rev().take(LONGEST).take_while(|(_, c)| *c != '\n').last()?.0;
    let tail = &head[from..];
    let date = text::read_dates(tail).into_iter().next_back()?;
    let whole = date.start + date.len == tail.chars().count();
    let skip = tail.chars().take(date.start).map(char::len_utf8).sum::<usize>();
    whole.then_some(Span { start: from + skip, end: head.len() })
}

/// The words as one date: 1990-03-04, 19900304, 1990年3月4日.
pub(in super::super) fn numeric(words: &str) -> bool {
    let plain = signs::plain(words.trim());
    let digits = plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_digit());
    let packed = || {
        let parts = (plain.get(..4)?, plain.get(4..6)?, plain.get(6..)?);
        let year: i16 = parts.0.parse().ok().filter(|year| (1870..=2200).contains(year))?;
        super::pd11_citizen_number::day(year, parts.1, parts.2)
    };
    text::parse_date(&plain).is_some() || digits && packed().is_some()
}

fn clip(words: &str) -> &str {
    let end = words.char_indices().take(LONGEST).take_while(|(_, c)| *c != '\n').last();
    end.map_or("", |(at, c)| &words[..at + c.len_utf8()])
}
