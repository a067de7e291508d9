use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, digits_before, is_numeral, run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 日期在日历上存在。
    ///
    /// 月份为1至12，日数不超过当月的天数；2月29日只在闰年有。
    ///
    /// # 不符合
    /// ```文
    /// 2024年2月30日
    /// 2023年2月29日
    /// 2024年13月1日
    /// 二〇二四年二月三十日
    /// 截至4月31日
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年2月29日
    /// 每年2月29日
    /// ```
    "TXT-55": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.4"
}

pub const KIND: Kind = Kind::numeral(&["月"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let Some((month, before)) = number_before(left) else { continue };
        let rest = &left[..left.len() - before];
        let year = rest.strip_suffix('年').and_then(year_before);
        if year.is_none() && rest.ends_with(['.', '-', '—', '～', '、', '/']) {
            continue;
        }
        let day = number_after(right).filter(|(_, len)| right[*len..].starts_with('日'));
        let known = year.map(|(year, _)| year);
        let wrong = match day {
            Some((day, _)) => !exists(known, month, day),
            None => known.is_some() && !(1..=12).contains(&month),
        };
        if wrong {
            let start = before + year.map_or(0, |(_, len)| len + '年'.len_utf8());
            let span = hit.wider(start, day.map_or(0, |(_, len)| len + '日'.len_utf8()));
            let words = prose.words(span);
            findings.at(span, words, format!("日历上没有“{words}”，请核对。"));
        }
    }
}

/// Whether there is such a day; without a year, whether there ever is.
fn exists(year: Option<u16>, month: u16, day: u16) -> bool {
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u16::from(leap),
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// The number with which a text ends, in digits or in Chinese, and its bytes.
fn number_before(text: &str) -> Option<(u16, usize)> {
    let len = digits_before(text);
    if len > 0 {
        return (len <= 2).then(|| text[text.len() - len..].parse().ok().map(|number| (number, len)))?;
    }
    let len = run_before(text, 3, is_numeral);
    let number = text::parse_chinese(&text[text.len() - len..])?;
    Some((number, len))
}

fn number_after(text: &str) -> Option<(u16, usize)> {
    let len = digits(text);
    if len > 0 {
        return (len <= 2).then(|| text[..len].parse().ok().map(|number| (number, len)))?;
    }
    let len = run(text, 3, is_numeral);
    let number = text::parse_chinese(&text[..len])?;
    Some((number, len))
}

/// The four digits of a year before 年.
fn year_before(text: &str) -> Option<(u16, usize)> {
    if digits_before(text) == 4 {
        return text[text.len() - 4..].parse().ok().map(|year| (year, 4));
    }
    let len = run_before(text, 4, |c| is_numeral(c) || c == '〇');
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c);
    let digits: Option<Vec<usize>> = text[text.len() - len..].chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() == 4)?;
    let year = digits.into_iter().fold(0, |year, digit| year * 10 + digit);
    Some((u16::try_from(year).ok()?, len))
}
