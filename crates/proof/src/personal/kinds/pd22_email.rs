use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, signs}};
use crate::{Lists, Span};

rule! {
    /// 公开电子邮箱，应当确认不是个人的邮箱。
    ///
    /// 政府网站（gov.cn）的邮箱不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 邮箱：someone@example.com
    /// 邮箱：ｓｏｍｅｏｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ
    /// ```
    /// # 符合
    /// ```文
    /// 邮箱：office@example.gov.cn
    /// 微博@示范发布
    /// ```
    "PD-22": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Email], findings, |_| "这是电子邮箱，请核对；是个人邮箱的应当遮盖。".to_owned());
}

/// Longer is no name of a mailbox or a domain.
const LONGEST: usize = 64;

/// Every address of a mailbox that is not a government's.
pub(in super::super) fn find(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let signs = memchr::memchr_iter(b'@', text.as_bytes()).map(|at| (at, 1));
    let wide = memchr::memmem::find_iter(text.as_bytes(), "＠").map(|at| (at, "＠".len()));
    for (at, length) in signs.chain(wide) {
        let (before, behind) = (&text[..at], &text[at + length..]);
        let name = before.chars().rev().take(LONGEST).take_while(|c| in_name(*c)).map(char::len_utf8).sum::<usize>();
        let domain: String = behind.chars().take(LONGEST).take_while(|c| in_domain(*c)).collect();
        let kept = domain.trim_end_matches(|c: char| !alphanumeric(c));
        let plain = signs::plain(kept).to_ascii_lowercase();
        let label = plain.rsplit_once('.').is_some_and(|(host, top)| {
            !host.is_empty() && top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
        let public = plain == "gov.cn" || plain.ends_with(".gov.cn");
        if name > 0 && label && !public {
            found.push(Span { start: at - name, end: at + length + kept.len() });
        }
    }
    found
}

fn alphanumeric(c: char) -> bool {
    text::halfwidth(c).is_ascii_alphanumeric()
}

fn in_name(c: char) -> bool {
    alphanumeric(c) || matches!(text::halfwidth(c), '.' | '_' | '-' | '+' | '%') || hidden(c)
}

fn in_domain(c: char) -> bool {
    alphanumeric(c) || matches!(text::halfwidth(c), '.' | '-') || hidden(c)
}

fn hidden(c: char) -> bool {
    matches!(signs::class(c), signs::Class::Hidden)
}
