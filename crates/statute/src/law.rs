//! The texts under `law/`: the articles cited, and no others, one file for each instrument.
//!
//! An article is a block of lines between blank lines. Its first line opens with its number; every further line is
//! a paragraph (款), except that a line opening with a bracketed number is an item (项) of the paragraph before it.

use crate::citation::{Citation, Instrument};

impl Instrument {
    /// The text carried for the instrument, its title on the first line; `None` where only its name is used.
    fn text(self) -> Option<&'static str> {
        Some(match self {
            Self::Regulation2019 => include_str!("../law/regulation-2019.txt"),
            Self::ReconsiderationLaw => include_str!("../law/reconsideration-2023.txt"),
            Self::LitigationLaw => include_str!("../law/litigation-2017.txt"),
            Self::PenaltyLaw => include_str!("../law/penalty-2021.txt"),
            Self::BudgetLaw => include_str!("../law/budget-2018.txt"),
            Self::FeeMeasures => include_str!("../law/fee-measures-2020.txt"),
            Self::Interpretation2018 => include_str!("../law/interpretation-2018.txt"),
            Self::Interpretation2025 => include_str!("../law/interpretation-2025.txt"),
            Self::ReconsiderationRules => include_str!("../law/reconsideration-rules-2026.txt"),
            Self::ArchivesLaw => include_str!("../law/archives-2020.txt"),
            Self::DeliveryReply => return None,
        })
    }
}

impl Citation {
    /// The words at the place cited: a whole article, one paragraph with its items, or one item. `None` where the
    /// text is not carried or has no such place.
    pub fn words(&self) -> Option<&'static str> {
        let head = format!("{}　", Self::article(self.instrument, self.article).place());
        let block = self.instrument.text()?.split("\n\n").find(|block| block.starts_with(&head))?;
        let article = block.trim_end();
        let paragraph = match self.paragraph {
            0 => article,
            n => paragraphs(article).nth(usize::from(n) - 1)?,
        };
        match self.item {
            0 => Some(paragraph),
            n => paragraph.lines().filter(|line| is_item(line)).nth(usize::from(n) - 1),
        }
    }
}

fn is_item(line: &str) -> bool {
    line.starts_with('（')
}

/// The paragraphs of an article, each with the items that follow it.
fn paragraphs(article: &'static str) -> impl Iterator<Item = &'static str> {
    let mut rest = article;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .match_indices('\n')
            .map(|(at, _)| at)
            .find(|&at| !is_item(&rest[at + 1..]))
            .unwrap_or(rest.len());
        let (paragraph, tail) = rest.split_at(end);
        rest = tail.strip_prefix('\n').unwrap_or(tail);
        Some(paragraph)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::{regulation, regulation_item, regulation_paragraph};
    use crate::{Channel, Exemption, Outcome, StatutoryItem};

    #[test]
    fn a_place_is_found_to_the_item() {
        assert_eq!(
            regulation_paragraph(33, 3).words(),
            Some("行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内。")
        );
        assert_eq!(regulation_item(20, 7).words(), Some("（七）财政预算、决算信息；"));
        let review = Citation::paragraph(Instrument::ReconsiderationLaw, 23, 1);
        assert!(
            review.words().is_some_and(|words| words.contains("（四）申请政府信息公开，行政机关不予公开；"))
        );
        assert_eq!(regulation_paragraph(33, 4).words(), None);
        assert_eq!(regulation(99).words(), None);
    }

    /// STA-40 ff.: the labels of Article 20 are the words of the article.
    #[test]
    fn the_fifteen_items_are_verbatim() {
        for (n, item) in (1..).zip(StatutoryItem::ALL) {
            let words = regulation_item(20, n).words().unwrap_or_default();
            let label = words.split_once('）').map_or("", |(_, label)| label).trim_end_matches(['；', '。']);
            assert_eq!(label, item.label());
        }
    }

    /// Every place that an outcome, a channel or an exemption rests on exists.
    #[test]
    fn every_place_cited_exists() {
        let outcomes = Outcome::ALL.into_iter().flat_map(Outcome::basis);
        let channels = Channel::ALL.into_iter().map(Channel::basis);
        let exemptions = Exemption::ALL.into_iter().map(Exemption::basis);
        for citation in outcomes.chain(channels).chain(exemptions) {
            assert!(citation.words().is_some(), "{citation}");
        }
    }
}
