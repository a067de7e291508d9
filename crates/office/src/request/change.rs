//! 登记更正与作废 (RCV-14): what was registered wrongly is put right by two people, each with an account of his own.
//!
//! One person proposes, another decides. Until then nothing is changed, and the period runs on. A registration made
//! void keeps its number, its history and its journal; it is counted nowhere.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use statute::{Channel, ReceiptRule};

use super::{Happening, InfoRequest, Refusal, Registration, Stage, StageKind, stated};
use crate::mark::{Actor, Mark};

/// A change of what was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// 更正登记日期.
    Dates {
        /// The day on which it was handed in, signed for or arrived.
        submitted_on: Date,
        /// 收到申请之日; `None` while it is not confirmed.
        received_on: Option<Date>,
    },
    /// 作废登记: what was registered is no request, or another one again.
    Void,
}

/// A change that waits for a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Who proposed it, and when.
    pub mark: Mark,
    /// What is to be changed.
    pub change: Change,
    /// Why.
    pub reason: String,
}

impl Change {
    /// What it is called.
    pub fn label(self) -> String {
        match self {
            Self::Dates { submitted_on, received_on: Some(received_on) } => {
                format!("提交日期{submitted_on}，收到申请之日{received_on}")
            }
            Self::Dates { submitted_on, received_on: None } => format!("提交日期{submitted_on}"),
            Self::Void => "作废登记".to_owned(),
        }
    }
}

impl InfoRequest {
    /// The change that waits for a second person.
    pub fn proposal(&self) -> Option<&Proposal> {
        self.proposal.as_ref()
    }

    /// RCV-14: proposes a change of what was registered; it is made when another person confirms it.
    ///
    /// # Errors
    /// [`Refusal`] while another proposal waits, where the change cannot be, or once no answer is owed.
    pub fn propose(mut self, mark: Mark, change: Change, reason: String) -> Result<Self, Refusal> {
        let step = match change {
            Change::Dates { .. } => "更正登记日期",
            Change::Void => "作废登记",
        };
        self.admit(step, mark, &StageKind::OPEN)?;
        if let Some(earlier) = &self.proposal {
            return Err(Refusal::Proposed(earlier.mark.on));
        }
        self.changeable(mark, change)?;
        let reason = stated("理由", reason)?;
        self.proposal = Some(Proposal { mark, change, reason: reason.clone() });
        Ok(self.note(mark, Happening::ChangeProposed { change, reason }))
    }

    /// RCV-14: a second person confirms, and the change is made.
    ///
    /// # Errors
    /// [`Refusal`] to the person who proposed it, or where it can no longer be made.
    pub fn confirm_change(mut self, mark: Mark) -> Result<Self, Refusal> {
        let Proposal { change, reason, .. } = self.proposed_by_another(mark)?;
        self.admit("复核登记更正", mark, &StageKind::OPEN)?;
        self.changeable(mark, change)?;
        self.proposal = None;
        match change {
            Change::Dates { submitted_on, received_on } => {
                self.registration.submitted_on = submitted_on;
                self.received_on = received_on;
                let submitted_on = Some(submitted_on);
                Ok(self.note(mark, Happening::ReceiptAmended { submitted_on, received_on, reason }))
            }
            Change::Void => {
                // What was never a request was never received, and table three does not count it (CNT-01).
                self.received_on = None;
                self.stage = Stage::Voided { on: mark.on };
                Ok(self.note(mark, Happening::Voided { reason }))
            }
        }
    }

    /// RCV-14: a second person, or whoever proposed it, turns the change down; everything stays as it was.
    ///
    /// # Errors
    /// [`Refusal`] without a reason, or where nothing was proposed.
    pub fn refuse_change(mut self, mark: Mark, reason: String) -> Result<Self, Refusal> {
        if self.proposal.is_none() {
            return Err(Refusal::NothingProposed);
        }
        self.admit("复核登记更正", mark, &StageKind::ALL)?;
        let reason = stated("不同意的理由", reason)?;
        self.proposal = None;
        Ok(self.note(mark, Happening::ChangeRefused { reason }))
    }

    fn proposed_by_another(&self, mark: Mark) -> Result<Proposal, Refusal> {
        let proposal = self.proposal.clone().ok_or(Refusal::NothingProposed)?;
        // Nobody but a person of the body proposes, so no person is somebody else than no person.
        if mark.person().is_none() || mark.person() == proposal.mark.person() {
            return Err(Refusal::SecondPerson);
        }
        Ok(proposal)
    }

    /// Refuses a change that cannot be.
    fn changeable(&self, mark: Mark, change: Change) -> Result<(), Refusal> {
        let by_applicant = self.history.first().is_some_and(|event| event.mark.by == Actor::Public);
        match change {
            Change::Void if by_applicant => Err(Refusal::NotOurs),
            Change::Void => Ok(()),
            Change::Dates { submitted_on, received_on } => {
                let Registration { submitted_on: before, channel, .. } = self.registration;
                if by_applicant && submitted_on != before {
                    return Err(Refusal::NotOurs);
                }
                if (submitted_on, received_on) == (before, self.received_on) {
                    return Err(Refusal::Unchanged);
                }
                if submitted_on.year() != before.year() {
                    let number = self.number.clone();
                    return Err(Refusal::OtherYear { number, year: submitted_on.year() });
                }
                let registered = self.history.first().map_or(mark.on, |event| event.mark.on);
                latest("提交日期", submitted_on, "登记", registered)?;
                match (self.received_on, received_on) {
                    (None, None) => Ok(()),
                    (Some(_), Some(received_on)) => self.receivable(mark, channel, submitted_on, received_on),
                    (Some(_), None) => Err(Refusal::Missing { what: "收到申请之日" }),
                    (None, Some(_)) => Err(Refusal::NotReceivedYet),
                }
            }
        }
    }

    fn receivable(
        &self,
        mark: Mark,
        channel: Channel,
        submitted_on: Date,
        received_on: Date,
    ) -> Result<(), Refusal> {
        match channel.receipt_rule() {
            ReceiptRule::HandIn | ReceiptRule::Signature if received_on != submitted_on => {
                Err(Refusal::ReceiptFixed { channel, right: submitted_on, stated: received_on })
            }
            ReceiptRule::HandIn | ReceiptRule::Signature => Ok(()),
            ReceiptRule::Confirmation if received_on < submitted_on => Err(Refusal::FactTooEarly {
                what: "收到申请之日",
                day: received_on,
                after: "提交日期",
                earliest: submitted_on,
            }),
            ReceiptRule::Confirmation => {
                let (next, on) = self.handled_from().unwrap_or(("今天的", mark.on));
                latest("收到申请之日", received_on, next, on)
            }
        }
    }

    /// The first step after the receipt by which the clock is read, and its day.
    fn handled_from(&self) -> Option<(&'static str, Date)> {
        let received =
            self.history.iter().position(|event| matches!(event.what, Happening::Received { .. }))?;
        let counts = |what: &Happening| {
            !matches!(
                what,
                Happening::Noted { .. }
                    | Happening::ReceiptAmended { .. }
                    | Happening::ChangeProposed { .. }
                    | Happening::ChangeRefused { .. }
            )
        };
        let next = self.history[received + 1..].iter().find(|event| counts(&event.what))?;
        Some(("以后办理步骤的", next.mark.on))
    }
}

/// A day that may not lie after another.
fn latest(what: &'static str, day: Date, before: &'static str, on: Date) -> Result<(), Refusal> {
    if day > on { Err(Refusal::FactTooLate { what, day, before, latest: on }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use statute::ApplicantKind;

    use super::*;
    use crate::id::{BodyId, PersonId, RequestId, SeatId, SubjectId};
    use crate::request::{Medium, Party, Route};

    const WRONG: Date = date(2025, 3, 4);
    const RIGHT: Date = date(2025, 3, 3);

    fn by(person: i64, on: Date) -> Mark {
        Mark::seat(on, SeatId(person), PersonId(person))
    }

    /// Registered by person 1 on 5 March with a day that is wrong.
    fn registered(channel: Channel) -> InfoRequest {
        let registration = Registration {
            channel,
            submitted_on: WRONG,
            applicant: ApplicantKind::Natural,
            requester: SubjectId(1),
            description: "2024年城乡低保资金发放汇总表".into(),
            medium: Medium::Paper,
            route: Route::Post,
        };
        let mark = by(1, date(2025, 3, 5));
        InfoRequest::submit(
            RequestId(1),
            BodyId(1),
            "SFMZ-2025-0001".into(),
            String::new(),
            registration,
            mark,
        )
        .unwrap()
    }

    fn received(channel: Channel) -> InfoRequest {
        registered(channel).receive(by(1, date(2025, 3, 5)), WRONG, "签收".into()).unwrap()
    }

    fn dates(submitted_on: Date, received_on: Option<Date>) -> Change {
        Change::Dates { submitted_on, received_on }
    }

    #[test]
    fn a_mistyped_day_of_signature_is_put_right_by_two_people() {
        let day = date(2025, 3, 6);
        let change = dates(RIGHT, Some(RIGHT));
        let asked =
            received(Channel::SignedPost).propose(by(1, day), change, "回执写的是3日".into()).unwrap();
        assert_eq!((asked.received_on(), asked.stage().kind()), (Some(WRONG), StageKind::Processing));
        assert_eq!(asked.clone().confirm_change(by(1, day)).unwrap_err(), Refusal::SecondPerson);
        assert_eq!(asked.clone().confirm_change(Mark::public(day)).unwrap_err(), Refusal::SecondPerson);
        let again = asked.clone().propose(by(2, day), change, "又".into());
        assert_eq!(again.unwrap_err(), Refusal::Proposed(day));
        let kept = asked.clone().refuse_change(by(2, day), "回执没有改动".into()).unwrap();
        assert_eq!((kept.received_on(), kept.proposal()), (Some(WRONG), None));
        let mended = asked.confirm_change(by(2, day)).unwrap();
        assert_eq!((mended.received_on(), mended.registration.submitted_on), (Some(RIGHT), RIGHT));
        assert_eq!(mended.clone().confirm_change(by(3, day)).unwrap_err(), Refusal::NothingProposed);
        let words: Vec<_> = mended.history().iter().map(|event| event.what.label()).collect();
        assert!(words[2].contains("提请更正") && words[3].contains("2025-03-03"), "{words:?}");
    }

    #[test]
    fn a_day_that_cannot_be_is_refused() {
        let day = date(2025, 3, 10);
        let ask = |request: InfoRequest, change| request.propose(by(1, day), change, "更正".into()).map(drop);
        let post = || received(Channel::SignedPost);
        assert_eq!(ask(post(), dates(WRONG, Some(WRONG))), Err(Refusal::Unchanged));
        let split = ask(post(), dates(RIGHT, Some(WRONG)));
        assert!(matches!(split, Err(Refusal::ReceiptFixed { .. })), "{split:?}");
        let later = ask(post(), dates(date(2025, 3, 6), Some(date(2025, 3, 6))));
        assert!(matches!(later, Err(Refusal::FactTooLate { .. })), "after it was registered: {later:?}");
        let year = ask(post(), dates(date(2024, 3, 4), Some(date(2024, 3, 4))));
        assert!(matches!(year, Err(Refusal::OtherYear { .. })), "{year:?}");
        assert!(matches!(ask(post(), dates(RIGHT, None)), Err(Refusal::Missing { .. })));
        let letter = || received(Channel::OrdinaryPost);
        assert_eq!(ask(letter(), dates(WRONG, Some(date(2025, 3, 7)))), Ok(()));
        let early = ask(letter(), dates(WRONG, Some(RIGHT)));
        assert!(matches!(early, Err(Refusal::FactTooEarly { .. })), "{early:?}");
        let held =
            letter().open_hold(by(1, date(2025, 3, 6)), Party::OtherOrgan("示范县财政局".into())).unwrap();
        let over = ask(held, dates(WRONG, Some(date(2025, 3, 7))));
        assert!(matches!(over, Err(Refusal::FactTooLate { .. })), "a consultation began before: {over:?}");
        let open = registered(Channel::OrdinaryPost);
        assert_eq!(ask(open.clone(), dates(RIGHT, None)), Ok(()));
        assert_eq!(ask(open, dates(RIGHT, Some(RIGHT))), Err(Refusal::NotReceivedYet));
        let without = post().propose(by(1, day), dates(RIGHT, Some(RIGHT)), " ".into());
        assert_eq!(without.unwrap_err(), Refusal::Missing { what: "理由" });
    }

    #[test]
    fn a_void_registration_is_counted_nowhere_and_stays_to_be_read() {
        let day = date(2025, 3, 6);
        let asked =
            received(Channel::InPerson).propose(by(1, day), Change::Void, "与0002号重复登记".into()).unwrap();
        let void = asked.confirm_change(by(2, day)).unwrap();
        assert_eq!((void.stage().kind(), void.received_on(), void.closed()), (StageKind::Voided, None, None));
        assert!(!void.open_at(day) && void.number == "SFMZ-2025-0001");
        assert!(void.history().last().unwrap().what.label().contains("重复登记"));
        let more = void.withdraw(by(1, day));
        assert!(matches!(more, Err(Refusal::WrongStage { .. })));
        let registration = registered(Channel::Email).registration;
        let portal = Registration { channel: Channel::Portal, ..registration };
        let number = "SFMZ-2025-0002".to_owned();
        let mark = Mark::public(WRONG);
        let own = InfoRequest::submit(RequestId(2), BodyId(1), number, String::new(), portal, mark).unwrap();
        assert_eq!(own.propose(by(1, day), Change::Void, "重复".into()).unwrap_err(), Refusal::NotOurs);
    }
}
