//! 谁提供: writing an item and handing it in.

use office::{Content, Document, DocumentId, DocumentRefusal, Role};
use serde_json::json;

use crate::{ActError, Desk};

pub(super) const WRITERS: [Role; 4] = [Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead];

/// Begins a draft.
///
/// # Errors
/// [`ActError`] without a title, or from a seat that does not write.
pub fn draft(desk: &mut Desk<'_, '_>, content: Content) -> Result<DocumentId, ActError> {
    desk.needs(&WRITERS)?;
    let id = DocumentId(desk.tx.next_id()?);
    let document = Document::draft(id, desk.body.id, content, desk.mark())?;
    desk.keep_document(&document, "document/draft", "第十九条", &json!({}))?;
    Ok(id)
}

/// Changes the text read as version `seen`; every approval lapses. Gives the new version.
///
/// # Errors
/// [`ActError::Conflict`] with the text now saved, where somebody saved first.
pub fn edit(desk: &mut Desk<'_, '_>, id: DocumentId, seen: u32, content: Content) -> Result<u32, ActError> {
    desk.needs(&WRITERS)?;
    let before = desk.document(id)?;
    let document = match before.clone().edit(desk.mark(), seen, content) {
        Err(DocumentRefusal::Conflict { .. }) => return Err(ActError::Conflict(Box::new(before))),
        other => other?,
    };
    if document != before {
        let payload = json!({ "version": document.version() });
        desk.keep_document(&document, "document/edit", "第六条", &payload)?;
    }
    Ok(document.version())
}

/// 谁提供: hands the item in for review.
///
/// # Errors
/// [`ActError::Refused`] without text or from another state.
pub fn submit(desk: &mut Desk<'_, '_>, id: DocumentId) -> Result<(), ActError> {
    desk.needs(&WRITERS)?;
    let document = desk.document(id)?.submit(desk.mark())?;
    let payload = json!({ "version": document.version() });
    desk.keep_document(&document, "document/submit", "第十七条第一款", &payload)
}
