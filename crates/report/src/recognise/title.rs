//! The title: whose report, and of which year (AR-05).

use std::sync::LazyLock;

use regex::Regex;
use text::{Place, squeeze};

use super::outline::Piece;
use crate::{Part, Quoted, Where};

/// What a title tells.
#[derive(Debug, Clone, Default)]
pub(super) struct Title {
    pub quoted: Quoted,
    pub body: String,
    pub year: Option<i16>,
    /// The pieces it takes.
    pub pieces: std::ops::Range<usize>,
}

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<body>.{0,80}?)(?P<year>(?:19|20)[0-9]{2})年?度?(?P<rest>.*)$").expect("a valid pattern")
});

/// How many pieces from the beginning a title is looked for in.
const FIRST: usize = 15;

/// Finds the title among the first lines, or takes the one that the document marks.
pub(super) fn title(marked: Option<&str>, pieces: &[Piece<'_>]) -> Title {
    if let Some(words) = marked.filter(|words| is_title(words)) {
        return read(words, Place::default(), 0..0);
    }
    for (index, piece) in pieces.iter().take(FIRST).enumerate() {
        let Piece::Text { text, place, .. } = piece else { continue };
        if is_title(text) {
            return read(text, *place, index..index + 1);
        }
        if let Some(Piece::Text { text: next, place: end, .. }) = pieces.get(index + 1) {
            let joined = format!("{}{}", text.trim(), next.trim());
            if text.len() < 150 && next.len() < 60 && next.trim_end().ends_with("报告") && is_title(&joined)
            {
                return read(&joined, Place { end: end.end, ..*place }, index..index + 2);
            }
        }
    }
    marked.map(|words| read(words, Place::default(), 0..0)).unwrap_or_default()
}

fn is_title(text: &str) -> bool {
    text.len() < 240
        && text.contains("报告")
        && !text.contains('。')
        && squeeze(text).trim_end_matches(')').ends_with("报告")
        && YEAR.is_match(&squeeze(text))
}

fn read(words: &str, place: Place, pieces: std::ops::Range<usize>) -> Title {
    let words = words.trim();
    let bare = words.strip_prefix("标题").map_or(words, |rest| rest.trim_start_matches([':', '：', ' ']));
    let quoted = Quoted { text: bare.to_owned(), at: Where::part(Part::Title, place) };
    let squeezed = squeeze(bare);
    let Some(found) = YEAR.captures(&squeezed) else {
        return Title { quoted, body: String::new(), year: None, pieces };
    };
    let year = found["year"].parse().ok();
    let mut body = found["body"].to_owned();
    if body.is_empty() {
        let rest = &found["rest"];
        let end = rest.find("政府信息公开").or_else(|| rest.find("信息公开")).unwrap_or(0);
        rest[..end].clone_into(&mut body);
    }
    // 某局关于2024年……的报告
    let body = body.strip_suffix("关于").map_or(body.clone(), str::to_owned);
    Title { quoted, body, year, pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_body_and_year() {
        let check = |words: &str, body: &str, year| {
            let title = title(Some(words), &[]);
            assert_eq!((title.body.as_str(), title.year), (body, year), "{words}");
        };
        check("某县教育局2024年政府信息公开工作年度报告", "某县教育局", Some(2024));
        check("新丰县总工会2024年信息公开工作年度报告", "新丰县总工会", Some(2024));
        check("某县教育局关于2024年政府信息公开工作年度报告", "某县教育局", Some(2024));
        check("平潭综合实验区２０２５年度政府信息公开工作年度报告", "平潭综合实验区", Some(2025));
        check("2024 年上海市科委政府信息公开工作年度报告", "上海市科委", Some(2024));
    }
}
