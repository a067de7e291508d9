//! States of a request (requests.md §3).

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a request stands; each state carries what only that state knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "at", rename_all = "snake_case")]
pub enum Stage {
    /// 已提交，待确认: no clock runs yet.
    Submitted,
    /// 办理中: the clock runs.
    Processing,
    /// 待补正: no reply clock runs until the corrected request comes in (第三十条).
    CorrectionPending {
        /// Last day for the correction; unknown until the notice is received (CLK-31).
        until: Option<Date>,
    },
    /// 待说明理由 (第三十五条): the clock runs on (CLK-66).
    ReasonPending {
        /// Last day for the reasons.
        until: Date,
    },
    /// 征求意见中: at least one hold is open, the clock is suspended (第三十三条第三款).
    Consulting,
    /// 待缴费: the reply clock is stopped (CLK-64).
    FeePending {
        /// Last day for payment; unknown until the notice is received (CLK-61).
        until: Option<Date>,
    },
    /// 延迟答复 (第三十五条).
    Delayed {
        /// The day that the office fixed (CLK-65).
        until: Date,
    },
    /// 已作出答复.
    Decided {
        /// Day of the answer.
        on: Date,
    },
    /// 已送达: remedy terms run.
    Delivered {
        /// Day of arrival, from which the remedy terms run (DLV-04).
        on: Date,
    },
    /// 视为放弃: correction or fee lapsed.
    Abandoned {
        /// Day of the closing note.
        on: Date,
    },
    /// 申请人撤回.
    Withdrawn {
        /// Day of the withdrawal.
        on: Date,
    },
    /// 已归档.
    Archived {
        /// Day of filing.
        on: Date,
    },
    /// 责令重新处理.
    Reopened {
        /// Day on which the decision was received.
        since: Date,
        /// The day ordered; 20 working days where none was (requests.md §3).
        until: Option<Date>,
    },
    /// 已作废: what was registered was no request (RCV-14).
    Voided {
        /// Day on which the second person confirmed.
        on: Date,
    },
}

/// The name of a state, without what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// 已提交，待确认.
    Submitted,
    /// 办理中.
    Processing,
    /// 待补正.
    CorrectionPending,
    /// 待说明理由.
    ReasonPending,
    /// 征求意见中.
    Consulting,
    /// 待缴费.
    FeePending,
    /// 延迟答复.
    Delayed,
    /// 已作出答复.
    Decided,
    /// 已送达.
    Delivered,
    /// 视为放弃.
    Abandoned,
    /// 申请人撤回.
    Withdrawn,
    /// 已归档.
    Archived,
    /// 责令重新处理.
    Reopened,
    /// 已作废.
    Voided,
}

impl Stage {
    /// Its name.
    pub fn kind(&self) -> StageKind {
        match self {
            Self::Submitted => StageKind::Submitted,
            Self::Processing => StageKind::Processing,
            Self::CorrectionPending { .. } => StageKind::CorrectionPending,
            Self::ReasonPending { .. } => StageKind::ReasonPending,
            Self::Consulting => StageKind::Consulting,
            Self::FeePending { .. } => StageKind::FeePending,
            Self::Delayed { .. } => StageKind::Delayed,
            Self::Decided { .. } => StageKind::Decided,
            Self::Delivered { .. } => StageKind::Delivered,
            Self::Abandoned { .. } => StageKind::Abandoned,
            Self::Withdrawn { .. } => StageKind::Withdrawn,
            Self::Archived { .. } => StageKind::Archived,
            Self::Reopened { .. } => StageKind::Reopened,
            Self::Voided { .. } => StageKind::Voided,
        }
    }
}

impl StageKind {
    /// All, in the order of requests.md §3.
    pub const ALL: [Self; 14] = [
        Self::Submitted,
        Self::Processing,
        Self::CorrectionPending,
        Self::ReasonPending,
        Self::Consulting,
        Self::FeePending,
        Self::Delayed,
        Self::Decided,
        Self::Delivered,
        Self::Abandoned,
        Self::Withdrawn,
        Self::Archived,
        Self::Reopened,
        Self::Voided,
    ];

    /// States in which the office still owes an answer.
    pub const OPEN: [Self; 8] = [
        Self::Submitted,
        Self::Processing,
        Self::CorrectionPending,
        Self::ReasonPending,
        Self::Consulting,
        Self::FeePending,
        Self::Delayed,
        Self::Reopened,
    ];

    /// The word stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Processing => "processing",
            Self::CorrectionPending => "correction_pending",
            Self::ReasonPending => "reason_pending",
            Self::Consulting => "consulting",
            Self::FeePending => "fee_pending",
            Self::Delayed => "delayed",
            Self::Decided => "decided",
            Self::Delivered => "delivered",
            Self::Abandoned => "abandoned",
            Self::Withdrawn => "withdrawn",
            Self::Archived => "archived",
            Self::Reopened => "reopened",
            Self::Voided => "voided",
        }
    }

    /// The state of a stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Submitted => "已提交，待确认",
            Self::Processing => "办理中",
            Self::CorrectionPending => "待补正",
            Self::ReasonPending => "待说明理由",
            Self::Consulting => "征求意见中",
            Self::FeePending => "待缴费",
            Self::Delayed => "延迟答复",
            Self::Decided => "已作出答复",
            Self::Delivered => "已送达",
            Self::Abandoned => "视为放弃",
            Self::Withdrawn => "申请人撤回",
            Self::Archived => "已归档",
            Self::Reopened => "责令重新处理",
            Self::Voided => "已作废",
        }
    }

    /// Whether the office still owes an answer.
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

impl fmt::Display for StageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
