use rule::{Findings, rule};
use text::identity::{CREDIT_LETTERS, credit_check};

use super::{PUBLIC, pd11_citizen_number::citizen, super::{Kind, Seen, Verdict, look::{Found, Seat}}};
use crate::{Lists, Span};

rule! {
    /// 统一社会信用代码可以公开；个体工商户的和校验码不符的，应当核对。
    ///
    /// 按 GB 32100 核对校验码。以 92 开头的属于个体工商户，名称往往就是人名。索引号中的代码不在此列。
    ///
    /// # 不符合
    /// ```文
    /// 统一社会信用代码：91350100M000100Y44
    /// 统一社会信用代码：92440233MA0000007Q
    /// ```
    /// # 符合
    /// ```文
    /// 索引号11441700007280420Y/2024-00001
    /// 91350100M000100I43
    /// ```
    "PD-20": Info over Seen, given Lists, at Span, basis PUBLIC
}

fn check(seen: &Seen, _lists: &Lists, findings: &mut Findings<Span>) {
    seen.report(&[Kind::CreditCode], findings, |hit| match hit.verdict {
        Verdict::Likely | Verdict::Hit if hit.words.starts_with("92") => {
            "这是个体工商户的统一社会信用代码，名称中可能有人名，请核对。".to_owned()
        }
        Verdict::Likely | Verdict::Hit => "统一社会信用代码的校验码不符，请核对有没有抄错。".to_owned(),
        Verdict::Info => "这是统一社会信用代码，可以公开。".to_owned(),
    });
}

pub(in super::super) fn find(seat: &Seat<'_>) -> Option<Found> {
    if seat.length(seat.first) != 18 {
        return None;
    }
    let written = seat.group(seat.first)?;
    let code = written.to_ascii_uppercase();
    if !code.chars().all(|c| CREDIT_LETTERS.contains(c)) {
        return None;
    }
    let (_, behind) = seat.outside(seat.first);
    let index = behind.strip_prefix(['/', '／']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let letters = code[..17].bytes().any(|byte| byte.is_ascii_uppercase());
    let said = seat.around().has(&["信用代码", "税号", "纳税人识别号"]);
    let sound = credit_check(&code[..17]).is_some_and(|check| code.ends_with(check));
    if index || written != code && !said {
        return None;
    }
    // Eighteen digits without a word about them are somebody's before they are something's.
    if !said && !letters && citizen(&code, seat.on).is_some() {
        return None;
    }
    let verdict = match (sound, said) {
        (true, _) if code.starts_with("92") => Verdict::Likely,
        (true, _) => Verdict::Info,
        (false, true) if citizen(&code, seat.on).is_none_or(|(sound, _)| !sound) => Verdict::Likely,
        (false, _) => return None,
    };
    Some(Found { masked: false, ..Found::new(Kind::CreditCode, verdict, seat.first, seat.first) })
}
