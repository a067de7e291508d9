//! A step of a request.

use acts::request::{self, Filing};
use acts::{ActError, Desk};
use calendar::{Date, WorkingDays};
use jiff::Timestamp;
use office::RequestId;
use office::request::{
    Applicant, Decision, DeliveryWay, FeeBasis, Opinion, Party, PublicInterest, ReopenOrder, ReopenedBy,
    Route, Waiver,
};
use statute::{Channel, Fen};
use store::Tx;

use super::applicant::applicant;
use super::at_dispute;
use super::cases::{Case, What};
use super::day;
use super::people::Chair;
use super::timeline::World;

/// Lets one step happen, by the person whose duty it is.
pub fn happen(
    tx: &mut Tx<'_>,
    world: &mut World,
    (n, case): (usize, &Case),
    what: &What,
    when: (Date, Timestamp),
) -> Result<(), ActError> {
    match what {
        What::File => return file(tx, world, (n, case), when),
        What::Dispute { .. } | What::DisputeAnswered | What::Verdict { .. } => {
            return at_dispute::happen(tx, world, (n, case), what, when);
        }
        _ => {}
    }
    let id = *world.requests.get(&n).ok_or(ActError::NotFound)?;
    let number = match what {
        What::Decide { .. } => world.next_number(case.office, when.0.year()),
        _ => 0,
    };
    let chair = match what {
        What::Extend { .. } | What::ReopenAsOrdered { .. } | What::ReopenOwn { .. } => Chair::OfficeHead,
        What::Decide { .. }
        | What::OnTheSpot { .. }
        | What::CorrectionLapsed
        | What::FeeLapsed
        | What::FeeWithdrawn
        | What::Delay { .. }
        | What::ChargePages { .. }
        | What::ChargeItem { .. } => Chair::Leader,
        _ => case.by,
    };
    let ordered_by = world.disputes.get(&n).copied().map_or(ReopenedBy::Own, ReopenedBy::Dispute);
    let desk = &mut world.desk(tx, case.office, chair, when)?;
    match what {
        What::Note { text } => request::add_note(desk, id, text.clone()),
        What::Withdraw => request::withdraw(desk, id),
        What::Archive => request::archive(desk, id),
        What::Extend { days, reason } => request::extend(desk, id, WorkingDays(*days), reason.clone()),
        _ => intake(desk, id, what)
            .or_else(|| consult(desk, id, what))
            .or_else(|| fee(desk, id, what))
            .or_else(|| answer(desk, (id, number), case, what, ordered_by))
            .unwrap_or(Ok(())),
    }
}

type Done = Option<Result<(), ActError>>;

/// The form comes in: on the portal from the applicant himself, else through a clerk.
fn file(
    tx: &mut Tx<'_>,
    world: &mut World,
    (n, case): (usize, &Case),
    (on, at): (Date, Timestamp),
) -> Result<(), ActError> {
    let filing = Filing {
        channel: case.channel,
        submitted_on: on,
        applicant: case.applicant,
        description: case.asks.clone(),
        medium: case.medium,
        route: case.route,
        personal: applicant(n, &case.name, case.applicant).to_bytes(),
        form_key: format!("demonstration form {n:032}"),
    };
    let body = *world.bodies.get(&case.office).ok_or(ActError::NotFound)?;
    let receipt = if case.channel == Channel::Portal {
        request::file(&mut Desk::public(tx, body, on, at)?, filing)?
    } else {
        request::file(&mut world.desk(tx, case.office, case.by, (on, at))?, filing)?
    };
    world.requests.insert(n, receipt.id);
    if case.shown {
        world.shown.push(receipt);
    }
    Ok(())
}

/// Receipt, correction, reasons.
fn intake(desk: &mut Desk<'_, '_>, id: RequestId, what: &What) -> Done {
    let on = desk.on;
    Some(match what {
        What::Attempt { reached, note } => request::attempt(desk, id, *reached, note.clone()),
        What::Confirm { how } => request::confirm_receipt(desk, id, on, how.clone()),
        What::AskCorrection { points, term } => {
            request::request_correction(desk, id, points.clone(), WorkingDays(*term))
        }
        What::CorrectionNotice => request::correction_notice_received(desk, id, on),
        What::Corrected { late } => request::correct(desk, id, on, late.clone()),
        What::CorrectionLapsed => request::lapse_correction(desk, id),
        What::AskReason { facts, within } => {
            request::ask_reason(desk, id, facts.clone(), day::on(on, *within))
        }
        What::AcceptReason => request::accept_reason(desk, id),
        What::Delay { by } => request::delay_answer(desk, id, day::on(on, *by)),
        _ => return None,
    })
}

/// Consultations.
fn consult(desk: &mut Desk<'_, '_>, id: RequestId, what: &What) -> Done {
    let on = desk.on;
    Some(match what {
        What::ConsultThirdParty { name } => {
            let party = Applicant { name: name.clone(), ..Applicant::default() };
            request::consult_third_party(desk, id, &party)
        }
        What::ConsultJointMaker { name } => request::open_hold(desk, id, Party::JointMaker(name.clone())),
        What::ConsultOrgan { name } => request::open_hold(desk, id, Party::OtherOrgan(name.clone())),
        What::LetterReceived { no } => request::hold_received(desk, id, *no, on),
        What::Opinion { no, stance, reasons } => {
            let opinion = Opinion { stance: *stance, reasons: reasons.clone() };
            request::close_hold(desk, id, *no, on, opinion)
        }
        _ => return None,
    })
}

/// The processing fee.
fn fee(desk: &mut Desk<'_, '_>, id: RequestId, what: &What) -> Done {
    let on = desk.on;
    Some(match what {
        What::ChargePages { pages, waived, reason } => {
            let waived = waived.clone().map(|(yuan, reason)| Waiver { amount: Fen::yuan(yuan), reason });
            request::charge(desk, id, FeeBasis::PerPage(*pages), waived, reason.clone())
        }
        What::ChargeItem { item, reason } => {
            request::charge(desk, id, FeeBasis::PerItem(*item), None, reason.clone())
        }
        What::FeeNotice => request::fee_notice_received(desk, id, on),
        What::Pay { yuan, receipt } => request::pay(desk, id, on, Fen::yuan(*yuan), receipt.clone()),
        What::FeeLapsed => request::lapse_fee(desk, id),
        What::FeeWithdrawn => request::withdraw_fee(desk, id),
        _ => return None,
    })
}

/// The answer and its way to the applicant.
fn answer(
    desk: &mut Desk<'_, '_>,
    (id, number): (RequestId, u32),
    case: &Case,
    what: &What,
    ordered_by: ReopenedBy,
) -> Done {
    let on = desk.on;
    Some(match what {
        What::Decide { outcome, reasons, gives, interest } => {
            let decision = Decision {
                outcome: *outcome,
                document_number: desk.body.document_number(on.year(), number),
                reasons: reasons.clone(),
                particulars: gives.clone(),
                public_interest: interest.clone().map(|reasons| PublicInterest { reasons, told_on: on }),
            };
            request::decide(desk, id, decision)
        }
        What::OnTheSpot { outcome, note } => request::answer_on_the_spot(desk, id, *outcome, note.clone()),
        What::ReopenAsOrdered { number, within } => {
            let until = within.map(|days| day::on(on, days));
            let order = ReopenOrder { by: ordered_by, decision: number.clone(), received_on: on, until };
            request::reopen(desk, id, order)
        }
        What::ReopenOwn { number } => {
            let decision = number.clone();
            let order = ReopenOrder { by: ReopenedBy::Own, decision, received_on: on, until: None };
            request::reopen(desk, id, order)
        }
        What::Dispatch => {
            request::dispatch(desk, id, way(case.route), on, proof_of_sending(case.route, id), String::new())
        }
        What::Deliver => request::deliver(desk, id, on, proof_of_arrival(case)),
        _ => return None,
    })
}

fn way(route: Route) -> DeliveryWay {
    match route {
        Route::InPerson => DeliveryWay::Direct,
        Route::Post => DeliveryWay::Post,
        Route::Email | Route::Portal => DeliveryWay::Electronic,
    }
}

fn proof_of_sending(route: Route, id: RequestId) -> String {
    match route {
        Route::InPerson => "通知申请人到办公室领取".to_owned(),
        Route::Post => format!("邮政特快专递，邮件号XA{:09}CN", id.0),
        Route::Email => "发送至申请表载明的电子邮箱".to_owned(),
        Route::Portal => "本平台送达".to_owned(),
    }
}

fn proof_of_arrival(case: &Case) -> String {
    match case.route {
        Route::InPerson => "申请人在送达回证上签收".to_owned(),
        Route::Post => "邮政签收记录：本人签收".to_owned(),
        Route::Email => "邮件系统回执".to_owned(),
        Route::Portal => "平台回执".to_owned(),
    }
}
