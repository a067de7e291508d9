//! Why a step cannot be taken, in a sentence for the person at the screen.

use jiff::civil::Date;
use statute::clock::CaseError;
use statute::due::LastDay;
use statute::{Fen, Outcome};

use super::StageKind;

/// A step that the law or the state of the case does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The step is not open from this state.
    #[error("本件现为“{stage}”，不能“{step}”；{}", first(*stage, allowed))]
    WrongStage {
        /// The step tried.
        step: &'static str,
        /// The state it stands in.
        stage: StageKind,
        /// States from which the step is open.
        allowed: &'static [StageKind],
    },
    /// Steps are dated in order (REGI-11).
    #[error("“{step}”的日期（{on}）早于上一步骤的日期（{last}），请核对日期")]
    BeforeLastStep {
        /// The step tried.
        step: &'static str,
        /// Its date.
        on: Date,
        /// Date of the step before.
        last: Date,
    },
    /// A fact cannot lie in the future.
    #[error("{what}（{day}）晚于办理日期（{today}），请核对日期")]
    FactInFuture {
        /// Which date.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// The day of the step.
        today: Date,
    },
    /// A fact cannot lie before what it follows.
    #[error("{what}（{day}）早于{after}（{earliest}），请核对日期")]
    FactTooEarly {
        /// Which date.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// What it follows.
        after: &'static str,
        /// The date of that.
        earliest: Date,
    },
    /// Something must be stated.
    #[error("请填写{what}")]
    Missing {
        /// What.
        what: &'static str,
    },
    /// RCV-01, RCV-02: the day of handing in or of signature is the day of receipt.
    #[error(
        "{channel}的，以当面提交或者签收之日（{right}）为收到申请之日，填写的是{stated}；内部流转时间不影响申请人"
    )]
    ReceiptFixed {
        /// The channel.
        channel: statute::Channel,
        /// The day that counts.
        right: Date,
        /// The day stated.
        stated: Date,
    },
    /// RCV-14: what was registered is changed by two people.
    #[error("登记的更正和作废须由另一人复核，提请的人不能自己复核，请由其他同事登录后办理")]
    SecondPerson,
    /// One proposal at a time.
    #[error("{0}提请的登记更正还没有复核，请先“复核登记更正”")]
    Proposed(Date),
    /// There is nothing to decide.
    #[error("本件没有等待复核的登记更正，不能“复核登记更正”；须先“更正登记日期”或者“作废登记”")]
    NothingProposed,
    /// What the applicant entered is his.
    #[error(
        "本件由申请人在网上提交，提交日期由系统记录，不能更正，也不能作废；申请人不再需要的，“登记申请人撤回”"
    )]
    NotOurs,
    /// Nothing would change.
    #[error("填写的日期与登记的相同，不需要更正")]
    Unchanged,
    /// A number carries the year in which the request came in (REGI-08).
    #[error("登记编号{number}按提交年份编列，不能改到{year}年；年份登记错误的，请“作废登记”后重新登记")]
    OtherYear {
        /// The number.
        number: String,
        /// The year stated.
        year: i16,
    },
    /// The date of receipt is fixed by confirming, not by a change.
    #[error("本件尚未确认收到，更正时不填收到申请之日；确认以后由“确认收到申请”登记")]
    NotReceivedYet,
    /// A fact cannot lie after what follows it.
    #[error("{what}（{day}）晚于{before}日期（{latest}），请核对日期")]
    FactTooLate {
        /// Which date.
        what: &'static str,
        /// The date stated.
        day: Date,
        /// What follows it.
        before: &'static str,
        /// The date of that.
        latest: Date,
    },
    /// The answer arrives after it went out.
    #[error("答复尚未发出，不能“登记送达”；须先“登记答复发出”")]
    NotDispatched,
    /// REGI-05: the applicant said how he wants to get it.
    #[error("申请人要求的获取途径是“{asked}”，填写的是“{way}”；确需改用其他方式的，请填写理由")]
    OtherWay {
        /// What was asked for.
        asked: &'static str,
        /// What was chosen.
        way: &'static str,
    },
    /// 一次性告知 (第三十条).
    #[error(
        "补正只能一次性告知，本件已于{0}告知补正；补正后仍不明确的，可以作出“补正后申请内容仍不明确”的答复"
    )]
    CorrectionTwice(Date),
    /// CLK-31: a reasonable term.
    #[error("补正期限应为1至{max}个工作日，填写的是{stated}个工作日")]
    CorrectionTerm {
        /// The longest accepted.
        max: u16,
        /// The term stated.
        stated: u16,
    },
    /// CLK-33: a late correction needs a proper reason.
    #[error("补正期限已于{until}届满，补正材料于{received}收到；有正当理由的，请填写理由")]
    CorrectionLate {
        /// Last day of the term.
        until: Date,
        /// Day on which the correction came in.
        received: Date,
    },
    /// CLK-33, CLK-63: not before the term has passed.
    #[error("{what}{until}届满，此前不能按放弃申请处理，请在次日以后办理")]
    TermRunning {
        /// Which term.
        what: &'static str,
        /// Last day.
        until: LastDay,
    },
    /// The term does not run before the notice has been received.
    #[error("尚未登记申请人收到{0}的日期，期限还没有起算；须先“登记{0}送达”")]
    NoticeNotReceived(&'static str),
    /// CLK-42.
    #[error("延长期限应为1至20个工作日，填写的是{0}个工作日")]
    ExtensionLength(u16),
    /// CLK-43: once per running of the period.
    #[error("本件已于{on}延长{days}个工作日，同一答复期限内只能延长一次，请在{due}前答复")]
    ExtendedAlready {
        /// When.
        on: Date,
        /// By how many working days.
        days: u16,
        /// The present due date.
        due: LastDay,
    },
    /// CLK-41, CLK-60, CLK-65: only while the period runs.
    #[error("答复期限已于{due}届满，不能再{step}，请尽快作出答复")]
    PeriodOver {
        /// The step tried.
        step: &'static str,
        /// The due date that passed.
        due: LastDay,
    },
    /// No such consultation.
    #[error("没有第{0}号征求意见，请核对")]
    NoHold(u16),
    /// The consultation is over.
    #[error("第{no}号征求意见已于{end}结束，不能重复登记")]
    HoldClosed {
        /// Its number.
        no: u16,
        /// When it ended.
        end: Date,
    },
    /// CLK-52, CLK-57: silence is noted only when the term has passed.
    #[error("第{no}号征求意见的期限{until}届满，此前不能按未提出意见处理")]
    OpinionTermRunning {
        /// Its number.
        no: u16,
        /// Last day.
        until: LastDay,
    },
    /// A day in the future must be fixed.
    #[error("{what}（{day}）应晚于办理日期（{today}）")]
    NotInFuture {
        /// Which day.
        what: &'static str,
        /// The day stated.
        day: Date,
        /// The day of the step.
        today: Date,
    },
    /// FEE-42: below the free amount there is nothing to charge.
    #[error("{basis}未超过免费标准，应收0元，不需要发收费通知，请继续办理")]
    NothingToCharge {
        /// The basis, in words.
        basis: String,
    },
    /// A waiver cannot reach or exceed the fee.
    #[error("应收{due}，减免{waived}后没有应缴金额；决定不收费的，不需要发收费通知")]
    WaivedAll {
        /// What the schedule gives.
        due: Fen,
        /// What was waived.
        waived: Fen,
    },
    /// FEE-04: one schedule, once.
    #[error("本件已于{0}决定收取信息处理费，不能重复收取")]
    FeeTwice(Date),
    /// A payment is more than nothing, and no more than is owed.
    #[error("还应缴纳{owed}，填写的是{stated}，请核对金额")]
    Payment {
        /// What is owed.
        owed: Fen,
        /// What was stated.
        stated: Fen,
    },
    /// An outcome with a way of its own.
    #[error("“{outcome}”不能在此作出：{way}")]
    OutcomeElsewhere {
        /// The outcome chosen.
        outcome: Outcome,
        /// The way to it.
        way: &'static str,
    },
    /// TR-26: publishing over an objection.
    #[error(
        "第三方不同意公开（第{0}号征求意见）；认为不公开可能对公共利益造成重大影响而决定公开的，请填写理由和告知第三方的日期"
    )]
    Objection(u16),
    /// TR-26: from a running consultation only publication in the public interest is open.
    #[error("征求意见尚未结束；此时只能因公共利益决定公开，作出其他答复须先“登记意见”")]
    StillConsulting,
    /// TR-03.
    #[error("当场答复应在收到申请当日（{received}）作出，今天是{today}；请“作出答复”")]
    NotOnTheSpot {
        /// Day of receipt.
        received: Date,
        /// The day of the step.
        today: Date,
    },
    /// TR-25.
    #[error("重新作出的答复与原答复（{0}）结果、事实和理由相同，不得以同一事实和理由作出相同的处理")]
    SameAnswer(String),
    /// A body gives a document number once in a year.
    #[error("文书编号“{number}”本年已用于申请{request}的答复，请改用尚未使用的编号")]
    NumberTaken {
        /// The number.
        number: String,
        /// Whose answer has it.
        request: String,
    },
    /// A delivery is dispatched once.
    #[error("本件答复已于{0}发出，请登记送达日期")]
    Dispatched(Date),
    /// Dates that contradict one another.
    #[error(transparent)]
    Case(#[from] CaseError),
}

/// What has to be done first, by the name on its button; or that nothing more can be.
fn first(stage: StageKind, allowed: &[StageKind]) -> &'static str {
    use StageKind as S;
    match (stage, allowed) {
        (S::Voided, _) => "本登记已经作废，不再办理",
        (S::Archived, _) => "本件已经归档；需要重新答复的，先“责令重新处理”",
        (S::Abandoned | S::Withdrawn, _) => "本件已经办结，只能“归档”",
        (S::Delivered, [S::Decided]) => "答复已经送达，不必再办",
        (S::Delivered, _) => "本件已经答复；需要重新答复的，先“责令重新处理”",
        (S::Decided, [S::Delivered, ..]) => "须先“登记答复发出”和“登记送达”",
        (S::Decided, _) => "本件已经答复；需要重新答复的，送达以后“责令重新处理”",
        (S::Submitted, _) => "须先“确认收到申请”",
        (_, [S::Submitted]) => "收到申请之日已经确定；日期有误的，“更正登记日期”",
        (S::CorrectionPending, _) => "须先“登记收到补正”",
        (S::ReasonPending, _) => "须先“认可理由”或者“延迟答复”",
        (S::Consulting, _) => "须先“登记意见”",
        (S::FeePending, _) => "须先“登记缴费”或者“撤回收费通知”",
        (S::Processing, [S::CorrectionPending]) => "须先“告知补正”",
        (S::Processing, [S::Consulting]) => "须先“征求第三方意见”或者“征求其他机关意见”",
        (S::Processing, [S::FeePending]) => "须先“收取信息处理费”",
        (S::Processing, [S::ReasonPending]) => "须先“要求说明理由”",
        (S::Processing | S::Delayed | S::Reopened, _) => "须先“作出答复”",
    }
}
