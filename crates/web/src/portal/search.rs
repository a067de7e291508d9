//! 搜索: published items that have all the words, in their title first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::Body;
use store::{BodyName, Listed, StoreError, Tx, WORDS};
use text::{doc_number, halfwidth};

use super::name_of;
use crate::app::App;
use crate::error::{beyond, failure};
use crate::form::Fields;
use crate::page::Shell;
use crate::parts::{Card, Crumbs, Marked, Pages, with};

/// Rows of a page.
const SIZE: u32 = 10;

/// Longer questions are cut.
const LONGEST: usize = 100;

/// Characters of the text shown on either side of the first hit.
const AROUND: usize = 50;

#[derive(Template)]
#[template(path = "portal/search.html")]
struct Search<'a> {
    shell: &'a Shell,
    crumbs: Crumbs,
    /// What was typed, to stand in its field again.
    typed: String,
    /// What was looked for, in a line.
    sought: String,
    /// What was looked for.
    words: Vec<String>,
    /// Words beyond the most a search looks for.
    left_out: Vec<String>,
    /// The one body searched, with the address that searches all.
    within: Option<(Body, String)>,
    cards: Vec<Card>,
    pages: Pages,
}

/// Shows the page.
pub async fn show(State(app): State<App>, shell: Shell) -> Response {
    let typed: String = shell.query.text("q").unwrap_or_default().trim().chars().take(LONGEST).collect();
    let mut words = words(&typed);
    let left_out = words.split_off(words.len().min(WORDS));
    let (query, sought, today) = (shell.query.clone(), words.clone(), shell.today);
    match app.read(move |tx| find(tx, &query, &sought, today)).await {
        Ok((body, pages, cards)) => {
            if let Some(page) = beyond(&shell, &pages) {
                return page;
            }
            let within = body.map(|body| (body, with("/search", &shell.query, "body", "")));
            let crumbs = Crumbs::here("搜索");
            let sought = words.join(" ");
            let page = Search { shell: &shell, crumbs, typed, sought, words, left_out, within, cards, pages };
            shell.respond(StatusCode::OK, &page)
        }
        Err(cause) => failure(&shell, &cause),
    }
}

type Found = (Option<Body>, Pages, Vec<Card>);

fn find(
    tx: &mut Tx<'_>,
    query: &Fields,
    words: &[String],
    today: jiff::civil::Date,
) -> Result<Found, StoreError> {
    let body = match query.text("body") {
        Some(code) => tx.body_coded(code)?,
        None => None,
    };
    if words.is_empty() {
        return Ok((body, Pages::of("/search", query, 0, SIZE), Vec::new()));
    }
    let within = body.as_ref().map(|body| body.id);
    let pages = Pages::of("/search", query, tx.search_count(within, words)?, SIZE);
    let found = tx.search(within, words, pages.rows(SIZE))?;
    let bodies = if body.is_some() { Vec::new() } else { tx.body_names()? };
    let cards = found.iter().map(|one| card(one, &bodies, words, today)).collect();
    Ok((body, pages, cards))
}

fn card(one: &Listed, bodies: &[BodyName], words: &[String], today: jiff::civil::Date) -> Card {
    Card {
        title: Marked::with(&one.title, words),
        line: Some(Marked::excerpt(&one.text, words, AROUND)),
        ..Card::of(one, name_of(bodies, one.body), today)
    }
}

/// The words of a question, parted by spaces, commas and quotation marks, each once; full-width letters and digits are
/// half-width ones, and the marks of a title around a word fall away. A document number is found whichever brackets
/// stand around its year.
fn words(typed: &str) -> Vec<String> {
    let parted = typed.split(|c: char| c.is_whitespace() || c.is_control() || BETWEEN.contains(&c));
    let mut words: Vec<String> = Vec::new();
    for word in parted.map(folded).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// What stands between words.
const BETWEEN: [char; 13] = ['，', ',', '、', '；', ';', '“', '”', '"', '‘', '’', '「', '」', '＂'];

/// A word as it is looked for.
fn folded(word: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => halfwidth(c).to_ascii_lowercase(),
        c => c.to_ascii_lowercase(),
    };
    let plain: String = word.trim_matches(['《', '》', '〈', '〉', '『', '』']).chars().map(narrow).collect();
    doc_number::normalise(&plain)
}

/// Addresses that show every state of the page; the words are 预算 and 没有.
pub fn samples() -> Vec<(String, u16)> {
    [
        "",
        "?q=",
        "?q=%E9%A2%84%E7%AE%97",
        "?q=%E9%A2%84%E7%AE%97&body={body}",
        "?q=%E9%A2%84%E7%AE%97&body=NOSUCH",
        "?q=%E6%B2%A1%E6%9C%89",
        "?q=%E6%B2%A1%E6%9C%89&body={body}",
        "?q=%E9%A2%84%E7%AE%97+a+b+c+d+e&page=3",
        "?q=%E2%80%9C%E9%A2%84%E7%AE%97%E2%80%9D",
        "?q=%3Cscript%3E%00%FF%25_!",
    ]
    .map(|query| (format!("/search{query}"), 200))
    .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_parted_into_words() {
        assert_eq!(words(" 预算　2024，预算\u{0} ABC "), ["预算", "2024", "abc"]);
        assert_eq!(words(" ，"), Vec::<String>::new());
        assert_eq!(words("示民发[2024]3号"), ["示民发〔2024〕3号"]);
        assert_eq!(words("（2024）版"), ["（2024）版"]);
        assert_eq!(words("(甲)"), ["(甲)"]);
        assert_eq!(words("“部门 预算” ２０２４年ＡＢＣ"), ["部门", "预算", "2024年abc"]);
        assert_eq!(words("\"预算\"「预算」《预算》"), ["预算"]);
        assert_eq!(words("《示范县临时救助办法》"), ["示范县临时救助办法"]);
    }
}
