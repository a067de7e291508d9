//! Number or frequency beyond reason (第三十五条; TR-08 … TR-11).

use calendar::Calendar;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::due::LastDay;

use super::{Happening, InfoRequest, Refusal, Stage, StageKind, stated};
use crate::mark::Mark;

/// The question for reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    /// When it was asked.
    pub asked_on: Date,
    /// The facts of number and frequency.
    pub facts: String,
    /// Last day for the reasons.
    pub until: Date,
}

impl InfoRequest {
    /// TR-08: asks for reasons; the clock runs on (CLK-66).
    ///
    /// # Errors
    /// [`Refusal`] without the facts, or with a day that is not in the future.
    pub fn ask_reason(mut self, mark: Mark, facts: String, until: Date) -> Result<Self, Refusal> {
        self.admit("要求说明理由", mark, &[StageKind::Processing])?;
        let facts = stated("申请的数量、频次情况", facts)?;
        if until <= mark.on {
            return Err(Refusal::NotInFuture { what: "说明理由的期限", day: until, today: mark.on });
        }
        self.inquiry = Some(Inquiry { asked_on: mark.on, facts, until });
        self.stage = Stage::ReasonPending { until };
        Ok(self.note(mark, Happening::ReasonAsked { until }))
    }

    /// TR-11: the reason is accepted and time suffices.
    ///
    /// # Errors
    /// [`Refusal`] where no reason was asked for.
    pub fn accept_reason(mut self, mark: Mark) -> Result<Self, Refusal> {
        self.admit("认可理由", mark, &[StageKind::ReasonPending])?;
        self.stage = Stage::Processing;
        Ok(self.note(mark, Happening::ReasonAccepted))
    }

    /// TR-10: the reason is accepted, and the answer put off to a day that is told to the applicant in time (CLK-65).
    ///
    /// # Errors
    /// [`Refusal::PeriodOver`] after the present due date.
    pub fn delay_answer(mut self, mark: Mark, until: Date, calendar: &Calendar) -> Result<Self, Refusal> {
        self.admit("延迟答复", mark, &[StageKind::ReasonPending])?;
        self.in_period("决定延迟答复", mark.on, calendar)?;
        if until <= mark.on {
            return Err(Refusal::NotInFuture { what: "延迟答复的日期", day: until, today: mark.on });
        }
        self.delay = Some(until);
        self.stage = Stage::Delayed { until };
        Ok(self.note(mark, Happening::Delayed { until }))
    }

    /// Refuses what must be done within the reply period once that is over.
    pub(super) fn in_period(
        &self,
        step: &'static str,
        on: Date,
        calendar: &Calendar,
    ) -> Result<LastDay, Refusal> {
        match self.reading(on, calendar)?.map(|reading| reading.last_day()) {
            Some(due) if on > due.date => Err(Refusal::PeriodOver { step, due }),
            Some(due) => Ok(due),
            None => Ok(LastDay { date: on, provisional: false }),
        }
    }
}
