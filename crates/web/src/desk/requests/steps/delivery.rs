//! 送达、归档、重新处理 (requests.md §9; TR-21, TR-23, TR-24).

use acts::{ActError, Desk, request};
use jiff::ToSpan as _;
use jiff::civil::Date;
use office::request::{DeliveryWay, Refusal, ReopenOrder, ReopenedBy};
use office::{InfoRequest, Mark, RequestId, Role};

use super::{HANDLERS, Scene, Step};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// DLV-03.
pub struct Dispatch {
    way: DeliveryWay,
    on: Date,
    proof: String,
    instead: String,
}

impl Step for Dispatch {
    const SLUG: &'static str = "dispatch";
    const NAME: &'static str = "登记答复发出";
    const ABOUT: &'static str =
        "邮寄的，以交邮之日判断是否按期答复；只能通过邮政企业邮寄，不得要求收件人付费。";
    const DONE: &'static str = "答复发出已登记。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;
    const CHECKED: bool = false;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let route = scene.request.registration.route;
        let choice = |way: DeliveryWay| {
            let hint = if way.serves(route) { "申请人要求的方式" } else { "" };
            Choice { hint, ..Choice::new(way.code(), way.label()) }
        };
        let first = DeliveryWay::ALL.into_iter().find(|way| way.serves(route));
        vec![
            Asked::Settled {
                name: "route",
                label: "申请人要求的获取途径",
                value: String::new(),
                shown: route.label().to_owned(),
            },
            Asked::one(
                "way",
                "送达方式",
                "电子送达须为申请人选择的方式",
                DeliveryWay::ALL.map(choice).to_vec(),
            )
            .with(first.map_or("", DeliveryWay::code)),
            Asked::date("on", "发出日期", "交邮、发送或者送交之日", Some(scene.today())),
            Asked::line("proof", "邮件号码或者发送记录", "没有的可以不填"),
            Asked::line(
                "instead",
                "改用其他方式的理由",
                "与申请人要求的方式不一致的，必须填写，如：申请人来电要求改为当面领取",
            ),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let way = form.chosen("way", DeliveryWay::from_code);
        let (on, proof, instead) = (form.needed_date("on"), form.text("proof"), form.text("instead"));
        Some(Self { way: way?, on: on?, proof, instead })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let instead = Self::NAME.to_owned();
        Self { way: DeliveryWay::Direct, on: scene.today(), proof: String::new(), instead }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.dispatch(mark, self.way, self.on, self.proof, self.instead)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::dispatch(desk, id, self.way, self.on, self.proof, self.instead)
    }
}

/// TR-21.
pub struct Deliver {
    on: Date,
    proof: String,
}

impl Step for Deliver {
    const SLUG: &'static str = "delivery";
    const NAME: &'static str = "登记送达";
    const ABOUT: &'static str = "复议、诉讼期限自送达之日起计算。公告送达的，自公告之日起满30日。";
    const DONE: &'static str = "送达已登记，复议、诉讼期限开始计算。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::date("on", "送达日期", "签收或者到达之日", Some(scene.today())),
            Asked::text("proof", "送达凭证", "签收人、邮件回执号码、系统回执或者见证人"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (on, proof) = (form.needed_date("on"), form.needed("proof"));
        Some(Self { on: on?, proof })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { on: scene.today(), proof: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.deliver(mark, self.on, self.proof)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::deliver(desk, id, self.on, self.proof)
    }
}

/// TR-23.
pub struct Archive;

impl Step for Archive {
    const SLUG: &'static str = "archive";
    const NAME: &'static str = "归档";
    const ABOUT: &'static str =
        "申请、回执、告知书、意见、检索记录、审批单、答复和送达凭证齐全后归档（第四十五条）。";
    const DONE: &'static str = "本件已归档。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        Vec::new()
    }

    fn read(_: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self)
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.archive(mark)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::archive(desk, id)
    }
}

/// TR-24.
pub struct Reopen {
    order: ReopenOrder,
}

impl Step for Reopen {
    const SLUG: &'static str = "reopening";
    const NAME: &'static str = "责令重新处理";
    const ABOUT: &'static str = "复议决定、法院判决责令重新答复，或者本机关自行纠正的，重新计算答复期限；\
                                 决定没有确定期限的，为收到决定之日起20个工作日。";
    const DONE: &'static str = "已登记责令重新处理，答复期限重新计算。";
    const ROLES: &'static [Role] = &[Role::OfficeHead, Role::Leader, Role::Supervisor];

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let mut choices = vec![Choice::new("own", "本机关自行纠正")];
        choices.extend(scene.disputes.iter().map(|dispute| {
            Choice::new(dispute.id.to_string(), format!("{}　{}", dispute.kind.label(), dispute.case_number))
        }));
        vec![
            Asked::one("by", "重新处理的依据", "复议、诉讼案件先在复议诉讼登记簿登记，再在这里选择", choices),
            Asked::line("decision", "决定文号", "复议决定书、判决书或者本机关纠正决定的文号"),
            Asked::date("on", "收到决定日期", "如 2024-06-03", Some(scene.today())),
            Asked::date("until", "决定确定的答复期限", "没有确定期限的不填", None),
        ]
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let by = form.chosen("by", |word| match word {
            "own" => Some(ReopenedBy::Own),
            id => {
                let dispute = scene.disputes.iter().find(|dispute| dispute.id.to_string() == id);
                dispute.map(|dispute| ReopenedBy::Dispute(dispute.id))
            }
        });
        let decision = form.needed("decision");
        let (received_on, until) = (form.needed_date("on"), form.date("until"));
        Some(Self { order: ReopenOrder { by: by?, decision, received_on: received_on?, until } })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let received_on = scene.today();
        let until = Some(received_on.saturating_add(1.day()));
        let decision = Self::NAME.to_owned();
        Self { order: ReopenOrder { by: ReopenedBy::Own, decision, received_on, until } }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.reopen(mark, self.order)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::reopen(desk, id, self.order)
    }
}
