//! 补正 (第三十条; TR-04 … TR-06).

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{
    CORRECTION_NOTICE, Outcome,
    due::{self, LastDay},
};

use super::{Happening, InfoRequest, Refusal, Stage, StageKind, fact, stated};
use crate::mark::Mark;

/// The longest term that is still reasonable; the law gives no number (CLK-31).
const LONGEST_TERM: u16 = 60;

/// The correction asked for: once, all points together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Day of the notice.
    pub asked_on: Date,
    /// What is unclear, and how to put it right.
    pub points: String,
    /// The term, in working days from receipt of the notice.
    pub term: u16,
    /// Whether the notice came in time (CLK-34).
    pub lateness: Lateness,
    /// When the applicant received the notice.
    pub notice_received_on: Option<Date>,
    /// When the corrected request came in.
    pub corrected_on: Option<Date>,
    /// Why it was accepted after the term.
    pub late_reason: Option<String>,
}

/// CLK-30, CLK-34: a notice after the seventh working day is a breach that is recorded and still has its effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lateness {
    /// Within seven working days.
    InTime,
    /// Later.
    Late,
}

impl InfoRequest {
    /// TR-04: asks for a correction, once, with all points.
    ///
    /// # Errors
    /// [`Refusal::CorrectionTwice`] the second time (第三十条, 一次性告知).
    pub fn request_correction(
        mut self,
        mark: Mark,
        points: String,
        term: WorkingDays,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        self.admit("告知补正", mark, &[StageKind::Processing])?;
        if let Some(earlier) = &self.correction {
            return Err(Refusal::CorrectionTwice(earlier.asked_on));
        }
        if !(1..=LONGEST_TERM).contains(&term.0) {
            return Err(Refusal::CorrectionTerm { max: LONGEST_TERM, stated: term.0 });
        }
        let points = stated("需要补正的全部事项和指引", points)?;
        let receipt = self.received_on.unwrap_or(mark.on);
        let (last, _) = calendar.forecast_after(receipt, CORRECTION_NOTICE.days);
        let late = mark.on > last;
        self.correction = Some(Correction {
            asked_on: mark.on,
            points,
            term: term.0,
            lateness: if late { Lateness::Late } else { Lateness::InTime },
            notice_received_on: None,
            corrected_on: None,
            late_reason: None,
        });
        self.stage = Stage::CorrectionPending { until: None };
        Ok(self.note(mark, Happening::CorrectionAsked { late }))
    }

    /// Notes that the applicant received the correction notice: the term runs from there (CLK-31).
    ///
    /// # Errors
    /// [`Refusal`] where no correction is pending or the date cannot be.
    pub fn correction_notice_received(
        mut self,
        mark: Mark,
        received_on: Date,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        self.admit("登记补正告知书送达", mark, &[StageKind::CorrectionPending])?;
        let Some(correction) = &mut self.correction else {
            return Err(Refusal::NoticeNotReceived("补正告知书"));
        };
        fact("补正告知书送达日期", received_on, "告知补正日期", correction.asked_on, mark.on)?;
        let until = due::correction(received_on, WorkingDays(correction.term), calendar).date;
        correction.notice_received_on = Some(received_on);
        self.stage = Stage::CorrectionPending { until: Some(until) };
        Ok(self.note(mark, Happening::CorrectionNoticeReceived { received_on, until }))
    }

    /// TR-05: the corrected request came in; the reply period starts anew, extension and holds are dropped (CLK-32).
    ///
    /// # Errors
    /// [`Refusal::CorrectionLate`] after the term without a proper reason.
    pub fn correct(
        mut self,
        mark: Mark,
        received_on: Date,
        late_reason: Option<String>,
    ) -> Result<Self, Refusal> {
        self.admit("登记收到补正", mark, &[StageKind::CorrectionPending])?;
        let late_reason = late_reason.filter(|reason| !reason.trim().is_empty());
        if let Stage::CorrectionPending { until: Some(until) } = self.stage
            && received_on > until
            && late_reason.is_none()
        {
            return Err(Refusal::CorrectionLate { until, received: received_on });
        }
        if let Some(correction) = &mut self.correction {
            fact("收到补正之日", received_on, "告知补正日期", correction.asked_on, mark.on)?;
            correction.corrected_on = Some(received_on);
            correction.late_reason = late_reason;
        }
        self.extension = None;
        self.stage = Stage::Processing;
        Ok(self.note(mark, Happening::Corrected { received_on }))
    }

    /// TR-06: no correction by the last day: deemed abandoned, closed from the next day (CLK-33).
    ///
    /// # Errors
    /// [`Refusal`] while the term runs, or before it has begun to.
    pub fn lapse_correction(mut self, mark: Mark, calendar: &Calendar) -> Result<Self, Refusal> {
        self.admit("按逾期不补正处理", mark, &[StageKind::CorrectionPending])?;
        let Stage::CorrectionPending { until: Some(until) } = self.stage else {
            return Err(Refusal::NoticeNotReceived("补正告知书"));
        };
        if mark.on <= until {
            let until = LastDay::kept(until, calendar);
            return Err(Refusal::TermRunning { what: "补正期限", until });
        }
        self.close(mark.on, Outcome::CorrectionLapsed);
        self.stage = Stage::Abandoned { on: mark.on };
        Ok(self.note(mark, Happening::CorrectionLapsed))
    }
}
