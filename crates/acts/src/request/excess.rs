//! Article 35 and the extension (第三十三条第二款、第三十五条; TR-08 … TR-11, TR-15).

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use office::{RequestId, Role};
use serde_json::json;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// TR-08: asks for the reasons of an excessive number or frequency.
///
/// # Errors
/// [`ActError::Refused`] without the facts.
pub fn ask_reason(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    facts: String,
    until: Date,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "until": until });
    step(desk, id, ("request/ask_reason", "第三十五条"), &payload, |request, mark| {
        request.ask_reason(mark, facts, until)
    })
}

/// TR-11: accepts the reason; time suffices.
///
/// # Errors
/// [`ActError::Refused`] where none was asked for.
pub fn accept_reason(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({});
    step(desk, id, ("request/accept_reason", "第三十五条"), &payload, |request, mark| {
        request.accept_reason(mark)
    })
}

/// TR-10: accepts the reason and puts the answer off.
///
/// # Errors
/// [`ActError::Refused`] after the due date.
pub fn delay_answer(desk: &mut Desk<'_, '_>, id: RequestId, until: Date) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({ "until": until });
    step(desk, id, ("request/delay_answer", "第三十五条"), &payload, |request, mark| {
        request.delay_answer(mark, until, Calendar::national())
    })
}

/// TR-15: extends the reply period; only the head of the work institution approves it.
///
/// # Errors
/// [`ActError::Refused`] with the limit that stands in the way.
pub fn extend(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    days: WorkingDays,
    reason: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::OfficeHead])?;
    let payload = json!({ "days": days.0 });
    step(desk, id, ("request/extend", "第三十三条第二款"), &payload, |request, mark| {
        request.extend(mark, days, reason, Calendar::national())
    })
}
