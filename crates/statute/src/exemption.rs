//! 不予公开的情形: the closed list of reasons for withholding (statute §5; EXM-01 … EXM-08).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::citation::{Citation, regulation, regulation_item, regulation_paragraph};
use crate::outcome::Outcome;

macro_rules! exemptions {
    ($($variant:ident $code:literal $label:literal $basis:expr;)*) => {
        /// Why information is withheld. Variants stand in the order of the articles and of table three, and are
        /// named like the [`Outcome`] a request for such information ends with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Exemption {
            $(#[doc = $label] #[serde(rename = $code)] $variant,)*
        }

        impl Exemption {
            /// All eight.
            pub const ALL: [Self; 8] = [$(Self::$variant,)*];

            /// `EXM-01` … `EXM-08`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The words of the table.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The article it rests on.
            pub fn basis(self) -> Citation {
                match self { $(Self::$variant => $basis,)* }
            }

            /// The outcome of a request for information withheld for this reason.
            pub fn outcome(self) -> Outcome {
                match self { $(Self::$variant => Outcome::$variant,)* }
            }
        }
    };
}

exemptions! {
    StateSecret "EXM-01" "国家秘密" regulation(14);
    ForbiddenByLaw "EXM-02" "法律、行政法规禁止公开" regulation(14);
    Security "EXM-03" "危及“三安全一稳定”" regulation(14);
    ThirdPartyRights "EXM-04" "保护第三方合法权益" regulation(15);
    InternalAffairs "EXM-05" "三类内部事务信息" regulation_paragraph(16, 1);
    Deliberative "EXM-06" "四类过程性信息" regulation_paragraph(16, 2);
    EnforcementFile "EXM-07" "行政执法案卷" regulation_paragraph(16, 2);
    StatutoryInquiry "EXM-08" "行政查询事项" regulation_item(36, 7);
}

impl Exemption {
    /// The exemption of a stored code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exemption| exemption.code() == code)
    }

    /// Whether the law leaves withholding to the office's discretion (第十六条: 可以不予公开).
    pub fn discretionary(self) -> bool {
        matches!(self, Self::InternalAffairs | Self::Deliberative | Self::EnforcementFile)
    }
}

impl fmt::Display for Exemption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// EXM-01 … EXM-08: each exemption ends a request in its own row of 不予公开.
    #[test]
    fn every_exemption_has_its_own_row_of_refusals() {
        let mut rows: Vec<_> = Exemption::ALL.map(|exemption| exemption.outcome().row()).to_vec();
        rows.dedup();
        assert_eq!(rows.len(), 8);
        assert!(rows.iter().all(|row| row.starts_with("refused.")));
    }

    /// EXM-05 … EXM-07: only Article 16 says "may".
    #[test]
    fn discretion_follows_the_words_of_the_article() {
        for exemption in Exemption::ALL {
            let may = exemption.basis().words().is_some_and(|words| words.contains("可以不予公开"));
            assert_eq!(exemption.discretionary(), may, "{exemption}");
        }
    }
}
