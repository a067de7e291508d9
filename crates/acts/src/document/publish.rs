//! Publishing, taking off, repeal.

use jiff::civil::Date;
use office::{DocumentId, PublicationChannel, Role, WithdrawalGround};
use serde_json::json;

use super::approve::number_is_free;
use super::gate::clean;
use crate::{ActError, Desk};

/// Publishes what was signed; the day of the desk is 发布日期.
///
/// # Errors
/// [`ActError::Refused`] before the signature, without a channel, or where another item took the document number
/// meanwhile, or with an error that nobody put right or answered for.
pub fn publish(
    desk: &mut Desk<'_, '_>,
    id: DocumentId,
    channels: Vec<PublicationChannel>,
) -> Result<(), ActError> {
    desk.needs(&[Role::Clerk, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.publish(desk.mark(), channels)?;
    number_is_free(desk, &document)?;
    clean(desk, &document, "发布")?;
    let payload = json!({ "version": document.version() });
    desk.keep_document(&document, "document/publish", "第二十六条", &payload)
}

/// Takes an item off, with a reason for the public.
///
/// # Errors
/// [`ActError::Refused`] where nothing is published, or without a reason.
pub fn withdraw(
    desk: &mut Desk<'_, '_>,
    id: DocumentId,
    ground: WithdrawalGround,
    reason: String,
) -> Result<(), ActError> {
    desk.needs(&[Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.withdraw(desk.mark(), ground, reason)?;
    desk.keep_document(&document, "document/withdraw", "第六条", &json!({ "ground": ground }))
}

/// Registers the repeal of a rule or normative document.
///
/// # Errors
/// [`ActError::Refused`] for anything else.
pub fn repeal(desk: &mut Desk<'_, '_>, id: DocumentId, repealed_on: Date) -> Result<(), ActError> {
    desk.needs(&[Role::Clerk, Role::OfficeHead, Role::Leader])?;
    let document = desk.document(id)?.repeal(desk.mark(), repealed_on)?;
    let payload = json!({ "repealed_on": repealed_on });
    desk.keep_document(&document, "document/repeal", "第二十条第（一）项", &payload)
}
