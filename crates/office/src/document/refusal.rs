//! Why a step on an item cannot be taken.

use jiff::civil::Date;

/// A step that the duty chain does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefusal {
    /// The step is not open from this state.
    #[error("“{step}”只能在“{allowed}”时进行；本件现为“{stage}”，请先办理当前环节")]
    WrongStage {
        /// The step tried.
        step: &'static str,
        /// The state it stands in.
        stage: &'static str,
        /// States from which it is open.
        allowed: &'static str,
    },
    /// Somebody saved first; nothing of either text is lost.
    #[error("他人已于您编辑期间保存了第{theirs}版（您编辑的是第{yours}版），请对照两个文本后再保存")]
    Conflict {
        /// Version now saved.
        theirs: u32,
        /// Version the editor began with.
        yours: u32,
    },
    /// The provider is not the reviewer, and who changed it does not approve it.
    #[error("您提供或者修改过本件，不能由您{0}，请交由未参与撰写的同事办理")]
    OwnWork(&'static str),
    /// Something must be stated.
    #[error("请填写{0}")]
    Missing(&'static str),
    /// A duty has no name.
    #[error("{0}须由本单位在岗人员办理")]
    NoName(&'static str),
    /// STA-31.
    #[error("保密审查结论为涉密，不得公开；如需公开请删去涉密内容后重新提交审核")]
    Secret,
    /// Handed in again as it was judged secret.
    #[error("保密审查认定这一文本涉密，请先删去涉密内容，再提交审核")]
    SecretStill,
    /// The formation date lies in the future.
    #[error("成文日期（{formed}）晚于发布日期（{today}），请核对日期")]
    FormedLater {
        /// 成文日期.
        formed: Date,
        /// The day of publication.
        today: Date,
    },
    /// A body gives a document number once in a year.
    #[error("文号“{number}”已用于已公开的《{title}》，请核对文号；确属重复编号的，退回修改后再办理")]
    NumberTaken {
        /// The number.
        number: String,
        /// The item that has it.
        title: String,
    },
    /// A date that has not come yet.
    #[error("{what}（{day}）晚于今天（{today}），请核对日期")]
    DateInFuture {
        /// Which.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// The day of the step.
        today: Date,
    },
    /// A date before there was a government to disclose.
    #[error("{what}（{day}）早于1949年10月1日，请核对年份")]
    DateTooEarly {
        /// Which.
        what: &'static str,
        /// The date stated.
        day: Date,
    },
    /// Nobody asked, or a second person agreed already.
    #[error("这一处没有等待确认的放行，请先写明法律依据和理由")]
    NothingToSecond,
    /// Channels.
    #[error("请至少选择一个公开渠道")]
    NoChannel,
    /// Only rules and normative documents are repealed.
    #[error("只有规章和行政规范性文件可以登记废止")]
    NotLegal,
    /// The repeal lies before the issue.
    #[error("废止日期（{repealed}）早于制发日期（{issued}），请核对日期")]
    RepealedEarlier {
        /// 废止日期.
        repealed: Date,
        /// 制发日期.
        issued: Date,
    },
}
