//! Dates as documents write them: 2024年6月3日.

use jiff::civil::Date;

use crate::{halfwidth, parse_chinese};

/// Writes a date the way documents do, without leading zeros: 2024年6月3日.
pub fn format_date(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// Reads a date that stands alone: 2024年6月3日, ２０２４年6月3日, 二〇二四年六月三日, 2024-06-03, 2024.6.3, 2024/6/3.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let found = read_dates(text);
    match found.as_slice() {
        [only] if only.start == 0 && only.len == text.chars().count() => only.date,
        _ => None,
    }
}

/// A date met in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it begins, in characters.
    pub start: usize,
    /// How long it is, in characters.
    pub len: usize,
    /// Its year.
    pub year: i16,
    /// Its month, as written.
    pub month: u16,
    /// Its day, as written.
    pub day: u16,
    /// The date, or `None` where the calendar has no such day (2024年2月30日).
    pub date: Option<Date>,
}

/// Finds every full date in running text, in order.
pub fn read_dates(text: &str) -> Vec<FoundDate> {
    let chars: Vec<char> = text.chars().map(halfwidth).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let fresh = at == 0 || !is_numeral(chars[at - 1]);
        match if fresh && is_numeral(chars[at]) { date_at(&chars, at) } else { None } {
            Some(date) => {
                at += date.len;
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

fn date_at(chars: &[char], start: usize) -> Option<FoundDate> {
    let (year, at) = number_at(chars, start, 4)?;
    let year = i16::try_from(year).ok().filter(|year| (1900..=2200).contains(year))?;
    let (separator, at) = mark_at(chars, at, &['年', '-', '.', '/'])?;
    let (month, at) = number_at(chars, at, 3)?;
    let second: &[char] = if separator == '年' { &['月'] } else { &[separator] };
    let (_, at) = mark_at(chars, at, second)?;
    let (day, mut at) = number_at(chars, at, 3)?;
    if separator == '年' {
        at = mark_at(chars, at, &['日', '号'])?.1;
    }
    let date = match (i8::try_from(month), i8::try_from(day)) {
        (Ok(month), Ok(day)) => Date::new(year, month, day).ok(),
        _ => None,
    };
    Some(FoundDate { start, len: at - start, year, month, day, date })
}

fn is_numeral(c: char) -> bool {
    matches!(c, '0'..='9' | '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A number of at most `most` characters, in Arabic or Chinese digits, and where it ends; blanks before it are passed over.
fn number_at(chars: &[char], at: usize, most: usize) -> Option<(u16, usize)> {
    let at = skip_blanks(chars, at);
    let first = *chars.get(at)?;
    let arabic = first.is_ascii_digit();
    let end = (at..chars.len())
        .take(most + 1)
        .take_while(|i| if arabic { chars[*i].is_ascii_digit() } else { is_numeral(chars[*i]) })
        .last()?
        + 1;
    if end - at > most {
        return None;
    }
    let word: String = chars[at..end].iter().collect();
    let number = if arabic { word.parse().ok()? } else { parse_chinese(&word)? };
    Some((number, end))
}

fn mark_at(chars: &[char], at: usize, marks: &[char]) -> Option<(char, usize)> {
    let at = skip_blanks(chars, at);
    let mark = *chars.get(at)?;
    marks.contains(&mark).then_some((mark, at + 1))
}

/// Passes over at most four blanks, so that a line of blanks costs nothing.
fn skip_blanks(chars: &[char], at: usize) -> usize {
    at + chars.iter().skip(at).take(4).take_while(|c| **c == ' ').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(parse_date(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        check("2024年6月3日", Some("2024-06-03"));
        check("２０２４年６月３日", Some("2024-06-03"));
        check("二〇二四年六月三日", Some("2024-06-03"));
        check("2024-06-03", Some("2024-06-03"));
        check("2024.6.3", Some("2024-06-03"));
        check("2024 年 1 月 31 日", Some("2024-01-31"));
        check("2024年2月30日", None);
        check("2024年6月", None);
        check("12024年6月3日", None);
    }

    #[test]
    fn dates_are_found_in_running_text() {
        let found = read_dates("统计期限自2023年1月1日起至2024年12月32日止。");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].start, found[0].len), (5, 9));
        assert_eq!(found[1].date, None);
        assert_eq!((found[1].year, found[1].month, found[1].day), (2024, 12, 32));
    }

    #[test]
    fn a_written_date_reads_back() {
        let date = jiff::civil::date(2025, 1, 27);
        assert_eq!(format_date(date), "2025年1月27日");
        assert_eq!(parse_date(&format_date(date)), Some(date));
    }
}
