//! 答复、送达、归档 (第三十六条 … 第四十条; TR-03, TR-20 … TR-26).

use jiff::civil::Date;
use office::request::{Decision, DeliveryWay, Refusal, ReopenOrder};
use office::{InfoRequest, RequestId, Role};
use serde_json::json;
use statute::Outcome;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// TR-20, TR-07, TR-09, TR-25, TR-26: answers with exactly one outcome.
///
/// # Errors
/// [`ActError::Refused`] where the outcome has a way of its own, an objection stands, or the document number is another
/// answer's.
pub fn decide(desk: &mut Desk<'_, '_>, id: RequestId, decision: Decision) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({ "outcome": decision.outcome, "document_number": decision.document_number });
    let number = decision.document_number.trim().to_owned();
    let decided = desk.request(id)?.decide(desk.mark(), decision)?;
    if let Some(request) = desk.tx.answer_numbered(desk.body.id, desk.on.year(), &number)? {
        return Err(Refusal::NumberTaken { number, request }.into());
    }
    desk.keep_request(&decided, "request/decide", "第三十六条", &payload)
}

/// TR-03: answers on the day of receipt.
///
/// # Errors
/// [`ActError::Refused`] on any later day.
pub fn answer_on_the_spot(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    outcome: Outcome,
    note: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::Clerk, Role::OfficeHead, Role::Leader])?;
    let payload = json!({ "outcome": outcome });
    step(desk, id, ("request/answer_on_the_spot", "第三十三条第一款"), &payload, |request, mark| {
        request.answer_on_the_spot(mark, outcome, note)
    })
}

/// The answer goes out; `instead` says why by another way than the applicant asked for.
///
/// # Errors
/// [`ActError::Refused`] without an answer, the second time, or by another way without a reason.
pub fn dispatch(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    way: DeliveryWay,
    sent_on: Date,
    proof: String,
    instead: String,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "way": way, "sent_on": sent_on });
    step(desk, id, ("request/dispatch", "第三十六条"), &payload, |request, mark| {
        request.dispatch(mark, way, sent_on, proof, instead)
    })
}

/// TR-21: the answer arrived, with proof.
///
/// # Errors
/// [`ActError::Refused`] where it was not sent, or without proof.
pub fn deliver(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    arrived_on: Date,
    proof: String,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "arrived_on": arrived_on });
    step(desk, id, ("request/deliver", "第三十六条"), &payload, |request, mark| {
        request.deliver(mark, arrived_on, proof)
    })
}

/// TR-22: the applicant withdraws.
///
/// # Errors
/// [`ActError::Refused`] once no answer is owed.
pub fn withdraw(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({});
    step(desk, id, ("request/withdraw", "第四十五条"), &payload, InfoRequest::withdraw)
}

/// TR-23: the file is complete.
///
/// # Errors
/// [`ActError::Refused`] while the case is not closed.
pub fn archive(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({});
    step(desk, id, ("request/archive", "第四十五条"), &payload, InfoRequest::archive)
}

/// TR-24: a new answer is ordered.
///
/// # Errors
/// [`ActError::Refused`] before delivery, or without a decision.
pub fn reopen(desk: &mut Desk<'_, '_>, id: RequestId, order: ReopenOrder) -> Result<(), ActError> {
    desk.needs(&[Role::OfficeHead, Role::Leader, Role::Supervisor])?;
    let payload = json!({ "received_on": order.received_on });
    step(desk, id, ("request/reopen", "第五十一条"), &payload, |request, mark| {
        request.reopen(mark, order)
    })
}
