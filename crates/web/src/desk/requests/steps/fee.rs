//! 信息处理费 (第四十二条; fees.md; TR-16 … TR-19).

use acts::{ActError, Desk, request};
use jiff::civil::Date;
use office::request::{FeeBasis, Refusal, Waiver};
use office::{InfoRequest, Mark, RequestId, Role};
use statute::Fen;

use super::{HANDLERS, Scene, Step, calendar};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// TR-16.
pub struct Charge {
    basis: FeeBasis,
    waived: Option<Waiver>,
    reason: String,
}

impl Step for Charge {
    const SLUG: &'static str = "fee";
    const NAME: &'static str = "收取信息处理费";
    const ABOUT: &'static str = "提供政府信息不收费；申请数量、频次明显超过合理范围的，可以收取信息处理费（第四十二条）。\
                                 每件只能选择一种计收标准，在答复期限内发出收费通知。";
    const DONE: &'static str = "已决定收费，请发出收费通知书并登记送达。";
    const ROLES: &'static [Role] = &[Role::Leader];

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        let choices = vec![
            Choice {
                hint: "同一申请人同一自然月内累计：10件以内免费", ..Choice::new("item", "按件计收")
            },
            Choice {
                hint: "本件的页数：30页以内免费；已主动公开的不得按量计收",
                ..Choice::new("page", "按量计收")
            },
        ];
        vec![
            Asked::one("basis", "计收标准", "", choices),
            Asked::line("count", "第几件，或者共多少页", "按件的填本件是该申请人本月第几件，按量的填页数"),
            Asked::text("reason", "收费的理由", "写入收费通知书"),
            Asked::line("waived", "减免金额（元）", "不减免的不填"),
            Asked::line("waiver", "减免理由", "减免的必须填写"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let per_item = form.chosen("basis", |word| match word {
            "item" => Some(true),
            "page" => Some(false),
            _ => None,
        });
        let count = form.needed_number("count").map(u32::from);
        let reason = form.needed("reason");
        let (amount, words) = (form.money("waived"), form.text("waiver"));
        if amount.is_some() && words.is_empty() {
            form.blame("waiver", "请填写减免理由");
        }
        let waived = amount.map(|amount| Waiver { amount, reason: words });
        let basis = if per_item? { FeeBasis::PerItem(count?) } else { FeeBasis::PerPage(count?) };
        Some(Self { basis, waived, reason })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { basis: FeeBasis::PerItem(11), waived: None, reason: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.charge(mark, self.basis, self.waived, self.reason, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::charge(desk, id, self.basis, self.waived, self.reason)
    }
}

/// CLK-61.
pub struct NoticeReceived {
    on: Date,
}

impl Step for NoticeReceived {
    const SLUG: &'static str = "fee-notice";
    const NAME: &'static str = "登记收费通知送达";
    const ABOUT: &'static str = "申请人应当在收到收费通知次日起20个工作日内缴纳；此间答复期限停止计算。";
    const DONE: &'static str = "收费通知送达已登记，缴费期限开始计算。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![Asked::date("on", "申请人收到收费通知之日", "以签收或者送达凭证为准", Some(scene.today()))]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self { on: form.needed_date("on")? })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { on: scene.today() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.fee_notice_received(mark, self.on, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::fee_notice_received(desk, id, self.on)
    }
}

/// TR-17.
pub struct Pay {
    on: Date,
    amount: Fen,
    receipt: String,
}

impl Step for Pay {
    const SLUG: &'static str = "payment";
    const NAME: &'static str = "登记缴费";
    const ABOUT: &'static str = "缴清之日的次日起，答复期限重新计算；没有缴清的，不恢复计算（FEE-34）。";
    const DONE: &'static str = "缴费已登记。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let owed = scene.request.fee().map_or(String::new(), |fee| fee.owed().to_string());
        vec![
            Asked::date("on", "缴费日期", "如 2024-06-03", Some(scene.today())),
            Asked::line("amount", "缴费金额（元）", "没有缴清的，填写实际缴纳的金额").with(owed),
            Asked::line("receipt", "财政票据号码", ""),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (on, amount, receipt) = (form.needed_date("on"), form.money("amount"), form.needed("receipt"));
        if amount.is_none() {
            form.needed("amount");
        }
        Some(Self { on: on?, amount: amount?, receipt })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let amount = scene.request.fee().map_or(Fen(1), office::request::Fee::owed);
        Self { on: scene.today(), amount, receipt: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.pay(mark, self.on, self.amount, self.receipt)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::pay(desk, id, self.on, self.amount, self.receipt)
    }
}

/// TR-18.
pub struct Lapse;

impl Step for Lapse {
    const SLUG: &'static str = "fee-lapse";
    const NAME: &'static str = "按逾期未缴费处理";
    const ABOUT: &'static str =
        "逾期未缴纳的，视为放弃申请，不再处理（信息处理费管理办法第六条）。本件就此办结。";
    const DONE: &'static str = "已按逾期未缴费办结。";
    const ROLES: &'static [Role] = &[Role::Leader];

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
        request.lapse_fee(mark, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::lapse_fee(desk, id)
    }
}

/// TR-19.
pub struct Withdraw;

impl Step for Withdraw {
    const SLUG: &'static str = "fee-withdrawal";
    const NAME: &'static str = "撤回收费通知";
    const ABOUT: &'static str = "决定不再收费的，撤回收费通知，答复期限自撤回次日起重新计算。";
    const DONE: &'static str = "已撤回收费通知，答复期限重新计算。";
    const ROLES: &'static [Role] = &[Role::Leader];

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
        request.withdraw_fee(mark)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::withdraw_fee(desk, id)
    }
}
