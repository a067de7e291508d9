//! 联系电话, in the forms that are dialled in China.

use text::halfwidth;

/// What was typed is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoTelephone {
    /// A sign that no number has.
    #[error("联系电话里有“{0}”，应只有数字，区号、分机可以用“-”隔开，如010-00000000-123")]
    Sign(char),
    /// Too few digits, or too many.
    #[error("联系电话应为11位手机号码、区号和7至8位号码，或者400、800电话，现为{0}位数字，请核对")]
    Length(usize),
    /// As many digits as a number may have, but none that is dialled.
    #[error("联系电话不像手机号码（1开头的11位）、固定电话（0开头的区号加7至8位）或者400、800电话，请核对")]
    Form,
}

/// The number as it is kept: half-width, with hyphens where they were typed; empty where nothing was typed.
///
/// Mobile numbers, numbers of lines with or without their area code and an extension (`-123`, `转123`), 400 and 800
/// numbers and short numbers of services (`12345`) are taken; `+86` and `0086` may stand before.
///
/// # Errors
/// [`NoTelephone`] for anything else.
pub fn checked(typed: &str) -> Result<String, NoTelephone> {
    let narrow = |c: char| match halfwidth(c) {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    };
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    if plain.is_empty() {
        return Ok(plain);
    }
    if let Some(odd) =
        plain.chars().find(|c| !c.is_ascii_digit() && !matches!(c, '-' | '+' | '(' | ')' | '转'))
    {
        return Err(NoTelephone::Sign(odd));
    }
    let kept = plain.replace('(', "").replace([')', '转'], "-");
    let digits = kept.bytes().filter(u8::is_ascii_digit).count();
    if !(5..=20).contains(&digits) {
        return Err(NoTelephone::Length(digits));
    }
    let home = kept.strip_prefix("+86").or_else(|| kept.strip_prefix("0086")).unwrap_or(&kept);
    let parts: Vec<&str> = home.trim_start_matches('-').split('-').collect();
    if is_dialled(&parts) { Ok(kept) } else { Err(NoTelephone::Form) }
}

fn is_dialled(parts: &[&str]) -> bool {
    let digits = |part: &str, long: std::ops::RangeInclusive<usize>| {
        long.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let whole = parts.concat();
    if digits(&whole, 11..=11) && whole.starts_with('1') {
        return true;
    }
    if digits(&whole, 10..=10) && (whole.starts_with("400") || whole.starts_with("800")) {
        return true;
    }
    let extension = |rest: &[&str]| match rest {
        [] => true,
        [extension] => digits(extension, 1..=6),
        _ => false,
    };
    let line = |part: &str| digits(part, 7..=8);
    match parts {
        // 12345, 95598: services.
        [short] if digits(short, 5..=6) => short.starts_with(['1', '9']),
        [area, number, rest @ ..] if area.starts_with('0') && digits(area, 3..=4) => {
            line(number) && extension(rest)
        }
        // The area code without a hyphen behind it.
        [joined, rest @ ..] if joined.starts_with('0') && digits(joined, 10..=12) => extension(rest),
        [number, rest @ ..] => line(number) && !number.starts_with('0') && extension(rest),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dialled_is_taken() {
        for (typed, kept) in [
            ("10000000000", "10000000000"),
            ("100 0000 0000", "10000000000"),
            ("+86 100-0000-0000", "+86100-0000-0000"),
            ("０１０－００００００００", "010-00000000"),
            ("000-0000000", "000-0000000"),
            ("0000-00000000-123", "0000-00000000-123"),
            ("（0000）0000000转8", "0000-0000000-8"),
            ("00000000000", "00000000000"),
            ("80000000", "80000000"),
            ("400-000-0000", "400-000-0000"),
            ("12345", "12345"),
            ("  ", ""),
        ] {
            assert_eq!(checked(typed).as_deref(), Ok(kept), "{typed}");
        }
    }

    #[test]
    fn what_nobody_can_dial_is_refused() {
        assert_eq!(checked("电话"), Err(NoTelephone::Sign('电')));
        assert_eq!(checked("a@b"), Err(NoTelephone::Sign('a')));
        assert_eq!(checked("123"), Err(NoTelephone::Length(3)));
        assert_eq!(checked(&"1".repeat(40)), Err(NoTelephone::Length(40)));
        for typed in [
            "1234567890",
            "99999999999",
            "5-5-5-5-5",
            "010-123",
            "000-0000000-1-2",
            "11111-11111111",
            "+++--12345678",
        ] {
            assert_eq!(checked(typed), Err(NoTelephone::Form), "{typed}");
        }
    }
}
