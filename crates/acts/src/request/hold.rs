//! 征求意见 (第三十二条、第三十四条; TR-12 … TR-14).

use calendar::Calendar;
use jiff::civil::Date;
use office::RequestId;
use office::request::{Opinion, Party};
use serde_json::json;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// TR-12, TR-13: sends a letter; the clock is suspended from the next day.
///
/// # Errors
/// [`ActError::Refused`] where the case is not being processed.
pub fn open_hold(desk: &mut Desk<'_, '_>, id: RequestId, party: Party) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({});
    step(desk, id, ("request/open_hold", "第三十二条"), &payload, |request, mark| {
        request.open_hold(mark, party)
    })
}

/// Notes that the letter was received.
///
/// # Errors
/// [`ActError::Refused`] for an unknown or closed consultation.
pub fn hold_received(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    no: u16,
    received: Date,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "no": no, "received": received });
    step(desk, id, ("request/hold_received", "第三十二条"), &payload, |request, mark| {
        request.hold_received(mark, no, received)
    })
}

/// TR-14: an opinion came in, or its term ended in silence.
///
/// # Errors
/// [`ActError::Refused`] where silence is noted while the term runs.
pub fn close_hold(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    no: u16,
    received_on: Date,
    opinion: Opinion,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "no": no, "received_on": received_on, "stance": opinion.stance });
    step(desk, id, ("request/close_hold", "第三十三条第三款"), &payload, |request, mark| {
        request.close_hold(mark, no, received_on, opinion, Calendar::national())
    })
}
