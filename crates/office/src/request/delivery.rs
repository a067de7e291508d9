//! 送达、归档、重新处理 (requests.md §9; TR-21, TR-23, TR-24).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Happening, InfoRequest, Refusal, Route, Stage, StageKind, fact, stated};
use crate::id::DisputeId;
use crate::mark::Mark;

/// How an answer reached the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The way.
    pub way: DeliveryWay,
    /// Handed over, posted or sent: decides timeliness (DLV-03).
    pub sent_on: Date,
    /// Signed for or arrived: the remedy terms run from here (DLV-04).
    pub arrived_on: Option<Date>,
    /// Proof: who signed, tracking number, system receipt, witness.
    pub proof: String,
    /// Why it went another way than the applicant asked for (REGI-05); empty where it did not.
    #[serde(default)]
    pub instead: String,
}

/// 送达方式.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryWay {
    /// 直接送达.
    Direct,
    /// 委托其他行政机关送达.
    ThroughOrgan,
    /// 邮政企业邮寄 (DLV-02: no other courier).
    Post,
    /// 电子送达, where the applicant chose it (DLV-06).
    Electronic,
    /// 留置送达 (DLV-07).
    Left,
    /// 公告送达: thirty days (DLV-07).
    PublicNotice,
}

impl DeliveryWay {
    /// All.
    pub const ALL: [Self; 6] =
        [Self::Direct, Self::ThroughOrgan, Self::Post, Self::Electronic, Self::Left, Self::PublicNotice];

    /// The word used in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::ThroughOrgan => "through_organ",
            Self::Post => "post",
            Self::Electronic => "electronic",
            Self::Left => "left",
            Self::PublicNotice => "public_notice",
        }
    }

    /// The way of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Direct => "直接送达",
            Self::ThroughOrgan => "委托其他行政机关送达",
            Self::Post => "邮政企业邮寄",
            Self::Electronic => "电子送达",
            Self::Left => "留置送达",
            Self::PublicNotice => "公告送达",
        }
    }
}

impl DeliveryWay {
    /// Whether it is what somebody gets who asked for a route (REGI-05, DLV-06).
    pub fn serves(self, route: Route) -> bool {
        match route {
            Route::InPerson => self == Self::Direct,
            Route::Post => self == Self::Post,
            Route::Email | Route::Portal => self == Self::Electronic,
        }
    }
}

/// An order to answer anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReopenOrder {
    /// Who ordered it.
    pub by: ReopenedBy,
    /// Number of the decision.
    pub decision: String,
    /// When it was received; a term of 20 working days runs from there where none was set.
    pub received_on: Date,
    /// The day set.
    pub until: Option<Date>,
}

/// Who ordered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReopenedBy {
    /// A dispute of the register.
    Dispute(DisputeId),
    /// The body itself.
    Own,
}

impl InfoRequest {
    /// When the last answer went out.
    pub fn dispatched(&self) -> Option<Date> {
        let delivery = self.answers.last()?.delivery.as_ref()?;
        match delivery.way {
            DeliveryWay::Direct | DeliveryWay::ThroughOrgan | DeliveryWay::Left => delivery.arrived_on,
            DeliveryWay::Post | DeliveryWay::Electronic | DeliveryWay::PublicNotice => Some(delivery.sent_on),
        }
    }

    /// The answer goes out; by post, the day of posting decides whether it was in time (DLV-03). Another way than the
    /// applicant asked for says `instead` why (REGI-05).
    ///
    /// # Errors
    /// [`Refusal`] without an answer, the second time, or by another way without a reason.
    pub fn dispatch(
        mut self,
        mark: Mark,
        way: DeliveryWay,
        sent_on: Date,
        proof: String,
        instead: String,
    ) -> Result<Self, Refusal> {
        self.admit("登记答复发出", mark, &[StageKind::Decided])?;
        let route = self.registration.route;
        let asked = way.serves(route);
        if let Some(answer) = self.answers.last_mut() {
            if let Some(earlier) = &answer.delivery {
                return Err(Refusal::Dispatched(earlier.sent_on));
            }
            fact("发出日期", sent_on, "作出答复日期", answer.on, mark.on)?;
            if !asked && instead.trim().is_empty() {
                return Err(Refusal::OtherWay { asked: route.label(), way: way.label() });
            }
            let instead = if asked { String::new() } else { instead.trim().to_owned() };
            answer.delivery = Some(Delivery { way, sent_on, arrived_on: None, proof, instead });
        }
        Ok(self.note(mark, Happening::Dispatched { way, sent_on }))
    }

    /// TR-21: the answer arrived, with proof; remedy terms run from here. A public notice counts after thirty days.
    ///
    /// # Errors
    /// [`Refusal`] where it was not sent, proof is missing, or the date cannot be.
    pub fn deliver(mut self, mark: Mark, arrived_on: Date, proof: String) -> Result<Self, Refusal> {
        self.admit("登记送达", mark, &[StageKind::Decided])?;
        let proof = stated("送达凭证（签收人、邮件号码或者见证人）", proof)?;
        let delivery = self.answers.last_mut().and_then(|answer| answer.delivery.as_mut());
        let Some(delivery) = delivery else {
            return Err(Refusal::NotDispatched);
        };
        let earliest = match delivery.way {
            DeliveryWay::PublicNotice => delivery.sent_on.saturating_add(jiff::Span::new().days(30)),
            DeliveryWay::Direct
            | DeliveryWay::ThroughOrgan
            | DeliveryWay::Post
            | DeliveryWay::Electronic
            | DeliveryWay::Left => delivery.sent_on,
        };
        delivery.arrived_on = Some(fact("送达日期", arrived_on, "最早送达日期", earliest, mark.on)?);
        delivery.proof = proof;
        self.stage = Stage::Delivered { on: arrived_on };
        Ok(self.note(mark, Happening::Delivered { arrived_on }))
    }

    /// TR-23: the file is complete (第四十五条; ARC-01).
    ///
    /// # Errors
    /// [`Refusal`] while the case is not closed and delivered.
    pub fn archive(mut self, mark: Mark) -> Result<Self, Refusal> {
        const ALLOWED: [StageKind; 3] = [StageKind::Delivered, StageKind::Abandoned, StageKind::Withdrawn];
        self.admit("归档", mark, &ALLOWED)?;
        self.stage = Stage::Archived { on: mark.on };
        Ok(self.note(mark, Happening::Archived))
    }

    /// TR-24: reconsideration or court orders a new answer, or the body corrects itself; a new term runs.
    ///
    /// # Errors
    /// [`Refusal`] before delivery, without a decision, or with a day that lies before its receipt.
    pub fn reopen(mut self, mark: Mark, order: ReopenOrder) -> Result<Self, Refusal> {
        self.admit("责令重新处理", mark, &[StageKind::Delivered, StageKind::Archived])?;
        stated("责令重新处理的决定文号", order.decision.clone())?;
        let answered = self.answers.last().map_or(order.received_on, |answer| answer.on);
        let since = fact("收到决定日期", order.received_on, "作出答复日期", answered, mark.on)?;
        if let Some(day) = order.until.filter(|day| *day < since) {
            return Err(Refusal::NotInFuture { what: "重新答复的期限", day, today: since });
        }
        self.stage = Stage::Reopened { since, until: order.until };
        self.extension = None;
        self.reopenings.push(order);
        Ok(self.note(mark, Happening::Reopened { received_on: since }))
    }
}
