//! 征求意见 of third parties and other organs (第三十二条、第三十四条; TR-12 … TR-14).

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::clock::{self, HoldKind};
use statute::due::{self, LastDay};

use super::{Happening, InfoRequest, Refusal, Stage, StageKind, fact, stated};
use crate::id::SubjectId;
use crate::mark::Mark;

/// After so many working days without proof of receipt the person in charge may decide (CLK-57).
const UNPROVEN: WorkingDays = WorkingDays(20);

/// A consultation; the working days in `(sent, end]` are not counted (CLK-50).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Its number within the case, from 1.
    pub no: u16,
    /// Who is asked.
    pub party: Party,
    /// Day of sending.
    pub sent: Date,
    /// Day of receipt, where it can be proved.
    pub received: Option<Date>,
    /// Last day not counted; `None` while open.
    pub end: Option<Date>,
    /// What the party said.
    pub opinion: Option<Opinion>,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// 第三方, whose data is sealed elsewhere (第三十二条).
    ThirdParty(SubjectId),
    /// 共同制作机关: silence is consent (第三十四条).
    JointMaker(String),
    /// 其他机关 (第十一条).
    OtherOrgan(String),
}

/// An opinion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// For or against.
    pub stance: Stance,
    /// The reasons given.
    pub reasons: String,
}

/// What a party said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// 同意公开.
    Consent,
    /// 部分同意.
    Partial,
    /// 不同意公开.
    Objection,
    /// 逾期未提出意见.
    Silence,
}

impl Stance {
    /// All.
    pub const ALL: [Self; 4] = [Self::Consent, Self::Partial, Self::Objection, Self::Silence];

    /// The word used in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::Partial => "partial",
            Self::Objection => "objection",
            Self::Silence => "silence",
        }
    }

    /// The stance of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stance| stance.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Consent => "同意公开",
            Self::Partial => "部分同意",
            Self::Objection => "不同意公开",
            Self::Silence => "逾期未提出意见",
        }
    }
}

impl Hold {
    /// The facts that the clock needs.
    pub(super) fn for_clock(&self) -> clock::Hold {
        let kind = match self.party {
            Party::ThirdParty(_) => HoldKind::ThirdParty,
            Party::JointMaker(_) | Party::OtherOrgan(_) => HoldKind::Agency,
        };
        clock::Hold { kind, sent: self.sent, received: self.received, end: self.end }
    }

    /// Last day for the opinion: fifteen working days from receipt of the letter (CLK-51, CLK-55, CLK-56).
    pub fn last_day(&self, calendar: &Calendar) -> Option<LastDay> {
        let received = self.received?;
        let due = match self.party {
            Party::ThirdParty(_) => due::third_party(received, calendar),
            Party::JointMaker(_) | Party::OtherOrgan(_) => due::agency(received, calendar),
        };
        Some(due.last_day())
    }
}

impl InfoRequest {
    /// TR-12, TR-13: a letter goes out; the clock is suspended from the next day. Several may be open at once.
    ///
    /// # Errors
    /// [`Refusal`] where the case is not being processed.
    pub fn open_hold(mut self, mark: Mark, party: Party) -> Result<Self, Refusal> {
        let step = match party {
            Party::ThirdParty(_) => "征求第三方意见",
            Party::JointMaker(_) | Party::OtherOrgan(_) => "征求其他机关意见",
        };
        self.admit(step, mark, &[StageKind::Processing, StageKind::Consulting])?;
        if let Party::JointMaker(name) | Party::OtherOrgan(name) = &party {
            stated("被征求意见机关名称", name.clone())?;
        }
        let no = u16::try_from(self.holds.len() + 1).unwrap_or(u16::MAX);
        let sent = mark.on;
        self.holds.push(Hold { no, party, sent, received: None, end: None, opinion: None });
        self.stage = Stage::Consulting;
        Ok(self.note(mark, Happening::HoldOpened { no, sent }))
    }

    /// Notes that the letter was received: the fifteen days run from there.
    ///
    /// # Errors
    /// [`Refusal`] for an unknown or closed consultation, or a date that cannot be.
    pub fn hold_received(mut self, mark: Mark, no: u16, received: Date) -> Result<Self, Refusal> {
        self.admit("登记征求意见书送达", mark, &[StageKind::Consulting])?;
        let hold = self.open(no)?;
        hold.received = Some(fact("征求意见书送达日期", received, "发出日期", hold.sent, mark.on)?);
        Ok(self.note(mark, Happening::HoldLetterReceived { no, received }))
    }

    /// TR-14: an opinion came in on `received_on`, or its term ended in silence. The last hold resumes the clock.
    ///
    /// An opinion after its term is considered but does not prolong the hold (CLK-52).
    ///
    /// # Errors
    /// [`Refusal::OpinionTermRunning`] where silence is noted while the term runs.
    pub fn close_hold(
        mut self,
        mark: Mark,
        no: u16,
        received_on: Date,
        opinion: Opinion,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        self.admit("登记意见", mark, &[StageKind::Consulting])?;
        let hold = self.open(no)?;
        let last_day = hold.last_day(calendar);
        let end = if opinion.stance == Stance::Silence {
            let unproven = || {
                let (date, provisional) = calendar.forecast_after(hold.sent, UNPROVEN);
                LastDay { date, provisional }
            };
            let until = last_day.unwrap_or_else(unproven);
            if mark.on <= until.date {
                return Err(Refusal::OpinionTermRunning { no, until });
            }
            last_day.map_or(mark.on, |last| last.date)
        } else {
            let day = fact("收到意见日期", received_on, "发出日期", hold.sent, mark.on)?;
            last_day.map_or(day, |last| day.min(last.date))
        };
        if opinion.stance == Stance::Objection {
            stated("不同意公开的理由", opinion.reasons.clone())?;
        }
        let stance = opinion.stance;
        hold.end = Some(end);
        hold.opinion = Some(opinion);
        if self.holds.iter().all(|hold| hold.end.is_some()) {
            self.stage = Stage::Processing;
        }
        Ok(self.note(mark, Happening::HoldClosed { no, end, stance }))
    }

    fn open(&mut self, no: u16) -> Result<&mut Hold, Refusal> {
        let hold = self.holds.iter_mut().find(|hold| hold.no == no).ok_or(Refusal::NoHold(no))?;
        match hold.end {
            Some(end) => Err(Refusal::HoldClosed { no, end }),
            None => Ok(hold),
        }
    }
}
