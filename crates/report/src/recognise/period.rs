//! The statistical period as the report states it (AR-06).

use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;
use text::read_dates;

use super::passage::Passage;
use crate::{Part, Quoted};

/// 统计期限: the words and the two days.
#[derive(Debug, Clone)]
pub struct Period {
    /// The whole phrase.
    pub whole: Quoted,
    /// The words of its beginning: 自2024年1月1日起.
    pub from: Quoted,
    /// The words of its end: 至2024年12月31日止.
    pub to: Quoted,
    /// The first day, if the calendar has it.
    pub first: Option<Date>,
    /// The last day, if the calendar has it.
    pub last: Option<Date>,
}

static PERIOD: LazyLock<Regex> = LazyLock::new(|| {
    const DAY: &str = r"[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日";
    let pattern = format!(
        r"(?:统计|数据|期限)[^。；0-9０-９]{{0,14}}?(?P<from>(?:自|从)?\s*[0-9０-９]{{4}}\s*年\s*{DAY}\s*(?:起|开始)?)\s*，?\s*(?P<to>(?:至|到|[—–－~～-]+)\s*(?:[0-9０-９]{{4}}\s*年\s*)?{DAY}\s*(?:止)?)"
    );
    Regex::new(&pattern).expect("a valid pattern")
});

/// Finds the period in the introduction or in the section that follows.
pub(super) fn period(prose: &[Passage]) -> Option<Period> {
    let near = prose.iter().filter(|p| matches!(p.part, Part::Introduction | Part::Section(1 | 6)));
    for passage in near {
        let Some(found) = PERIOD.captures(&passage.text) else { continue };
        let quoted = |name: &str| {
            let part = found.name(name).or(found.get(0)).map_or(0..0, |part| part.range());
            Quoted { text: passage.quote(part.clone()).to_owned(), at: passage.at(part) }
        };
        let (from, to) = (quoted("from"), quoted("to"));
        let first = read_dates(&from.text).pop();
        let bare = to.text.trim_start_matches(|c: char| !text::halfwidth(c).is_ascii_digit());
        let last = read_dates(bare).pop().or_else(|| {
            let year = first.map(|date| date.year)?;
            read_dates(&format!("{year}年{bare}")).pop()
        });
        return Some(Period {
            whole: quoted(""),
            from,
            to,
            first: first.and_then(|date| date.date),
            last: last.and_then(|date| date.date),
        });
    }
    None
}
