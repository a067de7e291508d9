use rule::{Findings, rule};

use super::Kind;
use super::support::{digits_before, is_numeral, run, run_before};
use crate::{Lists, Prose, Span};

rule! {
    /// 一个日期里不混用阿拉伯数字和汉字数字。
    ///
    /// 要么“2024年3月5日”，要么“二〇二四年三月五日”。农历的日期用汉字，不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 2024年三月
    /// 二〇二四年3月
    /// 3月五日
    /// ```
    ///
    /// # 符合
    /// ```文
    /// 2024年3月
    /// 二〇二四年三月
    /// 2024年五月初五
    /// ```
    "TXT-51": Error over Prose, given Lists, at Span, basis "GB/T 15835—2011 4.1"
}

pub const KIND: Kind = Kind::numeral(&["月"]);

fn check(prose: &Prose, _lists: &Lists, findings: &mut Findings<Span>) {
    for hit in prose.candidates(RULE.id) {
        let (left, right) = (hit.left(), hit.right());
        let (month, digits) = (run_before(left, 3, is_numeral), digits_before(left));
        if month > 0 {
            let year = left[..left.len() - month].strip_suffix('年').map_or(0, digits_before);
            let lunar = right.starts_with(['初', '廿']);
            if year == 4 && !lunar {
                tell(prose, hit.wider(month, 0), findings);
            }
        } else if (1..=2).contains(&digits) {
            let before = left[..left.len() - digits].strip_suffix('年').unwrap_or_default();
            let year = run_before(before, 4, |c| is_numeral(c) || c == '〇');
            if year == 4 * '〇'.len_utf8() {
                let span = hit.wider(digits + '年'.len_utf8() + year, 0);
                tell(prose, span, findings);
            }
            let day = run(right, 3, is_numeral);
            if day > 0 && right[day..].starts_with('日') {
                let span = Span { start: hit.span.end, end: hit.span.end + day + '日'.len_utf8() };
                tell(prose, span, findings);
            }
        }
    }
}

/// The Chinese numerals of a span in digits.
fn tell(prose: &Prose, span: Span, findings: &mut Findings<Span>) {
    let words = prose.words(span);
    let mut right = String::new();
    for part in words.split_inclusive(['年', '月', '日']) {
        let unit = part.chars().next_back().unwrap_or('月');
        let number = part.trim_end_matches(unit);
        let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c).map(|at| at.to_string());
        match text::parse_chinese(number) {
            _ if unit == '年' => right.extend(number.chars().filter_map(digit)),
            Some(value) => right.push_str(&value.to_string()),
            None => right.push_str(number),
        }
        right.push(unit);
    }
    findings.at(span, words, "同一个日期里混用了阿拉伯数字和汉字数字。").propose(right);
}
