use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开护照号码。
    ///
    /// 前面写着护照的是错误；只有 E 字头的普通护照号码单独出现时是警告，其他字头单独出现不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 护照号码E00000000
    /// E00000000
    /// ```
    /// # 符合
    /// ```文
    /// G00000000
    /// 护照号EI0000000
    /// 产品编码E00000000
    /// ```
    "PD-18": Error over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Passport], findings, |hit| match hit.verdict {
        Verdict::Hit => "这是护照号码，不得公开，请遮盖。".to_owned(),
        Verdict::Likely | Verdict::Info => "像是护照号码，请核对；是的话应当遮盖。".to_owned(),
    });
}

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 8..=10) {
        return None;
    }
    let number = seat.group(seat.first)?.to_ascii_uppercase();
    let digits = |rest: &str, least: usize, most: usize| {
        (least..=most).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit())
    };
    let ordinary = number.strip_prefix('E').is_some_and(|rest| {
        let letter = rest.starts_with(|c: char| c.is_ascii_uppercase() && !matches!(c, 'I' | 'O'));
        digits(rest, 8, 8) || letter && digits(&rest[1..], 7, 7)
    });
    let other = number.strip_prefix('G').is_some_and(|rest| digits(rest, 8, 8))
        || number.strip_prefix(['D', 'S', 'P']).is_some_and(|rest| {
            digits(rest.strip_prefix('E').unwrap_or(rest), 7, 8)
        });
    let around = seat.around();
    let verdict = if around.has(&["护照"]) && (ordinary || other) {
        Verdict::Hit
    } else if ordinary && !seat.tied(seat.first) && !around.is_of_a_thing() && seat.group(seat.first)?.starts_with('E') {
        Verdict::Likely
    } else {
        return None;
    };
    Some(Found::new(Kind::Passport, verdict, seat.first, seat.first))
}
