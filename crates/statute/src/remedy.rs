//! 救济告知: what a letter must say about remedies (requests §8).

use calendar::Date;

use crate::citation::{Citation, Instrument, regulation};
use crate::regime::Regime;

/// The kind of remedy clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// REM-A: refusals under Articles 14 to 16; reconsideration comes first (行政复议法第二十三条).
    ReconsiderationFirst,
    /// REM-B: reconsideration or suit.
    ReconsiderationOrSuit,
    /// REM-C: none, for procedural notices.
    None,
    /// REM-D: a third party over whose objection information is to be published (第三十二条、第五十一条).
    ThirdParty,
    /// REM-E: complaint, for bodies outside the Regulation.
    Complaint,
}

/// Where remedies lie against a body; facts of the body, checked by a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RemedyPlaces {
    /// 行政复议机关.
    pub authority: String,
    /// 有管辖权的人民法院.
    pub court: String,
    /// Office that takes complaints.
    pub complaint_office: String,
}

impl Remedy {
    /// Id of the clause.
    pub fn code(self) -> &'static str {
        match self {
            Self::ReconsiderationFirst => "REM-A",
            Self::ReconsiderationOrSuit => "REM-B",
            Self::None => "REM-C",
            Self::ThirdParty => "REM-D",
            Self::Complaint => "REM-E",
        }
    }

    /// The clause that applies to a body of `regime` (STA-97).
    pub fn under(self, regime: Regime) -> Self {
        match (self, regime) {
            (Self::None, _) => Self::None,
            (_, Regime::Utility | Regime::Voluntary) => Self::Complaint,
            (clause, Regime::Organ | Regime::Authorised) => clause,
        }
    }

    /// What an applicant can do where an organ's reply period ended on `reply_due` without an answer. Since
    /// 2026-07-01 silence is a duty not performed, for which reconsideration comes first; until then it was open
    /// (法释〔2025〕8号第二条第二款).
    pub fn without_answer(reply_due: Date) -> Self {
        if reply_due < RULES_IN_FORCE { Self::ReconsiderationOrSuit } else { Self::ReconsiderationFirst }
    }

    /// Where the clause comes from; none where no remedy is told of or the regime's own rules give it.
    pub fn basis(self) -> Vec<Citation> {
        match self {
            Self::ReconsiderationFirst => {
                vec![
                    Citation { item: 4, ..Citation::paragraph(Instrument::ReconsiderationLaw, 23, 1) },
                    Citation::article(Instrument::ReconsiderationRules, 31),
                ]
            }
            Self::ReconsiderationOrSuit => vec![regulation(51)],
            Self::ThirdParty => vec![regulation(51), Citation::item(Instrument::Interpretation2025, 1, 4)],
            Self::None | Self::Complaint => Vec::new(),
        }
    }

    /// The sentence for the letter; empty for [`Remedy::None`].
    pub fn sentence(self, places: &RemedyPlaces) -> String {
        let RemedyPlaces { authority, court, complaint_office } = places;
        match self {
            Self::ReconsiderationFirst => format!(
                "如对本告知书不服，应当先自收到本告知书之日起60日内向{authority}申请行政复议；对行政复议决定不服的，\
                 可以自收到行政复议决定书之日起15日内向{court}提起行政诉讼。"
            ),
            Self::ReconsiderationOrSuit => format!(
                "如对本告知书不服，可以自收到本告知书之日起60日内向{authority}申请行政复议，\
                 或者自收到本告知书之日起6个月内向{court}提起行政诉讼。"
            ),
            Self::None => String::new(),
            Self::ThirdParty => format!(
                "如认为公开上述信息侵犯合法权益，可以自收到本通知书之日起60日内向{authority}申请行政复议，\
                 或者自收到本通知书之日起6个月内向{court}提起行政诉讼。"
            ),
            Self::Complaint => format!("如对本告知书有异议，可以向{complaint_office}提出申诉。"),
        }
    }
}

/// From when silence goes to reconsideration first (行政复议法实施条例第三十条、第七十七条).
const RULES_IN_FORCE: Date = Date::constant(2026, 7, 1);

/// REM-F: the sentence that a decision delivered through the internet adds; `channel` is where an application for
/// reconsideration can be made online (行政复议法第二十二条第二款).
pub fn online_reconsideration(channel: &str) -> String {
    format!("本告知书通过互联网渠道送达，行政复议申请也可以通过互联网渠道提出：{channel}。")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::period::{DIRECT_SUIT, RECONSIDERATION, SUIT_AFTER_REVIEW};

    /// STA-101, STA-102: a refusal says that reconsideration comes first; a union's letter names the complaint.
    #[test]
    fn the_clause_follows_the_regime() {
        let places = RemedyPlaces {
            authority: "示范县人民政府".into(),
            court: "示范县人民法院".into(),
            complaint_office: "示范县总工会办公室".into(),
        };
        let clause = Remedy::ReconsiderationFirst;
        assert!(clause.under(Regime::Organ).sentence(&places).contains("应当先"));
        assert_eq!(clause.under(Regime::Voluntary), Remedy::Complaint);
        assert_eq!(Remedy::None.under(Regime::Utility).sentence(&places), "");
    }

    /// REM-D, REM-F: the third party has both ways; an online decision names the online way.
    #[test]
    fn the_third_party_and_the_online_reader_are_told() {
        let places = RemedyPlaces {
            authority: "示范县人民政府".into(),
            court: "示范县人民法院".into(),
            complaint_office: String::new(),
        };
        let sentence = Remedy::ThirdParty.under(Regime::Organ).sentence(&places);
        assert!(sentence.contains("60日") && sentence.contains("6个月") && sentence.contains("侵犯合法权益"));
        assert!(online_reconsideration("https://fy.example.gov.cn").ends_with("https://fy.example.gov.cn。"));
    }

    /// STA-U1, STA-U2: reconsideration comes first for what is withheld under Articles 14 to 16, wholly or in part,
    /// and for nothing else; the catalogue of outcomes agrees with the words of the article.
    #[test]
    fn reconsideration_comes_first_where_the_rules_say_so() {
        let article = Citation::article(Instrument::ReconsiderationRules, 31).words().unwrap_or_default();
        assert!(article.contains("第十四条、第十五条、第十六条") && article.contains("全部或者部分不予公开"));
        for outcome in Outcome::ALL {
            let withheld = outcome.basis().iter().any(|place| {
                place.instrument == Instrument::Regulation2019 && (14..=16).contains(&place.article)
            });
            let first = withheld || outcome == Outcome::GrantedInPart;
            assert_eq!(outcome.remedy() == Remedy::ReconsiderationFirst, first, "{outcome}");
        }
    }

    /// Silence that ended before the rules came into force was open to both ways.
    #[test]
    fn silence_goes_to_reconsideration_first_since_the_rules_of_2026() {
        let day = |d| Date::constant(2026, 7, d);
        let eve = Date::constant(2026, 6, 30);
        assert_eq!(Remedy::without_answer(eve), Remedy::ReconsiderationOrSuit);
        assert_eq!(Remedy::without_answer(day(1)), Remedy::ReconsiderationFirst);
        let silence =
            Citation::paragraph(Instrument::ReconsiderationRules, 30, 1).words().unwrap_or_default();
        assert!(silence.contains("第十四项") && silence.contains("受理后不予答复"));
        let since = Citation::article(Instrument::ReconsiderationRules, 77).words().unwrap_or_default();
        assert!(since.contains(&RULES_IN_FORCE.strftime("%Y年%-m月%-d日").to_string()), "{since}");
    }

    /// Every place that a clause rests on exists.
    #[test]
    fn every_place_of_a_clause_exists() {
        let clauses = [Remedy::ReconsiderationFirst, Remedy::ReconsiderationOrSuit, Remedy::ThirdParty];
        for place in clauses.into_iter().flat_map(Remedy::basis) {
            assert!(place.words().is_some(), "{place}");
        }
    }

    /// The terms of the sentences are the periods of the law.
    #[test]
    fn the_terms_told_are_those_of_the_law() {
        let told = Remedy::ReconsiderationFirst.sentence(&RemedyPlaces::default());
        assert!(told.contains(&RECONSIDERATION.length.to_string()));
        assert!(told.contains(&SUIT_AFTER_REVIEW.length.to_string()));
        let told = Remedy::ReconsiderationOrSuit.sentence(&RemedyPlaces::default());
        assert!(told.contains(&DIRECT_SUIT.length.to_string()));
    }
}
