use jiff::civil::Date;
use rule::{Findings, rule};
use text::identity::citizen_check;

use super::{SENSITIVE, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开公民身份号码。
    ///
    /// 按 GB 11643 核对行政区划、出生日期和校验码。全角数字、分段的空格和连字符，夹在其中的零宽字符、标点、换行，
    /// 分在相邻几格的，用带圈数字、汉字数字、字母 O 和 l 代替的，都按读者看到的号码认。校验码不符而区划、日期成立的，是警告。
    /// 已经遮盖的，前后紧接字母、数字的（索引号、编号的一部分），不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 身份证号：44023319900304000X
    /// 身份证号：440233-19900304-000X
    /// 身份证号：４４０２３３１９９００３０４０００Ｘ
    /// 身份证号：四四零二三三一九九零零三零四零零零X
    /// 身份证号：44O233l99OO3O4OOOX
    /// ```
    /// # 符合
    /// ```文
    /// 身份证号：440***********000X
    /// 编号A44023319900304000X
    /// 受理编号：440233202403150012
    /// ```
    "PD-11": Error over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::CitizenNumber], findings, |hit| match hit.verdict {
        Verdict::Hit => "这是公民身份号码，不得公开，请遮盖。".to_owned(),
        Verdict::Likely | Verdict::Info => {
            "像是公民身份号码，只是校验码不符，可能有一位抄错；请核对，仍应遮盖。".to_owned()
        }
    });
}

/// Words that say that a number is one of identity.
pub(in super::super) const IDENTITY_WORDS: [&str; 6] = ["身份证", "身份号码", "证件号", "证件编号", "证号", "公民身份"];

/// The first two digits of a region (GB/T 2260), and of the residence permits for Hong Kong, Macao and Taiwan residents.
const REGIONS: [&str; 36] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91",
];

/// The earliest year of birth.
const FIRST_YEAR: i16 = 1870;
/// Under this age everything is masked.
const CHILDHOOD: i16 = 14;

/// So many digits before each space or hyphen.
const SHAPES: [&[usize]; 8] =
    [&[18], &[6, 8, 4], &[6, 12], &[10, 8], &[14, 4], &[6, 4, 8], &[10, 4, 4], &[6, 4, 4, 4]];

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 6 | 10 | 14 | 18) {
        return None;
    }
    let last = SHAPES.iter().find_map(|lengths| seat.shaped(lengths))?;
    let (sound, kind) = citizen(&seat.joined(last), seat.on)?;
    if sound {
        return Some(Found::new(kind, Verdict::Hit, seat.first, last));
    }
    let of_a_thing = seat.tied(last) || seat.around().is_of_a_thing();
    (!of_a_thing).then(|| Found::new(Kind::CitizenNumber, Verdict::Likely, seat.first, last))
}

/// Whether eighteen characters are a citizen's number: with its check character or without, and of a child or not.
/// `None` where the region or the day of birth cannot be.
pub(in super::super) fn citizen(number: &str, on: Option<Date>) -> Option<(bool, Kind)> {
    let (body, last) = number.split_at_checked(17)?;
    let last = last.chars().next().filter(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X'))?;
    if !body.bytes().all(|byte| byte.is_ascii_digit()) || !region(&number[..2]) {
        return None;
    }
    let birth = day(number[6..10].parse().ok()?, &number[10..12], &number[12..14])?;
    if birth.year() < FIRST_YEAR || on.is_some_and(|on| birth > on) {
        return None;
    }
    let sound = citizen_check(body) == Some(last.to_ascii_uppercase());
    let child = sound && on.is_some_and(|on| is_child(birth, on));
    Some((sound, if child { Kind::MinorNumber } else { Kind::CitizenNumber }))
}

/// True for the first two digits of a region.
pub(in super::super) fn is_region(first: u8, second: u8) -> bool {
    REGIONS.iter().any(|region| region.as_bytes() == [first, second])
}

/// The same for two characters.
pub(super) fn region(two: &str) -> bool {
    REGIONS.contains(&two)
}

/// A day, if there is one.
pub(super) fn day(year: i16, month: &str, day: &str) -> Option<Date> {
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// True before the fourteenth birthday; who was born on 29 February has it on 1 March.
fn is_child(birth: Date, on: Date) -> bool {
    (on.year() - birth.year(), on.month(), on.day()) < (CHILDHOOD, birth.month(), birth.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourteenth_birthday_ends_childhood() {
        let birth = jiff::civil::date(2010, 12, 31);
        assert!(is_child(birth, jiff::civil::date(2024, 12, 30)));
        assert!(!is_child(birth, jiff::civil::date(2024, 12, 31)));
        assert!(is_child(jiff::civil::date(2012, 2, 29), jiff::civil::date(2026, 2, 28)));
        assert!(!is_child(jiff::civil::date(2012, 2, 29), jiff::civil::date(2026, 3, 1)));
    }
}
