//! 答复 (第三十六条 … 第四十条; TR-03, TR-07, TR-09, TR-20, TR-22, TR-25, TR-26).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::Outcome;

use super::{Delivery, Happening, InfoRequest, Refusal, Stage, StageKind, Stance, fact, stated};
use crate::mark::Mark;

/// What is decided: exactly one outcome (CNT-02).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// `{机关代字}〔{年}〕{序号}号`.
    pub document_number: String,
    /// Facts and reasons, as the letter states them.
    pub reasons: String,
    /// What is given, or the way to it; where was searched for what does not exist.
    pub particulars: String,
    /// Publication over a third party's objection (TR-26).
    pub public_interest: Option<PublicInterest>,
}

/// 公共利益: publication although a third party objects (第三十二条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicInterest {
    /// Why not publishing would gravely affect the public interest.
    pub reasons: String,
    /// When the third party was told content and reasons in writing.
    pub told_on: Date,
}

/// An answer given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub on: Date,
    /// What.
    pub decision: Decision,
    /// How it went out and arrived.
    pub delivery: Option<Delivery>,
}

impl InfoRequest {
    /// TR-20, TR-07, TR-09, TR-25, TR-26: answers with exactly one outcome and a document number.
    ///
    /// # Errors
    /// [`Refusal`] where the outcome has a way of its own, a third party's objection stands in the way, or a
    /// renewed answer repeats the old one.
    pub fn decide(self, mark: Mark, decision: Decision) -> Result<Self, Refusal> {
        const ALLOWED: [StageKind; 5] = [
            StageKind::Processing,
            StageKind::ReasonPending,
            StageKind::Consulting,
            StageKind::Delayed,
            StageKind::Reopened,
        ];
        self.admit("作出答复", mark, &ALLOWED)?;
        stated("文书编号", decision.document_number.clone())?;
        stated("答复的事实和理由", decision.reasons.clone())?;
        self.admits_outcome(decision.outcome)?;
        self.admits_third_parties(mark, &decision)?;
        if decision.outcome == Outcome::NotFound {
            stated("检索记录（检索的范围、关键词和人员）", decision.particulars.clone())?;
        }
        if let (Stage::Reopened { .. }, Some(earlier)) = (self.stage, self.answers.last())
            && earlier.decision.outcome == decision.outcome
            && earlier.decision.reasons.trim() == decision.reasons.trim()
        {
            return Err(Refusal::SameAnswer(earlier.decision.document_number.clone()));
        }
        Ok(self.answered(mark, decision))
    }

    /// TR-03: answers on the day of receipt (当场答复), by letter or by word of mouth with a note.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheSpot`] on any later day.
    pub fn answer_on_the_spot(self, mark: Mark, outcome: Outcome, note: String) -> Result<Self, Refusal> {
        self.admit("当场答复", mark, &[StageKind::Processing])?;
        if let Some(received) = self.received_on
            && received != mark.on
        {
            return Err(Refusal::NotOnTheSpot { received, today: mark.on });
        }
        self.admits_outcome(outcome)?;
        let decision = Decision {
            outcome,
            document_number: String::new(),
            reasons: stated("当场答复记录", note)?,
            particulars: String::new(),
            public_interest: None,
        };
        Ok(self.answered(mark, decision))
    }

    /// TR-22: the applicant withdraws, in writing or by a logged act.
    ///
    /// # Errors
    /// [`Refusal`] once no answer is owed any more.
    pub fn withdraw(mut self, mark: Mark) -> Result<Self, Refusal> {
        self.admit("登记申请人撤回", mark, &StageKind::OPEN)?;
        // Counted in the row 其他处理 (OUT-23); its letter is the confirmation DOC-25, which states no remedy.
        self.close(mark.on, Outcome::OtherHandling);
        self.end_holds(mark.on);
        self.stage = Stage::Withdrawn { on: mark.on };
        Ok(self.note(mark, Happening::Withdrawn))
    }

    fn answered(mut self, mark: Mark, decision: Decision) -> Self {
        let (outcome, document_number) = (decision.outcome, decision.document_number.clone());
        self.close(mark.on, outcome);
        self.end_holds(mark.on);
        self.answers.push(Answer { on: mark.on, decision, delivery: None });
        self.stage = Stage::Decided { on: mark.on };
        self.note(mark, Happening::Decided { outcome, document_number })
    }

    fn end_holds(&mut self, on: Date) {
        for hold in self.holds.iter_mut().filter(|hold| hold.end.is_none()) {
            hold.end = Some(on);
        }
    }

    /// Outcomes that have a way of their own.
    fn admits_outcome(&self, outcome: Outcome) -> Result<(), Refusal> {
        let asked = self.stage.kind() == StageKind::ReasonPending;
        let way = match outcome {
            Outcome::CorrectionLapsed => "请在补正期限届满后使用“按逾期不补正处理”",
            Outcome::FeeUnpaid => "请在缴费期限届满后使用“按逾期未缴费处理”",
            Outcome::StillUnclear if self.correction.as_ref().is_none_or(|c| c.corrected_on.is_none()) => {
                "应先一次性告知申请人补正，收到补正后仍不明确的才能这样答复"
            }
            Outcome::Excessive if !asked => "应先要求申请人说明理由（条例第三十五条）",
            _ if asked && outcome != Outcome::Excessive => {
                "正在等待申请人说明理由，认可理由后才能作出其他答复"
            }
            _ => return Ok(()),
        };
        Err(Refusal::OutcomeElsewhere { outcome, way })
    }

    /// TR-26: a third party's objection gives way to the public interest only, and only with notice.
    fn admits_third_parties(&self, mark: Mark, decision: &Decision) -> Result<(), Refusal> {
        let gives = matches!(decision.outcome, Outcome::Granted | Outcome::GrantedInPart);
        if let Some(interest) = &decision.public_interest {
            stated("因公共利益决定公开的理由", interest.reasons.clone())?;
            let sent = self.holds.first().map_or(interest.told_on, |hold| hold.sent);
            fact("告知第三方日期", interest.told_on, "征求意见日期", sent, mark.on)?;
        }
        let interest = gives && decision.public_interest.is_some();
        if self.stage.kind() == StageKind::Consulting && !interest {
            return Err(Refusal::StillConsulting);
        }
        let objection = self
            .holds
            .iter()
            .find(|hold| hold.opinion.as_ref().is_some_and(|opinion| opinion.stance == Stance::Objection));
        match objection {
            Some(hold) if decision.outcome == Outcome::Granted && !interest => {
                Err(Refusal::Objection(hold.no))
            }
            _ => Ok(()),
        }
    }
}
