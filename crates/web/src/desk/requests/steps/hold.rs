//! 征求意见 (第三十二条、第三十四条; TR-12 … TR-14).

use acts::{ActError, Desk, request};
use jiff::civil::Date;
use office::request::{Applicant, Contact, Hold, Opinion, Party, Refusal, Stance};
use office::{InfoRequest, Mark, RequestId, Role, SubjectId};

use super::{HANDLERS, Scene, Step, calendar};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// TR-12.
pub struct ThirdParty {
    party: Applicant,
}

impl Step for ThirdParty {
    const SLUG: &'static str = "third-party";
    const NAME: &'static str = "征求第三方意见";
    const ABOUT: &'static str = "公开会损害第三方合法权益的，书面征求其意见；第三方应当自收到征询书之日起15个工作日内提出（第三十二条）。\
                                 征求意见所需时间不计算在答复期限内。";
    const DONE: &'static str = "已登记征求第三方意见，答复期限自次日起中止。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        vec![
            Asked::line("name", "第三方姓名或者名称", "加密保存，查看须写明理由；不在办理记录中出现"),
            Asked::line(
                "phone",
                "联系电话",
                "手机号码，或者区号和号码，如010-00000000；电话和地址至少填写一项",
            ),
            Asked::line("address", "通信地址", ""),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let name = form.needed("name");
        let contact =
            Contact { phone: form.telephone("phone"), address: form.text("address"), ..Contact::default() };
        if contact.phone.is_empty() && contact.address.is_empty() && form.is_blank("phone") {
            form.blame("phone", "请填写第三方的联系电话或者通信地址");
        }
        Some(Self { party: Applicant { name, contact, ..Applicant::default() } })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { party: Applicant::default() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        // The number of the sealed entry is given when it is sealed.
        request.open_hold(mark, Party::ThirdParty(SubjectId(0)))
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::consult_third_party(desk, id, &self.party)
    }
}

/// TR-13.
pub struct Organ {
    party: Party,
}

impl Step for Organ {
    const SLUG: &'static str = "organ";
    const NAME: &'static str = "征求其他机关意见";
    const ABOUT: &'static str = "共同制作的信息由牵头机关征求相关机关意见，15个工作日内未提出意见的视为同意公开（第三十四条）；\
                                 涉及其他机关的，协商确认（第十一条）。";
    const DONE: &'static str = "已登记征求其他机关意见，答复期限自次日起中止。";
    const ROLES: &'static [Role] = HANDLERS;

    fn asks(_: &Scene<'_>) -> Vec<Asked> {
        let choices = vec![
            Choice {
                hint: "逾期未提出意见的，视为同意公开", ..Choice::new("joint", "共同制作机关")
            },
            Choice::new("other", "涉及的其他机关"),
        ];
        vec![
            Asked::one("kind", "与该信息的关系", "", choices),
            Asked::line("name", "机关名称", "全称，如示范县财政局"),
        ]
    }

    fn read(form: &mut Sheet, _: &Scene<'_>) -> Option<Self> {
        let name = form.needed("name");
        let party = form.chosen("kind", |word| match word {
            "joint" => Some(Party::JointMaker(name.clone())),
            "other" => Some(Party::OtherOrgan(name.clone())),
            _ => None,
        });
        Some(Self { party: party? })
    }

    fn trial(_: &Scene<'_>) -> Self {
        Self { party: Party::OtherOrgan(Self::NAME.to_owned()) }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.open_hold(mark, self.party)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::open_hold(desk, id, self.party)
    }
}

/// Consultations that are open.
fn open<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = &'a Hold> {
    scene.request.holds().iter().filter(|hold| hold.end.is_none())
}

/// Whom a consultation asks, without a third party's name.
pub fn party_label(party: &Party) -> String {
    match party {
        Party::ThirdParty(_) => "第三方".to_owned(),
        Party::JointMaker(name) => format!("共同制作机关：{name}"),
        Party::OtherOrgan(name) => format!("其他机关：{name}"),
    }
}

/// Which of the open consultations is meant; the only one is chosen already.
fn which(scene: &Scene<'_>) -> Asked {
    let label = |hold: &Hold| format!("第{}号（{}，{}发出）", hold.no, party_label(&hold.party), hold.sent);
    let choices: Vec<Choice> =
        open(scene).map(|hold| Choice::new(hold.no.to_string(), label(hold))).collect();
    let only = if let [only] = choices.as_slice() { only.value.clone() } else { String::new() };
    Asked::one("no", "哪一次征求意见", "", choices).with(only)
}

fn chosen(form: &mut Sheet, scene: &Scene<'_>) -> Option<u16> {
    form.chosen("no", |word| open(scene).map(|hold| hold.no).find(|no| no.to_string() == word))
}

/// CLK-51.
pub struct LetterReceived {
    no: u16,
    on: Date,
}

impl Step for LetterReceived {
    const SLUG: &'static str = "letter-received";
    const NAME: &'static str = "登记征求意见书送达";
    const ABOUT: &'static str = "15个工作日的意见期限自对方收到之日起计算。";
    const DONE: &'static str = "征求意见书送达已登记。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![which(scene), Asked::date("on", "对方收到之日", "以签收或者送达凭证为准", Some(scene.today()))]
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let (no, on) = (chosen(form, scene), form.needed_date("on"));
        Some(Self { no: no?, on: on? })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { no: open(scene).next().map_or(0, |hold| hold.no), on: scene.today() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.hold_received(mark, self.no, self.on)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::hold_received(desk, id, self.no, self.on)
    }
}

/// TR-14.
pub struct Close {
    no: u16,
    on: Date,
    opinion: Opinion,
}

impl Step for Close {
    const SLUG: &'static str = "opinion";
    const NAME: &'static str = "登记意见";
    const ABOUT: &'static str =
        "收到意见或者期限届满，征求意见结束，答复期限自次日起恢复计算（第三十三条第三款）。";
    const DONE: &'static str = "意见已登记。";
    const ROLES: &'static [Role] = HANDLERS;
    const ONWARD: bool = true;

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let choices = Stance::ALL.map(|stance| Choice::new(stance.code(), stance.label())).to_vec();
        vec![
            which(scene),
            Asked::one("stance", "意见", "", choices),
            Asked::date("on", "收到意见日期", "未提出意见的不必改动", Some(scene.today())),
            Asked::text("reasons", "意见的理由", "不同意公开的必须填写"),
        ]
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let (no, stance) = (chosen(form, scene), form.chosen("stance", Stance::from_code));
        let (on, reasons) = (form.needed_date("on"), form.text("reasons"));
        if stance == Some(Stance::Objection) && reasons.is_empty() {
            form.blame("reasons", "请填写不同意公开的理由");
        }
        Some(Self { no: no?, on: on?, opinion: Opinion { stance: stance?, reasons } })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let no = open(scene).next().map_or(0, |hold| hold.no);
        let opinion = Opinion { stance: Stance::Consent, reasons: String::new() };
        Self { no, on: scene.today(), opinion }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.close_hold(mark, self.no, self.on, self.opinion, calendar())
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::close_hold(desk, id, self.no, self.on, self.opinion)
    }
}
