//! 补正 (第三十条; TR-04 … TR-06).

use acts::{ActError, Desk, request};
use calendar::WorkingDays;
use jiff::civil::Date;
use office::request::Refusal;
use office::{InfoRequest, Mark, RequestId, Role};
use statute::CORRECTION_TERM_DEFAULT;

use super::{HANDLERS, Scene, Step, calendar};
use crate::desk::asked::{Asked, Sheet};

/// TR-04.
pub struct Ask {
    points: String,
    days: WorkingDays,
}

impl Step for Ask {
    const SLUG: &'static str = "correction";
    const NAME: &'static str = "告知补正";
    const ABOUT: &'static str = "申请内容不明确的，自收到申请之日起7个工作日内一次性告知全部补正事项，并给予指导（第三十条）。\
                                 收到补正后答复期限重新计算。";
    const DONE: &'static str = "已告知补正，请登记申请人收到告知书的日期。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::text("points", "需要补正的全部事项和指引", "逐项写明哪里不明确、怎样补正；只能告知一次"),
            Asked::line("days", "补正期限（工作日）", "自申请人收到告知书次日起算，应当合理，通常为15")
                .with(CORRECTION_TERM_DEFAULT.days.0.to_string()),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (points, days) = (form.needed("points"), form.needed_number("days"));
        Some(Self { points, days: WorkingDays(days?) })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { points: Self::NAME.to_owned(), days: CORRECTION_TERM_DEFAULT.days }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.request_correction(mark, self.points, self.days, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::request_correction(desk, id, self.points, self.days)
    }
}

/// CLK-31.
pub struct NoticeReceived {
    on: Date,
}

impl Step for NoticeReceived {
    const SLUG: &'static str = "correction-notice";
    const NAME: &'static str = "登记补正告知书送达";
    const ABOUT: &'static str = "补正期限自申请人收到补正告知书次日起计算。";
    const DONE: &'static str = "补正告知书送达已登记，补正期限开始计算。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![Asked::date("on", "申请人收到补正告知书之日", "以签收或者送达凭证为准", Some(scene.today()))]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self { on: form.needed_date("on")? })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { on: scene.today() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.correction_notice_received(mark, self.on, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::correction_notice_received(desk, id, self.on)
    }
}

/// TR-05.
pub struct Correct {
    on: Date,
    late_reason: Option<String>,
}

impl Step for Correct {
    const SLUG: &'static str = "corrected";
    const NAME: &'static str = "登记收到补正";
    const ABOUT: &'static str = "答复期限自收到补正的申请之日起重新计算（第三十条）。";
    const DONE: &'static str = "已登记补正，答复期限重新计算。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::date("on", "收到补正之日", "如 2024-06-03", Some(scene.today())),
            Asked::text("late_reason", "逾期补正的正当理由", "在补正期限内收到的不填"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (on, reason) = (form.needed_date("on"), form.text("late_reason"));
        Some(Self { on: on?, late_reason: Some(reason).filter(|reason| !reason.is_empty()) })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { on: scene.today(), late_reason: Some(Self::NAME.to_owned()) }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.correct(mark, self.on, self.late_reason)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::correct(desk, id, self.on, self.late_reason)
    }
}

/// TR-06.
pub struct Lapse;

impl Step for Lapse {
    const SLUG: &'static str = "correction-lapse";
    const NAME: &'static str = "按逾期不补正处理";
    const ABOUT: &'static str = "无正当理由逾期不补正的，视为放弃申请，不再处理（第三十条）。本件就此办结。";
    const DONE: &'static str = "已按逾期不补正办结。";
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
        request.lapse_correction(mark, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::lapse_correction(desk, id)
    }
}
