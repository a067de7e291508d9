//! Instruments and places in them.

use std::fmt;

/// A law, regulation or rule that gongkai rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Instrument {
    /// 政府信息公开条例, 国务院令第711号, in force 2019-05-15.
    Regulation2019,
    /// 行政复议法, revision in force 2024-01-01.
    ReconsiderationLaw,
    /// 行政诉讼法.
    LitigationLaw,
    /// 行政处罚法.
    PenaltyLaw,
    /// 预算法.
    BudgetLaw,
    /// 政府信息公开信息处理费管理办法, 国办函〔2020〕109号.
    FeeMeasures,
    /// 最高人民法院 法释〔2018〕1号.
    Interpretation2018,
    /// 最高人民法院 法释〔2025〕8号, in force 2025-06-01.
    Interpretation2025,
    /// 行政复议法实施条例, 国务院令第836号, revision in force 2026-07-01.
    ReconsiderationRules,
    /// 档案法.
    ArchivesLaw,
    /// 国办公开办函〔2016〕235号, on delivery.
    DeliveryReply,
}

impl Instrument {
    /// Full title without title marks.
    pub fn title(self) -> &'static str {
        match self {
            Self::Regulation2019 => "中华人民共和国政府信息公开条例",
            Self::ReconsiderationLaw => "中华人民共和国行政复议法",
            Self::LitigationLaw => "中华人民共和国行政诉讼法",
            Self::PenaltyLaw => "中华人民共和国行政处罚法",
            Self::BudgetLaw => "中华人民共和国预算法",
            Self::FeeMeasures => "政府信息公开信息处理费管理办法",
            Self::Interpretation2018 => "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
            Self::Interpretation2025 => "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
            Self::ReconsiderationRules => "中华人民共和国行政复议法实施条例",
            Self::ArchivesLaw => "中华人民共和国档案法",
            Self::DeliveryReply => {
                "国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释"
            }
        }
    }
}

/// A place in an instrument: article, paragraph (款), item (项).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The instrument.
    pub instrument: Instrument,
    /// 条.
    pub article: u16,
    /// 款, from 1; 0 when the article has one paragraph.
    pub paragraph: u16,
    /// 项, from 1; 0 for none.
    pub item: u16,
}

impl Citation {
    /// A whole article.
    pub const fn article(instrument: Instrument, article: u16) -> Self {
        Self { instrument, article, paragraph: 0, item: 0 }
    }

    /// A paragraph of an article.
    pub const fn paragraph(instrument: Instrument, article: u16, paragraph: u16) -> Self {
        Self { instrument, article, paragraph, item: 0 }
    }

    /// An item of an article.
    pub const fn item(instrument: Instrument, article: u16, item: u16) -> Self {
        Self { instrument, article, paragraph: 0, item }
    }

    /// 第三十三条第二款: the place without the instrument.
    pub fn place(&self) -> String {
        let part = |n: u16, before: &str, after: &str| match n {
            0 => String::new(),
            n => format!("{before}{}{after}", chinese(n)),
        };
        [part(self.article, "第", "条"), part(self.paragraph, "第", "款"), part(self.item, "第（", "）项")]
            .concat()
    }

    /// The place, with the instrument's title unless it is the Regulation, which steps of a sum are read under.
    pub fn brief(&self) -> String {
        match self.instrument {
            Instrument::Regulation2019 => self.place(),
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《{}》{}", self.instrument.title(), self.place())
    }
}

/// An article of the Regulation of 2019.
pub(crate) const fn regulation(article: u16) -> Citation {
    Citation::article(Instrument::Regulation2019, article)
}

/// A paragraph of an article of the Regulation of 2019.
pub(crate) const fn regulation_paragraph(article: u16, paragraph: u16) -> Citation {
    Citation::paragraph(Instrument::Regulation2019, article, paragraph)
}

/// An item of an article of the Regulation of 2019.
pub(crate) const fn regulation_item(article: u16, item: u16) -> Citation {
    Citation::item(Instrument::Regulation2019, article, item)
}

/// Numbers below one hundred as articles are numbered.
fn chinese(n: u16) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(n / 10), usize::from(n % 10));
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens.min(9)], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_reads_as_lawyers_write_it() {
        assert_eq!(
            regulation_paragraph(33, 2).to_string(),
            "《中华人民共和国政府信息公开条例》第三十三条第二款"
        );
        assert_eq!(regulation_item(36, 7).place(), "第三十六条第（七）项");
        assert_eq!(regulation(20).place(), "第二十条");
        assert_eq!(regulation(9).place(), "第九条");
        assert_eq!(regulation(14).place(), "第十四条");
    }
}
