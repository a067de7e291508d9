//! 登记更正与作废 (RCV-14): proposed by one person, decided by another.

use office::request::Change;
use office::{RequestId, Role};
use serde_json::json;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// Who decides on a change.
pub const DECIDERS: [Role; 2] = [Role::OfficeHead, Role::Leader];

/// Proposes a change of what was registered.
///
/// # Errors
/// [`ActError::Refused`] while another proposal waits, or where the change cannot be.
pub fn propose_change(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    change: Change,
    reason: String,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "change": change });
    step(desk, id, ("request/propose_change", "第三十一条"), &payload, |request, mark| {
        request.propose(mark, change, reason)
    })
}

/// Confirms a change that somebody else proposed, and makes it.
///
/// # Errors
/// [`ActError::Refused`] to the person who proposed it.
pub fn confirm_change(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&DECIDERS)?;
    let change = desk.request(id)?.proposal().map(|proposal| proposal.change);
    let payload = json!({ "change": change });
    step(desk, id, ("request/confirm_change", "第三十一条"), &payload, |request, mark| {
        request.confirm_change(mark)
    })
}

/// Turns down a change; nothing is changed.
///
/// # Errors
/// [`ActError::Refused`] without a reason.
pub fn refuse_change(desk: &mut Desk<'_, '_>, id: RequestId, reason: String) -> Result<(), ActError> {
    desk.needs(&DECIDERS)?;
    step(desk, id, ("request/refuse_change", "第三十一条"), &json!({}), |request, mark| {
        request.refuse_change(mark, reason)
    })
}
