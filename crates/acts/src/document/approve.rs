//! 谁审核、谁负责: review, secrecy check and signature. Nobody approves what he wrote.

use office::{Document, DocumentId, DocumentRefusal, Role, SecrecyVerdict};
use serde_json::json;

use super::gate::clean;
use crate::{ActError, Desk};

/// 谁审核: passes the item.
///
/// # Errors
/// [`ActError::Refused`] for whoever provided or changed it, or from another state.
pub fn review_pass(desk: &mut Desk<'_, '_>, id: DocumentId) -> Result<(), ActError> {
    desk.needs(&[Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.pass(desk.mark())?;
    let payload = json!({ "version": document.version() });
    desk.keep_document(&document, "document/review_pass", "第十七条第一款", &payload)
}

/// Returns the item with a reason and the passage meant.
///
/// # Errors
/// [`ActError::Refused`] without a reason, or where it is with its author already.
pub fn send_back(
    desk: &mut Desk<'_, '_>,
    id: DocumentId,
    reason: String,
    place: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.send_back(desk.mark(), reason, place)?;
    let payload = json!({ "version": document.version() });
    desk.keep_document(&document, "document/send_back", "第十七条第一款", &payload)
}

/// 保密审查 by a named person, item by item.
///
/// # Errors
/// [`ActError::Refused`] without reasons, or for whoever provided or changed it.
pub fn check_secrecy(
    desk: &mut Desk<'_, '_>,
    id: DocumentId,
    verdict: SecrecyVerdict,
    reasons: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::Reviewer, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.check_secrecy(desk.mark(), verdict, reasons)?;
    let payload = json!({ "version": document.version(), "verdict": verdict });
    desk.keep_document(&document, "document/check_secrecy", "第十七条第二款", &payload)
}

/// 谁负责: signs the item.
///
/// # Errors
/// [`ActError::Refused`] for whoever provided or changed it, from another state, or where a published item of the year has
/// its document number, or with an error that nobody put right or answered for.
pub fn sign(desk: &mut Desk<'_, '_>, id: DocumentId) -> Result<(), ActError> {
    desk.needs(&[Role::Leader])?;
    let document = desk.document(id)?.sign(desk.mark())?;
    number_is_free(desk, &document)?;
    clean(desk, &document, "签发")?;
    let payload = json!({ "version": document.version() });
    desk.keep_document(&document, "document/sign", "第十七条第一款", &payload)
}

/// Whether no published item that was formed in the same year has the item's document number (文号).
pub(super) fn number_is_free(desk: &mut Desk<'_, '_>, document: &Document) -> Result<(), ActError> {
    let (number, year) = (document.content().document_number.trim(), document.content().formed_on.year());
    if number.is_empty() {
        return Ok(());
    }
    let others = desk.tx.documents_numbered(document.body, number, document.id)?;
    let published = others.iter().filter_map(|other| other.publication());
    let same = published.map(|publication| &publication.content).find(|other| other.formed_on.year() == year);
    same.map_or(Ok(()), |other| {
        let (number, title) = (number.to_owned(), other.title.clone());
        Err(DocumentRefusal::NumberTaken { number, title }.into())
    })
}
