use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开往来港澳、台湾等通行证的号码。
    ///
    /// 只认前面写着通行证、回乡证的。
    ///
    /// # 不符合
    /// ```文
    /// 港澳居民来往内地通行证H00000000
    /// 往来港澳通行证C00000000
    /// ```
    /// # 符合
    /// ```文
    /// H00000000
    /// 通行证由公安机关签发。
    /// ```
    "PD-19": Error over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::TravelPermit], findings, |_| "这是通行证号码，不得公开，请遮盖。".to_owned());
}

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 8..=11) {
        return None;
    }
    let number = seat.group(seat.first)?.to_ascii_uppercase();
    let (letter, rest) = number.split_at_checked(1)?;
    let digits = rest.bytes().all(|byte| byte.is_ascii_digit());
    let fits = match letter {
        "H" | "M" => digits && matches!(rest.len(), 8 | 10),
        "C" => {
            let rest = rest.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(rest);
            matches!(rest.len(), 7 | 8) && rest.bytes().all(|byte| byte.is_ascii_digit())
        }
        "W" | "L" => digits && rest.len() == 8,
        _ => false,
    };
    let said = fits && seat.around().has(&["通行证", "回乡证"]);
    said.then(|| Found::new(Kind::TravelPermit, Verdict::Hit, seat.first, seat.first))
}
