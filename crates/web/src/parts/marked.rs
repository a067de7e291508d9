//! A text with the words searched for marked.

use askama::Template;

/// Pieces of a text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(
    source = "{% for (piece, hit) in pieces %}{% if *hit %}<mark>{{ piece }}</mark>{% else %}{{ piece }}{% endif %}{% endfor %}",
    ext = "html"
)]
pub struct Marked {
    pieces: Vec<(String, bool)>,
}

impl askama::filters::HtmlSafe for Marked {}

impl Marked {
    /// A text without marks.
    pub fn plain(text: &str) -> Self {
        Self { pieces: vec![(text.to_owned(), false)] }
    }

    /// A text with every place of every word marked, whatever the case of its Latin letters.
    pub fn with(text: &str, words: &[String]) -> Self {
        let mut pieces: Vec<(String, bool)> = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let hit = words.iter().filter_map(|word| starts(rest, word)).max();
            let (length, hit) = hit.map_or((c.len_utf8(), false), |length| (length, true));
            let (piece, after) = rest.split_at(length);
            match pieces.last_mut() {
                Some((last, false)) if !hit => last.push_str(piece),
                _ => pieces.push((piece.to_owned(), hit)),
            }
            rest = after;
        }
        Self { pieces }
    }

    /// Some `around` characters on either side of the first place of one of the words; the beginning where there is
    /// none.
    pub fn excerpt(text: &str, words: &[String], around: usize) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let first =
            text.char_indices().find(|(at, _)| words.iter().any(|word| starts(&text[*at..], word).is_some()));
        let hit = first.map_or(0, |(at, _)| text[..at].chars().count());
        let skip = hit.saturating_sub(around);
        let part: String = text.chars().skip(skip).take(2 * around).collect();
        let end = if skip + 2 * around < text.chars().count() { "…" } else { "" };
        Self::with(&format!("{}{part}{end}", if skip > 0 { "…" } else { "" }), words)
    }
}

/// How many bytes of `text` are `word`, where it begins with it.
fn starts(text: &str, word: &str) -> Option<usize> {
    if word.is_empty() {
        return None;
    }
    let mut rest = text.chars();
    let mut length = 0;
    for wanted in word.chars() {
        let found = rest.next()?;
        if !found.eq_ignore_ascii_case(&wanted) {
            return None;
        }
        length += found.len_utf8();
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(marked: &Marked) -> String {
        marked.render().unwrap()
    }

    #[test]
    fn every_place_is_marked_and_markup_stays_text() {
        let words = ["预算".to_owned(), "a1".to_owned()];
        let marked = Marked::with("预算<b>与预算A1", &words);
        assert_eq!(html(&marked), "<mark>预算</mark>&#60;b&#62;与<mark>预算</mark><mark>A1</mark>");
        assert_eq!(html(&Marked::plain("甲")), "甲");
    }

    #[test]
    fn an_excerpt_shows_the_first_place() {
        let text = format!("{}预算{}", "甲".repeat(100), "乙".repeat(100));
        let shown = html(&Marked::excerpt(&text, &["预算".into()], 10));
        assert_eq!(shown, format!("…{}<mark>预算</mark>{}…", "甲".repeat(10), "乙".repeat(8)));
        assert_eq!(html(&Marked::excerpt("短文", &["无".into()], 10)), "短文");
    }
}
