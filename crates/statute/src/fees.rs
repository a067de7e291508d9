//! 信息处理费: both schedules of 国办函〔2020〕109号 (fees.md). Charging is a decision of a named person, never
//! automatic (FEE-05); these functions only say what the schedules give.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Money in fen (分), a hundredth of a yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fen(
    /// How many fen.
    pub i64,
);

impl Fen {
    /// Whole yuan.
    pub const fn yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }
}

impl fmt::Display for Fen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0 / 100, (self.0 % 100).abs());
        if fen == 0 { write!(f, "{yuan}元") } else { write!(f, "{yuan}.{fen:02}元") }
    }
}

/// 按件计收: what the `k`-th request of the same applicant in one calendar month costs (FEE-13).
///
/// The first ten are free, the next twenty cost 100 yuan each, and from the thirty-first on every band of ten
/// raises the rate by 100 yuan.
pub fn per_item(k: u32) -> Fen {
    match k {
        0..=10 => Fen(0),
        11..=30 => Fen::yuan(100),
        _ => Fen::yuan(100 + 100 * (i64::from((k - 31) / 10) + 1)),
    }
}

/// 按件计收: the sum for `n` requests of one applicant in one calendar month.
pub fn per_item_total(n: u32) -> Fen {
    Fen((1..=n).map(|k| per_item(k).0).sum())
}

/// 按量计收: what `pages` pages of one request cost (FEE-24). A page is one side of A4 or smaller (FEE-23).
pub fn per_page_total(pages: u32) -> Fen {
    let band = |from: u32, to: u32| i64::from(pages.min(to).saturating_sub(from - 1));
    Fen::yuan(band(31, 100) * 10 + band(101, 200) * 20 + band(201, u32::MAX) * 40)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_per_item_gives_the_published_sums() {
        for (n, fee, last) in [
            (0, 0, 0),
            (1, 0, 0),
            (10, 0, 0),
            (11, 100, 100),
            (12, 200, 100),
            (20, 1000, 100),
            (29, 1900, 100),
            (30, 2000, 100),
            (31, 2200, 200),
            (32, 2400, 200),
            (40, 4000, 200),
            (41, 4300, 300),
            (45, 5500, 300),
            (50, 7000, 300),
            (51, 7400, 400),
            (60, 11000, 400),
            (61, 11500, 500),
            (70, 16000, 500),
            (71, 16600, 600),
            (80, 22000, 600),
            (90, 29000, 700),
            (100, 37000, 800),
            (110, 46000, 900),
        ] {
            assert_eq!((per_item_total(n), per_item(n)), (Fen::yuan(fee), Fen::yuan(last)), "{n}件");
        }
    }

    #[test]
    fn the_schedule_per_page_gives_the_published_sums() {
        for (pages, fee) in [
            (0, 0),
            (1, 0),
            (30, 0),
            (31, 10),
            (32, 20),
            (50, 200),
            (99, 690),
            (100, 700),
            (101, 720),
            (102, 740),
            (150, 1700),
            (199, 2680),
            (200, 2700),
            (201, 2740),
            (202, 2780),
            (250, 4700),
            (300, 6700),
            (500, 14700),
            (1000, 34700),
        ] {
            assert_eq!(per_page_total(pages), Fen::yuan(fee), "{pages}页");
        }
    }

    #[test]
    fn money_reads_in_yuan() {
        assert_eq!(Fen::yuan(120).to_string(), "120元");
        assert_eq!(Fen(1205).to_string(), "12.05元");
    }
}
