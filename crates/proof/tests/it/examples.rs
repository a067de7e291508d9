//! The examples on the rules' pages: every 不符合 is found by its rule, no 符合 is. ```文 holds one text a line, ```篇 one text.

use proof::{Prose, rules::BOOK};

use crate::read;

#[test]
fn the_pages_examples() {
    let mut wrong = Vec::new();
    for rule in BOOK.rules() {
        let (mut bad, mut good) = (0, 0);
        for example in rule.examples() {
            let texts: Vec<&str> = match example.kind.as_str() {
                "文" => example.text.lines().collect(),
                _ => vec![&example.text],
            };
            for text in texts {
                *(if example.wrong { &mut bad } else { &mut good }) += 1;
                let found = read(text).iter().any(|finding| finding.rule == rule.id);
                if found != example.wrong {
                    wrong.push(format!("{} {} {text:?}", rule.id, if found { "finds" } else { "misses" }));
                }
            }
        }
        if bad == 0 || good == 0 {
            wrong.push(format!("{} has no example of one kind", rule.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a finding are those at its place, and its reason is one sentence.
#[test]
fn findings_point_at_their_words() {
    for rule in BOOK.rules() {
        for example in rule.examples().iter().filter(|example| example.wrong) {
            let chars: Vec<char> = example.text.chars().collect();
            for finding in proof::read(&Prose::of_text(&example.text), &proof::Lists::default()) {
                let (start, end) = (finding.place.start as usize, finding.place.end as usize);
                let there: String = chars[start..end].iter().collect();
                assert_eq!(there, finding.quote, "{} in {:?}", finding.rule, example.text);
                assert!(finding.reason.ends_with(['。', '”']), "{}: {}", finding.rule, finding.reason);
                assert_ne!(finding.suggestion.as_deref(), Some(finding.quote.as_str()), "{}", finding.rule);
            }
        }
    }
}
