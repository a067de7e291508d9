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

    /// Reads the body of a form as browsers send it; nothing fails here either.
    pub fn of_form(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// These pairs.
    pub fn of_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
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

    /// The value under a name, whole, for a field of several lines that is shown again.
    pub fn whole(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    /// All values sent under a name: boxes that were ticked.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.pairs().filter(|(n, _)| *n == name).map(|(_, value)| value.to_owned()).collect()
    }

    /// Words of one line, without spaces around them; empty where nothing was typed.
    ///
    /// # Errors
    /// A sentence where they are longer than `longest` characters or hold what is no character.
    pub fn line(&self, name: &str, label: &str, longest: usize) -> Result<String, String> {
        let text = self.lines(name, label, longest)?;
        let text = text.trim();
        if text.contains(['\n', '\t']) {
            return Err(format!("{label}应为一行，请删去其中的换行"));
        }
        Ok(text.to_owned())
    }

    /// A text of several lines, ended as we end lines; empty where nothing was typed.
    ///
    /// # Errors
    /// As [`line`](Self::line).
    pub fn lines(&self, name: &str, label: &str, longest: usize) -> Result<String, String> {
        let text = self.text(name).unwrap_or_default().replace("\r\n", "\n").replace('\r', "\n");
        // Marks of direction would show a name or a number otherwise than it is written.
        let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let odd = |c: &char| (c.is_control() && !matches!(c, '\n' | '\t')) || *c == '\u{fffd}' || turns(c);
        if let Some(c) = text.chars().find(odd) {
            let at = text.chars().take_while(|other| *other != c).count() + 1;
            return Err(format!("{label}的第{at}个字不能识别，请删去后重新输入"));
        }
        match text.chars().count() {
            n if n > longest => Err(format!("{label}最多{longest}字，现为{n}字，请删减")),
            _ => Ok(text.trim_end().to_owned()),
        }
    }

    /// As [`line`](Self::line), of something that must be stated.
    ///
    /// # Errors
    /// As there, or where nothing was typed.
    pub fn stated(&self, name: &str, label: &str, longest: usize) -> Result<String, String> {
        match self.line(name, label, longest)? {
            text if text.is_empty() => Err(format!("请填写{label}")),
            text => Ok(text),
        }
    }

    /// A date that must be stated.
    ///
    /// # Errors
    /// As [`date`](Self::date), or where the field is empty.
    pub fn stated_date(&self, name: &str, label: &str) -> Result<Date, String> {
        self.date(name, label)?.ok_or_else(|| format!("请填写{label}，如2024-06-03"))
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
    fn words_are_taken_as_typed_or_refused() {
        let fields = |typed: &str| Fields(vec![("t".into(), typed.into())]);
        assert_eq!(fields(" 甲 乙\u{3000}").line("t", "标题", 9), Ok("甲 乙".into()));
        assert_eq!(fields("甲\r\n\r\n乙\r\n").lines("t", "正文", 9), Ok("甲\n\n乙".into()));
        assert_eq!(fields("甲\n乙").line("t", "标题", 9).unwrap_err(), "标题应为一行，请删去其中的换行");
        assert_eq!(fields("甲乙丙").line("t", "标题", 2).unwrap_err(), "标题最多2字，现为3字，请删减");
        for odd in ["甲\0", "甲\u{fffd}", "甲\u{1b}[31m", "甲\u{202e}"] {
            assert_eq!(
                fields(odd).lines("t", "正文", 9).unwrap_err(),
                "正文的第2个字不能识别，请删去后重新输入"
            );
        }
        assert_eq!(fields("  ").stated("t", "标题", 9).unwrap_err(), "请填写标题");
    }

    #[test]
    fn numbers_are_whole() {
        let number = |typed: &str| Fields(vec![("n".into(), typed.into())]).number("n", "延长");
        assert_eq!(number("１０"), Ok(Some(10)));
        assert_eq!(number(""), Ok(None));
        assert!(number("-1").is_err() && number("1.5").is_err() && number("99999999").is_err());
    }
}
