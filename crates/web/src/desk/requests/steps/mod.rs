//! The steps of a request as pages: what each asks, what it does, and whether it is open now.
//!
//! Whether a step is open is not written down a second time here: a trial of the step on the record itself gives the
//! refusal that would come, and that sentence is the explanation (requests.md §4).

mod answer;
mod change;
mod correction;
mod delivery;
mod excess;
mod fee;
mod hold;
mod receipt;

pub use change::proposed;
pub use hold::party_label;

use acts::{ActError, Desk};
use jiff::civil::Date;
use office::request::Refusal;
use office::{Body, Dispute, InfoRequest, Mark, Person, RequestId, Role};

use super::HANDLERS;
use super::dossier::calendar;
use crate::desk::asked::{Asked, Sheet};
use crate::form::Fields;

/// What a step is looked at with.
pub struct Scene<'a> {
    /// The request.
    pub request: &'a InfoRequest,
    /// The body.
    pub body: &'a Body,
    /// People of the body, for a second person.
    pub people: &'a [Person],
    /// Disputes about this request.
    pub disputes: &'a [Dispute],
    /// The seat's role.
    pub role: Role,
    /// Hand and date of a step done now.
    pub mark: Mark,
    /// Fields of the query or of what was sent.
    pub sent: &'a Fields,
}

impl Scene<'_> {
    /// The day of a step done now.
    pub fn today(&self) -> Date {
        self.mark.on
    }
}

/// A step of a request as a page.
pub trait Step: Sized + 'static {
    /// Its address below the request.
    const SLUG: &'static str;
    /// What its page and its button are called: verb and object.
    const NAME: &'static str;
    /// When it is used and what follows from it, in one or two sentences with the article.
    const ABOUT: &'static str;
    /// What the next page says at its top.
    const DONE: &'static str;
    /// Who may do it, as the act holds it.
    const ROLES: &'static [Role];
    /// Whether it carries the case on, so that its button leads the others.
    const ONWARD: bool = false;
    /// Whether a page of its own says before saving what will change.
    const CHECKED: bool = true;

    /// What has to be settled, one question a page, before the form; `None` once it is.
    fn pick(scene: &Scene<'_>) -> Option<Asked> {
        let _ = scene;
        None
    }

    /// What the form asks.
    fn asks(scene: &Scene<'_>) -> Vec<Asked>;

    /// Reads the answers; `None` where something is missing, which then stands beside its question.
    fn read(form: &mut Sheet, scene: &Scene<'_>) -> Option<Self>;

    /// The step with the plainest answers, to ask the record whether it is open.
    fn trial(scene: &Scene<'_>) -> Self;

    /// Whether the record lets it be taken now.
    ///
    /// # Errors
    /// [`Refusal`] as the record gives it to the trial.
    fn open(scene: &Scene<'_>) -> Result<(), Refusal> {
        Self::trial(scene).apply(scene.request.clone(), scene.mark).map(drop)
    }

    /// What the record becomes.
    ///
    /// # Errors
    /// [`Refusal`] as the record gives it.
    fn apply(self, request: InfoRequest, mark: Mark) -> Result<InfoRequest, Refusal>;

    /// Does it.
    ///
    /// # Errors
    /// As the act.
    fn act(self, desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError>;
}

/// A step of the table: the same for all, whatever they ask.
pub struct Entry {
    /// Its address below the request.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// When it is used.
    pub about: &'static str,
    /// What the next page says at its top.
    pub done: &'static str,
    /// Who may do it.
    pub roles: &'static [Role],
    /// Whether it carries the case on.
    pub onward: bool,
    /// Whether a page says before saving what will change.
    pub checked: bool,
    /// What has to be settled before the form.
    pub pick: fn(&Scene<'_>) -> Option<Asked>,
    /// What the form asks.
    pub asks: fn(&Scene<'_>) -> Vec<Asked>,
    /// Whether it is open now.
    pub open: fn(&Scene<'_>) -> Result<(), Refusal>,
    /// What the record would become by the answers of a form.
    pub look: fn(&mut Sheet, &Scene<'_>) -> Option<InfoRequest>,
    /// Does it by the answers of a form.
    pub act: fn(&mut Sheet, &Scene<'_>, &mut Desk<'_, '_>) -> Result<(), ActError>,
    /// The trial as an act, to see whose it is.
    #[cfg(test)]
    tried: fn(&Scene<'_>, &mut Desk<'_, '_>) -> Result<(), ActError>,
}

impl Entry {
    const fn of<S: Step>() -> Self {
        Self {
            slug: S::SLUG,
            name: S::NAME,
            about: S::ABOUT,
            done: S::DONE,
            roles: S::ROLES,
            onward: S::ONWARD,
            checked: S::CHECKED,
            pick: S::pick,
            asks: S::asks,
            open: S::open,
            look: look::<S>,
            act: act::<S>,
            #[cfg(test)]
            tried: |scene, desk| S::trial(scene).act(desk, scene.request.id),
        }
    }

    /// Who may do it, by name.
    pub fn who(&self) -> String {
        self.roles.iter().map(|role| role.label()).collect::<Vec<_>>().join("、")
    }

    /// The step at an address.
    pub fn at(slug: &str) -> Option<&'static Self> {
        STEPS.iter().find(|step| step.slug == slug)
    }
}

fn look<S: Step>(sheet: &mut Sheet, scene: &Scene<'_>) -> Option<InfoRequest> {
    let step = S::read(sheet, scene)?;
    if !sheet.is_clean() {
        return None;
    }
    match step.apply(scene.request.clone(), scene.mark) {
        Ok(next) => Some(next),
        Err(refusal) => {
            sheet.blame(beside(&refusal), refusal.to_string());
            None
        }
    }
}

fn act<S: Step>(sheet: &mut Sheet, scene: &Scene<'_>, desk: &mut Desk<'_, '_>) -> Result<(), ActError> {
    let history = scene.request.history().len();
    let seen = scene.sent.number("seen", "").ok().flatten().map_or(history, usize::from);
    if seen != history {
        let sentence = "本件在您打开此页之后又登记了新的办理步骤，请返回本件核对后重新办理";
        return Err(ActError::Refused(sentence.to_owned()));
    }
    match S::read(sheet, scene).filter(|_| sheet.is_clean()) {
        Some(step) => step.act(desk, scene.request.id),
        None => Err(ActError::Refused("填写的内容不完整，请返回修改".to_owned())),
    }
}

/// The question that a refusal is about; a name that no form has puts the sentence on top.
fn beside(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::FactInFuture { what, .. }
        | Refusal::FactTooEarly { what, .. }
        | Refusal::FactTooLate { what, .. } => match *what {
            "告知第三方日期" => "told_on",
            "提交日期" => "submitted",
            _ => "on",
        },
        Refusal::NotInFuture { .. } => "until",
        Refusal::ReceiptFixed { .. } | Refusal::Unchanged => "on",
        Refusal::CorrectionLate { .. } => "late_reason",
        Refusal::CorrectionTerm { .. } | Refusal::ExtensionLength(_) => "days",
        Refusal::OtherWay { .. } => "instead",
        Refusal::OtherYear { .. } => "submitted",
        Refusal::NothingToCharge { .. } => "basis",
        Refusal::WaivedAll { .. } => "waived",
        Refusal::Payment { .. } => "amount",
        Refusal::Objection(_) => "interest",
        Refusal::SameAnswer(_) => "reasons",
        Refusal::NumberTaken { .. } => "number",
        Refusal::OpinionTermRunning { .. } => "stance",
        Refusal::WrongStage { .. }
        | Refusal::BeforeLastStep { .. }
        | Refusal::Missing { .. }
        | Refusal::CorrectionTwice(_)
        | Refusal::TermRunning { .. }
        | Refusal::NoticeNotReceived(_)
        | Refusal::ExtendedAlready { .. }
        | Refusal::PeriodOver { .. }
        | Refusal::NoHold(_)
        | Refusal::HoldClosed { .. }
        | Refusal::FeeTwice(_)
        | Refusal::OutcomeElsewhere { .. }
        | Refusal::StillConsulting
        | Refusal::NotOnTheSpot { .. }
        | Refusal::Dispatched(_)
        | Refusal::NotDispatched
        | Refusal::SecondPerson
        | Refusal::Proposed(_)
        | Refusal::NothingProposed
        | Refusal::NotOurs
        | Refusal::NotReceivedYet
        | Refusal::Case(_) => "",
    }
}

/// All steps: those that carry a case on first, in the order in which they follow one another.
pub const STEPS: &[Entry] = &[
    Entry::of::<change::Review>(),
    Entry::of::<receipt::Confirm>(),
    Entry::of::<receipt::Attempt>(),
    Entry::of::<correction::NoticeReceived>(),
    Entry::of::<correction::Correct>(),
    Entry::of::<correction::Lapse>(),
    Entry::of::<hold::Close>(),
    Entry::of::<hold::LetterReceived>(),
    Entry::of::<fee::Pay>(),
    Entry::of::<fee::NoticeReceived>(),
    Entry::of::<fee::Lapse>(),
    Entry::of::<excess::AcceptReason>(),
    Entry::of::<excess::Delay>(),
    Entry::of::<delivery::Deliver>(),
    Entry::of::<delivery::Dispatch>(),
    Entry::of::<delivery::Archive>(),
    Entry::of::<answer::Decide>(),
    Entry::of::<answer::OnTheSpot>(),
    Entry::of::<correction::Ask>(),
    Entry::of::<hold::ThirdParty>(),
    Entry::of::<hold::Organ>(),
    Entry::of::<excess::Extend>(),
    Entry::of::<excess::AskReason>(),
    Entry::of::<fee::Charge>(),
    Entry::of::<fee::Withdraw>(),
    Entry::of::<receipt::Note>(),
    Entry::of::<delivery::Reopen>(),
    Entry::of::<answer::Withdraw>(),
    Entry::of::<change::Amend>(),
    Entry::of::<change::Void>(),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::Timestamp;
    use office::{PersonId, Seat, SeatId, Settings};
    use statute::Regime;
    use store::StoreError;

    use super::*;
    use crate::desk::requests::testing::{DAY, received, submitted};
    use office::request::Party;

    fn body() -> Body {
        Body {
            id: received().body,
            name: "示范县民政局".into(),
            short_name: "县民政局".into(),
            code: "SFMZ".into(),
            document_code: "示民公开".into(),
            regime: Regime::Organ,
            government: false,
            settings: Settings::default(),
        }
    }

    /// The table shows a step to whom its act lets in, and to nobody else.
    #[test]
    fn the_roles_of_a_step_are_those_of_its_act() {
        let store = store::testing::sqlite();
        let (body, request, sent) = (body(), received(), Fields::default());
        store
            .write(|tx| {
                tx.save_body(&body)?;
                for (n, role) in (1..).zip(Role::ALL) {
                    let (id, person, until) = (SeatId(n), PersonId(n), None);
                    let name = role.label().to_owned();
                    tx.save_person(&Person { id: person, body: body.id, name, post: String::new() })?;
                    tx.save_seat(&Seat { id, body: body.id, person, role, from: DAY, until })?;
                }
                tx.save_request(&request)
            })
            .unwrap();
        for step in STEPS {
            for (n, role) in (1..).zip(Role::ALL) {
                let mark = Mark::seat(DAY, SeatId(n), PersonId(n));
                let (people, disputes) = (&[], &[]);
                let scene =
                    Scene { request: &request, body: &body, people, disputes, role, mark, sent: &sent };
                let tried: Result<(), ActError> = store.write(|tx| {
                    let seat = tx.seat(SeatId(n))?.ok_or(ActError::NotFound)?;
                    let mut desk = Desk::seated(tx, seat, DAY, Timestamp::UNIX_EPOCH)?;
                    (step.tried)(&scene, &mut desk)?;
                    // What went well is undone, so that every step is tried on the same record.
                    Err(ActError::Store(StoreError::Panicked("undone".into())))
                });
                let kept_out =
                    matches!(&tried, Err(ActError::Refused(sentence)) if sentence.starts_with("此项须由"));
                assert_eq!(kept_out, !step.roles.contains(&role), "{} by {role}: {tried:?}", step.name);
            }
        }
    }

    /// What stands in the way is said by the state, by what comes first, and by the names on the buttons.
    #[test]
    fn a_step_that_is_not_open_is_called_what_its_button_is_called() {
        let (body, sent, mark) = (body(), Fields::default(), Mark::seat(DAY, SeatId(1), PersonId(1)));
        let submitted = submitted(statute::Channel::Fax);
        let held = received().open_hold(mark, Party::OtherOrgan("示范县财政局".into())).unwrap();
        let asked = received().ask_reason(mark, "本月第40件".into(), DAY.tomorrow().unwrap()).unwrap();
        let unclear = received()
            .request_correction(mark, "请写明年度".into(), calendar::WorkingDays(15), calendar())
            .unwrap();
        let withdrawn = received().withdraw(mark).unwrap();
        let mut seen = HashSet::new();
        for request in [submitted, received(), held, asked, unclear, withdrawn] {
            let (people, disputes, role) = (&[], &[], Role::Leader);
            let scene = Scene { request: &request, body: &body, people, disputes, role, mark, sent: &sent };
            for entry in STEPS {
                let Err(refusal) = (entry.open)(&scene) else { continue };
                let words = refusal.to_string();
                if let Refusal::WrongStage { step, stage, .. } = refusal {
                    assert_eq!(step, entry.name, "{words}");
                    assert!(words.contains(&format!("本件现为“{stage}”，不能“{step}”；")), "{words}");
                    seen.insert(entry.name);
                }
                // Whatever the sentence names between quotation marks after 须先 is the name of a button.
                for named in words.split("须先“").skip(1).filter_map(|rest| rest.split('”').next()) {
                    assert!(STEPS.iter().any(|step| step.name == named), "{named}: {words}");
                }
            }
        }
        assert!(seen.len() > 20, "nearly every step is closed somewhere: {seen:?}");
    }

    #[test]
    fn every_step_has_an_address_of_its_own() {
        let slugs: HashSet<_> = STEPS.iter().map(|step| step.slug).collect();
        assert_eq!(slugs.len(), STEPS.len());
        let taken = ["applicant", "letters", "third-parties", "new"];
        assert!(taken.iter().all(|taken| !slugs.contains(taken)));
        assert!(STEPS.iter().all(|step| Entry::at(step.slug).is_some_and(|found| found.name == step.name)));
    }
}
