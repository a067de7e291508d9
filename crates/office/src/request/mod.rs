//! 依申请公开: an information request from the day it comes in to the day its file is closed (requests.md).
//!
//! The record is its typed history and what follows from it. Each transition TR-01 … TR-26 is a step: it takes the
//! request and gives back the next one, or a [`Refusal`] that says why not and what to do instead. Dates that a
//! step states as facts (a signature, a payment) may lie before the day on which the step is done, never after it.

mod answer;
mod applicant;
mod change;
mod clock;
mod correction;
mod delivery;
mod event;
mod excess;
mod extension;
mod fee;
mod hold;
pub mod identity;
mod intake;
mod refusal;
mod stage;
pub mod telephone;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Decision, PublicInterest};
pub use applicant::{Applicant, Contact, Identity, UnknownApplicant};
pub use change::{Change, Proposal};
pub use clock::{Due, DueKind};
pub use correction::{Correction, Lateness};
pub use delivery::{Delivery, DeliveryWay, ReopenOrder, ReopenedBy};
pub use event::{Event, Happening};
pub use excess::Inquiry;
pub use extension::Extension;
pub use fee::{Fee, FeeBasis, Payment, Waiver};
pub use hold::{Hold, Opinion, Party, Stance};
pub use identity::IdentityKind;
pub use intake::{Attempt, Medium, Registration, Route};
pub use refusal::Refusal;
pub use stage::{Stage, StageKind};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::Outcome;

use crate::id::{BodyId, RequestId};
use crate::mark::Mark;

/// 政府信息公开申请.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InfoRequest {
    /// Its id.
    pub id: RequestId,
    /// The body asked.
    pub body: BodyId,
    /// `{body}-{year}-{seq}` (REGI-08).
    pub number: String,
    /// Digest of the query code; the code itself is known to the applicant only.
    pub query_code_hash: String,
    /// What was entered when it came in.
    pub registration: Registration,
    stage: Stage,
    received_on: Option<Date>,
    attempts: Vec<Attempt>,
    correction: Option<Correction>,
    inquiry: Option<Inquiry>,
    delay: Option<Date>,
    holds: Vec<Hold>,
    /// Extension of the present running; dropped by a restart (CLK-43).
    extension: Option<Extension>,
    fee: Option<Fee>,
    answers: Vec<Answer>,
    reopenings: Vec<ReopenOrder>,
    /// First closing: the day that table three counts by (CNT-01, CNT-03).
    closed: Option<Closing>,
    /// A change of what was registered that waits for a second person (RCV-14).
    #[serde(default)]
    proposal: Option<Proposal>,
    history: Vec<Event>,
}

/// How and when a request was first closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Day of the answer or the closing note.
    pub on: Date,
    /// The one outcome (CNT-02).
    pub outcome: Outcome,
}

impl InfoRequest {
    /// Where it stands.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// 收到申请之日, once fixed.
    pub fn received_on(&self) -> Option<Date> {
        self.received_on
    }

    /// Attempts to reach the applicant for confirmation (RCV-08).
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// The correction asked for, if any.
    pub fn correction(&self) -> Option<&Correction> {
        self.correction.as_ref()
    }

    /// The question for reasons under Article 35, if any.
    pub fn inquiry(&self) -> Option<&Inquiry> {
        self.inquiry.as_ref()
    }

    /// Day to which the answer was put off under Article 35.
    pub fn delay(&self) -> Option<Date> {
        self.delay
    }

    /// All consultations, in the order in which letters were sent.
    pub fn holds(&self) -> &[Hold] {
        &self.holds
    }

    /// The extension of the present running of the period.
    pub fn extension(&self) -> Option<&Extension> {
        self.extension.as_ref()
    }

    /// The fee, if one was decided and not withdrawn.
    pub fn fee(&self) -> Option<&Fee> {
        self.fee.as_ref()
    }

    /// Answers given, first to last; more than one only after a reopening.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The last answer.
    pub fn answer(&self) -> Option<&Answer> {
        self.answers.last()
    }

    /// Orders to answer anew.
    pub fn reopenings(&self) -> &[ReopenOrder] {
        &self.reopenings
    }

    /// First closing, by which table three counts.
    pub fn closed(&self) -> Option<Closing> {
        self.closed
    }

    /// The outcome by which table three counts.
    pub fn outcome(&self) -> Option<Outcome> {
        self.closed.map(|closing| closing.outcome)
    }

    /// Everything that happened, in order.
    pub fn history(&self) -> &[Event] {
        &self.history
    }

    /// Open on the evening of `day` for table three: received by then, and not closed by then (CNT-01).
    pub fn open_at(&self, day: Date) -> bool {
        self.received_on.is_some_and(|received| received <= day)
            && self.closed.is_none_or(|closing| closing.on > day)
    }

    /// The day of the last step, before which no further step may be dated.
    fn last_step_on(&self) -> Date {
        self.history.last().map_or(self.registration.submitted_on, |event| event.mark.on)
    }

    /// Refuses a step that is not open from the present stage, or dated before the last one.
    fn admit(&self, step: &'static str, mark: Mark, allowed: &'static [StageKind]) -> Result<(), Refusal> {
        let stage = self.stage.kind();
        if !allowed.contains(&stage) {
            return Err(Refusal::WrongStage { step, stage, allowed });
        }
        let last = self.last_step_on();
        if mark.on < last {
            return Err(Refusal::BeforeLastStep { step, on: mark.on, last });
        }
        Ok(())
    }

    fn note(mut self, mark: Mark, what: Happening) -> Self {
        self.history.push(Event { mark, what });
        self
    }

    /// Closes once; later closings of a reopened case do not move the first (CNT-03).
    fn close(&mut self, on: Date, outcome: Outcome) {
        self.closed.get_or_insert(Closing { on, outcome });
    }
}

/// A stated fact may not lie after the day of the step, nor before what it follows.
fn fact(
    what: &'static str,
    day: Date,
    after: &'static str,
    earliest: Date,
    today: Date,
) -> Result<Date, Refusal> {
    if day > today {
        return Err(Refusal::FactInFuture { what, day, today });
    }
    if day < earliest {
        return Err(Refusal::FactTooEarly { what, day, after, earliest });
    }
    Ok(day)
}

/// A text that may not be empty.
fn stated(what: &'static str, text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::Missing { what }) } else { Ok(text) }
}
