//! Every transition from every state, the dates of the worked examples, and lives by dice.

use calendar::{Calendar, WorkingDays};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use statute::{ApplicantKind, Channel, Fen, Outcome};

use super::*;
use crate::id::{PersonId, SeatId, SubjectId};

fn at(on: Date) -> Mark {
    Mark::seat(on, SeatId(1), PersonId(1))
}

fn calendar() -> &'static Calendar {
    Calendar::national()
}

fn submitted_by(channel: Channel) -> InfoRequest {
    let registration = Registration {
        channel,
        submitted_on: date(2025, 3, 3),
        applicant: ApplicantKind::Natural,
        requester: SubjectId(1),
        description: "2024年城乡低保资金发放汇总表".into(),
        medium: Medium::Electronic,
        route: Route::Portal,
    };
    let number = "SFMZ-2025-0001".to_owned();
    let mark = Mark::public(date(2025, 3, 3));
    InfoRequest::submit(RequestId(1), BodyId(1), number, String::new(), registration, mark).unwrap()
}

fn registered_at_the_desk() -> InfoRequest {
    let InfoRequest { id, body, number, query_code_hash, registration, .. } = submitted_by(Channel::InPerson);
    InfoRequest::submit(id, body, number, query_code_hash, registration, at(date(2025, 3, 3))).unwrap()
}

fn processing() -> InfoRequest {
    let day = date(2025, 3, 3);
    submitted_by(Channel::Portal).receive(at(day), day, "平台回执".into()).unwrap()
}

fn decision(outcome: Outcome, reasons: &str) -> Decision {
    Decision {
        outcome,
        document_number: "示民公开〔2025〕1号".into(),
        reasons: reasons.into(),
        particulars: "检索档案室2024年目录".into(),
        public_interest: None,
    }
}

fn over_objection() -> Decision {
    let public_interest =
        Some(PublicInterest { reasons: "涉及公共安全".into(), told_on: date(2025, 3, 10) });
    Decision { public_interest, ..decision(Outcome::Granted, "可以公开") }
}

/// A request in each state, on 10 March 2025 or later.
fn in_stage(kind: StageKind) -> InfoRequest {
    let day = at(date(2025, 3, 5));
    match kind {
        StageKind::Submitted => submitted_by(Channel::Portal),
        StageKind::Processing => processing(),
        StageKind::CorrectionPending => processing()
            .request_correction(day, "请明确年度".into(), WorkingDays(3), calendar())
            .and_then(|request| request.correction_notice_received(day, day.on, calendar()))
            .unwrap(),
        StageKind::ReasonPending => {
            processing().ask_reason(day, "本月第40件".into(), date(2025, 3, 20)).unwrap()
        }
        StageKind::Consulting => processing().open_hold(day, Party::ThirdParty(SubjectId(2))).unwrap(),
        StageKind::FeePending => processing()
            .charge(day, FeeBasis::PerItem(11), None, "数量明显超过合理范围".into(), calendar())
            .and_then(|request| request.fee_notice_received(day, day.on, calendar()))
            .unwrap(),
        StageKind::Delayed => {
            in_stage(StageKind::ReasonPending).delay_answer(day, date(2025, 5, 30), calendar()).unwrap()
        }
        StageKind::Decided => processing().decide(day, decision(Outcome::NotHeld, "非本机关制作")).unwrap(),
        StageKind::Delivered => in_stage(StageKind::Decided)
            .dispatch(day, DeliveryWay::Electronic, day.on, "平台".into(), String::new())
            .and_then(|request| request.deliver(day, day.on, "本人签收".into()))
            .unwrap(),
        StageKind::Abandoned => in_stage(StageKind::CorrectionPending)
            .lapse_correction(at(date(2025, 3, 11)), calendar())
            .unwrap(),
        StageKind::Withdrawn => processing().withdraw(day).unwrap(),
        StageKind::Archived => in_stage(StageKind::Delivered).archive(day).unwrap(),
        StageKind::Reopened => in_stage(StageKind::Delivered).reopen(day, order(day.on)).unwrap(),
        StageKind::Voided => {
            let void = registered_at_the_desk().propose(day, Change::Void, "重复登记".into()).unwrap();
            void.confirm_change(Mark::seat(day.on, SeatId(2), PersonId(2))).unwrap()
        }
    }
}

fn order(received_on: Date) -> ReopenOrder {
    ReopenOrder {
        by: ReopenedBy::Own, decision: "示府复决〔2025〕1号".into(), received_on, until: None
    }
}

type StepOf = fn(InfoRequest, Mark) -> Result<InfoRequest, Refusal>;

/// Each step, and the states from which it is open.
fn steps() -> Vec<(&'static str, StepOf, Vec<StageKind>)> {
    use StageKind as S;
    vec![
        ("TR-02", |r, m| r.receive(m, m.on, "电话确认".into()), vec![S::Submitted]),
        (
            "TR-04",
            |r, m| r.request_correction(m, "请明确".into(), WorkingDays(15), calendar()),
            vec![S::Processing],
        ),
        ("TR-05", |r, m| r.correct(m, m.on, Some("住院".into())), vec![S::CorrectionPending]),
        ("TR-06", |r, m| r.lapse_correction(m, calendar()), vec![S::CorrectionPending]),
        ("TR-08", |r, m| r.ask_reason(m, "40件".into(), date(2026, 1, 5)), vec![S::Processing]),
        ("TR-09", |r, m| r.decide(m, decision(Outcome::Excessive, "理由不合理")), vec![S::ReasonPending]),
        ("TR-10", |r, m| r.delay_answer(m, date(2026, 1, 5), calendar()), vec![S::ReasonPending]),
        ("TR-11", InfoRequest::accept_reason, vec![S::ReasonPending]),
        ("TR-12", |r, m| r.open_hold(m, Party::ThirdParty(SubjectId(3))), vec![S::Processing, S::Consulting]),
        (
            "TR-13",
            |r, m| r.open_hold(m, Party::JointMaker("示范县财政局".into())),
            vec![S::Processing, S::Consulting],
        ),
        (
            "TR-14",
            |r, m| {
                let opinion = Opinion { stance: Stance::Consent, reasons: String::new() };
                r.close_hold(m, 1, m.on, opinion, calendar())
            },
            vec![S::Consulting],
        ),
        (
            "TR-15",
            |r, m| r.extend(m, WorkingDays(10), "需要检索档案".into(), calendar()),
            vec![S::Processing, S::Consulting, S::Delayed],
        ),
        (
            "TR-16",
            |r, m| r.charge(m, FeeBasis::PerPage(31), None, "超量".into(), calendar()),
            vec![S::Processing],
        ),
        ("TR-17", |r, m| r.pay(m, m.on, Fen::yuan(100), "票1".into()), vec![S::FeePending]),
        ("TR-19", InfoRequest::withdraw_fee, vec![S::FeePending]),
        (
            "TR-20, TR-25",
            |r, m| r.decide(m, decision(Outcome::Granted, "可以公开")),
            vec![S::Processing, S::Delayed, S::Reopened],
        ),
        (
            "TR-26",
            |r, m| r.decide(m, over_objection()),
            vec![S::Processing, S::Consulting, S::Delayed, S::Reopened],
        ),
        ("TR-22", InfoRequest::withdraw, S::OPEN.to_vec()),
        ("TR-23", InfoRequest::archive, vec![S::Delivered, S::Abandoned, S::Withdrawn]),
        ("TR-24", |r, m| r.reopen(m, order(m.on)), vec![S::Delivered, S::Archived]),
    ]
}

#[test]
fn every_transition_is_open_from_its_states_and_from_no_other() {
    let mark = at(date(2025, 3, 12));
    for (rule, step, open_from) in steps() {
        for kind in StageKind::ALL {
            let request = in_stage(kind);
            assert_eq!(request.stage().kind(), kind);
            let result = step(request, mark);
            assert_eq!(result.is_ok(), open_from.contains(&kind), "{rule} from {kind}: {result:?}");
        }
    }
}

/// TR-18 and TR-21 need a later day and a dispatch.
#[test]
fn fees_lapse_and_answers_are_delivered_from_their_states_only() {
    let late = at(date(2025, 6, 30));
    for kind in StageKind::ALL {
        assert_eq!(
            in_stage(kind).lapse_fee(late, calendar()).is_ok(),
            kind == StageKind::FeePending,
            "{kind}"
        );
        let sent =
            in_stage(kind).dispatch(late, DeliveryWay::Direct, late.on, String::new(), "当面领取".into());
        let delivered = sent.and_then(|request| request.deliver(late, late.on, "本人签收".into()));
        assert_eq!(delivered.is_ok(), kind == StageKind::Decided, "{kind}");
    }
}

#[test]
fn refusals_give_the_numbers_and_the_way_out() {
    let day = at(date(2025, 3, 5));
    let extend = |request: InfoRequest, n| request.extend(day, WorkingDays(n), "检索".into(), calendar());
    let long = extend(processing(), 21).unwrap_err().to_string();
    assert_eq!(long, "延长期限应为1至20个工作日，填写的是21个工作日");
    let twice = extend(extend(processing(), 10).unwrap(), 5).unwrap_err().to_string();
    assert_eq!(twice, "本件已于2025-03-05延长10个工作日，同一答复期限内只能延长一次，请在2025-04-15前答复");
    let late = processing().extend(at(date(2025, 4, 1)), WorkingDays(5), "检索".into(), calendar());
    assert_eq!(
        late.unwrap_err().to_string(),
        "答复期限已于2025-03-31届满，不能再延长答复期限，请尽快作出答复"
    );
    let wrong = in_stage(StageKind::Decided).accept_reason(day).unwrap_err().to_string();
    assert_eq!(
        wrong,
        "本件现为“已作出答复”，不能“认可理由”；本件已经答复；需要重新答复的，送达以后“责令重新处理”"
    );
    let free = processing().charge(day, FeeBasis::PerItem(10), None, "多".into(), calendar());
    assert_eq!(
        free.unwrap_err().to_string(),
        "按件计收（同一自然月第10件）未超过免费标准，应收0元，不需要发收费通知，请继续办理"
    );
}

#[test]
fn receipt_follows_the_channel() {
    let tuesday = date(2025, 3, 4);
    // RCV-02, RCV-12: what was signed for on Monday was received on Monday.
    let post = submitted_by(Channel::SignedPost).receive(at(tuesday), tuesday, "签收".into());
    assert!(matches!(post, Err(Refusal::ReceiptFixed { .. })));
    // RCV-03, RCV-08, EX-16: confirmed three days later, every attempt kept.
    let letter = submitted_by(Channel::OrdinaryPost)
        .attempt(at(date(2025, 3, 3)), false, "电话无人接听".into())
        .and_then(|r| r.receive(at(date(2025, 3, 6)), date(2025, 3, 6), "电话确认".into()))
        .unwrap();
    let due = letter.due(calendar(), date(2025, 3, 6)).unwrap().unwrap();
    assert_eq!((due.date, letter.attempts().len()), (date(2025, 4, 3), 1));
    let early = submitted_by(Channel::Email).receive(at(tuesday), date(2025, 3, 2), "确认".into());
    assert!(matches!(early, Err(Refusal::FactTooEarly { .. })));
}

/// EX-24, EX-28: a correction starts the period anew, and allows a new extension.
#[test]
fn a_correction_starts_the_clock_anew_and_is_asked_for_once() {
    let asked = processing()
        .request_correction(at(date(2025, 3, 10)), "请明确".into(), WorkingDays(15), calendar())
        .and_then(|r| r.correction_notice_received(at(date(2025, 3, 12)), date(2025, 3, 12), calendar()))
        .unwrap();
    assert_eq!(asked.stage(), &Stage::CorrectionPending { until: Some(date(2025, 4, 2)) });
    assert!(asked.clone().lapse_correction(at(date(2025, 4, 2)), calendar()).is_err());
    let lapsed = asked.clone().lapse_correction(at(date(2025, 4, 3)), calendar()).unwrap();
    assert_eq!(lapsed.outcome(), Some(Outcome::CorrectionLapsed));
    let tardy = asked.clone().correct(at(date(2025, 4, 7)), date(2025, 4, 7), None);
    assert!(matches!(tardy, Err(Refusal::CorrectionLate { .. })));
    let corrected = asked.correct(at(date(2025, 3, 20)), date(2025, 3, 20), None).unwrap();
    let due = |r: &InfoRequest| r.due(calendar(), date(2025, 3, 20)).unwrap().unwrap().date;
    assert_eq!(due(&corrected), date(2025, 4, 18));
    let mark = at(date(2025, 3, 21));
    let again = corrected.clone().request_correction(mark, "再".into(), WorkingDays(5), calendar());
    assert_eq!(again.unwrap_err(), Refusal::CorrectionTwice(date(2025, 3, 10)));
    let extended = corrected.clone().extend(mark, WorkingDays(20), "检索".into(), calendar()).unwrap();
    assert_eq!(due(&extended), date(2025, 5, 20));
    assert!(corrected.decide(mark, decision(Outcome::StillUnclear, "仍不明确")).is_ok());
    assert!(processing().decide(mark, decision(Outcome::StillUnclear, "不明确")).is_err());
    // CLK-34.
    let late =
        processing().request_correction(at(date(2025, 3, 13)), "请明确".into(), WorkingDays(15), calendar());
    assert_eq!(late.unwrap().correction().unwrap().lateness, Lateness::Late);
}

/// EX-32: the union of two overlapping holds is excluded; the case resumes with the last opinion.
#[test]
fn several_holds_run_side_by_side() {
    let two = processing()
        .open_hold(at(date(2025, 3, 7)), Party::ThirdParty(SubjectId(2)))
        .and_then(|r| r.open_hold(at(date(2025, 3, 12)), Party::OtherOrgan("县财政局".into())))
        .unwrap();
    let opinion = |stance| Opinion { stance, reasons: "涉及商业秘密".into() };
    let silent = two.clone().close_hold(
        at(date(2025, 3, 13)),
        1,
        date(2025, 3, 13),
        opinion(Stance::Silence),
        calendar(),
    );
    assert!(matches!(silent, Err(Refusal::OpinionTermRunning { .. })));
    let one = two
        .close_hold(at(date(2025, 3, 17)), 1, date(2025, 3, 17), opinion(Stance::Objection), calendar())
        .unwrap();
    assert_eq!(one.stage(), &Stage::Consulting);
    assert!(one.due(calendar(), date(2025, 3, 17)).unwrap().unwrap().provisional);
    let none = one
        .close_hold(at(date(2025, 3, 24)), 2, date(2025, 3, 24), opinion(Stance::Consent), calendar())
        .unwrap();
    let due = none.due(calendar(), date(2025, 3, 24)).unwrap().unwrap();
    assert_eq!((due.date, due.provisional), (date(2025, 4, 16), false));
    let mark = at(date(2025, 3, 25));
    assert_eq!(
        none.clone().decide(mark, decision(Outcome::Granted, "可以公开")).unwrap_err(),
        Refusal::Objection(1)
    );
    assert!(none.decide(mark, over_objection()).is_ok());
}

/// EX-39, EX-42: payment within twenty working days, and a new period after it.
#[test]
fn a_paid_fee_starts_the_clock_anew() {
    let charged = processing()
        .charge(at(date(2025, 3, 10)), FeeBasis::PerItem(31), None, "明显超过合理范围".into(), calendar())
        .and_then(|r| r.fee_notice_received(at(date(2025, 3, 10)), date(2025, 3, 10), calendar()))
        .unwrap();
    assert_eq!(charged.stage(), &Stage::FeePending { until: Some(date(2025, 4, 8)) });
    let part = charged.pay(at(date(2025, 3, 20)), date(2025, 3, 20), Fen::yuan(150), "票1".into()).unwrap();
    assert_eq!(part.fee().unwrap().owed(), Fen::yuan(50));
    let too_much = part.clone().pay(at(date(2025, 3, 21)), date(2025, 3, 21), Fen::yuan(60), "票2".into());
    assert_eq!(too_much.unwrap_err().to_string(), "还应缴纳50元，填写的是60元，请核对金额");
    let paid = part.pay(at(date(2025, 3, 21)), date(2025, 3, 21), Fen::yuan(50), "票2".into()).unwrap();
    assert_eq!(paid.due(calendar(), date(2025, 3, 21)).unwrap().unwrap().date, date(2025, 4, 21));
    let withdrawn = in_stage(StageKind::FeePending).withdraw_fee(at(date(2025, 3, 21))).unwrap();
    let due = withdrawn.due(calendar(), date(2025, 3, 21)).unwrap().unwrap();
    assert_eq!(due.date, date(2025, 4, 21));
    assert!(due.steps.iter().any(|step| step.rule == "TR-19"));
}

/// CNT-03, TR-25: the first outcome stays in its year, and the new answer must be another.
#[test]
fn a_reopened_case_keeps_its_first_outcome() {
    let reopened = in_stage(StageKind::Reopened);
    let due = reopened.due(calendar(), date(2025, 3, 5)).unwrap().unwrap();
    assert_eq!(due.date, date(2025, 4, 2));
    let mark = at(date(2025, 3, 12));
    let same = reopened.clone().decide(mark, decision(Outcome::NotHeld, "非本机关制作"));
    assert!(matches!(same, Err(Refusal::SameAnswer(_))));
    let anew = reopened.decide(mark, decision(Outcome::Granted, "可以公开")).unwrap();
    assert_eq!(anew.outcome(), Some(Outcome::NotHeld));
    assert_eq!(anew.answer().unwrap().decision.outcome, Outcome::Granted);
}

/// DLV-03: by post the day of posting decides, by hand the day of signature.
#[test]
fn timeliness_is_judged_by_the_way_of_delivery() {
    let decided =
        || processing().decide(at(date(2025, 3, 31)), decision(Outcome::Granted, "可以公开")).unwrap();
    let late = at(date(2025, 4, 3));
    let post = decided()
        .dispatch(late, DeliveryWay::Post, date(2025, 3, 31), "XA1".into(), "改为邮寄".into())
        .unwrap();
    let post = post.deliver(late, late.on, "签收".into()).unwrap();
    assert_eq!(post.in_time(calendar()).unwrap(), Some(true));
    let hand = decided()
        .dispatch(late, DeliveryWay::Direct, date(2025, 3, 31), String::new(), "当面领取".into())
        .unwrap();
    let hand = hand.deliver(late, late.on, "签收".into()).unwrap();
    assert_eq!(hand.in_time(calendar()).unwrap(), Some(false));
    let notice = decided()
        .dispatch(late, DeliveryWay::PublicNotice, late.on, "公告".into(), "无法联系".into())
        .unwrap();
    assert!(notice.deliver(at(date(2025, 4, 20)), date(2025, 4, 20), "公告期满".into()).is_err());
}

fn check_invariants(request: &InfoRequest) {
    let kind = request.stage().kind();
    let closed = request.closed().is_some();
    // One outcome for each closed case, and none for a case never closed (CNT-02).
    assert!(closed != kind.is_open() || kind == StageKind::Reopened, "{kind}");
    assert_eq!(request.holds().iter().any(|hold| hold.end.is_none()), kind == StageKind::Consulting);
    assert_eq!(request.received_on().is_none(), request.case().is_none());
    for pair in request.history().windows(2) {
        assert!(pair[0].mark.on <= pair[1].mark.on);
    }
    let today = request.last_step_on();
    if let Some(reading) = request.reading(today, calendar()).expect("the facts of a lawful life agree")
        && request.fixed_day(calendar()).is_none()
    {
        assert!(calendar().forecast(reading.reply_due).workday);
    }
    let json = serde_json::to_string(request).unwrap();
    assert_eq!(&serde_json::from_str::<InfoRequest>(&json).unwrap(), request);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Lives by dice: whatever is refused changes nothing, whatever is taken keeps the invariants.
    #[test]
    fn any_lawful_life_keeps_the_invariants(dice in prop::collection::vec((0_usize..24, 0_i64..25), 1..30)) {
        let steps = steps();
        let mut request = submitted_by(Channel::Portal);
        let mut today = date(2025, 3, 3);
        for (which, days) in dice {
            today = today.saturating_add(days.days());
            let mark = at(today);
            let next = request.clone();
            let next = match steps.get(which) {
                Some((_, step, _)) => step(next, mark),
                None if which == 20 => next.correction_notice_received(mark, today, calendar()),
                None if which == 21 => next.fee_notice_received(mark, today, calendar()),
                None if which == 22 => next.dispatch(mark, DeliveryWay::Post, today, "XA".into(), "改为邮寄".into()),
                None => next.deliver(mark, today, "签收".into()),
            };
            if let Ok(next) = next {
                prop_assert_eq!(next.history().len(), request.history().len() + 1);
                check_invariants(&next);
                request = next;
            }
        }
    }
}
