use rule::{Findings, rule};

use super::{SENSITIVE, pd11_citizen_number::{IDENTITY_WORDS, day, region}, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开十五位的旧身份证号码。
    ///
    /// 六位行政区划、六位出生日期、三位顺序号，没有校验码：前面写着身份证、证件号的是错误，否则是警告；写着编号、单号的不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 原身份证号440233900304001
    /// ```
    /// # 符合
    /// ```文
    /// 440233901304001
    /// 订单号：440233900304001
    /// ```
    "PD-13": Error over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::OldCitizenNumber], findings, |hit| match hit.verdict {
        Verdict::Hit => "这是十五位的身份证号码，不得公开，请遮盖。".to_owned(),
        Verdict::Likely | Verdict::Info => "像是十五位的身份证号码，请核对；是的话应当遮盖。".to_owned(),
    });
}

const SHAPES: [&[usize]; 2] = [&[15], &[6, 6, 3]];

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 6 | 15) {
        return None;
    }
    let last = SHAPES.iter().find_map(|lengths| seat.shaped(lengths))?;
    let number = seat.joined(last);
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || !region(&number[..2]) {
        return None;
    }
    let year = 1900 + number[6..8].parse::<i16>().ok()?;
    day(year, &number[8..10], &number[10..12])?;
    let around = seat.around();
    if around.has(&IDENTITY_WORDS) {
        return Some(Found::new(Kind::OldCitizenNumber, Verdict::Hit, seat.first, last));
    }
    let whole = last == seat.first && !seat.tied(last) && !around.is_of_a_thing();
    whole.then(|| Found::new(Kind::OldCitizenNumber, Verdict::Likely, seat.first, last))
}
