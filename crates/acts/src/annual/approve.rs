//! 谁负责: signature, which freezes; publication; correction by a new version.

use office::{ReportId, Role, Signing};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::COUNTED_EDITION;

use super::check;
use crate::{ActError, Desk, hex};

/// Sends the report back with a reason.
///
/// # Errors
/// [`ActError::Refused`] without a reason, or where it is not waiting for signature.
pub fn send_back(desk: &mut Desk<'_, '_>, id: ReportId, reason: String) -> Result<(), ActError> {
    desk.needs(&[Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    let report = desk.report(id)?.send_back(desk.mark(), reason)?;
    desk.keep_report(&report, "report/send_back", "第四十九条", &json!({ "year": report.year }))
}

/// Signs the report: counts it once more, audits it, and freezes words, numbers and the lists behind the numbers
/// (AR-21, AR-22).
///
/// # Errors
/// [`ActError::Refused`] for whoever wrote or submitted it, where the records have changed since the count, or while
/// the audit finds errors or warnings without an answer.
pub fn sign(desk: &mut Desk<'_, '_>, id: ReportId) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let report = desk.report(id)?;
    let (count, lists) = desk.tx.count_year(&desk.body, report.year)?;
    report.signable(desk.mark(), &count)?;
    check::clear(desk, &report)?;
    let edition = COUNTED_EDITION.code();
    let report = report.sign(desk.mark(), &count, (&desk.body.name, edition), digest)?;
    let Some(signing) = report.signed() else { return Err(ActError::NotFound) };
    desk.tx.freeze_lists(report.id, signing, &lists)?;
    let payload = json!({ "year": report.year, "version": signing.number, "digest": signing.digest });
    desk.keep_report(&report, "report/sign", "第四十九条", &payload)
}

/// Publishes what was signed: it is on the portal from now on.
///
/// # Errors
/// [`ActError::Refused`] before the signature.
pub fn publish(desk: &mut Desk<'_, '_>, id: ReportId) -> Result<(), ActError> {
    desk.needs(&[Role::Clerk, Role::OfficeHead, Role::Leader])?;
    let report = desk.report(id)?.publish(desk.mark())?;
    let payload = json!({ "year": report.year, "version": report.signings().len() });
    desk.keep_report(&report, "report/publish", "第四十九条", &payload)
}

/// Begins a corrected version with its reason. What was signed stays, and the public reads it until the new version is
/// published (AR-22).
///
/// # Errors
/// [`ActError::Refused`] before the signature, or without a reason.
pub fn revise(desk: &mut Desk<'_, '_>, id: ReportId, note: String) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let report = desk.report(id)?.revise(desk.mark(), note)?;
    desk.keep_report(&report, "report/revise", "第四十九条", &json!({ "year": report.year }))
}

/// The digest of a signed version: over its JSON, in which digest and publication are empty.
pub(super) fn digest(signing: &Signing) -> String {
    let bare = Signing { digest: String::new(), published: None, ..signing.clone() };
    let text = serde_json::to_string(&bare).expect("a signed version holds no maps with odd keys");
    hex(&Sha256::digest(text))
}
