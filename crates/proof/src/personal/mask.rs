//! What may stay of each kind (security, section 1.3): `*` for one digit or letter; marks stay.

use super::names;
use super::signs::{alike, plain};
use super::{Kind, Span};
use crate::Finding;

/// The words as they may be published. Digits come out half-width and plain; what nobody sees is gone.
pub fn mask(kind: Kind, words: &str) -> String {
    match kind {
        Kind::CitizenNumber => keep(&digits(words), 3, 4),
        Kind::MinorNumber | Kind::Column => keep(&plain(words), 0, 0),
        Kind::OldCitizenNumber => keep(&digits(words), 3, 3),
        Kind::Mobile => mobile(&digits(words)),
        Kind::Landline => landline(&digits(words)),
        Kind::BankCard => keep(&digits(words), 0, 4),
        Kind::Passport | Kind::TravelPermit => keep(&plain(words), 1, 3),
        Kind::CreditCode | Kind::Sensitive | Kind::AidList | Kind::Minors => words.to_owned(),
        Kind::Plate => plate(&plain(words)),
        Kind::Email => email(&plain(words)),
        Kind::Messenger => keep(&plain(words), 1, 1),
        Kind::Address => address(words),
        Kind::BirthDate => birth_date(words),
        Kind::MilitaryCard | Kind::DrivingLicence | Kind::SocialSecurity => keep(&plain(words), 0, 3),
        Kind::Name => names::mask(words),
    }
}

/// The text with every finding of personal data that has a mask put in its place. Findings stand in the text by their
/// [`text::Place`]s; of two that overlap the first is masked, and then the other where it goes on.
pub fn mask_text(text: &str, findings: &[Finding]) -> String {
    let masked = |finding: &&Finding| finding.rule.starts_with("PD-") && !finding.place.is_none();
    let mut wanted: Vec<(usize, usize, &str)> = findings
        .iter()
        .filter(masked)
        .filter_map(|finding| {
            let place = finding.place;
            Some((place.start as usize, place.end as usize, finding.suggestion.as_deref()?))
        })
        .collect();
    wanted.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
    let (mut out, mut chars, mut at) = (String::with_capacity(text.len()), text.chars(), 0);
    for (start, end, words) in wanted {
        if end <= at {
            continue;
        }
        if start >= at {
            out.extend(chars.by_ref().take(start - at));
            out.push_str(words);
            chars.by_ref().take(end - start).for_each(drop);
        } else {
            // The part that an earlier finding did not cover: nothing of it may stay.
            out.extend(chars.by_ref().take(end - at).map(|c| if c.is_alphanumeric() { '*' } else { c }));
        }
        at = end;
    }
    out.extend(chars);
    out
}

/// Digits only, letters that stand for digits read as such.
fn digits(words: &str) -> String {
    let plain = plain(words);
    let read = |c: char| u8::try_from(c).map_or(c, |byte| char::from(alike(byte)));
    plain.chars().map(read).collect()
}

/// Stars for all digits and letters but the first and the last few.
fn keep(words: &str, first: usize, last: usize) -> String {
    let count = words.chars().filter(char::is_ascii_alphanumeric).count();
    let mut at = 0;
    let star = |c: char| {
        if !c.is_ascii_alphanumeric() {
            return c;
        }
        at += 1;
        if at <= first || at + last > count { c } else { '*' }
    };
    words.chars().map(star).collect()
}

/// The country code stays, and of the number the first three and the last four.
fn mobile(words: &str) -> String {
    let all: usize = words.chars().filter(char::is_ascii_digit).count();
    let code = all.saturating_sub(11);
    let mut seen = 0;
    let split = words.char_indices().find(|(_, c)| {
        seen += usize::from(c.is_ascii_digit());
        seen > code
    });
    let (code, number) = words.split_at(split.map_or(0, |(at, _)| at));
    format!("{code}{}", keep(number, 3, 4))
}

/// The area code and the last two digits of the number stay; of an extension nothing.
fn landline(words: &str) -> String {
    let numbers: String = words.chars().filter(char::is_ascii_digit).collect();
    let area = if numbers.starts_with("01") || numbers.starts_with("02") { 3 } else { 4 };
    let mut groups = words.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let first = groups.next().unwrap_or_default();
    let local = if first.len() > 4 { first.len() - area } else { groups.next().map_or(0, str::len) };
    let mut at = 0;
    let star = |c: char| {
        if !c.is_ascii_digit() {
            return c;
        }
        at += 1;
        let stays = at <= area || at + 2 > area + local && at <= area + local;
        if stays { c } else { '*' }
    };
    words.chars().map(star).collect()
}

/// Province, letter and the last two stay.
fn plate(words: &str) -> String {
    let mut start = words.char_indices().skip(2).map(|(at, _)| at);
    let (head, rest) = words.split_at(start.next().unwrap_or(words.len()));
    let count = rest.chars().filter(|c| c.is_alphanumeric()).count();
    let mut at = 0;
    let star = |c: char| {
        at += usize::from(c.is_alphanumeric());
        if !c.is_alphanumeric() || at + 2 > count { c } else { '*' }
    };
    format!("{head}{}", rest.chars().map(star).collect::<String>())
}

fn email(words: &str) -> String {
    match words.split_once('@') {
        Some((name, domain)) => format!("{}***@{domain}", name.chars().take(1).collect::<String>()),
        None => keep(words, 1, 0),
    }
}

/// Stays up to the street, town or township, else to the county, district or city.
fn address(words: &str) -> String {
    format!("{}****", &words[..public_part(words)])
}

/// Where the part of an address ends that may be known, in bytes.
fn public_part(words: &str) -> usize {
    // 镇江市, 新乡县 and 乡镇 are names of larger places.
    let larger =
        |rest: &str| ["市", "县", "区", "江", "海区", "镇"].iter().any(|more| rest.starts_with(more));
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        match c {
            '街' if rest.starts_with('道') => return at + "街道".len(),
            '镇' | '乡' if at > 0 && !larger(rest) => return at + c.len_utf8(),
            _ => {}
        }
    }
    let mut end = 0;
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        match c {
            '县' | '市' | '区' | '旗' if !"小社园校厂片库".contains(before) && at > 0 => {
                end = at + c.len_utf8();
            }
            '路' | '街' | '巷' | '村' | '号' => break,
            c if c.is_ascii_digit() => break,
            _ => {}
        }
        before = c;
    }
    end
}

/// The year stays.
fn birth_date(words: &str) -> String {
    let plain = plain(words);
    let mut year = 0;
    let star = |c: char| {
        let digit = c.is_ascii_digit() || c == '十';
        year += usize::from(digit);
        if digit && year > 4 { '*' } else { c }
    };
    plain.chars().map(star).collect()
}

/// Where a mask changes anything, the words to put in the place of a span.
pub(super) fn proposal(kind: Kind, text: &str, span: Span) -> Option<String> {
    let words = &text[span.start..span.end];
    let masked = mask(kind, words);
    (masked != words).then_some(masked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, words: &str, expected: &str) {
        assert_eq!(mask(kind, words), expected, "{words}");
    }

    #[test]
    fn each_kind_keeps_what_it_may() {
        check(Kind::CitizenNumber, "440233-19900304-000X", "440***-********-000X");
        check(Kind::CitizenNumber, "44O233 l99OO3O4 OOOX", "440*** ******** 000X");
        check(Kind::CitizenNumber, "四四零二三三１９９００３０４\u{200B}000X", "440***********000X");
        check(Kind::MinorNumber, "440233201506010005", "******************");
        check(Kind::Mobile, "+86 138 0013 8000", "+86 138 **** 8000");
        check(Kind::Landline, "0751-2000000-801", "0751-*****00-***");
        check(Kind::Landline, "07512000000", "0751*****00");
        check(Kind::Landline, "（010）62000000", "(010)******00");
        check(Kind::Plate, "粤FD00000", "粤F****00");
        check(Kind::Email, "a@b.cn", "a***@b.cn");
        check(Kind::BirthDate, "一九九〇年三月十四日", "1990年*月**日");
        check(Kind::Address, "江苏省镇江市京口区某某路1号", "江苏省镇江市京口区****");
        check(Kind::Address, "新丰县阳光小区3栋", "新丰县****");
        check(Kind::Address, "某某花园3栋", "****");
    }
}
