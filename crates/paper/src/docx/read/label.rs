//! Numbers as the list engine writes them: 一, （二）, 甲, ①, ⅳ.

use text::chinese;

/// A number in one of the formats of the list engine; `None` for formats that are no numbers (bullets). Formats that are
/// not known here are written in digits, and so are numbers that a format cannot write.
pub(super) fn number(format: &str, value: u32) -> Option<String> {
    let written = match format {
        "bullet" | "none" => return None,
        "decimalZero" => Some(format!("{value:02}")),
        "decimalFullWidth" | "decimalFullWidth2" => Some(fullwidth(value)),
        "chineseCountingThousand"
        | "chineseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => counting(value),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Some(digital(value)),
        "chineseLegalSimplified" => counting(value).map(|words| legal(&words)),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸", value),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥", value),
        "ideographEnclosedCircle" => nth("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", value),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalEnclosedParen" => within('⑴', value, 20),
        "decimalEnclosedFullstop" => within('⒈', value, 20),
        "upperLetter" => letters('A', value),
        "lowerLetter" => letters('a', value),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).map(|words| words.to_lowercase()),
        "numberInDash" => Some(format!("- {value} -")),
        _ => None,
    };
    Some(written.unwrap_or_else(|| value.to_string()))
}

fn counting(value: u32) -> Option<String> {
    u16::try_from(value).ok().filter(|value| *value <= 9999).map(chinese)
}

fn digital(value: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|d| "〇一二三四五六七八九".chars().nth(d as usize));
    value.to_string().chars().filter_map(digit).collect()
}

fn fullwidth(value: u32) -> String {
    value.to_string().chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect()
}

fn legal(words: &str) -> String {
    let twin = |c: char| {
        let at = "零一二三四五六七八九十百千".chars().position(|plain| plain == c)?;
        "零壹贰叁肆伍陆柒捌玖拾佰仟".chars().nth(at)
    };
    words.chars().map(|c| twin(c).unwrap_or(c)).collect()
}

fn nth(letters: &str, value: u32) -> Option<String> {
    letters.chars().nth(value.checked_sub(1)? as usize).map(String::from)
}

fn within(first: char, value: u32, most: u32) -> Option<String> {
    let step = value.checked_sub(1).filter(|step| *step < most)?;
    char::from_u32(u32::from(first) + step).map(String::from)
}

fn circled(value: u32) -> Option<String> {
    match value {
        0..=20 => within('①', value, 20),
        21..=35 => within('㉑', value - 20, 15),
        _ => within('㊱', value - 35, 15),
    }
}

/// A to Z, then AA to ZZ, as often as needed.
fn letters(first: char, value: u32) -> Option<String> {
    let step = value.checked_sub(1).filter(|step| *step < 26 * 10)?;
    let letter = char::from_u32(u32::from(first) + step % 26)?;
    Some(std::iter::repeat_n(letter, (step / 26 + 1) as usize).collect())
}

fn roman(value: u32) -> Option<String> {
    const UNITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = Some(value).filter(|value| (1..4000).contains(value))?;
    let mut words = String::new();
    for (unit, name) in UNITS {
        while left >= unit {
            words.push_str(name);
            left -= unit;
        }
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let check = |format: &str, value: u32, expected: &str| {
            assert_eq!(number(format, value).as_deref(), Some(expected), "{format} {value}");
        };
        check("decimal", 12, "12");
        check("decimalZero", 3, "03");
        check("decimalFullWidth", 12, "１２");
        check("chineseCountingThousand", 1, "一");
        check("chineseCounting", 21, "二十一");
        check("japaneseCounting", 10, "十");
        check("ideographDigital", 10, "一〇");
        check("chineseLegalSimplified", 12, "拾贰");
        check("ideographTraditional", 2, "乙");
        check("ideographTraditional", 11, "11");
        check("decimalEnclosedCircle", 3, "③");
        check("decimalEnclosedCircleChinese", 21, "㉑");
        check("decimalEnclosedParen", 2, "⑵");
        check("upperLetter", 28, "BB");
        check("lowerRoman", 9, "ix");
        check("upperRoman", u32::MAX, "4294967295");
        check("lowerLetter", u32::MAX, "4294967295");
        check("somethingNew", 4, "4");
        assert_eq!(number("bullet", 1), None);
    }
}
