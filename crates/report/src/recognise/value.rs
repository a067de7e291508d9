//! What the words in a number cell mean.

use text::halfwidth;

use crate::{CellValue, Number};

/// Longer words are no number, in bytes.
const LONGEST: usize = 400;

/// Reads the words of a cell: full-width digits, thousands separators, a sign in words (增3, 减2) and a unit behind the
/// number are understood; anything else that is not empty is text.
pub(super) fn value(raw: &str) -> CellValue {
    if raw.is_empty() {
        return CellValue::Blank;
    }
    if raw.len() > LONGEST {
        return CellValue::Text(super::passage::cut(raw.trim()).to_owned());
    }
    let plain: String =
        raw.chars().map(halfwidth).filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect();
    if plain.is_empty() {
        return CellValue::Blank;
    }
    number(&plain).map_or_else(|| CellValue::Text(raw.trim().to_owned()), CellValue::Number)
}

fn number(plain: &str) -> Option<Number> {
    const UNITS: [&str; 9] = ["万元", "元", "件", "条", "项", "个", "宗", "起", "份"];
    let bare = UNITS.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain);
    let signed = bare.replace('\u{2212}', "-");
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

    #[test]
    fn cells_are_read_as_people_write_them() {
        let check = |raw: &str, expected: &str| {
            let found = match value(raw) {
                CellValue::Number(n) => n.to_string(),
                CellValue::Blank => "blank".into(),
                CellValue::Text(t) => format!("text {t}"),
                CellValue::Absent => "absent".into(),
            };
            assert_eq!(found, expected, "{raw:?}");
        };
        check("", "blank");
        check("　 ", "blank");
        check("0", "0");
        check("１２", "12");
        check(" 1,234 ", "1234");
        check("12,34", "text 12,34");
        check("12件", "12");
        check("3.50万元", "3.5");
        check("-2", "-2");
        check("减2", "-2");
        check("增3", "3");
        check("无", "text 无");
        check("/", "text /");
        check("—", "text —");
        check("件", "text 件");
    }
}
