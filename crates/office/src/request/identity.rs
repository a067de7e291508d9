//! Proof of identity (REGI-02): kinds of number, and what is wrong with one that cannot be.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which number proves who somebody is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    /// 居民身份证: the citizen's number of GB 11643.
    #[default]
    ResidentCard,
    /// 营业执照或者登记证书: the unified social credit code of GB 32100.
    CreditCode,
    /// 其他有效证件: passports and the like, whose numbers have no common form.
    Other,
}

impl IdentityKind {
    /// All.
    pub const ALL: [Self; 3] = [Self::ResidentCard, Self::CreditCode, Self::Other];

    /// The word used in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::ResidentCard => "resident_card",
            Self::CreditCode => "credit_code",
            Self::Other => "other",
        }
    }

    /// The kind of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::ResidentCard => "居民身份证",
            Self::CreditCode => "统一社会信用代码",
            Self::Other => "其他有效证件",
        }
    }
}

/// What is wrong with a number, and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadIdentity {
    /// Nothing was typed.
    #[error("请填写证件号码")]
    Missing,
    /// A number of the old form.
    #[error("15位的旧号码已经停用，请填写18位公民身份号码")]
    Old,
    /// Too short or too long.
    #[error("{what}应为18位，现为{found}位")]
    Length {
        /// Which number.
        what: &'static str,
        /// How many characters there are.
        found: usize,
    },
    /// A character that the number cannot have there.
    #[error("{what}第{place}位“{found}”有误，{may}")]
    Character {
        /// Which number.
        what: &'static str,
        /// Where, from 1.
        place: usize,
        /// What stands there.
        found: char,
        /// What may stand there.
        may: &'static str,
    },
    /// The seventh to the fourteenth digit are no day up to today.
    #[error("公民身份号码第7至14位应为出生日期，“{0}”不是已经过去的日期，请核对")]
    Birthday(String),
    /// The last character does not follow from the others.
    #[error("{0}的最后一位与前17位不相符，请逐位核对")]
    CheckDigit(&'static str),
    /// Another document's number is out of all proportion.
    #[error("证件号码应为4至40位，现为{0}位")]
    Proportion(usize),
}

const CITIZEN: &str = "公民身份号码";
const CREDIT: &str = "统一社会信用代码";

/// The number of a document as it is kept: half-width, upper case, without spaces and hyphens.
///
/// # Errors
/// [`BadIdentity`], a sentence for the person who typed it.
pub fn checked(kind: IdentityKind, typed: &str, today: Date) -> Result<String, BadIdentity> {
    let number: String = typed.chars().filter_map(narrow).collect();
    if number.is_empty() {
        return Err(BadIdentity::Missing);
    }
    match kind {
        IdentityKind::ResidentCard => citizen(&number, today)?,
        IdentityKind::CreditCode => credit_code(&number)?,
        IdentityKind::Other => match number.chars().count() {
            4..=40 => {}
            found => return Err(BadIdentity::Proportion(found)),
        },
    }
    Ok(number)
}

/// GB 11643: six digits of a place, eight of a birthday, three in order, a check character (ISO 7064, MOD 11-2).
fn citizen(number: &str, today: Date) -> Result<(), BadIdentity> {
    let all: Vec<char> = number.chars().collect();
    match all.len() {
        18 => {}
        15 if number.bytes().all(|byte| byte.is_ascii_digit()) => return Err(BadIdentity::Old),
        found => return Err(BadIdentity::Length { what: CITIZEN, found }),
    }
    let digits = all.iter().take(17);
    if let Some((place, found)) = (1..).zip(digits).find(|(_, c)| !c.is_ascii_digit()) {
        let may = "前17位应为数字";
        return Err(BadIdentity::Character { what: CITIZEN, place, found: *found, may });
    }
    let last = all[17];
    if !last.is_ascii_digit() && last != 'X' {
        let may = "最后一位应为数字或者X";
        return Err(BadIdentity::Character { what: CITIZEN, place: 18, found: last, may });
    }
    let birthday = &number[6..14];
    let day = format!("{}-{}-{}", &birthday[..4], &birthday[4..6], &birthday[6..]).parse::<Date>();
    if day.is_ok_and(|day| day <= today && day.year() >= 1850) {
        let expected = text::identity::citizen_check(&number[..17]);
        if expected == Some(last) { Ok(()) } else { Err(BadIdentity::CheckDigit(CITIZEN)) }
    } else {
        Err(BadIdentity::Birthday(birthday.to_owned()))
    }
}

/// GB 32100: seventeen digits and letters without I, O, Z, S and V, and a check character modulo 31.
fn credit_code(number: &str) -> Result<(), BadIdentity> {
    let found = number.chars().count();
    if found != 18 {
        return Err(BadIdentity::Length { what: CREDIT, found });
    }
    let strange = |c: &char| !text::identity::CREDIT_LETTERS.contains(*c);
    if let Some((place, found)) = (1..).zip(number.chars()).find(|(_, c)| strange(c)) {
        let may = "应为数字或者除I、O、Z、S、V以外的大写字母";
        return Err(BadIdentity::Character { what: CREDIT, place, found, may });
    }
    let (body, last) = number.split_at(17);
    let right = text::identity::credit_check(body).is_some_and(|check| last.starts_with(check));
    if right { Ok(()) } else { Err(BadIdentity::CheckDigit(CREDIT)) }
}

/// Half-width and upper case; spaces and hyphens, which people put in to read better, are dropped.
fn narrow(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() || c.is_control() || matches!(c, '-' | '－' | '—') => None,
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).map(|c| c.to_ascii_uppercase()),
        c => Some(c.to_ascii_uppercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: IdentityKind, typed: &str) -> Result<String, String> {
        checked(kind, typed, Date::constant(2024, 6, 3)).map_err(|wrong| wrong.to_string())
    }

    #[test]
    fn a_citizens_number_is_checked_to_the_last_character() {
        let card = |typed: &str| check(IdentityKind::ResidentCard, typed);
        let good = "11010119900101000X".to_owned();
        // 110101 19900101 000: the sum of GB 11643 modulo 11 decides the last character.
        let sum: u32 = good[..17]
            .chars()
            .zip([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
            .map(|(c, weight)| c.to_digit(10).unwrap() * weight)
            .sum();
        let good = format!("{}{}", &good[..17], char::from(b"10X98765432"[sum as usize % 11]));
        assert_eq!(card(&good), Ok(good.clone()));
        let wide: String = good.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap()).collect();
        assert_eq!(card(&format!(" {wide} ")), Ok(good.clone()));
        let other = if good.ends_with('1') { '2' } else { '1' };
        let sentence = card(&format!("{}{other}", &good[..17])).unwrap_err();
        assert_eq!(sentence, "公民身份号码的最后一位与前17位不相符，请逐位核对");
        assert_eq!(card(&good[..17]).unwrap_err(), "公民身份号码应为18位，现为17位");
        assert_eq!(card("110101900101001").unwrap_err(), "15位的旧号码已经停用，请填写18位公民身份号码");
        assert!(card("1101011990010100OX").unwrap_err().contains("第17位“O”有误"));
        assert!(card("110101199013010009").unwrap_err().contains("“19901301”"));
        assert!(card("110101202501010009").unwrap_err().contains("已经过去的日期"));
        assert_eq!(card(" \u{3000}").unwrap_err(), "请填写证件号码");
        assert!(card(&"9".repeat(9000)).unwrap_err().contains("9000位"));
    }

    #[test]
    fn a_credit_code_is_checked_to_the_last_character() {
        let code = |typed: &str| check(IdentityKind::CreditCode, typed);
        // The example of the standard's own working: body 91350100M000100Y4, check character 3.
        assert_eq!(code("91350100m000100y43"), Ok("91350100M000100Y43".into()));
        assert_eq!(
            code("91350100M000100Y44").unwrap_err(),
            "统一社会信用代码的最后一位与前17位不相符，请逐位核对"
        );
        assert!(code("91350100M000100O43").unwrap_err().contains("第16位“O”有误"));
        assert_eq!(code("123").unwrap_err(), "统一社会信用代码应为18位，现为3位");
    }

    #[test]
    fn other_documents_are_taken_as_they_are() {
        assert_eq!(check(IdentityKind::Other, "e 12345678"), Ok("E12345678".into()));
        assert!(check(IdentityKind::Other, "1").is_err());
    }
}
