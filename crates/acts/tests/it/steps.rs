//! Steps of a request besides the main path, through acts and on both engines: correction, consultation, fee,
//! excessive requests, the answer anew. The dates are those of the worked examples (clock.md).

use acts::{ActError, Desk, request};
use calendar::{Calendar, WorkingDays};
use jiff::civil::{Date, date};
use office::request::{
    Applicant, Decision, DeliveryWay, FeeBasis, Opinion, Party, PublicInterest, ReopenOrder, ReopenedBy,
    StageKind, Stance,
};
use office::{InfoRequest, RequestId, Role};
use statute::{Fen, Outcome};
use store::testing::on_both_engines;
use store::{Store, sql, values};

use crate::{at, filing, refused, set_up};

const RECEIVED: Date = date(2025, 3, 3);

/// A request received on 3 March 2025, and hands to work on it.
struct Case<'a> {
    store: &'a Store,
    id: RequestId,
}

impl<'a> Case<'a> {
    fn filed(store: &'a Store) -> Self {
        set_up(store);
        let receipt = at(store, None, RECEIVED, |desk| {
            let form = filing(&request::new_form_key()?);
            request::file(desk, request::Filing { submitted_on: RECEIVED, ..form })
        });
        Self { store, id: receipt.unwrap().id }
    }

    fn step<T>(
        &self,
        role: Role,
        on: Date,
        act: impl FnOnce(&mut Desk<'_, '_>, RequestId) -> Result<T, ActError>,
    ) -> Result<T, ActError> {
        at(self.store, Some(role), on, |desk| act(desk, self.id))
    }

    fn now(&self) -> InfoRequest {
        self.store.read(|tx| tx.request(self.id)).unwrap().unwrap()
    }

    fn kind(&self) -> StageKind {
        self.now().stage().kind()
    }

    /// The due date on a day, and the one in the column of the queue.
    fn due(&self, on: Date) -> Date {
        let due = self.now().due(Calendar::national(), on).unwrap().unwrap().date;
        let row = self.store.read(|tx| tx.one(sql!("request/due"), &values![self.id.0])).unwrap();
        assert_eq!(row.date("due_on").unwrap(), due);
        due
    }

    /// What the journal says of it, without the two entries of the filing.
    fn acts(&self) -> Vec<String> {
        assert!(store::verify(self.store).unwrap().is_sound());
        let subject = values!["request", self.id.0];
        let rows = self.store.read(|tx| tx.all(sql!("journal/subject"), &subject)).unwrap();
        rows.iter().skip(2).map(|row| row.text("act").unwrap().replace("request/", "")).collect()
    }
}

fn decision(outcome: Outcome) -> Decision {
    Decision {
        outcome,
        document_number: "示民公开〔2025〕1号".into(),
        reasons: "经检索，属于可以公开的政府信息".into(),
        particulars: "检索档案室2024年目录".into(),
        public_interest: None,
    }
}

/// TR-04, TR-05; EX-24.
#[test]
fn a_correction_is_asked_for_once_and_starts_the_clock_anew() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let ask = |on| {
            case.step(Role::Clerk, on, |desk, id| {
                request::request_correction(desk, id, "请明确年度".into(), WorkingDays(15))
            })
        };
        ask(date(2025, 3, 10)).unwrap();
        let day = date(2025, 3, 12);
        case.step(Role::Clerk, day, |desk, id| request::correction_notice_received(desk, id, day)).unwrap();
        assert_eq!((case.kind(), case.due(day)), (StageKind::CorrectionPending, date(2025, 4, 2)));
        let lapse = |role, on| case.step(role, on, request::lapse_correction);
        assert!(refused(lapse(Role::Clerk, date(2025, 4, 3))).contains("签发人"));
        assert!(refused(lapse(Role::Leader, date(2025, 4, 2))).contains("补正期限"));
        let day = date(2025, 3, 20);
        case.step(Role::Clerk, day, |desk, id| request::correct(desk, id, day, None)).unwrap();
        assert_eq!(case.due(day), date(2025, 4, 18));
        assert!(refused(ask(day)).contains("一次"));
        assert_eq!(case.acts(), ["request_correction", "correction_notice_received", "correct"]);
    });
}

/// TR-06: the case is closed with an outcome of its own.
#[test]
fn a_correction_that_never_comes_closes_the_case() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let day = date(2025, 3, 5);
        case.step(Role::Clerk, day, |desk, id| {
            request::request_correction(desk, id, "请明确年度".into(), WorkingDays(3))?;
            request::correction_notice_received(desk, id, day)
        })
        .unwrap();
        case.step(Role::Leader, date(2025, 3, 11), request::lapse_correction).unwrap();
        assert_eq!(
            (case.kind(), case.now().outcome()),
            (StageKind::Abandoned, Some(Outcome::CorrectionLapsed))
        );
        case.step(Role::Clerk, date(2025, 3, 11), request::archive).unwrap();
        assert_eq!(case.kind(), StageKind::Archived);
    });
}

/// TR-12 … TR-14, TR-26; EX-32: the clock stands still while anybody is asked, and an objection binds.
#[test]
fn third_parties_and_organs_are_asked_side_by_side() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let clerk = |on, act: &dyn Fn(&mut Desk<'_, '_>, RequestId) -> Result<(), ActError>| {
            case.step(Role::Clerk, on, |desk, id| act(desk, id))
        };
        clerk(date(2025, 3, 7), &|desk, id| {
            let party = Applicant { name: "示范养老院".into(), ..Applicant::default() };
            request::consult_third_party(desk, id, &party)
        })
        .unwrap();
        clerk(date(2025, 3, 12), &|desk, id| {
            request::open_hold(desk, id, Party::OtherOrgan("示范县财政局".into()))?;
            request::hold_received(desk, id, 2, date(2025, 3, 12))
        })
        .unwrap();
        let close = |on, no, stance| {
            let opinion = Opinion { stance, reasons: "涉及商业秘密".into() };
            case.step(Role::Clerk, on, |desk, id| request::close_hold(desk, id, no, on, opinion))
        };
        assert!(refused(close(date(2025, 3, 13), 1, Stance::Silence)).contains("期限"));
        close(date(2025, 3, 17), 1, Stance::Objection).unwrap();
        assert_eq!(case.kind(), StageKind::Consulting);
        close(date(2025, 3, 24), 2, Stance::Consent).unwrap();
        assert_eq!((case.kind(), case.due(date(2025, 3, 24))), (StageKind::Processing, date(2025, 4, 16)));
        let day = date(2025, 3, 25);
        let decide =
            |decision: Decision| case.step(Role::Leader, day, |desk, id| request::decide(desk, id, decision));
        assert!(refused(decide(decision(Outcome::Granted))).contains("第三方"));
        let told = PublicInterest { reasons: "涉及公共安全".into(), told_on: day };
        decide(Decision { public_interest: Some(told), ..decision(Outcome::Granted) }).unwrap();
        let holds = ["open_hold", "open_hold", "hold_received", "close_hold", "close_hold", "decide"];
        assert_eq!(case.acts(), holds);
    });
}

/// TR-16 … TR-19; EX-39, EX-42.
#[test]
fn a_fee_is_charged_paid_in_parts_and_the_clock_starts_anew() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let day = date(2025, 3, 10);
        let charge = |role, basis| {
            case.step(role, day, |desk, id| request::charge(desk, id, basis, None, "明显超过合理范围".into()))
        };
        assert!(refused(charge(Role::Clerk, FeeBasis::PerItem(31))).contains("签发人"));
        assert!(refused(charge(Role::Leader, FeeBasis::PerItem(10))).contains("应收0元"));
        charge(Role::Leader, FeeBasis::PerItem(31)).unwrap();
        case.step(Role::Clerk, day, |desk, id| request::fee_notice_received(desk, id, day)).unwrap();
        assert_eq!((case.kind(), case.due(day)), (StageKind::FeePending, date(2025, 4, 8)));
        let pay = |on, yuan| {
            case.step(Role::Clerk, on, |desk, id| {
                request::pay(desk, id, on, Fen::yuan(yuan), format!("票{yuan}"))
            })
        };
        pay(date(2025, 3, 20), 150).unwrap();
        assert!(refused(pay(date(2025, 3, 21), 60)).contains("还应缴纳50元"));
        pay(date(2025, 3, 21), 50).unwrap();
        assert_eq!((case.kind(), case.due(date(2025, 3, 21))), (StageKind::Processing, date(2025, 4, 21)));
        assert_eq!(case.acts(), ["charge", "fee_notice_received", "pay", "pay"]);
    });
}

/// TR-18, TR-19: an unpaid fee closes the case; a withdrawn one starts the period anew.
#[test]
fn a_fee_lapses_or_is_withdrawn() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let day = date(2025, 3, 5);
        let charge = |on| {
            case.step(Role::Leader, on, |desk, id| {
                request::charge(desk, id, FeeBasis::PerPage(31), None, "超量".into())?;
                request::fee_notice_received(desk, id, on)
            })
        };
        charge(day).unwrap();
        case.step(Role::Leader, date(2025, 3, 7), request::withdraw_fee).unwrap();
        assert_eq!(case.due(date(2025, 3, 7)), date(2025, 4, 7));
        charge(date(2025, 3, 7)).unwrap();
        let lapse = |on| case.step(Role::Leader, on, request::lapse_fee);
        assert!(refused(lapse(date(2025, 4, 7))).contains("缴费期限"));
        lapse(date(2025, 4, 8)).unwrap();
        assert_eq!((case.kind(), case.now().outcome()), (StageKind::Abandoned, Some(Outcome::FeeUnpaid)));
    });
}

/// TR-08, TR-10, TR-11.
#[test]
fn the_reason_of_many_requests_is_asked_for_and_the_answer_put_off() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let day = date(2025, 3, 5);
        let ask = || {
            case.step(Role::Clerk, day, |desk, id| {
                request::ask_reason(desk, id, "本月第40件".into(), date(2025, 3, 20))
            })
        };
        ask().unwrap();
        case.step(Role::Clerk, day, request::accept_reason).unwrap();
        ask().unwrap();
        let later = date(2025, 5, 30);
        case.step(Role::Leader, day, |desk, id| request::delay_answer(desk, id, later)).unwrap();
        assert_eq!((case.kind(), case.due(day)), (StageKind::Delayed, later));
        case.step(Role::Clerk, day, request::withdraw).unwrap();
        assert_eq!(case.kind(), StageKind::Withdrawn);
    });
}

/// TR-24, TR-25; CNT-03: ordered to answer anew, the first outcome stays in its year.
#[test]
fn a_case_is_reopened_and_answered_otherwise() {
    on_both_engines(|store| {
        let case = Case::filed(store);
        let day = date(2025, 3, 5);
        let decide = |on, outcome| {
            case.step(Role::Leader, on, |desk, id| request::decide(desk, id, decision(outcome)))
        };
        let order = ReopenOrder {
            by: ReopenedBy::Own,
            decision: "示府复决〔2025〕1号".into(),
            received_on: date(2025, 4, 1),
            until: None,
        };
        let reopen = || {
            case.step(Role::OfficeHead, date(2025, 4, 1), |desk, id| request::reopen(desk, id, order.clone()))
        };
        decide(day, Outcome::NotHeld).unwrap();
        assert!(refused(reopen()).contains("责令重新处理"));
        case.step(Role::Clerk, day, |desk, id| {
            request::dispatch(desk, id, DeliveryWay::Post, day, "XA0001".into(), "改为邮寄".into())?;
            request::deliver(desk, id, day, "本人签收".into())
        })
        .unwrap();
        let clerk =
            case.step(Role::Clerk, date(2025, 4, 1), |desk, id| request::reopen(desk, id, order.clone()));
        assert!(refused(clerk).contains("请转交相应岗位"));
        reopen().unwrap();
        assert_eq!((case.kind(), case.due(date(2025, 4, 1))), (StageKind::Reopened, date(2025, 4, 29)));
        assert!(refused(decide(date(2025, 4, 7), Outcome::NotHeld)).contains("相同"));
        let other = date(2025, 4, 7);
        assert!(refused(decide(other, Outcome::Granted)).contains("请改用尚未使用的编号"));
        let renewed =
            Decision { document_number: "示民公开〔2025〕2号".into(), ..decision(Outcome::Granted) };
        case.step(Role::Leader, other, |desk, id| request::decide(desk, id, renewed)).unwrap();
        let now = case.now();
        assert_eq!((now.outcome(), now.closed().unwrap().on), (Some(Outcome::NotHeld), day));
        assert_eq!(now.answer().unwrap().decision.outcome, Outcome::Granted);
        assert_eq!(case.acts(), ["decide", "dispatch", "deliver", "reopen", "decide"]);
    });
}
