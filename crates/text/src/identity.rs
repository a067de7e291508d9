//! Numbers with a check character: citizens (GB 11643), organisations (GB 32100), bank cards (ISO/IEC 7812).
//!
//! Only arithmetic: what a number is about, and whether its birthday is over, is for the room that asks.

/// The characters of a unified social credit code (GB 32100-2015), in the order of their values: no I, O, S, V, Z.
pub const CREDIT_LETTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The check character that belongs to the first seventeen digits of a citizen's number (GB 11643-1999, ISO 7064
/// MOD 11-2); `None` unless they are seventeen digits.
pub fn citizen_check(seventeen: &str) -> Option<char> {
    const WEIGHTS: [usize; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let digits = seventeen.as_bytes();
    if digits.len() != WEIGHTS.len() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let sum: usize =
        digits.iter().zip(WEIGHTS).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    Some(char::from(b"10X98765432"[sum % 11]))
}

/// The check character that belongs to the first seventeen characters of a unified social credit code (GB 32100-2015);
/// `None` unless they are seventeen of its characters, in upper case.
pub fn credit_check(seventeen: &str) -> Option<char> {
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    if seventeen.len() != WEIGHTS.len() {
        return None;
    }
    let mut sum = 0;
    for (c, weight) in seventeen.chars().zip(WEIGHTS) {
        sum += CREDIT_LETTERS.find(c)? * weight;
    }
    CREDIT_LETTERS.as_bytes().get((31 - sum % 31) % 31).map(|byte| char::from(*byte))
}

/// True where the digits end in the check digit of a bank card (Luhn's sum); false where any is no digit.
pub fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let doubled = u32::from(byte - b'0') << (place % 2);
        sum += if doubled > 9 { doubled - 9 } else { doubled };
    }
    !digits.is_empty() && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standards_hold() {
        assert_eq!(citizen_check("11010519491231002"), Some('X'));
        assert_eq!(citizen_check("44052418800101001"), Some('4'));
        assert_eq!(citizen_check("4405241880010100"), None);
        assert_eq!(citizen_check("4405241880010100X"), None);
        assert_eq!(credit_check("91350100M000100Y4"), Some('3'));
        assert_eq!(credit_check("11441700007280420"), Some('Y'));
        assert_eq!(credit_check("91350100M000100I4"), None);
    }

    #[test]
    fn cards_have_their_sum() {
        assert!(luhn("6205500000000000004") && luhn("4111111111111111"));
        assert!(!luhn("6222000000000000005") && !luhn("") && !luhn("411111111111111x"));
    }
}
