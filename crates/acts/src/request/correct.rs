//! 补正 (第三十条; TR-04 … TR-06).

use calendar::{Calendar, WorkingDays};
use jiff::civil::Date;
use office::{RequestId, Role};
use serde_json::json;

use super::{HANDLERS, step};
use crate::{ActError, Desk};

/// TR-04: asks for a correction, once, with all points.
///
/// # Errors
/// [`ActError::Refused`] the second time.
pub fn request_correction(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    points: String,
    term: WorkingDays,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "term": term.0 });
    step(desk, id, ("request/request_correction", "第三十条"), &payload, |request, mark| {
        request.request_correction(mark, points, term, Calendar::national())
    })
}

/// Notes that the applicant received the correction notice.
///
/// # Errors
/// [`ActError::Refused`] where none is pending.
pub fn correction_notice_received(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    received_on: Date,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "received_on": received_on });
    step(desk, id, ("request/correction_notice_received", "第三十条"), &payload, |request, mark| {
        request.correction_notice_received(mark, received_on, Calendar::national())
    })
}

/// TR-05: the corrected request came in; the reply period starts anew.
///
/// # Errors
/// [`ActError::Refused`] after the term without a proper reason.
pub fn correct(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    received_on: Date,
    late_reason: Option<String>,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    let payload = json!({ "received_on": received_on });
    step(desk, id, ("request/correct", "第三十条"), &payload, |request, mark| {
        request.correct(mark, received_on, late_reason)
    })
}

/// TR-06: no correction by the last day: deemed abandoned.
///
/// # Errors
/// [`ActError::Refused`] while the term runs.
pub fn lapse_correction(desk: &mut Desk<'_, '_>, id: RequestId) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let payload = json!({});
    step(desk, id, ("request/lapse_correction", "第三十条"), &payload, |request, mark| {
        request.lapse_correction(mark, Calendar::national())
    })
}
