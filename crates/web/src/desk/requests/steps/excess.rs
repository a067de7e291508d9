//! 延长答复期限 (第三十三条第二款; TR-15) and Article 35 (TR-08 … TR-11).

use acts::{ActError, Desk, request};
use calendar::WorkingDays;
use jiff::ToSpan as _;
use jiff::civil::Date;
use office::request::Refusal;
use office::{InfoRequest, Mark, RequestId, Role};

use super::{HANDLERS, Scene, Step, calendar};
use crate::desk::asked::{Asked, Sheet};

/// TR-15.
pub struct Extend {
    days: WorkingDays,
    reason: String,
}

impl Step for Extend {
    const SLUG: &'static str = "extension";
    const NAME: &'static str = "延长答复期限";
    const ABOUT: &'static str =
        "经政府信息公开工作机构负责人同意并告知申请人，可以延长一次，最长20个工作日（第三十三条第二款）。";
    const DONE: &'static str = "已延长答复期限，请发出延期答复告知书。";
    const ROLES: &'static [Role] = &[Role::OfficeHead];

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::line("days", "延长的工作日数", "1至20"),
            Asked::text("reason", "延长的理由", "写入延期答复告知书，如：需要检索历史档案"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (days, reason) = (form.needed_number("days"), form.needed("reason"));
        Some(Self { days: WorkingDays(days?), reason })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { days: WorkingDays(1), reason: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.extend(mark, self.days, self.reason, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::extend(desk, id, self.days, self.reason)
    }
}

/// TR-08.
pub struct AskReason {
    facts: String,
    until: Date,
}

impl Step for AskReason {
    const SLUG: &'static str = "reasons";
    const NAME: &'static str = "要求说明理由";
    const ABOUT: &'static str = "申请的数量、频次明显超过合理范围的，可以要求申请人说明理由（第三十五条）。\
                                 等待期间答复期限不停止计算。";
    const DONE: &'static str = "已要求说明理由，请发出告知书。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let until = calendar().forecast_after(scene.today(), WorkingDays(5)).0;
        vec![
            Asked::text("facts", "申请的数量、频次情况", "写明期间、件数和重复情形，写入告知书"),
            Asked::date("until", "说明理由的期限", "晚于今天", Some(until)),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (facts, until) = (form.needed("facts"), form.needed_date("until"));
        Some(Self { facts, until: until? })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { facts: Self::NAME.to_owned(), until: scene.today().saturating_add(1.day()) }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.ask_reason(mark, self.facts, self.until)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::ask_reason(desk, id, self.facts, self.until)
    }
}

/// TR-11.
pub struct AcceptReason;

impl Step for AcceptReason {
    const SLUG: &'static str = "reasons-accepted";
    const NAME: &'static str = "认可理由";
    const ABOUT: &'static str = "理由合理并且能够在规定期限内答复的，继续办理（第三十五条）。";
    const DONE: &'static str = "已认可理由，继续办理。";
    const ROLES: &'static [Role] = HANDLERS;

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
        request.accept_reason(mark)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::accept_reason(desk, id)
    }
}

/// TR-10.
pub struct Delay {
    until: Date,
}

impl Step for Delay {
    const SLUG: &'static str = "delay";
    const NAME: &'static str = "延迟答复";
    const ABOUT: &'static str =
        "理由合理但不能在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人（第三十五条）。";
    const DONE: &'static str = "已确定延迟答复的日期，请告知申请人。";
    const ROLES: &'static [Role] = &[Role::Leader];

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![Asked::date("until", "延迟至哪一天答复", "晚于今天，如 2024-06-03", None)]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self { until: form.needed_date("until")? })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { until: scene.today().saturating_add(1.day()) }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.delay_answer(mark, self.until, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::delay_answer(desk, id, self.until)
    }
}
