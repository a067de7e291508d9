use rule::{Findings, rule};

use super::Kind;
use super::support::run_before;
use crate::{Lists, Prose, Span};

rule! {
    /// 星期和日期相符。
    ///
    /// 写明星期的，按日历核对。
    ///
    /// # 不符合
    /// ```文
    /// 2024年3月5日（星期三）
    /// 定于2024年3月5日上午（周三）召开
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年3月5日（星期二）
    /// 2024年3月3日（星期日）
    /// 2024年3月5日　星期二
    /// ```
    "TXT-56": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 5.1.4"
}

pub const KIND: Kind = Kind::numeral(&["（星期", "(星期", "（周", "(周", " 星期", "　星期", "日星期"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let Some(said) = hit.after() else { continue };
        let day = if said == '天' || said == '七' { Some(6) } else { DAYS.chars().position(|c| c == said) };
        let end = hit.span.start + if hit.word == "日星期" { '日'.len_utf8() } else { 0 };
        let left = &prose.text()[hit.paragraph().span.start.min(end)..end];
        let left = ["上午", "下午", "晚上", "早上"].iter().find_map(|part| left.strip_suffix(part)).unwrap_or(left);
        let tail = &left[left.len() - run_before(left, 11, |c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日'))..];
        let (Some(day), Some(date)) = (day, text::parse_date(tail)) else { continue };
        let right = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        if let Some(right) = DAYS.chars().nth(right).filter(|_| right != day) {
            let span = Span { start: hit.span.end, end: hit.span.end + said.len_utf8() };
            findings.at(span, said, format!("{tail}是星期{right}。")).propose(right);
        }
    }
}

/// The weekdays from Monday.
const DAYS: &str = "一二三四五六日";
