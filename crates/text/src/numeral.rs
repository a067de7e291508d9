//! Chinese numerals and the one form that compared texts are brought to.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Writes a number from 0 to 9999 in Chinese: 33 is 三十三, 10 is 十, 105 is 一百零五.
pub fn chinese(number: u16) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = usize::from(number / unit % 10);
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(digit == 1 && unit == 10 && out.is_empty()) {
            out.push(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// Reads what [`chinese`] writes, and 〇, 两, 二〇二四 digit by digit; `None` for anything else or above 9999.
pub fn parse_chinese(text: &str) -> Option<u16> {
    let digit = |c: char| match c {
        '〇' => Some(0_u16),
        '两' => Some(2),
        c => DIGITS.iter().position(|d| *d == c).and_then(|p| u16::try_from(p).ok()),
    };
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    if text.chars().count() > 1 && text.chars().all(|c| digit(c).is_some()) {
        return text
            .chars()
            .try_fold(0_u16, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))
            .filter(|n| *n <= 9999);
    }
    let (mut sum, mut pending, mut last_unit) = (0_u16, None, 10_000_u16);
    for c in text.chars() {
        if let Some(d) = digit(c) {
            if d != 0 && pending.is_some_and(|p| p != 0) {
                return None;
            }
            pending = Some(d);
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => return None,
        };
        if unit >= last_unit {
            return None;
        }
        sum = sum.checked_add(pending.take().filter(|d| *d != 0).unwrap_or(1) * unit)?;
        last_unit = unit;
    }
    sum.checked_add(pending.unwrap_or(0))
}

/// The half-width twin of a full-width letter, digit, mark or space (！ to ～ and the ideographic space); others as they are.
pub fn halfwidth(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// The form in which labels and headings are compared: no white space, half-width letters, digits and marks, all quotes
/// alike, `1、` `1．` as `1.`.
pub fn squeeze(text: &str) -> String {
    // Most cells of a table are plain digits.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = halfwidth(c);
        if c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}') {
            continue;
        }
        out.push(match c {
            '“' | '”' | '‘' | '’' | '「' | '」' | '"' | '\'' => '"',
            '〔' | '【' | '[' => '(',
            '〕' | '】' | ']' => ')',
            '、' if out.ends_with(|p: char| p.is_ascii_digit()) => '.',
            c => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_back_as_they_were_written() {
        for n in 0..=9999 {
            assert_eq!(parse_chinese(&chinese(n)), Some(n), "{}", chinese(n));
        }
        assert_eq!(chinese(33), "三十三");
        assert_eq!(chinese(10), "十");
        assert_eq!(chinese(105), "一百零五");
        assert_eq!(parse_chinese("二〇二四"), Some(2024));
        for wrong in ["", "三三十", "十十", "甲", "一二三四五六七八九"] {
            assert_eq!(parse_chinese(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn labels_are_compared_in_one_form() {
        assert_eq!(squeeze("1、属于 国家秘密"), squeeze("１．属于国家秘密"));
        assert_eq!(squeeze("（一）\u{3000}予以公开"), "(一)予以公开");
        assert_eq!(squeeze("危及“三安全一稳定”"), squeeze("危及\"三安全一稳定\""));
    }
}
