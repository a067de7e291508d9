use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开家庭电话。
    ///
    /// 写着家庭、家属、住宅的是错误，写着联系电话、监督电话、传真等办公用途的不在此列，说不清用途的是警告。
    /// 110、12345、400 等服务号码不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 家庭电话：0751-2000000
    /// 0751-2000000
    /// ```
    /// # 符合
    /// ```文
    /// 联系电话：0751-2000000
    /// 传真：（0751）2000000
    /// 服务电话：400-000-0000
    /// 职工服务热线12351
    /// ```
    "PD-15": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Landline], findings, |hit| match hit.verdict {
        Verdict::Hit => "这是家庭电话，不得公开，请遮盖。".to_owned(),
        Verdict::Likely | Verdict::Info => "没有写明是不是办公电话，请核对；是家庭电话的应当遮盖。".to_owned(),
    });
}

const HOME: [&str; 14] = [
    "家庭电话", "家庭联系电话", "家属", "住宅", "宅电", "本人", "监护人", "家长", "父亲", "母亲", "家里", "配偶", "亲属", "家中",
];
const OFFICE: [&str; 33] = [
    "联系电话", "办公", "传真", "监督", "举报", "投诉", "咨询", "服务", "值班", "热线", "单位", "公开电话", "受理",
    "业务", "窗口", "总机", "客服", "应急", "预约", "报名", "查询", "接待", "信访", "邮编", "邮政编码", "地址", "联系方式",
    "联系人", "办事", "报警", "救助电话", "维权", "索取",
];

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    let (last, lead) = shaped(seat)?;
    if seat.tied(extension(seat, last).unwrap_or(last)) {
        return None;
    }
    let around = seat.around();
    let verdict = match around.nearer(&HOME, &OFFICE) {
        Some(true) => Verdict::Hit,
        Some(false) => return None,
        // A line of its own, “电话：0751-…”, is how an office gives its number.
        None if around.before.trim_start_matches([' ', '\u{3000}', '　']).starts_with("电话") => return None,
        None if around.is_of_a_thing() => return None,
        None => Verdict::Likely,
    };
    let last = extension(seat, last).unwrap_or(last);
    Some(Found { lead, ..Found::new(Kind::Landline, verdict, seat.first, last) })
}

/// The last group, and how many bytes before the first belong to it (an area code in parentheses).
fn shaped(seat: &Seat<'_>) -> Option<(usize, usize)> {
    if !matches!(seat.length(seat.first), 3 | 4 | 7 | 8 | 10..=12) {
        return None;
    }
    let first = seat.group(seat.first).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let local = |digits: &str| {
        matches!(digits.len(), 7 | 8) && matches!(digits.as_bytes(), [b'2'..=b'9', ..]) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let (before, _) = seat.outside(seat.first);
    if local(&first) {
        let area = parenthesised(before)?;
        return is_area(area.1).then_some((seat.first, area.0));
    }
    if is_area(&first) && matches!(seat.mark(seat.first), Some(b' ' | b'-')) {
        return seat.group(seat.first + 1).filter(|rest| local(rest)).map(|_| (seat.first + 1, 0));
    }
    let area = if first.starts_with("01") || first.starts_with("02") { 3 } else { 4 };
    let (code, rest) = first.split_at_checked(area)?;
    (is_area(code) && local(rest)).then_some((seat.first, 0))
}

/// True for 010, 020 to 029 and 03xx to 09xx.
fn is_area(digits: &str) -> bool {
    match digits.as_bytes() {
        [b'0', b'1', b'0'] | [b'0', b'2', b'0'..=b'9'] => true,
        [b'0', b'3'..=b'9', rest @ ..] => rest.len() == 2 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    }
}

/// An area code in parentheses at the end of the text before: its bytes with them, and its digits.
fn parenthesised(before: &str) -> Option<(usize, &str)> {
    let inner = before.strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（']).filter(|open| inner.len() - open <= 12)?;
    let digits = inner[open..].trim_start_matches(['(', '（']);
    Some((before.len() - open, digits))
}

/// The group of an extension behind a hyphen: at most four digits.
fn extension(seat: &Seat<'_>, last: usize) -> Option<usize> {
    let digits = seat.group(last + 1)?;
    let short = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (short && seat.mark(last) == Some(b'-')).then_some(last + 1)
}
