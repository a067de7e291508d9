//! What the words in a number cell mean. Where they can mean two things they are no number.

use text::halfwidth;

use crate::{CellValue, Number, form::CellForm, form::CellType};

/// Longer words are no number, in bytes.
const LONGEST: usize = 400;
/// Units that may stand behind a count, and behind an amount; the longer before the shorter.
const COUNTED: [&str; 8] = ["件次", "件", "条", "项", "个", "宗", "起", "份"];
/// What stands for a minus before digits, beside the hyphen: the minus itself, a small one, a dash as wide as a figure.
const MINUS: [char; 5] = ['\u{2212}', '\u{FE63}', '\u{2013}', '\u{2010}', '\u{2011}'];
const PAID: [&str; 2] = ["万元", "元"];

/// Reads the words of a cell of the form, with what is doubtful in them.
pub(super) fn read(raw: &str, form: &CellForm) -> (CellValue, Option<&'static str>) {
    if let Some(number) = plainly(raw) {
        return (CellValue::Number(number), None);
    }
    let text = || CellValue::Text(super::passage::cut(raw.trim()).to_owned());
    let plain = plain(raw);
    if raw.len() > LONGEST {
        return (text(), None);
    }
    if plain.trim().is_empty() {
        return (CellValue::Blank, None);
    }
    if digits_apart(&plain) {
        return (text(), Some("数字之间有空白，可能是一个数，也可能是几个数"));
    }
    if sign_apart(&plain) {
        return (text(), Some("符号与数字不在同一行，可能不是一个数"));
    }
    let close: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let (bare, unit) = without_unit(&close);
    let amount = form.kind == CellType::Amount;
    if unit.is_some_and(|unit| PAID.contains(&unit) != amount) {
        return (text(), Some("写的单位与这一格不合"));
    }
    if unit == Some("元") && form.unit.as_deref() == Some("万元") {
        return (text(), Some("这一格以万元为单位，写的却是元，未作换算"));
    }
    if bare.starts_with(['增', '减']) && form.kind != CellType::Signed {
        return (text(), None);
    }
    match number(bare) {
        Some(number) => (CellValue::Number(number), odd(bare, number, form.kind)),
        None => (text(), unlike(bare)),
    }
}

/// What the words mean in any cell: for telling numbers from labels.
pub fn value(raw: &str) -> CellValue {
    if raw.is_empty() {
        return CellValue::Blank;
    }
    if let Some(number) = plainly(raw) {
        return CellValue::Number(number);
    }
    if raw.len() > LONGEST {
        return CellValue::Text(super::passage::cut(raw.trim()).to_owned());
    }
    let close: String = plain(raw).chars().filter(|c| !c.is_whitespace()).collect();
    if close.is_empty() {
        return CellValue::Blank;
    }
    number(without_unit(&close).0).map_or_else(|| CellValue::Text(raw.trim().to_owned()), CellValue::Number)
}

/// A few digits without a nought before them, as nearly all cells are.
fn plainly(raw: &str) -> Option<Number> {
    let few = (1..=9).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_digit());
    let plain = few && (raw.len() == 1 || !raw.starts_with('0'));
    plain.then(|| raw.parse::<u32>().ok().map(Number::from)).flatten()
}

/// Half-width, without characters that do not show.
fn plain(raw: &str) -> String {
    let shows = |c: &char| !matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}');
    raw.chars().take(LONGEST).map(halfwidth).filter(shows).collect()
}

/// True for 1 2: a blank between two digits.
fn digits_apart(plain: &str) -> bool {
    let mut last: Option<char> = None;
    let mut blank = false;
    for c in plain.trim().chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        let digit = |c: char| c.is_ascii_digit();
        if blank && digit(c) && last.is_some_and(|last| digit(last) || matches!(last, '.' | ',')) {
            return true;
        }
        if blank && matches!(c, '.' | ',') && last.is_some_and(digit) {
            return true;
        }
        (last, blank) = (Some(c), false);
    }
    false
}

/// True for a sign on one line and digits on the next: a dash for nothing and a figure, or a figure below nought.
fn sign_apart(plain: &str) -> bool {
    let mut chars = plain.trim().chars();
    let signed = chars.next().is_some_and(|c| MINUS.contains(&c) || matches!(c, '-' | '+' | '增' | '减'));
    signed
        && chars.take_while(|c| c.is_whitespace()).any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

fn without_unit(close: &str) -> (&str, Option<&'static str>) {
    let found = COUNTED.into_iter().chain(PAID).find_map(|unit| Some((close.strip_suffix(unit)?, unit)));
    found.map_or((close, None), |(bare, unit)| (bare, Some(unit)))
}

/// A number that stands there, but looks like a slip.
fn odd(bare: &str, number: Number, kind: CellType) -> Option<&'static str> {
    let digits = bare.trim_start_matches(['-', '+']);
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return Some("数字前面多了0，可能漏了或者错了一位");
    }
    (kind != CellType::Amount && !number.is_whole())
        .then_some("件数应当是整数，可能错了一位或者两个数连在了一起")
}

/// Words that look like a number and are none.
fn unlike(bare: &str) -> Option<&'static str> {
    let letter = |c: char| matches!(c, 'O' | 'o' | '○' | '〇' | 'l' | 'I');
    if !bare.is_empty() && bare.chars().all(|c| letter(c) || c.is_ascii_digit()) {
        return Some("像是把字母或者圆圈当作了数字");
    }
    if !bare.is_empty() && bare.chars().all(|c| "零一二三四五六七八九十百千万两".contains(c)) {
        return Some("写的是汉字数字");
    }
    bare.starts_with(|c: char| c.is_ascii_digit()).then_some("数字后面带有别的字符，可能是注释的序号")
}

fn number(bare: &str) -> Option<Number> {
    let signed = match bare.strip_prefix(MINUS) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("-{rest}"),
        _ => bare.to_owned(),
    };
    let signed = match (signed.strip_prefix('增'), signed.strip_prefix('减')) {
        (Some(more), _) => more.to_owned(),
        (_, Some(less)) => format!("-{less}"),
        (None, None) => signed,
    };
    let unseparated = if signed.contains(',') { without_separators(&signed)? } else { signed };
    unseparated.parse().ok()
}

/// 1,234,567 as 1234567; `None` where the commas do not part thousands.
fn without_separators(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['-', '+']);
    let good = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let joined = whole.replace(',', "");
    good.then(|| decimals.map_or(joined.clone(), |d| format!("{joined}.{d}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Edition, form};

    fn shown(value: CellValue) -> String {
        match value {
            CellValue::Number(n) => n.to_string(),
            CellValue::Blank => "blank".into(),
            CellValue::Text(t) => format!("text {t}"),
            CellValue::Absent => "absent".into(),
        }
    }

    #[test]
    fn cells_are_read_as_people_write_them() {
        let check = |id: &str, raw: &str, expected: &str, doubtful: bool| {
            let cell =
                Edition::ALL.iter().find_map(|edition| form(*edition).cell(id)).expect("a cell of the form");
            let (value, doubt) = read(raw, cell);
            assert_eq!((shown(value).as_str(), doubt.is_some()), (expected, doubtful), "{raw:?}");
        };
        let count =
            |raw: &str, expected: &str, doubtful| check("t3/granted/natural", raw, expected, doubtful);
        count("", "blank", false);
        count("　 \u{200B}", "blank", false);
        count("0", "0", false);
        count("１２", "12", false);
        count(" 1,234 ", "1234", false);
        count("1，234", "1234", false);
        count("12,34", "text 12,34", true);
        count("12件", "12", false);
        count("12 件", "12", false);
        count("-2", "-2", false);
        count("－5", "-5", false);
        count("减2", "text 减2", false);
        count("无", "text 无", false);
        count("/", "text /", false);
        count("件", "text 件", false);
        count("1 2", "text 1 2", true);
        count("1\n2", "text 1\n2", true);
        count("12①", "text 12①", true);
        count("12[1]", "text 12[1]", true);
        count("O", "text O", true);
        count("1O", "text 1O", true);
        count("〇", "text 〇", true);
        count("三", "text 三", true);
        count("1.5", "1.5", true);
        count("007", "7", true);
        count("5万元", "text 5万元", true);
        check("t2/licence/items_change", "减2", "-2", false);
        check("t2/licence/items_change", "增3", "3", false);
        check("t2/licence/items_change", "+3", "3", false);
        check("t2/licence/items_change", "–2", "-2", false);
        check("t2/licence/items_change", "—2", "text —2", false);
        check("t2/licence/items_change", "-\n2", "text -\n2", true);
        check("t2/licence/items_change", "减\r\n2", "text 减\r\n2", true);
        check("t2/fees/amount", "3.50万元", "3.5", false);
        check("t2/fees/amount", "35000元", "text 35000元", true);
        check("t2/fees/amount", "0.5", "0.5", false);
        check("t2/fees/amount", "4166.2 41619", "text 4166.2 41619", true);
        check("t2/procurement/amount", "35000元", "35000", false);
    }

    #[test]
    fn numbers_are_told_from_labels() {
        assert_eq!(shown(value("3.50万元")), "3.5");
        assert_eq!(shown(value("行政许可")), "text 行政许可");
    }
}
