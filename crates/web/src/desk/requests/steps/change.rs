//! 登记更正与作废 (RCV-14): what was registered wrongly is put right by two people.

use acts::request::DECIDERS;
use acts::{ActError, Desk, request};
use jiff::civil::Date;
use office::request::{Change, Refusal};
use office::{Actor, InfoRequest, Mark, RequestId, Role};
use statute::ReceiptRule;

use super::{HANDLERS, Scene, Step};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// 更正登记日期.
pub struct Amend {
    change: Change,
    reason: String,
}

/// Which of the two dates can be put right: by some channels both are one, and what the applicant entered is his.
fn dates(scene: &Scene<'_>) -> (bool, bool) {
    let request = scene.request;
    let received = request.received_on().is_some();
    let by_applicant = request.history().first().is_some_and(|event| event.mark.by == Actor::Public);
    let one = request.registration.channel.receipt_rule() != ReceiptRule::Confirmation;
    let both = one && received;
    (!by_applicant && !both, received)
}

impl Step for Amend {
    const SLUG: &'static str = "receipt-amendment";
    const NAME: &'static str = "更正登记日期";
    const ABOUT: &'static str = "提交日期、签收日期或者收到申请之日登记有误的，写明理由提请更正，由另一人用本人账号登录复核；\
                                 复核同意以前日期不变，更正前后的日期都留在办理记录中（RCV-14）。";
    const DONE: &'static str = "已提请更正登记日期，等待另一人复核。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let (submitted, received) = dates(scene);
        let registration = &scene.request.registration;
        let mut asked = Vec::new();
        if submitted {
            let label = "正确的提交、签收或者到达日期";
            asked.push(Asked::date("submitted", label, "没有错的不必改动", Some(registration.submitted_on)));
        }
        if received {
            let hint = match registration.channel.receipt_rule() {
                ReceiptRule::HandIn => "即当面提交之日",
                ReceiptRule::Signature => "即签收之日",
                ReceiptRule::Confirmation => "双方确认的日期，没有错的不必改动",
            };
            asked.push(Asked::date("on", "正确的收到申请之日", hint, scene.request.received_on()));
        }
        asked.push(Asked::text("reason", "更正的理由", "写明原登记错在哪里，以什么材料为准"));
        asked
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let (asks_submitted, received) = dates(scene);
        let registration = &scene.request.registration;
        let submitted = if asks_submitted { form.needed_date("submitted") } else { None };
        let received_on = if received { form.needed_date("on") } else { None };
        let reason = form.needed("reason");
        if asks_submitted && submitted.is_none() || received && received_on.is_none() {
            return None;
        }
        let one = registration.channel.receipt_rule() != ReceiptRule::Confirmation;
        let same: Option<Date> = received_on.filter(|_| one);
        let submitted_on = submitted.or(same).unwrap_or(registration.submitted_on);
        Some(Self { change: Change::Dates { submitted_on, received_on }, reason })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let submitted_on = scene.request.registration.submitted_on;
        let change = Change::Dates { submitted_on, received_on: scene.request.received_on() };
        Self { change, reason: Self::NAME.to_owned() }
    }

    fn open(scene: &Scene<'_>) -> Result<(), Refusal> {
        match Self::trial(scene).apply(scene.request.clone(), scene.mark) {
            // The trial changes nothing; there is something to change where a date is asked for.
            Err(Refusal::Unchanged) if dates(scene) == (false, false) => Err(Refusal::NotOurs),
            Err(Refusal::Unchanged) => Ok(()),
            tried => tried.map(drop),
        }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.propose(mark, self.change, self.reason)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::propose_change(desk, id, self.change, self.reason)
    }
}

/// 作废登记.
pub struct Void {
    reason: String,
}

impl Step for Void {
    const SLUG: &'static str = "voiding";
    const NAME: &'static str = "作废登记";
    const ABOUT: &'static str = "重复登记、登错年份或者所登记的不是政府信息公开申请的，写明理由提请作废，由另一人用本人账号登录复核。\
                                 作废的登记保留编号和全部记录，不计入年度报告；申请人在网上提交的不能作废（RCV-14）。";
    const DONE: &'static str = "已提请作废登记，等待另一人复核。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![Asked::text("reason", "作废的理由", "如：与SFMZ-2024-0002为同一申请，重复登记")]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self { reason: form.needed("reason") })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { reason: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.propose(mark, Change::Void, self.reason)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::propose_change(desk, id, Change::Void, self.reason)
    }
}

/// 复核登记更正.
pub struct Review {
    agreed: bool,
    reason: String,
}

/// What was proposed, in a line.
pub fn proposed(scene: &Scene<'_>) -> Option<String> {
    let proposal = scene.request.proposal()?;
    let who = scene.people.iter().find(|person| Some(person.id) == proposal.mark.person());
    let who = who.map_or("原经办人员", |person| person.name.as_str());
    let what = match proposal.change {
        Change::Void => "作废登记".to_owned(),
        dates @ Change::Dates { .. } => format!("登记日期更正为：{}", dates.label()),
    };
    Some(format!("{who}于{}提请{what}。理由：{}", proposal.mark.on, proposal.reason))
}

impl Step for Review {
    const SLUG: &'static str = "change-review";
    const NAME: &'static str = "复核登记更正";
    const ABOUT: &'static str = "对照申请材料、签收凭证核对后决定。同意的，更正或者作废立即生效；不同意的写明理由，登记不变（RCV-14）。";
    const DONE: &'static str = "复核已登记。";
    const ROLES: &'static [Role] = &DECIDERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let shown = proposed(scene).unwrap_or_default();
        let verdicts = vec![Choice::new("yes", "同意"), Choice::new("no", "不同意")];
        vec![
            Asked::Settled { name: "proposed", label: "提请的更正", value: String::new(), shown },
            Asked::one("verdict", "复核意见", "", verdicts),
            Asked::text("reason", "不同意的理由", "同意的不填"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let agreed = form.chosen("verdict", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })?;
        let reason = if agreed { form.text("reason") } else { form.needed("reason") };
        Some(Self { agreed, reason })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { agreed: true, reason: String::new() }
    }

    fn open(scene: &Scene<'_>) -> Result<(), Refusal> {
        match scene.request.proposal() {
            None => Err(Refusal::NothingProposed),
            Some(proposal) if proposal.mark.person() == scene.mark.person() => Err(Refusal::SecondPerson),
            Some(_) => Ok(()),
        }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        if self.agreed { request.confirm_change(mark) } else { request.refuse_change(mark, self.reason) }
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        if self.agreed {
            request::confirm_change(desk, id)
        } else {
            request::refuse_change(desk, id, self.reason)
        }
    }
}
