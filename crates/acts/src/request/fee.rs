//! 信息处理费 (第四十二条; TR-16 … TR-19).

use calendar::Calendar;
use jiff::civil::Date;
use office::request::{FeeBasis, Waiver};
use office::{RequestId, Role};
use serde_json::json;
use statute::Fen;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// TR-16: decides a fee and sends the notice.
///
/// # Errors
/// [`ActError::Refused`] where nothing is to be charged, or the period is over.
pub fn charge(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    basis: FeeBasis,
    waived: Option<Waiver>,
    reason: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({ "basis": basis });
    step(desk, id, ("request/charge", "第四十二条"), &payload, |request, mark| {
        request.charge(mark, basis, waived, reason, Calendar::national())
    })
}

/// Notes that the applicant received the fee notice.
///
/// # Errors
/// [`ActError::Refused`] where none is pending.
pub fn fee_notice_received(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    received_on: Date,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "received_on": received_on });
    step(desk, id, ("request/fee_notice_received", "第四十二条"), &payload, |request, mark| {
        request.fee_notice_received(mark, received_on, Calendar::national())
    })
}

/// TR-17: a payment; the one that completes the sum starts the period anew.
///
/// # Errors
/// [`ActError::Refused`] for nothing, or more than is owed.
pub fn pay(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    paid_on: Date,
    amount: Fen,
    receipt: String,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "paid_on": paid_on, "amount": amount });
    step(desk, id, ("request/pay", "第四十二条"), &payload, |request, mark| {
        request.pay(mark, paid_on, amount, receipt)
    })
}

/// TR-18: not paid by the last day: deemed abandoned.
///
/// # Errors
/// [`ActError::Refused`] while the term runs.
pub fn lapse_fee(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({});
    step(desk, id, ("request/lapse_fee", "第四十二条"), &payload, |request, mark| {
        request.lapse_fee(mark, Calendar::national())
    })
}

/// TR-19: withdraws the notice; the period starts anew.
///
/// # Errors
/// [`ActError::Refused`] where none is pending.
pub fn withdraw_fee(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({});
    step(desk, id, ("request/withdraw_fee", "第四十二条"), &payload, |request, mark| {
        request.withdraw_fee(mark)
    })
}
