use rule::{Findings, rule};
use text::identity::luhn;

use super::{SENSITIVE, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开个人的银行卡号、账号。
    ///
    /// 十六至十九位，校验位和发卡行标识都对的是错误；前面写着银行卡、卡号、账号、开户的，不论校验位，都是警告。
    ///
    /// # 不符合
    /// ```文
    /// 银行卡号6222000000000000004
    /// 6200 0000 0000 0005
    /// 开户行及账号：6222000000000000005
    /// ```
    /// # 符合
    /// ```文
    /// 6222000000000000005
    /// 工单号2024013800138000
    /// 流水号6222000000000000004
    /// ```
    "PD-17": Error over Seen, given Lists, at Span, basis SENSITIVE
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::BankCard], findings, |hit| match hit.verdict {
        Verdict::Hit => "这是银行卡号，不得公开，请遮盖。".to_owned(),
        Verdict::Likely | Verdict::Info => "像是银行账号，请核对；是个人账号的应当遮盖。".to_owned(),
    });
}

/// Words that say that a number is one of a bank.
pub(in super::super) const BANK_WORDS: [&str; 6] = ["银行卡", "卡号", "账号", "帐号", "开户", "银行账"];

const SHAPES: [&[usize]; 10] = [
    &[16],
    &[17],
    &[18],
    &[19],
    &[4, 4, 4, 4, 1],
    &[4, 4, 4, 4, 2],
    &[4, 4, 4, 4, 3],
    &[4, 4, 4, 4],
    &[6, 13],
    &[6, 10],
];

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if !matches!(seat.length(seat.first), 4 | 6 | 16..=19) {
        return None;
    }
    let last = SHAPES.iter().find_map(|lengths| seat.shaped(lengths))?;
    let number = seat.joined(last);
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let around = seat.around();
    let said = around.has(&BANK_WORDS);
    let verdict = match (is_card(&number), said) {
        (true, true) => Verdict::Hit,
        (true, false) if !seat.tied(last) && !around.is_of_a_thing() => Verdict::Hit,
        (_, true) => Verdict::Likely,
        (_, false) => return None,
    };
    Some(Found::new(Kind::BankCard, verdict, seat.first, last))
}

/// True for a number with the sum and the issuer of a card.
pub(in super::super) fn is_card(number: &str) -> bool {
    let abroad = number.len() == 16 && matches!(number.as_bytes(), [b'4', ..] | [b'5', b'1'..=b'5', ..] | [b'2', b'2'..=b'7', ..]);
    let issued = (16..=19).contains(&number.len()) && number.starts_with("62") || abroad;
    issued && luhn(number)
}
