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

static CHINESE_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<digits>[一二][九〇○O零][〇○O零一二三四五六七八九]{2})年").expect("a valid pattern")
});

/// A title ends with its kind; the year may stand behind it in brackets.
static LAST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"报告\)?(?:\((?:19|20)[0-9]{2}年?度?\))?$").expect("a valid pattern"));

/// How many pieces from the beginning a title is looked for in.
const FIRST: usize = 15;

/// Finds the title among the first lines, or takes the one that the document marks.
pub(super) fn title(marked: Option<&str>, pieces: &[Piece<'_>]) -> Title {
    if let Some(words) = marked.filter(|words| is_title(words)) {
        // A reader may leave the words it marks among the others; they are no introduction.
        let again = pieces.iter().take(FIRST).enumerate().find_map(|(index, piece)| match piece {
            Piece::Text { text, place, .. } if squeeze(text) == squeeze(words) => Some((*place, index)),
            _ => None,
        });
        let (place, at) = again.map_or((Place::default(), 0..0), |(place, at)| (place, at..at + 1));
        return read(words, place, at);
    }
    for (index, piece) in pieces.iter().take(FIRST).enumerate() {
        let Piece::Text { text, place, .. } = piece else { continue };
        if is_title(text) {
            return read(text, *place, index..index + 1);
        }
        if ["正文", "目录", "附件", "首页"].contains(&squeeze(text).as_str()) {
            continue;
        }
        // A title may be set in two or three lines.
        let mut joined = text.trim().to_owned();
        for (at, more) in pieces.iter().enumerate().skip(index + 1).take(2) {
            let Piece::Text { text: next, place: end, .. } = more else { break };
            if joined.len() >= 150 || next.len() >= 90 || text::plain::ordinal(next.trim()).is_some() {
                break;
            }
            // What stands above a whole title is none of it.
            if is_title(next) && !read(next, *end, 0..0).body.is_empty() {
                break;
            }
            joined.push_str(next.trim());
            if is_title(&joined) {
                return read(&joined, Place { end: end.end, ..*place }, index..at + 1);
            }
        }
    }
    marked.map(|words| read(words, Place::default(), 0..0)).unwrap_or_default()
}

pub(super) fn is_title(text: &str) -> bool {
    text.len() < 240
        && text.contains("报告")
        && !text.contains('。')
        && text.len() > "报告".len() * 3
        && LAST.is_match(&told(text))
        && YEAR.is_match(&told(text))
}

/// The words as compared, a year in Chinese digits in Arabic ones.
fn told(words: &str) -> String {
    let squeezed = squeeze(words);
    CHINESE_YEAR
        .replace(&squeezed, |found: &regex::Captures<'_>| {
            let digit = |c: char| match c {
                '〇' | '○' | 'O' | '零' => '0',
                c => "一二三四五六七八九"
                    .chars()
                    .position(|d| d == c)
                    .and_then(|n| char::from_digit(u32::try_from(n + 1).ok()?, 10))
                    .unwrap_or(c),
            };
            let digits: String = found["digits"].chars().map(digit).collect();
            format!("{digits}年")
        })
        .into_owned()
}

fn read(words: &str, place: Place, pieces: std::ops::Range<usize>) -> Title {
    let words = words.trim();
    let bare = words.strip_prefix("标题").map_or(words, |rest| rest.trim_start_matches([':', '：', ' ']));
    let quoted = Quoted { text: bare.to_owned(), at: Where::part(Part::Title, place) };
    let squeezed = told(bare);
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
    // 某局政府信息公开工作2024年度报告, 某局政府信息公开工作年度报告（2024年）
    let kinds = ["政府信息公开", "信息公开工作", "信息公开年度", "政务公开工作"];
    if let Some(at) = kinds.iter().filter_map(|kind| body.find(kind)).min() {
        body.truncate(at);
    }
    // 某局关于2024年……的报告, 本机关2024年……
    let bare = body.strip_suffix("关于").unwrap_or(&body).trim_end_matches(['(', '·', '-', '—']);
    let body = if ["本机关", "本单位", "我局", "我单位"].contains(&bare) {
        String::new()
    } else {
        bare.to_owned()
    };
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
        check("示例县二〇二四年政府信息公开工作年度报告", "示例县", Some(2024));
        check("示例县民政局政府信息公开工作年度报告（2024年度）", "示例县民政局", Some(2024));
        check("示例县民政局政府信息公开工作2024年度报告", "示例县民政局", Some(2024));
        check("示例县民政局关于2024年度政府信息公开工作情况的报告", "示例县民政局", Some(2024));
        check("2024年度示例县民政局政府信息公开工作年度报告", "示例县民政局", Some(2024));
        check("本机关2024年政府信息公开工作年度报告", "", Some(2024));
    }
}
