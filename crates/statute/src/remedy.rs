//! 救济告知: what a letter must say about remedies (requests §8).

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
            Self::Complaint => format!("如对本告知书有异议，可以向{complaint_office}提出申诉。"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
