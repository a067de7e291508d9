//! A request: what is to be done now, by when and why, what was done, and the letters.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use office::request::{Delivery, Party, Refusal};
use office::{Body, letter};
use statute::Remedy;
use statute::due::{self, LastDay};

use super::dossier::{Dossier, calendar, day};
use super::outlook::Outlook;
use super::steps::{Entry, STEPS, party_label, proposed};
use crate::app::App;
use crate::desk::at::At;
use crate::desk::staff::Staff;
use crate::error::failure;
use crate::form::Fields;
use crate::parts::{Banner, Facts, Moment, Tense, Timeline};

#[derive(Template)]
#[template(path = "desk/requests/item.html")]
struct Item<'a> {
    staff: &'a Staff,
    banner: Option<Banner>,
    dossier: &'a Dossier,
    stage: &'static str,
    outlook: Outlook,
    /// A change that waits for a second person.
    proposed: Option<String>,
    next: NextSteps,
    facts: Facts,
    timeline: Timeline,
    letters: Vec<(String, String)>,
    holds: Vec<HoldRow>,
    answers: Vec<Facts>,
    disputes: Vec<(String, String)>,
    may_reveal: bool,
}

/// The steps of a request, sorted by who can take them now.
#[derive(Default)]
pub struct NextSteps {
    /// Open now, to this seat.
    pub ready: Vec<&'static Entry>,
    /// Open now, to other seats: with the sentence that says whose they are.
    pub others: Vec<(&'static str, String)>,
    /// Near, but something stands in the way that the sentence names.
    pub barred: Vec<(&'static str, String)>,
    /// Of another state.
    pub closed: Vec<(&'static str, String)>,
}

/// A consultation in a table.
struct HoldRow {
    no: u16,
    party: String,
    sealed: bool,
    sent: String,
    received: String,
    until: String,
    opinion: String,
}

impl NextSteps {
    /// Whether a step is the one that carries the case on.
    fn leads(&self, step: &Entry) -> bool {
        self.ready.iter().find(|step| step.onward).is_some_and(|first| first.slug == step.slug)
    }

    /// Asks the record about every step.
    pub fn of(scene: &super::steps::Scene<'_>) -> Self {
        let mut next = Self::default();
        for step in STEPS {
            match (step.open)(scene) {
                Ok(()) if step.roles.contains(&scene.role) => next.ready.push(step),
                Ok(()) => next.others.push((step.name, format!("由{}办理", step.who()))),
                Err(
                    refusal @ (Refusal::WrongStage { .. }
                    | Refusal::NotOnTheSpot { .. }
                    | Refusal::NothingProposed
                    | Refusal::NotOurs),
                ) => {
                    next.closed.push((step.name, refusal.to_string()));
                }
                Err(refusal) => next.barred.push((step.name, refusal.to_string())),
            }
        }
        next
    }
}

/// Shows the request.
pub async fn show(State(app): State<App>, At(id): At<i64>, staff: Staff) -> Response {
    let dossier = match Dossier::open(&app, &staff, id).await {
        Ok(Some(dossier)) => dossier,
        Ok(None) => return staff.not_found(),
        Err(error) => return failure(&staff.shell, &error),
    };
    let (request, today) = (&dossier.request, staff.shell.today);
    let outlook = Outlook::of(request, today, calendar());
    let none = Fields::default();
    let scene = dossier.scene(&staff, &none);
    let page = Item {
        staff: &staff,
        banner: banner(&staff.shell.query),
        stage: request.stage().kind().label(),
        next: NextSteps::of(&scene),
        proposed: proposed(&scene),
        facts: facts(&dossier, staff.is(super::HANDLERS)),
        timeline: timeline(&dossier, &outlook),
        outlook,
        letters: letters(&dossier),
        holds: holds(&dossier),
        answers: answers(&dossier, &staff.body),
        disputes: disputes(&dossier),
        may_reveal: staff.is(super::HANDLERS),
        dossier: &dossier,
    };
    staff.respond(StatusCode::OK, &page)
}

fn banner(query: &Fields) -> Option<Banner> {
    let done = query.text("done")?;
    let step = Entry::at(done).map(|step| step.done);
    step.or((done == "new").then_some("申请已登记。")).map(|words| Banner { words })
}

fn facts(dossier: &Dossier, may_reveal: bool) -> Facts {
    let request = &dossier.request;
    let registration = &request.registration;
    let mut facts = Facts::default()
        .with("所需政府信息", registration.description.as_str())
        .with("提交方式", registration.channel.to_string())
        .with("提交日期", registration.submitted_on.to_string())
        .with("收到申请之日", day(request.received_on()))
        .with("申请人类别", registration.applicant.to_string())
        .with("载体形式", registration.medium.label())
        .with("获取途径", registration.route.label());
    facts = if may_reveal {
        facts.link("申请人", "已加密保存，写明理由后显示", format!("/desk/requests/{}/applicant", request.id))
    } else {
        facts.with("申请人", "已加密保存")
    };
    if let Some(extension) = request.extension() {
        let words = format!("{}个工作日（{}批准）：{}", extension.days, extension.on, extension.reason);
        facts = facts.with("延长答复期限", words);
    }
    if let Some(fee) = request.fee() {
        let words = format!("{}，应缴{}，已缴{}", fee.basis.label(), fee.charged(), fee.paid());
        facts = facts.with("信息处理费", words);
    }
    facts
}

/// Until when the applicant may go on against an answer that arrived (CLK-80, CLK-82; DLV-04).
fn remedies(facts: Facts, body: &Body, answer: &office::request::Answer) -> Facts {
    let arrived = answer.delivery.as_ref().and_then(|delivery| delivery.arrived_on);
    let Some(arrived) = arrived else { return facts };
    let (clause, _) = letter::remedy(body, answer.decision.outcome);
    let review = due::reconsideration(arrived, calendar()).last_day();
    let suit = due::direct_suit(arrived, calendar()).last_day();
    match clause {
        Remedy::ReconsiderationFirst => {
            facts.with("申请复议期限", format!("至{review}（应当先申请行政复议）"))
        }
        Remedy::ReconsiderationOrSuit | Remedy::ThirdParty => {
            facts.with("申请复议期限", format!("至{review}")).with("直接起诉期限", format!("至{suit}"))
        }
        Remedy::None | Remedy::Complaint => facts,
    }
}

/// What was done, newest last, and what is due now.
fn timeline(dossier: &Dossier, outlook: &Outlook) -> Timeline {
    let done = |event: &office::request::Event| {
        let term = event.what.term_until().map_or("", |until| LastDay::kept(until, calendar()).mark());
        let what = format!("{}{term}", event.what.label());
        Moment::done(event.mark.on.to_string(), what, dossier.hand(&event.mark))
    };
    let mut moments: Vec<Moment> = dossier.request.history().iter().map(done).collect();
    if let Some(last) = outlook.last {
        let words = if last.provisional { "预估日期，还会变化" } else { "" };
        let moment = Moment::done(last.to_string(), outlook.end(), words).at(Tense::Now);
        moments.push(Moment { steps: outlook.steps.clone(), ..moment });
    } else if !outlook.asks.is_empty() {
        moments.push(Moment::done("", outlook.asks, "").at(Tense::Now));
    }
    Timeline { moments }
}

/// Address and name of each letter that a step sent.
fn letters(dossier: &Dossier) -> Vec<(String, String)> {
    let request = &dossier.request;
    let letter = |(at, letter): (&usize, &text::Document)| {
        let event = request.history().get(*at)?;
        let name = format!("{}（{}）", letter.title.as_deref().unwrap_or_default(), event.mark.on);
        Some((format!("/desk/requests/{}/letters/{at}", request.id), name))
    };
    dossier.letters.iter().filter_map(letter).collect()
}

fn holds(dossier: &Dossier) -> Vec<HoldRow> {
    let row = |hold: &office::request::Hold| HoldRow {
        no: hold.no,
        party: party_label(&hold.party),
        sealed: matches!(hold.party, Party::ThirdParty(_)),
        sent: hold.sent.to_string(),
        received: day(hold.received),
        until: hold.last_day(calendar()).map_or_else(|| "自收到之日起算".to_owned(), |day| day.to_string()),
        opinion: match (&hold.opinion, hold.end) {
            (Some(opinion), Some(end)) if opinion.reasons.is_empty() => {
                format!("{}（{end}结束）", opinion.stance.label())
            }
            (Some(opinion), Some(end)) => {
                format!("{}（{end}结束）：{}", opinion.stance.label(), opinion.reasons)
            }
            (_, Some(end)) => format!("{end}随办结结束"),
            (_, None) => "等待意见".to_owned(),
        },
    };
    dossier.request.holds().iter().map(row).collect()
}

fn answers(dossier: &Dossier, body: &Body) -> Vec<Facts> {
    let facts = |answer: &office::request::Answer| {
        let decision = &answer.decision;
        let facts = Facts::default()
            .with("办理结果", decision.outcome.label())
            .with("文书编号", decision.document_number.as_str())
            .with("作出日期", answer.on.to_string())
            .with("事实和理由", decision.reasons.as_str())
            .with("告知的内容", decision.particulars.as_str());
        let facts = match &answer.delivery {
            Some(delivery) => facts
                .with("送达方式", way(delivery))
                .with("发出日期", delivery.sent_on.to_string())
                .with("送达日期", day(delivery.arrived_on))
                .with("送达凭证", delivery.proof.as_str()),
            None => facts.with("送达", "尚未发出"),
        };
        remedies(facts, body, answer)
    };
    dossier.request.answers().iter().map(facts).collect()
}

/// The way an answer went, and why another than was asked for.
fn way(delivery: &Delivery) -> String {
    match delivery.instead.as_str() {
        "" => delivery.way.label().to_owned(),
        why => format!("{}（与申请人要求的不同：{why}）", delivery.way.label()),
    }
}

fn disputes(dossier: &Dossier) -> Vec<(String, String)> {
    let link = |dispute: &office::Dispute| {
        let end = dispute.verdict.as_ref().map_or("尚未审结", |verdict| verdict.result.label());
        let words = format!("{} {}（{end}）", dispute.kind.label(), dispute.case_number);
        (format!("/desk/disputes/{}", dispute.id), words)
    };
    dossier.disputes.iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::requests::testing::{DAY, at, received, submitted};
    use calendar::WorkingDays;
    use office::request::DeliveryWay;
    use office::{InfoRequest, Role, Settings};
    use statute::{Channel, Outcome, Regime};

    /// Names of the steps open to a role, with the sentences of what is barred.
    fn open(request: &InfoRequest, role: Role, check: impl Fn(&NextSteps)) {
        let body = Body {
            id: request.body,
            name: "示范县民政局".into(),
            short_name: "县民政局".into(),
            code: "SFMZ".into(),
            document_code: "示民公开".into(),
            regime: Regime::Organ,
            government: false,
            settings: Settings::default(),
        };
        let (sent, mark) = (Fields::default(), at(DAY));
        let (people, disputes) = (&[], &[]);
        let scene =
            super::super::steps::Scene { request, body: &body, people, disputes, role, mark, sent: &sent };
        check(&NextSteps::of(&scene));
    }

    fn slugs(next: &NextSteps) -> Vec<&'static str> {
        next.ready.iter().map(|step| step.slug).collect()
    }

    #[test]
    fn what_is_open_follows_from_the_record_and_the_seat() {
        open(&submitted(Channel::Fax), Role::Clerk, |next| {
            assert_eq!(
                slugs(next),
                ["receipt", "attempt", "note", "withdrawal", "receipt-amendment", "voiding"]
            );
            assert!(next.leads(next.ready[0]) && !next.leads(next.ready[1]));
        });
        open(&received(), Role::Clerk, |next| {
            assert!(slugs(next).contains(&"on-the-spot") && !slugs(next).contains(&"decision"));
            let others: Vec<_> =
                next.others.iter().map(|(name, sentence)| format!("{name}{sentence}")).collect();
            assert!(others.contains(&"延长答复期限由工作机构负责人办理".to_owned()), "{others:?}");
        });
        open(&received(), Role::Auditor, |next| assert!(next.ready.is_empty() && !next.others.is_empty()));
    }

    #[test]
    fn what_stands_in_the_way_is_named() {
        let extended = received().extend(at(DAY), WorkingDays(5), "检索档案".into(), calendar()).unwrap();
        open(&extended, Role::OfficeHead, |next| {
            let (_, sentence) = next.barred.iter().find(|(name, _)| *name == "延长答复期限").unwrap();
            assert!(sentence.contains("同一答复期限内只能延长一次"), "{sentence}");
        });
    }

    /// No case is left without a step before its file is closed.
    #[test]
    fn every_way_leads_on_to_the_archive() {
        let spot = received().answer_on_the_spot(at(DAY), Outcome::AlreadyPublic, "告知网址".into()).unwrap();
        let sent = spot
            .clone()
            .dispatch(at(DAY), DeliveryWay::Electronic, DAY, String::new(), String::new())
            .unwrap();
        let arrived = sent.clone().deliver(at(DAY), DAY, "本人签收".into()).unwrap();
        let gone = received().withdraw(at(DAY)).unwrap();
        for (request, first) in
            [(&spot, "dispatch"), (&sent, "delivery"), (&arrived, "archive"), (&gone, "archive")]
        {
            open(request, Role::Clerk, |next| {
                assert_eq!(slugs(next).first(), Some(&first));
                assert!(next.leads(next.ready[0]), "{first}");
            });
        }
        open(&arrived.archive(at(DAY)).unwrap(), Role::Clerk, |next| assert!(next.ready.is_empty()));
    }
}
