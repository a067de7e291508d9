use rule::{Findings, rule};

use super::{PUBLIC, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 不得公开个人的手机号码。
    ///
    /// 十一位，号段按公开资料列出；未知号段是警告。写着监督、举报、咨询等的是因公公布的号码，只提醒，不遮盖。
    /// 金额、数量和各种编号不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 联系人手机13800138000
    /// 电话：138 0013 8000
    /// 电话：一三八零零一三八零零零
    /// 监督电话：13800138000
    /// ```
    /// # 符合
    /// ```文
    /// 合计13800138000元
    /// 工单号13800138000
    /// 监督电话：138****8000
    /// ```
    "PD-14": Error over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::Mobile], findings, |hit| match (hit.verdict, &hit.masked) {
        (Verdict::Hit, _) => "这是手机号码，不得公开，请遮盖。".to_owned(),
        (_, None) => "作为办公电话公布的是手机号码，请确认本人同意公开。".to_owned(),
        (_, Some(_)) => "像是手机号码，请核对；是个人号码的应当遮盖。".to_owned(),
    });
}

/// Prefixes not known as allocated (13x, 15x …): checked against public lists; they change.
const FREE: [&str; 11] = ["142", "143", "154", "160", "161", "163", "164", "168", "169", "179", "194"];

/// Who publishes the number by duty.
const OFFICE: [&str; 18] = [
    "监督", "举报", "投诉", "咨询", "服务电话", "值班", "热线", "办公电话", "公开电话", "报名", "受理电话", "客服", "预约",
    "救援", "报修", "抢修", "应急", "业务电话",
];
/// Words nearer to the number that make it a person's again.
const PERSON: [&str; 10] = ["本人", "手机", "家庭", "家属", "个人", "联系人", "住户", "户主", "申请人", "父母"];

/// Units that make a number an amount.
const UNITS: [&str; 25] = [
    "元", "万元", "亿元", "吨", "公斤", "千克", "人次", "平方米", "亩", "公里", "千米", "米", "份", "件", "个", "户",
    "项", "人民币", "美元", "％", "%", "立方米", "千瓦时", "度电", "人",
];

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    let (start, last, number) = shaped(seat)?;
    if !matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..]) || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (before, behind) = seat.outside(last);
    let around = seat.around();
    let coded = start == seat.first && number.len() == 11 && seat.length(seat.first) == 11;
    if is_amount(behind) || before.ends_with(['¥', '￥', '$']) || coded && seat.tied(last) || around.is_of_a_thing() {
        return None;
    }
    let office = around.nearer(&OFFICE, &PERSON) == Some(true);
    let verdict = if is_allocated(&number) && !office { Verdict::Hit } else { Verdict::Likely };
    let lead = usize::from(before.ends_with('+') && (start > seat.first || seat.length(seat.first) > 11));
    Some(Found { lead, masked: !office, ..Found::new(Kind::Mobile, verdict, seat.first, last) })
}

/// The group where the number itself begins, its last group, and its eleven digits without the country code.
fn shaped(seat: &Seat<'_>) -> Option<(usize, usize, String)> {
    let code = |length: usize| match length {
        13 => Some("86"),
        15 => Some("0086"),
        _ => None,
    };
    let length = seat.length(seat.first);
    if !matches!(length, 2 | 3 | 4 | 5 | 7 | 11 | 13 | 15) || !matches!(seat.begins(), b'0' | b'1' | b'8') {
        return None;
    }
    let first = seat.group(seat.first)?;
    if let Some(code) = code(length) {
        let number = first.strip_prefix(code)?.to_owned();
        return Some((seat.first, seat.first, number));
    }
    if matches!(first.as_str(), "86" | "0086") && matches!(seat.mark(seat.first), Some(b' ' | b'-')) {
        let inner = Seat { first: seat.first + 1, ..*seat };
        let last = [&[11][..], &[3, 4, 4]].iter().find_map(|lengths| inner.shaped(lengths))?;
        return Some((inner.first, last, inner.joined(last)));
    }
    let last = [&[11][..], &[3, 4, 4], &[3, 8], &[7, 4]].iter().find_map(|lengths| seat.shaped(lengths));
    if let Some(last) = last {
        return Some((seat.first, last, seat.joined(last)));
    }
    let coded = [("86", &[5, 4, 4][..]), ("0086", &[7, 4, 4][..])];
    coded.iter().find_map(|(code, lengths)| {
        let last = seat.shaped(lengths)?;
        Some((seat.first, last, seat.joined(last).strip_prefix(code)?.to_owned()))
    })
}

/// True for eleven digits with a prefix that is allocated.
pub(in super::super) fn is_allocated(number: &str) -> bool {
    matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..])
        && number.len() == 11
        && !FREE.contains(&&number[..3])
}

/// True where what follows makes a number an amount.
pub(in super::super) fn is_amount(behind: &str) -> bool {
    let behind = behind.strip_prefix([' ', '\u{A0}', '\u{3000}']).unwrap_or(behind);
    let decimal = behind.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    decimal || UNITS.iter().any(|unit| behind.starts_with(unit)) && !behind.starts_with("个人") && !behind.starts_with("人民法")
}
