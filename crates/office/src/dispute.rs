//! 行政复议、行政诉讼 register and its columns in table four (requests.md §10).

use calendar::Calendar;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{REVIEW_ANSWER, REVIEW_ANSWER_SIMPLIFIED, due};

use crate::id::{BodyId, DisputeId, RequestId};
use crate::mark::Mark;

/// A reconsideration or a suit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// The body against which it is brought.
    pub body: BodyId,
    /// The request whose answer is disputed.
    pub request: Option<RequestId>,
    /// Kind, and group of table four.
    pub kind: DisputeKind,
    /// Ordinary or simplified.
    pub procedure: Procedure,
    /// 案号.
    pub case_number: String,
    /// 复议机关 or 法院.
    pub authority: String,
    /// When the copy of the application or complaint was received.
    pub copy_received_on: Date,
    /// When the answer and the evidence were handed in.
    pub answered_on: Option<Date>,
    /// How it ended; `None` while pending.
    pub verdict: Option<Verdict>,
    /// Who registered it, and when.
    pub registered: Mark,
}

/// Groups of table four.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeKind {
    /// 行政复议.
    Review,
    /// 未经复议直接起诉.
    SuitDirect,
    /// 复议后起诉.
    SuitAfterReview,
}

/// 审理程序.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// 普通程序.
    Ordinary,
    /// 简易程序.
    Simplified,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The result.
    pub result: DisputeResult,
    /// Day of the decision or judgment; the year in which it counts.
    pub decided_on: Date,
    /// When it was received.
    pub received_on: Date,
    /// What must be done; empty for nothing.
    pub order: String,
}

macro_rules! results {
    ($($variant:ident $code:literal $column:literal $label:literal;)*) => {
        /// Results, each with its column of table four.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum DisputeResult {
            $(#[doc = $label] $variant,)*
        }

        impl DisputeResult {
            /// All, in the order of the columns.
            pub const ALL: [Self; 15] = [$(Self::$variant,)*];

            /// The word used in forms.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Column of table four: `upheld`, `corrected` or `other_result`.
            pub fn column(self) -> &'static str {
                match self { $(Self::$variant => $column,)* }
            }

            /// What people read.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)* }
            }

            /// The result of a word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|result| result.code() == code)
            }
        }
    };
}

results! {
    Upheld "upheld" "upheld" "维持";
    ClaimDismissed "claim_dismissed" "upheld" "驳回行政复议请求或者判决驳回诉讼请求";
    Changed "changed" "corrected" "变更";
    Annulled "annulled" "corrected" "撤销或者部分撤销";
    Unlawful "unlawful" "corrected" "确认违法";
    OrderedToAct "ordered_to_act" "corrected" "责令履行";
    OrderedToPay "ordered_to_pay" "corrected" "判决给付";
    Void "void" "corrected" "确认无效";
    ApplicationRejected "application_rejected" "other_result" "驳回行政复议申请";
    Terminated "terminated" "other_result" "终止行政复议";
    Mediated "mediated" "other_result" "调解";
    NotAccepted "not_accepted" "other_result" "不予受理";
    SuitRejected "suit_rejected" "other_result" "裁定驳回起诉";
    SuitWithdrawn "suit_withdrawn" "other_result" "准许撤诉";
    NotDocketed "not_docketed" "other_result" "不予立案";
}

/// Why an entry cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DisputeRefusal {
    /// Something must be stated.
    #[error("请填写{0}")]
    Missing(&'static str),
    /// Concluded once.
    #[error("本案已于{0}审结，不能重复登记")]
    Concluded(Date),
    /// Answered once.
    #[error("本案已于{0}提交答复，不能重复登记")]
    Answered(Date),
    /// Dates out of order.
    #[error("{what}（{day}）早于{after}（{earliest}），请核对日期")]
    TooEarly {
        /// Which date.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// What it follows.
        after: &'static str,
        /// The date of that.
        earliest: Date,
    },
    /// Dates in the future.
    #[error("{what}（{day}）晚于登记日期（{today}），请核对日期")]
    InFuture {
        /// Which date.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// The day of the entry.
        today: Date,
    },
}

impl DisputeKind {
    /// All, in the order of table four.
    pub const ALL: [Self; 3] = [Self::Review, Self::SuitDirect, Self::SuitAfterReview];

    /// Group id of table four.
    pub fn group(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::SuitDirect => "suit_direct",
            Self::SuitAfterReview => "suit_after_review",
        }
    }

    /// The kind of a group id.
    pub fn from_group(group: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.group() == group)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Review => "行政复议",
            Self::SuitDirect => "未经复议直接起诉",
            Self::SuitAfterReview => "复议后起诉",
        }
    }
}

impl Dispute {
    /// Checks a new entry.
    ///
    /// # Errors
    /// [`DisputeRefusal`] names what is missing.
    pub fn checked(self) -> Result<Self, DisputeRefusal> {
        if self.case_number.trim().is_empty() {
            return Err(DisputeRefusal::Missing("案号"));
        }
        if self.authority.trim().is_empty() {
            return Err(DisputeRefusal::Missing("复议机关或者法院"));
        }
        let (day, today) = (self.copy_received_on, self.registered.on);
        if day > today {
            return Err(DisputeRefusal::InFuture { what: "收到副本日期", day, today });
        }
        Ok(self)
    }

    /// Last day for answer and evidence (CLK-85, CLK-86); `None` once handed in.
    pub fn answer_due(&self, calendar: &Calendar) -> Option<due::Due> {
        if self.answered_on.is_some() || self.verdict.is_some() {
            return None;
        }
        let from = self.copy_received_on;
        Some(match (self.kind, self.procedure) {
            (DisputeKind::Review, Procedure::Ordinary) => {
                due::working_days(from, &REVIEW_ANSWER, "CLK-85", calendar)
            }
            (DisputeKind::Review, Procedure::Simplified) => {
                due::working_days(from, &REVIEW_ANSWER_SIMPLIFIED, "CLK-85", calendar)
            }
            (DisputeKind::SuitDirect | DisputeKind::SuitAfterReview, _) => due::defence(from, calendar),
        })
    }

    /// Answer and evidence were handed in.
    ///
    /// # Errors
    /// [`DisputeRefusal`] the second time, or with a date that cannot be.
    pub fn answer(mut self, mark: Mark, answered_on: Date) -> Result<Self, DisputeRefusal> {
        if let Some(verdict) = &self.verdict {
            return Err(DisputeRefusal::Concluded(verdict.decided_on));
        }
        if let Some(earlier) = self.answered_on {
            return Err(DisputeRefusal::Answered(earlier));
        }
        self.dated("提交答复日期", answered_on, mark.on)?;
        self.answered_on = Some(answered_on);
        Ok(self)
    }

    /// It is concluded.
    ///
    /// # Errors
    /// [`DisputeRefusal`] the second time, or with dates that cannot be.
    pub fn conclude(mut self, mark: Mark, verdict: Verdict) -> Result<Self, DisputeRefusal> {
        if let Some(earlier) = &self.verdict {
            return Err(DisputeRefusal::Concluded(earlier.decided_on));
        }
        self.dated("审结日期", verdict.decided_on, mark.on)?;
        let (day, earliest) = (verdict.received_on, verdict.decided_on);
        if day < earliest {
            let (what, after) = ("收到决定日期", "审结日期");
            return Err(DisputeRefusal::TooEarly { what, day, after, earliest });
        }
        self.dated("收到决定日期", day, mark.on)?;
        self.verdict = Some(verdict);
        Ok(self)
    }

    /// Column of table four in `year`; `None` where the case does not count in it. A case counts in the year in
    /// which it is concluded, and as pending in every year at whose end it is open.
    pub fn column(&self, year: i16) -> Option<&'static str> {
        match &self.verdict {
            Some(verdict) if verdict.decided_on.year() == year => Some(verdict.result.column()),
            Some(verdict) if verdict.decided_on.year() < year => None,
            _ => (self.copy_received_on.year() <= year).then_some("pending"),
        }
    }

    fn dated(&self, what: &'static str, day: Date, today: Date) -> Result<(), DisputeRefusal> {
        let earliest = self.copy_received_on;
        if day < earliest {
            return Err(DisputeRefusal::TooEarly { what, day, after: "收到副本日期", earliest });
        }
        if day > today {
            return Err(DisputeRefusal::InFuture { what, day, today });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dispute() -> Dispute {
        Dispute {
            id: DisputeId(1),
            body: BodyId(1),
            request: None,
            kind: DisputeKind::Review,
            procedure: Procedure::Simplified,
            case_number: "示府复〔2025〕3号".into(),
            authority: "示范县人民政府".into(),
            copy_received_on: Date::constant(2025, 4, 23),
            answered_on: None,
            verdict: None,
            registered: Mark::public(Date::constant(2025, 4, 23)),
        }
    }

    /// EX-56, EX-57, EX-58.
    #[test]
    fn the_answer_is_due_by_procedure() {
        let calendar = Calendar::national();
        let due = |dispute: Dispute| dispute.answer_due(calendar).unwrap().date;
        assert_eq!(due(dispute()), Date::constant(2025, 4, 29));
        let ordinary = Dispute { procedure: Procedure::Ordinary, ..dispute() };
        assert_eq!(due(ordinary), Date::constant(2025, 5, 9));
        let copy_received_on = Date::constant(2025, 4, 21);
        let suit = Dispute { kind: DisputeKind::SuitDirect, copy_received_on, ..dispute() };
        assert_eq!(due(suit), Date::constant(2025, 5, 6));
    }

    #[test]
    fn a_case_counts_when_it_is_concluded_and_is_pending_before() {
        let verdict = Verdict {
            result: DisputeResult::Annulled,
            decided_on: Date::constant(2026, 1, 8),
            received_on: Date::constant(2026, 1, 12),
            order: "责令三十日内重新答复".into(),
        };
        let mark = Mark::public(Date::constant(2026, 1, 12));
        assert_eq!(dispute().column(2024), None);
        assert_eq!(dispute().column(2025), Some("pending"));
        let concluded = dispute().conclude(mark, verdict.clone()).unwrap();
        assert_eq!(concluded.column(2025), Some("pending"));
        assert_eq!(concluded.column(2026), Some("corrected"));
        assert_eq!(concluded.column(2027), None);
        assert!(concluded.answer_due(Calendar::national()).is_none());
        let again = concluded.conclude(mark, verdict).unwrap_err();
        assert_eq!(again.to_string(), "本案已于2026-01-08审结，不能重复登记");
    }
}
