//! 征求意见 (第三十二条、第三十四条; TR-12 … TR-14).

use calendar::Calendar;
use jiff::civil::Date;
use office::request::{Applicant, Opinion, Party};
use office::{RequestId, SubjectId};
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

/// TR-12: seals who the third party is, and sends the letter.
///
/// # Errors
/// [`ActError::Refused`] where the case is not being processed, or nobody is named.
pub fn consult_third_party(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    party: &Applicant,
) -> Result<(), ActError> {
    desk.needs(&HANDLERS)?;
    if party.name.trim().is_empty() {
        return Err(ActError::Refused("请填写第三方姓名或者名称".to_owned()));
    }
    // A request of another body, or none, seals nothing.
    desk.request(id)?;
    let occasion = desk.occasion("第三十二条");
    let subject = SubjectId(desk.tx.seal(&occasion, &party.to_bytes())?);
    open_hold(desk, id, Party::ThirdParty(subject))
}

/// Opens what was sealed of a third party; that is journalled, with the reason.
///
/// # Errors
/// [`ActError::Refused`] without a reason or from a seat that does not handle requests.
pub fn reveal_third_party(
    desk: &mut Desk<'_, '_>,
    id: RequestId,
    no: u16,
    why: &str,
) -> Result<Vec<u8>, ActError> {
    desk.needs(&HANDLERS)?;
    if why.trim().is_empty() {
        return Err(ActError::Refused("请填写查看第三方信息的理由".to_owned()));
    }
    let request = desk.request(id)?;
    let party = request.holds().iter().find(|hold| hold.no == no).map(|hold| &hold.party);
    let Some(Party::ThirdParty(subject)) = party else { return Err(ActError::NotFound) };
    let occasion = desk.occasion("第三十二条");
    Ok(desk.tx.open_sealed(&occasion, subject.0, why)?.to_vec())
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
