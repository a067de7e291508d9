//! 答复 (第三十六条 … 第四十条; TR-03, TR-07, TR-09, TR-20, TR-22, TR-25, TR-26): the outcome one question a page.

use acts::{ActError, Desk, request};
use office::request::{Decision, PublicInterest, Refusal, StageKind, Stance};
use office::{InfoRequest, Mark, RequestId, Role};
use statute::Outcome;

use super::{HANDLERS, Scene, Step};
use crate::desk::asked::{Asked, Sheet};
use crate::parts::Choice;

/// Groups of outcomes: the first part of a row of table three, its heading, and what belongs there.
const GROUPS: [(&str, &str, &str); 6] = [
    ("granted", "予以公开", "可以公开，或者已经主动公开"),
    ("partial", "部分公开", "含有不应当公开的内容，但能够区分处理"),
    ("refused", "不予公开", "国家秘密、第三方合法权益、内部事务、过程性信息、执法案卷等"),
    ("unable", "无法提供", "不存在、不属于本机关、需要另行制作、补正后仍不明确、已移交档案馆"),
    ("not_processed", "不予处理", "信访投诉、重复申请、公开出版物、大量反复申请、确认或者重新出具"),
    ("other", "其他处理", "咨询等不属于政府信息公开申请的内容"),
];

/// Outcomes of a group that are decided here; lapses have steps of their own.
fn outcomes(group: &str) -> Vec<Choice> {
    let own = |outcome: &Outcome| !matches!(outcome, Outcome::CorrectionLapsed | Outcome::FeeUnpaid);
    let of = Outcome::ALL.into_iter().filter(own).filter(|outcome| group_of(*outcome) == group);
    of.map(|outcome| Choice::new(outcome.code(), format!("{}（{}）", outcome.label(), basis(outcome))))
        .collect()
}

/// The first part of a row id.
fn group_of(outcome: Outcome) -> &'static str {
    outcome.row().split('.').next().unwrap_or_default()
}

/// The articles in short.
fn basis(outcome: Outcome) -> String {
    let places: Vec<String> = outcome.basis().iter().map(statute::Citation::brief).collect();
    if places.is_empty() { "按具体情况".to_owned() } else { places.join("、") }
}

/// The outcome that was chosen on the pages before.
fn settled(scene: &Scene<'_>) -> Option<Outcome> {
    scene.sent.text("outcome").and_then(Outcome::from_code)
}

/// The next question about the outcome; `None` once it is settled.
fn pick(scene: &Scene<'_>) -> Option<Asked> {
    if settled(scene).is_some() {
        return None;
    }
    let group = GROUPS.iter().find(|(code, ..)| scene.sent.text("group") == Some(*code));
    let question = if let Some((code, ..)) = group {
        Asked::one("outcome", "具体是哪一种情形", "只计一种情形；依据见括号", outcomes(code))
    } else {
        let choice =
            |(code, label, hint): (&str, &str, &'static str)| Choice { hint, ..Choice::new(code, label) };
        Asked::one("group", "办理结果属于哪一类", "一件申请只有一个办理结果", GROUPS.map(choice).to_vec())
    };
    Some(question)
}

/// The outcome, sent along.
fn carried(scene: &Scene<'_>) -> Asked {
    let outcome = settled(scene);
    Asked::Settled {
        name: "outcome",
        label: "办理结果",
        value: outcome.map_or(String::new(), |outcome| outcome.code().to_owned()),
        shown: outcome.map_or(String::new(), |outcome| outcome.label().to_owned()),
    }
}

/// TR-20 and its kin.
pub struct Decide {
    decision: Decision,
}

/// A document number that lacks its number: the code of the body and the year stand there at first.
fn unnumbered(scene: &Scene<'_>) -> String {
    format!("{}〔{}〕号", scene.body.document_code, scene.today().year())
}

/// What the particulars of an outcome are called, and what belongs there.
fn particulars(outcome: Option<Outcome>) -> (&'static str, &'static str) {
    match outcome {
        Some(Outcome::NotFound) => ("检索记录", "检索的范围、关键词、时间和人员；不存在的答复必须填写"),
        Some(Outcome::AlreadyPublic) => ("获取的方式、途径", "网页地址、公报期号或者查阅地点"),
        Some(Outcome::Granted) => {
            ("提供的信息或者获取的方式、途径、时间", "附件的名称和份数，或者领取的时间地点")
        }
        Some(Outcome::GrantedInPart) => ("提供的内容和不予公开部分的理由", "逐项写明"),
        Some(Outcome::NotHeld | Outcome::InArchives) => ("负责公开的机关", "能够确定的，写明名称和联系方式"),
        Some(Outcome::Duplicate) => ("此前的答复", "文书编号和日期"),
        _ => ("其他告知事项", "没有的不填"),
    }
}

/// Whether publishing needs the public interest on its side (TR-26).
fn over_objection(scene: &Scene<'_>) -> bool {
    let objects = |hold: &office::request::Hold| {
        hold.opinion.as_ref().is_some_and(|opinion| opinion.stance == Stance::Objection)
    };
    let gives = matches!(settled(scene), Some(Outcome::Granted | Outcome::GrantedInPart));
    let consulting = scene.request.stage().kind() == StageKind::Consulting;
    gives && (consulting || scene.request.holds().iter().any(objects))
}

impl Step for Decide {
    const SLUG: &'static str = "decision";
    const NAME: &'static str = "作出答复";
    const ABOUT: &'static str = "写明办理结果、事实和理由、依据（第三十六条至第四十条）。答复作出后本件即办结，救济途径按机关性质自动写入文书。";
    const DONE: &'static str = "已作出答复，请及时送达并登记。";
    const ROLES: &'static [Role] = &[Role::Leader];
    const ONWARD: bool = true;

    fn pick(scene: &Scene<'_>) -> Option<Asked> {
        pick(scene)
    }

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        let (label, hint) = particulars(settled(scene));
        let mut asked = vec![
            carried(scene),
            Asked::line("number", "文书编号", "在六角括号后填写序号，如示民公开〔2024〕1号")
                .with(unnumbered(scene)),
            Asked::text("reasons", "事实和理由", "写入文书“经审查”之后"),
            Asked::text("particulars", label, hint),
        ];
        if over_objection(scene) {
            asked.push(Asked::text(
                "interest",
                "因公共利益决定公开的理由",
                "第三方不同意公开的，写明不公开对公共利益的重大影响",
            ));
            asked.push(Asked::date("told_on", "书面告知第三方的日期", "决定公开前应当告知内容和理由", None));
        }
        asked
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let outcome = settled(scene)?;
        let (document_number, reasons) = (form.needed("number"), form.needed("reasons"));
        if document_number == unnumbered(scene) {
            form.blame(
                "number",
                format!(
                    "请在“{document_number}”中填写序号，如{}",
                    scene.body.document_number(scene.today().year(), 1)
                ),
            );
        }
        let particulars = form.text("particulars");
        if outcome == Outcome::NotFound && particulars.is_empty() {
            form.blame("particulars", "请填写检索记录（检索的范围、关键词和人员）");
        }
        let (interest, told_on) = (form.text("interest"), form.date("told_on"));
        let public_interest = match (interest.is_empty(), told_on) {
            (true, None) => None,
            (false, Some(told_on)) => Some(PublicInterest { reasons: interest, told_on }),
            (true, Some(_)) => {
                form.blame("interest", "请填写因公共利益决定公开的理由");
                None
            }
            (false, None) => {
                form.needed_date("told_on");
                None
            }
        };
        let decision = Decision { outcome, document_number, reasons, particulars, public_interest };
        Some(Self { decision })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        let words = || Self::NAME.to_owned();
        let consulting = scene.request.stage().kind() == StageKind::Consulting;
        let asked = scene.request.stage().kind() == StageKind::ReasonPending;
        let outcome = match (settled(scene), asked, consulting) {
            (Some(outcome), ..) => outcome,
            (None, true, _) => Outcome::Excessive,
            (None, false, true) => Outcome::Granted,
            (None, false, false) => Outcome::OtherHandling,
        };
        let interest = PublicInterest { reasons: words(), told_on: scene.today() };
        let decision = Decision {
            outcome,
            document_number: words(),
            reasons: words(),
            particulars: words(),
            public_interest: Some(interest),
        };
        Self { decision }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.decide(mark, self.decision)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::decide(desk, id, self.decision)
    }
}

/// TR-03.
pub struct OnTheSpot {
    outcome: Outcome,
    note: String,
}

impl Step for OnTheSpot {
    const SLUG: &'static str = "on-the-spot";
    const NAME: &'static str = "当场答复";
    const ABOUT: &'static str =
        "收到申请当日能够当场答复的，应当当场答复，并记录答复内容（第三十三条第一款）。";
    const DONE: &'static str = "当场答复已登记，请登记送达。";
    const ROLES: &'static [Role] = HANDLERS;

    fn pick(scene: &Scene<'_>) -> Option<Asked> {
        pick(scene)
    }

    fn asks(scene: &Scene<'_>) -> Vec<Asked> {
        vec![
            carried(scene),
            Asked::text("note", "当场答复记录", "答复的内容、方式和提供的信息；不写申请人的个人信息"),
        ]
    }

    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self> {
        let outcome = settled(scene)?;
        Some(Self { outcome, note: form.needed("note") })
    }

    fn trial(scene: &Scene<'_>) -> Self {
        Self { outcome: settled(scene).unwrap_or(Outcome::Granted), note: Self::NAME.to_owned() }
    }

    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal> {
        request.answer_on_the_spot(mark, self.outcome, self.note)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::answer_on_the_spot(desk, id, self.outcome, self.note)
    }
}

/// TR-22.
pub struct Withdraw;

impl Step for Withdraw {
    const SLUG: &'static str = "withdrawal";
    const NAME: &'static str = "登记申请人撤回";
    const ABOUT: &'static str =
        "申请人书面撤回，或者口头撤回并有记录的，终止办理，计入其他处理。书面材料归入案卷。";
    const DONE: &'static str = "申请人撤回已登记，本件终止办理。";
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
        request.withdraw(mark)
    }

    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
        request::withdraw(desk, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every outcome but the two lapses can be chosen, in one group only.
    #[test]
    fn every_outcome_is_reached_through_one_group() {
        let reached: Vec<Choice> = GROUPS.iter().flat_map(|(code, ..)| outcomes(code)).collect();
        assert_eq!(reached.len(), Outcome::ALL.len() - 2);
        for outcome in Outcome::ALL {
            let times = reached.iter().filter(|choice| choice.value == outcome.code()).count();
            let own = matches!(outcome, Outcome::CorrectionLapsed | Outcome::FeeUnpaid);
            assert_eq!(times, usize::from(!own), "{outcome}");
        }
    }
}
