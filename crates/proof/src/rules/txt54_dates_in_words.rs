use rule::{Findings, rule};

use super::Kind;
use super::support::{digits, run};
use crate::{Lists, Prose, Span};

rule! {
    /// 正文里的日期写年、月、日。
    ///
    /// 正文里写“2024年3月5日”；“2024-03-05”可以用在表格里。
    ///
    /// # 不符合
    /// ```文
    /// 于2024.3.5召开
    /// 于2024/3/5召开
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 于2024年3月5日召开
    /// 2024-03-05
    /// ```
    "TXT-54": Info over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.4"
}

pub const KIND: Kind = Kind::numeral(&["19", "20"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        if hit.before().is_some_and(|c| c.is_ascii_digit() || c == '.') {
            continue;
        }
        // 24.03.05 and what might follow it.
        let right = hit.right();
        let right = &right[..run(right, 10, |c| c.is_ascii_digit() || matches!(c, '.' | '/'))];
        let mut parts = right.splitn(3, ['.', '/']);
        let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let day = &rest[..digits(rest)];
        let short = |part: &str| (1..=2).contains(&part.len()) && digits(part) == part.len();
        let ends = !rest[day.len()..].starts_with('.') || !rest[day.len() + 1..].starts_with(|c: char| c.is_ascii_digit());
        if year.len() == 2 && short(year) && short(month) && short(day) && ends {
            let span = hit.wider(0, year.len() + month.len() + day.len() + 2);
            let plain = |part: &str| part.trim_start_matches('0').to_owned();
            let date = format!("{}{year}年{}月{}日", hit.word, plain(month), plain(day));
            findings.at(span, prose.words(span), "正文里的日期应写年、月、日。").propose(date);
        }
    }
}
