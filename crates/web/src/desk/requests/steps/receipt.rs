//! 收件确认 (第三十一条; RCV-01 … RCV-14; TR-02) and notes on the handling.

use acts::{ActError, Desk, request};
use jiff::civil::Date;
use office::request::Refusal;
use office::{InfoRequest, Mark, RequestId, Role};
use statute::ReceiptRule;

use super::{HANDLERS, Scene, Step};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// TR-02.
pub struct Confirm {
    on: Date,
    how: String,
}

/// The day that the rule of the channel gives, or today where both sides confirm.
fn receipt_day(scene: &Scene<'_>) -> Date {
    let registration = &scene.request.registration;
    match registration.channel.receipt_rule() {
        ReceiptRule::HandIn | ReceiptRule::Signature => registration.submitted_on,
        ReceiptRule::Confirmation => scene.today(),
    }
}

impl Step for Confirm {
    const SLUG: &'static str = "receipt";
    const NAME: &'static str = "确认收到申请";
    const ABOUT: &'static str = "平常信函、网上申请、电子邮件和传真，以双方确认之日为收到申请之日（第三十一条）。\
                                 确认后答复期限自次日起计算。";
    const DONE: &'static str = "已确认收到申请，答复期限自次日起计算。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::date("on", "收到申请之日", "双方确认的日期，不早于提交日期", Some(receipt_day(scene))),
            Asked::line("how", "确认方式", "如：电话确认，写明号码和接听人"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let (on, how) = (form.needed_date("on"), form.needed("how"));
        Some(Self { on: on?, how })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { on: receipt_day(scene), how: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.receive(mark, self.on, self.how)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::confirm_receipt(desk, id, self.on, self.how)
    }
}

/// RCV-08.
pub struct Attempt {
    reached: bool,
    note: String,
}

impl Step for Attempt {
    const SLUG: &'static str = "attempt";
    const NAME: &'static str = "登记联系情况";
    const ABOUT: &'static str =
        "没有联系上申请人的，逐次登记联系的时间、方式和结果；恢复联系之日确认收到申请（RCV-08）。";
    const DONE: &'static str = "联系情况已登记。";
    const ROLES: &'static [Role] = HANDLERS;
    const CHECKED: bool = false;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        let choices = vec![Choice::new("no", "没有联系上"), Choice::new("yes", "已联系上")];
        vec![
            Asked::one("reached", "联系结果", "", choices),
            Asked::text("note", "联系方式和经过", "何时、以什么方式联系，结果如何；不写申请人的姓名和号码"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let reached = form.chosen("reached", |word| match word {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        });
        let note = form.needed("note");
        Some(Self { reached: reached?, note })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { reached: false, note: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.attempt(mark, self.reached, self.note)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::attempt(desk, id, self.reached, self.note)
    }
}

/// REGI-11.
pub struct Note {
    text: String,
}

impl Step for Note {
    const SLUG: &'static str = "note";
    const NAME: &'static str = "登记办理记录";
    const ABOUT: &'static str =
        "记录检索、拟办、保密审查、法制审核等办理环节（第四十五条）。不影响答复期限。";
    const DONE: &'static str = "办理记录已登记。";
    const ROLES: &'static [Role] = &[Role::Clerk, Role::Reviewer, Role::OfficeHead, Role::Leader];
    const CHECKED: bool = false;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![Asked::text("text", "办理记录", "检索写明范围、关键词、时间和人员；不写申请人的个人信息")]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        Some(Self { text: form.needed("text") })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { text: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.add_note(mark, self.text)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::add_note(desk, id, self.text)
    }
}
