//! Fields as people fill them in: full-width digits, spaces and several ways to write a date are understood.

use jiff::civil::Date;

/// The longest text a short field may hold, in characters.
pub const SHORT: usize = 40;

/// Names and values of a query or a form, in the order sent.
#[derive(Debug, Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a query; bytes that are no text become replacement characters, so nothing fails here.
    pub fn of_query(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// All pairs.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The last value sent under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The value under a name as it is shown again in its field: as typed, cut where it is far too long.
    pub fn typed(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().chars().take(400).collect()
    }

    /// A date, or nothing where the field is empty.
    ///
    /// # Errors
    /// A sentence for the person who typed something else.
    pub fn date(&self, name: &str, label: &str) -> Result<Option<Date>, String> {
        let text = plain(self.text(name).unwrap_or_default());
        match (text.as_str(), text.chars().count() > SHORT) {
            ("", _) => Ok(None),
            (_, true) => Err(format!("{label}太长，应为一个日期，如2024-06-03")),
            (text, false) => parse_date(text)
                .map(Some)
                .ok_or_else(|| format!("{label}应为日历上有的日期，如2024-06-03，现为“{text}”")),
        }
    }

    /// A whole number from 0 to 65535, or nothing where the field is empty.
    ///
    /// # Errors
    /// A sentence for the person who typed something else.
    pub fn number(&self, name: &str, label: &str) -> Result<Option<u16>, String> {
        let text = plain(self.text(name).unwrap_or_default());
        match text.as_str() {
            "" => Ok(None),
            text if text.chars().count() > SHORT => Err(format!("{label}太长，应为整数，如10")),
            text => text.parse().map(Some).map_err(|_| format!("{label}应为整数，如10，现为“{text}”")),
        }
    }
}

/// Half-width digits and signs, without spaces.
fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | '－' | '／' | '．' => {
            char::from_u32(u32::from(c) - 0xfee0).expect("these have a half-width form")
        }
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}

/// 2024-06-03, 2024-6-3, 2024/6/3, 2024.6.3, 20240603 or 2024年6月3日.
fn parse_date(text: &str) -> Option<Date> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let (y, m, d) = match parts[..] {
        [y, m, d] => (y, m, d),
        [all] if all.len() == 8 && all.is_ascii() => (&all[..4], &all[4..6], &all[6..]),
        _ => return None,
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if y.len() != 4 || ![y, m, d].into_iter().all(digits) {
        return None;
    }
    Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(typed: &str) -> Result<Option<Date>, String> {
        Fields(vec![("on".into(), typed.into())]).date("on", "收到日期")
    }

    #[test]
    fn dates_are_understood_as_people_write_them() {
        let day = Ok(Some(jiff::civil::date(2024, 6, 3)));
        for typed in [
            "2024-06-03",
            "2024-6-3",
            "2024/6/3",
            "2024.6.3",
            "20240603",
            " 2024年6月3日 ",
            "２０２４－０６－０３",
        ] {
            assert_eq!(date(typed), day, "{typed}");
        }
        assert_eq!(date("  "), Ok(None));
    }

    #[test]
    fn what_is_no_date_is_answered_in_words() {
        for typed in
            ["2024-02-30", "明天", "24-6-3", "2024-06", "--", "2024-+6-3", "年月日", &"2".repeat(5000)]
        {
            let sentence = date(typed).unwrap_err();
            assert!(sentence.starts_with("收到日期") && sentence.chars().count() < 100, "{sentence}");
        }
    }

    #[test]
    fn numbers_are_whole() {
        let number = |typed: &str| Fields(vec![("n".into(), typed.into())]).number("n", "延长");
        assert_eq!(number("１０"), Ok(Some(10)));
        assert_eq!(number(""), Ok(None));
        assert!(number("-1").is_err() && number("1.5").is_err() && number("99999999").is_err());
    }
}
