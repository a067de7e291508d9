//! Invented personal data of applicants: identity numbers with the order code 000, which is given to nobody, telephone
//! numbers that nobody has, addresses in places that do not exist.

use jiff::civil::{Date, date};
use office::request::{Applicant, Contact, Identity, IdentityKind};
use statute::ApplicantKind;

/// The `n`-th applicant.
pub fn applicant(n: usize, name: &str, kind: ApplicantKind) -> Applicant {
    let (identity, person) = match kind {
        ApplicantKind::Natural => {
            let number = identity_number(birthday(n));
            (Identity { kind: IdentityKind::ResidentCard, number }, String::new())
        }
        ApplicantKind::Business
        | ApplicantKind::Research
        | ApplicantKind::Welfare
        | ApplicantKind::LawService
        | ApplicantKind::Other => {
            let number = credit_code(n);
            (Identity { kind: IdentityKind::CreditCode, number }, "联系人甲".to_owned())
        }
    };
    let street = ["东桥镇桥头村", "西河乡河口村", "南山街道松柏社区", "北苑街道梧桐社区"][n % 4];
    let contact = Contact {
        person,
        phone: format!("100{n:08}"),
        address: format!("示范县{street}{}号，邮政编码000000", n % 97 + 1),
        email: format!("shenqingren{n}@example.com"),
    };
    Applicant { name: name.to_owned(), identity, contact }
}

fn birthday(n: usize) -> Date {
    let days = i64::try_from(n * 397 % 14_000).unwrap_or_default();
    date(1960, 1, 1).saturating_add(jiff::Span::new().days(days))
}

/// 公民身份号码 (GB 11643): region, birthday, order code 000, check character.
fn identity_number(born: Date) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = format!("110101{:04}{:02}{:02}000", born.year(), born.month(), born.day());
    let sum: u32 =
        digits.chars().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap_or(0) * weight).sum();
    let check = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][(sum % 11) as usize];
    format!("{digits}{check}")
}

/// 统一社会信用代码 (GB 32100) of a region that does not exist.
fn credit_code(n: usize) -> String {
    const LETTERS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let code = format!("91990000{:09}", n % 1_000_000);
    let (mut sum, mut weight) = (0, 1);
    for byte in code.bytes() {
        sum += LETTERS.iter().position(|letter| *letter == byte).unwrap_or(0) * weight;
        weight = weight * 3 % 31;
    }
    format!("{code}{}", char::from(LETTERS[(31 - sum % 31) % 31]))
}

#[cfg(test)]
mod tests {
    use office::request::identity::checked;

    use super::*;

    /// PD-11, PD-20: the order code of nobody, and valid check characters.
    #[test]
    fn identity_numbers_belong_to_nobody_and_have_a_valid_check() {
        let today = date(2025, 1, 6);
        for n in 0..60 {
            let Identity { kind, number } = applicant(n, "某人", ApplicantKind::Natural).identity;
            assert_eq!(&number[14..17], "000");
            checked(kind, &number, today).unwrap();
            let Identity { kind, number } = applicant(n, "某社", ApplicantKind::Other).identity;
            checked(kind, &number, today).unwrap();
        }
    }
}
