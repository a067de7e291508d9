//! Why a step on an annual report cannot be taken.

use jiff::civil::Date;

/// A step that the state of the report or the duty chain does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    /// The step is not open from this state.
    #[error("“{step}”只能在“{allowed}”时进行；本报告现为“{stage}”，请先办理当前环节")]
    WrongStage {
        /// The step tried.
        step: &'static str,
        /// The state it stands in.
        stage: &'static str,
        /// States from which it is open.
        allowed: &'static str,
    },
    /// What was signed does not change any more (AR-22).
    #[error("本报告已经签发，文字和数字不再变动；确需更正的，请由签发人发起更正，另出新版本")]
    Frozen,
    /// Somebody saved first; nothing of either text is lost.
    #[error("他人已于您编辑期间保存了“{part}”第{theirs}稿（您编辑的是第{yours}稿），请对照两个文本后再保存")]
    Conflict {
        /// Which part.
        part: &'static str,
        /// Version now saved.
        theirs: u32,
        /// Version the editor began with.
        yours: u32,
    },
    /// Who wrote it does not sign it.
    #[error("您撰写或者提交过本报告，不能由您签发，请交由未参与撰写的签发人办理")]
    OwnWork,
    /// Something must be stated.
    #[error("请填写{0}")]
    Missing(&'static str),
    /// A duty has no name.
    #[error("{0}须由本单位在岗人员办理")]
    NoName(&'static str),
    /// AR-07: the year is not over.
    #[error("{year}年尚未结束，年度报告最早可于{from}提交和签发")]
    YearNotOver {
        /// Report year.
        year: i16,
        /// First day on which it may be signed.
        from: Date,
    },
    /// The records have changed since the count.
    #[error("上次统计之后记录有变动，{0}个数字与现有记录不一致，请重新统计并核对后再提交、签发")]
    Recount(usize),
}
