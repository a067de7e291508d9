//! 行政复议、行政诉讼: the register behind table four (第五十一条; requests.md §10).

use jiff::civil::Date;
use office::{Dispute, DisputeId, DisputeKind, Procedure, RequestId, Role, Verdict};
use serde_json::{Value, json};

use crate::{ActError, Desk};

/// Who keeps the register.
const KEEPERS: [Role; 3] = [Role::Clerk, Role::OfficeHead, Role::Leader];

/// What the copy of the application or complaint says.
#[derive(Debug, Clone)]
pub struct NewDispute {
    /// The request whose answer is disputed, where it is known.
    pub request: Option<RequestId>,
    /// Kind, and group of table four.
    pub kind: DisputeKind,
    /// Ordinary or simplified.
    pub procedure: Procedure,
    /// 案号.
    pub case_number: String,
    /// 复议机关 or 法院.
    pub authority: String,
    /// When the copy was received.
    pub copy_received_on: Date,
}

/// Enters a case.
///
/// # Errors
/// [`ActError::Refused`] with what is missing, or where the case is entered already.
pub fn register(desk: &mut Desk<'_, '_>, new: NewDispute) -> Result<DisputeId, ActError> {
    desk.needs(&KEEPERS)?;
    if let Some(request) = new.request {
        desk.request(request)?;
    }
    let NewDispute { request, kind, procedure, case_number, authority, copy_received_on } = new;
    let dispute = Dispute {
        id: DisputeId(desk.tx.next_id()?),
        body: desk.body.id,
        request,
        kind,
        procedure,
        case_number: case_number.trim().to_owned(),
        authority: authority.trim().to_owned(),
        copy_received_on,
        answered_on: None,
        verdict: None,
        registered: desk.mark(),
    }
    .checked()?;
    let same = |other: &Dispute| other.case_number == dispute.case_number;
    if desk.tx.disputes(desk.body.id, store::Page::whole())?.iter().any(same) {
        return Err(ActError::Refused(format!("案号“{}”已经登记，请核对", dispute.case_number)));
    }
    keep(desk, &dispute, "dispute/register", &json!({ "kind": kind, "request": request }))?;
    Ok(dispute.id)
}

/// Answer and evidence were handed in (CLK-85, CLK-86).
///
/// # Errors
/// [`ActError::Refused`] the second time, or with a date that cannot be.
pub fn answer(desk: &mut Desk<'_, '_>, id: DisputeId, answered_on: Date) -> Result<(), ActError> {
    desk.needs(&KEEPERS)?;
    let mark = desk.mark();
    let dispute = dispute(desk, id)?.answer(mark, answered_on)?;
    keep(desk, &dispute, "dispute/answer", &json!({ "answered_on": answered_on }))
}

/// The case is concluded; it counts in the year of the decision.
///
/// # Errors
/// [`ActError::Refused`] the second time, or with dates that cannot be.
pub fn conclude(desk: &mut Desk<'_, '_>, id: DisputeId, verdict: Verdict) -> Result<(), ActError> {
    desk.needs(&KEEPERS)?;
    let payload = json!({ "result": verdict.result, "decided_on": verdict.decided_on });
    let mark = desk.mark();
    let dispute = dispute(desk, id)?.conclude(mark, verdict)?;
    keep(desk, &dispute, "dispute/conclude", &payload)
}

/// A case of this body.
fn dispute(desk: &mut Desk<'_, '_>, id: DisputeId) -> Result<Dispute, ActError> {
    let body = desk.body.id;
    desk.tx.dispute(id)?.filter(|dispute| dispute.body == body).ok_or(ActError::NotFound)
}

fn keep(desk: &mut Desk<'_, '_>, dispute: &Dispute, act: &str, payload: &Value) -> Result<(), ActError> {
    desk.tx.save_dispute(dispute)?;
    desk.journal(act, "dispute", dispute.id.0, "第五十一条", payload)
}
