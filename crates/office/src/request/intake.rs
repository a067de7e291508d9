//! Intake and the date of receipt (requests.md §§1, 2; TR-01, TR-02).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{ApplicantKind, Channel, ReceiptRule};

use super::{Event, Happening, InfoRequest, Refusal, Stage, StageKind, fact, stated};
use crate::id::{BodyId, RequestId, SubjectId};
use crate::mark::Mark;

/// What is entered when a request comes in (REGI-01 … REGI-08). No purpose is asked (REGI-07).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// How it came in.
    pub channel: Channel,
    /// Handed in, signed for, arrived, or sent through the portal on this day.
    pub submitted_on: Date,
    /// Kind of applicant; the annual table counts by it (RCV-15).
    pub applicant: ApplicantKind,
    /// The applicant, whose personal data is sealed elsewhere.
    pub requester: SubjectId,
    /// Name, document number or other feature by which the information can be found (REGI-04).
    pub description: String,
    /// 载体形式 (REGI-05).
    pub medium: Medium,
    /// 获取方式 (REGI-05).
    pub route: Route,
}

/// 载体形式.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// 纸质.
    Paper,
    /// 电子数据.
    Electronic,
    /// 查阅、抄录.
    Inspection,
}

/// 获取信息的途径.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// 当面领取.
    InPerson,
    /// 邮寄.
    Post,
    /// 电子邮件.
    Email,
    /// 本平台.
    Portal,
}

impl Medium {
    /// All.
    pub const ALL: [Self; 3] = [Self::Paper, Self::Electronic, Self::Inspection];

    /// The word used in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Electronic => "electronic",
            Self::Inspection => "inspection",
        }
    }

    /// The medium of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|medium| medium.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Paper => "纸质",
            Self::Electronic => "电子数据",
            Self::Inspection => "查阅、抄录",
        }
    }
}

impl Route {
    /// All.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Post, Self::Email, Self::Portal];

    /// The word used in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Post => "post",
            Self::Email => "email",
            Self::Portal => "portal",
        }
    }

    /// The route of a word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|route| route.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::InPerson => "当面领取",
            Self::Post => "邮寄",
            Self::Email => "电子邮件",
            Self::Portal => "本平台查看",
        }
    }
}

/// An attempt to reach the applicant for confirmation; every one is kept (RCV-08).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// When.
    pub on: Date,
    /// By which means, and with what result.
    pub note: String,
    /// Whether he was reached.
    pub reached: bool,
}

impl InfoRequest {
    /// TR-01: a request comes in.
    ///
    /// # Errors
    /// [`Refusal`] without a description, or where it is entered before the day on which it came in.
    pub fn submit(
        id: RequestId,
        body: BodyId,
        number: String,
        query_code_hash: String,
        registration: Registration,
        mark: Mark,
    ) -> Result<Self, Refusal> {
        stated("所需政府信息的名称、文号或者其他特征描述", registration.description.clone())?;
        fact("提交日期", registration.submitted_on, "提交日期", registration.submitted_on, mark.on)?;
        Ok(Self {
            id,
            body,
            number,
            query_code_hash,
            registration,
            stage: Stage::Submitted,
            received_on: None,
            attempts: Vec::new(),
            correction: None,
            inquiry: None,
            delay: None,
            holds: Vec::new(),
            extension: None,
            fee: None,
            answers: Vec::new(),
            reopenings: Vec::new(),
            closed: None,
            proposal: None,
            history: vec![Event { mark, what: Happening::Submitted }],
        })
    }

    /// RCV-08: the applicant was tried for confirmation.
    ///
    /// # Errors
    /// [`Refusal`] once the date of receipt is fixed.
    pub fn attempt(mut self, mark: Mark, reached: bool, note: String) -> Result<Self, Refusal> {
        self.admit("登记联系情况", mark, &[StageKind::Submitted])?;
        let note = stated("联系方式和结果", note)?;
        self.attempts.push(Attempt { on: mark.on, note, reached });
        Ok(self.note(mark, Happening::Attempted { reached }))
    }

    /// TR-02: fixes 收到申请之日 by the rule of the channel (第三十一条), and starts the clock.
    ///
    /// # Errors
    /// [`Refusal`] where another day is stated than the channel's rule gives (RCV-01 … RCV-06, RCV-12).
    pub fn receive(mut self, mark: Mark, received_on: Date, how: String) -> Result<Self, Refusal> {
        self.admit("确认收到申请", mark, &[StageKind::Submitted])?;
        let how = stated("确认方式", how)?;
        self.received_on = Some(self.receipt(mark, received_on)?);
        self.stage = Stage::Processing;
        Ok(self.note(mark, Happening::Received { received_on, how }))
    }

    /// Adds a note on the handling: where was searched, what was drafted, who was asked.
    ///
    /// # Errors
    /// [`Refusal`] once no answer is owed any more.
    pub fn add_note(self, mark: Mark, text: String) -> Result<Self, Refusal> {
        self.admit("登记办理记录", mark, &StageKind::OPEN)?;
        let text = stated("办理记录", text)?;
        Ok(self.note(mark, Happening::Noted { text }))
    }

    fn receipt(&self, mark: Mark, received_on: Date) -> Result<Date, Refusal> {
        let Registration { channel, submitted_on, .. } = self.registration;
        match channel.receipt_rule() {
            ReceiptRule::HandIn | ReceiptRule::Signature if received_on != submitted_on => {
                Err(Refusal::ReceiptFixed { channel, right: submitted_on, stated: received_on })
            }
            ReceiptRule::HandIn | ReceiptRule::Signature | ReceiptRule::Confirmation => {
                fact("收到申请之日", received_on, "提交日期", submitted_on, mark.on)
            }
        }
    }
}
