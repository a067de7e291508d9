//! Exact decimal numbers: counts and amounts in 万元 without rounding.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An exact decimal number of at most 18 digits before and 12 digits after the point.
#[derive(Debug, Clone, Copy, Default)]
pub struct Number {
    mantissa: i128,
    scale: u8,
}

/// Digits after the point that are kept at most.
const MOST_DECIMALS: usize = 12;
/// Digits before the point that are read at most.
const MOST_DIGITS: usize = 18;

impl Number {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// `mantissa` divided by ten to the `scale`: `decimal(12345, 2)` is 123.45. A scale above 12 counts as 12.
    pub fn decimal(mantissa: i64, scale: u8) -> Self {
        Self { mantissa: i128::from(mantissa), scale: scale.min(12) }.reduced()
    }

    /// True where there is nothing after the point.
    pub fn is_whole(self) -> bool {
        self.reduced().scale == 0
    }

    /// True below nought.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// True at nought.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The whole number, where it is one and fits.
    pub fn whole(self) -> Option<i64> {
        let reduced = self.reduced();
        if reduced.scale == 0 { i64::try_from(reduced.mantissa).ok() } else { None }
    }

    /// The sum with `coefficient` times `other`.
    pub fn plus(self, coefficient: i8, other: Self) -> Self {
        let scale = self.scale.max(other.scale);
        let sum = self.at_scale(scale).saturating_add(other.at_scale(scale) * i128::from(coefficient));
        Self { mantissa: sum, scale }.reduced()
    }

    fn at_scale(self, scale: u8) -> i128 {
        self.mantissa.saturating_mul(10_i128.pow(u32::from(scale - self.scale)))
    }

    fn reduced(self) -> Self {
        let mut reduced = self;
        while reduced.scale > 0 && reduced.mantissa % 10 == 0 {
            reduced.mantissa /= 10;
            reduced.scale -= 1;
        }
        reduced
    }
}

impl std::ops::Add for Number {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.plus(1, other)
    }
}

impl std::ops::Sub for Number {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.plus(-1, other)
    }
}

impl std::iter::Sum for Number {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, number| sum + number)
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self { mantissa: i128::from(whole), scale: 0 }
    }
}

impl From<i64> for Number {
    fn from(whole: i64) -> Self {
        Self { mantissa: i128::from(whole), scale: 0 }
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl fmt::Display for Number {
    /// Without trailing zeros and without thousands separators (AR-24).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mantissa, scale } = self.reduced();
        if scale == 0 {
            return write!(f, "{mantissa}");
        }
        let base = 10_u128.pow(u32::from(scale));
        let sign = if mantissa < 0 { "-" } else { "" };
        let whole = mantissa.unsigned_abs() / base;
        let rest = mantissa.unsigned_abs() % base;
        write!(f, "{sign}{whole}.{rest:0width$}", width = usize::from(scale))
    }
}

/// Why a text is not a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a plain decimal number of at most 18 digits before and 12 after the point")]
pub struct NotANumber;

impl FromStr for Number {
    type Err = NotANumber;

    /// Reads half-width digits with an optional sign and point; nothing else.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (negative, digits) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let pure = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let point_without_decimals = digits.contains('.') && decimals.is_empty();
        if whole.is_empty() || point_without_decimals || !pure(whole) || !pure(decimals) {
            return Err(NotANumber);
        }
        if whole.trim_start_matches('0').len() > MOST_DIGITS || decimals.len() > MOST_DECIMALS {
            return Err(NotANumber);
        }
        let joined = format!("{}{decimals}", whole.trim_start_matches('0'));
        let mantissa: i128 = if joined.is_empty() { 0 } else { joined.parse().map_err(|_| NotANumber)? };
        let scale = u8::try_from(decimals.len()).map_err(|_| NotANumber)?;
        Ok(Self { mantissa: if negative { -mantissa } else { mantissa }, scale }.reduced())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    /// Reads a whole number, or a decimal in quotes, so that no binary fraction ever comes between.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Whole(i64),
            Words(String),
        }
        match Written::deserialize(deserializer)? {
            Written::Whole(whole) => Ok(Self::from(whole)),
            Written::Words(words) => words.parse().map_err(de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_and_print_plainly() {
        let check = |text: &str, expected: &str| {
            assert_eq!(text.parse::<Number>().map(|n| n.to_string()).as_deref(), Ok(expected), "{text}");
        };
        check("0", "0");
        check("007", "7");
        check("4166.241619", "4166.241619");
        check("12.500", "12.5");
        check("-3", "-3");
        check("-0.05", "-0.05");
        check("+4", "4");
        for wrong in ["", "-", "1.", ".5", "1,000", "1e5", "无", "1234567890123456789", "１"] {
            assert_eq!(wrong.parse::<Number>(), Err(NotANumber), "{wrong}");
        }
    }

    #[test]
    fn sums_keep_every_decimal() {
        let number = |text: &str| text.parse::<Number>().expect("a number");
        assert_eq!(number("0.1") + number("0.2"), number("0.3"));
        assert_eq!(number("1.50"), number("1.5"));
        assert!(number("2") - number("2.01") < Number::ZERO);
        assert_eq!(Number::decimal(12_345, 2).to_string(), "123.45");
    }
}
