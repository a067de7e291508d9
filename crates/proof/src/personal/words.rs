//! What is told by the words before it: e-mail, accounts, addresses, birthdays, other documents, illness beside a name.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::around::Ground;
use super::{Hit, Kind, Verdict, kinds, names};
use crate::Span;

/// What a word announces.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Address,
    BirthAfter,
    BirthBefore,
    Document(Kind),
    Messenger,
    Sensitive,
    Victim,
    Age,
}

const BIRTH_AFTER: [&str; 6] = ["出生日期", "出生年月日", "出生时间", "出生于", "生于", "生日"];
const BIRTH_BEFORE: [&str; 3] = ["出生", "日生", "号生"];
const MESSENGERS: [&str; 6] = ["微信", "QQ", "qq", "Qq", "ＱＱ", "微信号"];
const VICTIMS: [&str; 5] = ["受害人", "被害人", "受害者", "未成年人", "被性侵"];

struct Words {
    automaton: AhoCorasick,
    signs: Vec<Sign>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all = kinds::ADDRESS_LABELS.iter().map(|word| (*word, Sign::Address));
    let all = all.chain(BIRTH_AFTER.iter().map(|word| (*word, Sign::BirthAfter)));
    let all = all.chain(BIRTH_BEFORE.iter().map(|word| (*word, Sign::BirthBefore)));
    let all = all.chain(kinds::DOCUMENT_LABELS.iter().map(|(word, kind)| (*word, Sign::Document(*kind))));
    let all = all.chain(MESSENGERS.iter().map(|word| (*word, Sign::Messenger)));
    let all = all.chain(kinds::SENSITIVE_WORDS.iter().map(|word| (*word, Sign::Sensitive)));
    let all = all.chain(VICTIMS.iter().map(|word| (*word, Sign::Victim)));
    let all = all.chain(["岁"].iter().map(|word| (*word, Sign::Age)));
    let (words, signs): (Vec<&str>, Vec<Sign>) = all.unzip();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(aho_corasick::AhoCorasickKind::DFA))
        .build(words)
        .expect("a few short words are no too large automaton");
    Words { automaton, signs }
});

/// Everything that words announce, but what a number has taken already.
pub(super) fn look(ground: &Ground<'_>, numbers: &[Hit]) -> Vec<Hit> {
    let text = ground.text;
    let mut hits: Vec<Hit> = Vec::new();
    let is_free = |span: Span| {
        let next = numbers.partition_point(|hit| hit.span.end <= span.start);
        numbers.get(next).is_none_or(|hit| hit.span.start >= span.end)
    };
    let mut add = |kind: Kind, verdict: Verdict, span: Span| {
        let free = span.start < span.end && is_free(span);
        let again =
            hits.iter().rev().take(4).any(|hit| hit.span.start < span.end && span.start < hit.span.end);
        if free && !again {
            hits.push(Hit::of(text, kind, verdict, span, true));
        }
    };
    for span in kinds::emails(text) {
        add(Kind::Email, Verdict::Likely, span);
    }
    for found in WORDS.automaton.find_iter(text) {
        let word = Span { start: found.start(), end: found.end() };
        let likely = |kind: Kind, span: Option<Span>| span.map(|span| (kind, Verdict::Likely, span));
        let said = match WORDS.signs[found.pattern().as_usize()] {
            Sign::Address => kinds::address(text, word.end).map(|span| (Kind::Address, Verdict::Hit, span)),
            Sign::BirthAfter => likely(Kind::BirthDate, kinds::date_after(text, word.end)),
            Sign::BirthBefore => likely(Kind::BirthDate, birthday(text, word)),
            Sign::Document(kind) => kinds::document(text, word.end).map(|span| (kind, Verdict::Hit, span)),
            Sign::Messenger => likely(Kind::Messenger, kinds::messenger(text, word.end)),
            Sign::Sensitive => likely(Kind::Sensitive, kinds::sensitive(text, word).then_some(word)),
            Sign::Victim => likely(Kind::Minors, victim(text, word.end)),
            Sign::Age => likely(Kind::Minors, child(text, word.start)),
        };
        if let Some((kind, verdict, span)) = said {
            add(kind, verdict, span);
        }
    }
    hits
}

/// The date before 出生, or before 日生 where 生 ends the clause: 生效 and 生产 are no births.
fn birthday(text: &str, word: Span) -> Option<Span> {
    let words = &text[word.start..word.end];
    if words == "出生" {
        return kinds::date_before(text, word.start).or_else(|| kinds::date_after(text, word.end));
    }
    let ends = text[word.end..].chars().next().is_none_or(|c| !c.is_alphanumeric() || c == '人');
    ends.then(|| kinds::date_before(text, word.end - '生'.len_utf8())).flatten()
}

/// The name right behind 受害人.
fn victim(text: &str, at: usize) -> Option<Span> {
    let rest = clip(&text[at..], 8);
    let skip = rest.len() - rest.trim_start_matches(['：', ':', ' ', '\u{3000}']).len();
    let (start, end) = names::find(&rest[skip..]).filter(|(start, _)| *start == 0)?;
    let name = &rest[skip + start..skip + end];
    names::is_name(name).then_some(Span { start: at + skip + start, end: at + skip + end })
}

/// A name in the fifteen characters before an age under eighteen.
fn child(text: &str, at: usize) -> Option<Span> {
    let digits = text[..at].chars().rev().take_while(char::is_ascii_digit).count();
    let age: u8 = text[at - digits..at].parse().ok().filter(|age| *age < 18)?;
    let (start, _) =
        text[..at].char_indices().rev().take(15).take_while(|(_, c)| !matches!(c, '\n' | '。')).last()?;
    let window = &text[start..at];
    let (from, to) = names::find(window)?;
    (age > 0 && names::is_name(&window[from..to])).then_some(Span { start: start + from, end: start + to })
}

fn clip(words: &str, count: usize) -> &str {
    words.char_indices().nth(count).map_or(words, |(end, _)| &words[..end])
}
