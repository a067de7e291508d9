use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 公开机动车号牌，应当确认不是个人的车。
    ///
    /// 省、自治区、直辖市简称加字母和五位，或者新能源号牌六位（GA 36）。
    ///
    /// # 不符合
    /// ```文
    /// 粤F00000
    /// 粤F·00000
    /// 粤F0000警
    /// ```
    /// # 符合
    /// ```文
    /// 川A座3层
    /// 粤I00000
    /// 粤F***00
    /// ```
    "PD-21": Warning over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Plate], findings, |_| "这是机动车号牌，请核对；是个人车辆的应当遮盖。".to_owned());
}

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
const ENDINGS: &str = "挂学警港澳";
const ELECTRIC: &str = "ABCDEFGHJK";

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 1 | 5..=7) {
        return None;
    }
    let (before, _) = seat.outside(seat.first);
    let province = before.chars().next_back().filter(|c| PROVINCES.contains(*c))?;
    let first = seat.group(seat.first)?.to_ascii_uppercase();
    let (last, body) = if first.len() == 1 {
        let parted = matches!(seat.mark(seat.first), Some(b'*' | b'.' | b' ' | b'-'));
        let body = seat.group(seat.first + 1).filter(|_| parted)?;
        (seat.first + 1, body.to_ascii_uppercase())
    } else {
        (seat.first, first[1..].to_owned())
    };
    let letter = first.chars().next().filter(|c| c.is_ascii_uppercase() && !matches!(c, 'I' | 'O'))?;
    let (_, behind) = seat.outside(last);
    let ending = behind.chars().next().filter(|c| ENDINGS.contains(*c) && body.len() == 4);
    let tail = ending.map_or(0, char::len_utf8);
    let fits = (plain(&body) && body.len() + usize::from(tail > 0) == 5 || electric(&body))
        && letter.is_ascii_uppercase()
        && body.bytes().any(|byte| byte.is_ascii_digit())
        && !seat.tied(last);
    let lead = province.len_utf8();
    fits.then(|| Found { lead, tail, ..Found::new(Kind::Plate, Verdict::Likely, seat.first, last) })
}

/// True where a province stands before a byte.
pub(in super::super) fn may_be(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| PROVINCES.contains(c))
}

fn plain(body: &str) -> bool {
    body.bytes().all(|byte| byte.is_ascii_alphanumeric() && !matches!(byte, b'I' | b'O'))
}

fn electric(body: &str) -> bool {
    let digits = |words: &str| words.bytes().all(|byte| byte.is_ascii_digit());
    body.len() == 6
        && (body.starts_with(|c: char| ELECTRIC.contains(c)) && plain(&body[1..2]) && digits(&body[2..])
            || body.ends_with(|c: char| ELECTRIC.contains(c)) && digits(&body[..5]))
}
