//! 办理结果: the twenty-four outcomes of a request and their rows in table three (requests §6).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::citation::{Citation, Instrument, regulation, regulation_item, regulation_paragraph};
use crate::document::DocKind;
use crate::remedy::Remedy;

macro_rules! outcomes {
    ($($variant:ident $code:literal $row:literal $label:literal $doc:ident $remedy:ident [$($basis:expr),*];)*) => {
        /// How a request ended; exactly one for each closed request (CNT-02).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Outcome {
            $(#[doc = $label] #[serde(rename = $code)] $variant,)*
        }

        impl Outcome {
            /// All, in the order of the catalogue.
            pub const ALL: [Self; 24] = [$(Self::$variant,)*];

            /// `OUT-01` … `OUT-24`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The outcome of a stored code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|outcome| outcome.code() == code)
            }

            /// Row id in table three of the 2021 edition.
            pub fn row(self) -> &'static str {
                match self { $(Self::$variant => $row,)* }
            }

            /// What the clerk chooses by.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The letter that carries it. A withdrawal is counted as OUT-23 and confirmed by DOC-25 instead.
            pub fn document(self) -> DocKind {
                match self { $(Self::$variant => DocKind::$doc,)* }
            }

            /// The remedy clause against an administrative organ; see [`Remedy::under`].
            pub fn remedy(self) -> Remedy {
                match self { $(Self::$variant => Remedy::$remedy,)* }
            }

            /// The articles it rests on.
            pub fn basis(self) -> Vec<Citation> {
                match self { $(Self::$variant => vec![$($basis),*],)* }
            }
        }
    };
}

outcomes! {
    AlreadyPublic "OUT-01" "granted" "已主动公开，告知获取方式和途径" Granted ReconsiderationOrSuit [regulation_item(36, 1)];
    Granted "OUT-02" "granted" "予以公开" Granted ReconsiderationOrSuit [regulation_item(36, 2)];
    GrantedInPart "OUT-03" "partial" "部分公开（区分处理）" Partial ReconsiderationFirst [regulation(37)];
    StateSecret "OUT-04" "refused.state_secret" "不予公开：国家秘密" Refused ReconsiderationFirst [regulation(14), regulation_item(36, 3)];
    ForbiddenByLaw "OUT-05" "refused.law_forbidden" "不予公开：法律、行政法规禁止公开" Refused ReconsiderationFirst [regulation(14), regulation_item(36, 3)];
    Security "OUT-06" "refused.three_safety" "不予公开：危及“三安全一稳定”" Refused ReconsiderationFirst [regulation(14), regulation_item(36, 3)];
    ThirdPartyRights "OUT-07" "refused.third_party" "不予公开：保护第三方合法权益" Refused ReconsiderationFirst [regulation(15), regulation(32), regulation_item(36, 3)];
    InternalAffairs "OUT-08" "refused.internal" "不予公开：三类内部事务信息" Refused ReconsiderationFirst [regulation_paragraph(16, 1), regulation_item(36, 3)];
    Deliberative "OUT-09" "refused.process" "不予公开：四类过程性信息" Refused ReconsiderationFirst [regulation_paragraph(16, 2), regulation_item(36, 3)];
    EnforcementFile "OUT-10" "refused.enforcement_file" "不予公开：行政执法案卷" Refused ReconsiderationFirst [regulation_paragraph(16, 2), regulation_item(36, 3)];
    StatutoryInquiry "OUT-11" "refused.admin_query" "不予公开：行政查询事项" SpecialAccess ReconsiderationOrSuit [regulation_item(36, 7)];
    NotFound "OUT-12" "unable.not_held" "无法提供：经检索不存在" Unable ReconsiderationOrSuit [regulation_item(36, 4)];
    NotHeld "OUT-13" "unable.not_held" "无法提供：不属于本机关负责公开" Unable ReconsiderationOrSuit [regulation_item(36, 5)];
    NeedsCreation "OUT-14" "unable.needs_creation" "无法提供：没有现成信息，需要另行制作" Unable ReconsiderationOrSuit [regulation(38)];
    StillUnclear "OUT-15" "unable.still_unclear" "无法提供：补正后申请内容仍不明确" Unable ReconsiderationOrSuit [regulation(30)];
    Petition "OUT-16" "not_processed.petition" "不予处理：信访、举报、投诉类申请" NotProcessed ReconsiderationOrSuit [regulation_paragraph(39, 1)];
    Duplicate "OUT-17" "not_processed.duplicate" "不予处理：重复申请" NotProcessed ReconsiderationOrSuit [regulation_item(36, 6)];
    Publication "OUT-18" "not_processed.publication" "不予处理：要求提供公开出版物" NotProcessed ReconsiderationOrSuit [regulation_paragraph(39, 2)];
    Excessive "OUT-19" "not_processed.excessive" "不予处理：无正当理由大量、反复申请" Excessive ReconsiderationOrSuit [regulation(35)];
    Reissue "OUT-20" "not_processed.confirm_reissue" "不予处理：要求确认或者重新出具已获取的信息" NotProcessed ReconsiderationOrSuit [regulation(2), regulation_item(36, 6), regulation(38)];
    CorrectionLapsed "OUT-21" "other.correction_lapsed" "其他处理：无正当理由逾期不补正" CorrectionLapsed ReconsiderationOrSuit [regulation(30)];
    FeeUnpaid "OUT-22" "other.fee_lapsed" "其他处理：逾期未缴纳信息处理费" FeeLapsed ReconsiderationOrSuit [Citation::paragraph(Instrument::FeeMeasures, 6, 1)];
    OtherHandling "OUT-23" "other.other" "其他处理：咨询等不属于政府信息公开申请的内容" OtherDecision ReconsiderationOrSuit [];
    InArchives "OUT-24" "unable.not_held" "无法提供：已移交国家档案馆" Unable ReconsiderationOrSuit [Citation::paragraph(Instrument::ArchivesLaw, 15, 2)];
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// Every result row of the form (21 of them) is reached by an outcome, and codes run without gaps.
    #[test]
    fn outcomes_reach_every_row_of_the_form() {
        let rows: HashSet<_> = Outcome::ALL.iter().map(|outcome| outcome.row()).collect();
        assert_eq!(rows.len(), 21);
        for (n, outcome) in (1..).zip(Outcome::ALL) {
            assert_eq!(outcome.code(), format!("OUT-{n:02}"));
            assert_eq!(Outcome::from_code(outcome.code()), Some(outcome));
        }
    }

    /// STA-104: refusals under Articles 14 to 16 go to reconsideration first, no others but the refused part.
    #[test]
    fn reconsideration_comes_first_for_refusals() {
        for outcome in Outcome::ALL {
            let refusal = outcome.row().starts_with("refused.") && outcome != Outcome::StatutoryInquiry;
            let first = outcome.remedy() == Remedy::ReconsiderationFirst;
            assert_eq!(first, refusal || outcome == Outcome::GrantedInPart, "{outcome}");
        }
    }
}
