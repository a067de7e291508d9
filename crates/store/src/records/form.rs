//! Forms that were sent, so that one sent twice is done once.

use jiff::{SignedDuration, Timestamp};
use office::AccountId;

use crate::{StoreError, Tx, sql, values};

/// How long a form is remembered: nobody sends it a second time after that.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(48);

/// What a form is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormKey {
    /// The key that was written into it when it was shown.
    pub key: String,
    /// A digest of what was filled in.
    pub digest: String,
}

/// A form that was sent before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSent {
    /// It said the same; this is where it led.
    Same(String),
    /// It said something else; this is where that led.
    Other(String),
}

impl Tx<'_> {
    /// Where a form led that this account has sent before, and whether it said the same.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn form_sent(&mut self, account: AccountId, form: &FormKey) -> Result<Option<FormSent>, StoreError> {
        let Some(row) = self.maybe(sql!("form/find"), &values![account.0, &form.key])? else {
            return Ok(None);
        };
        let (address, digest) = (row.text("address")?.to_owned(), row.text("digest")?);
        let same = digest.is_empty() || digest == form.digest;
        Ok(Some(if same { FormSent::Same(address) } else { FormSent::Other(address) }))
    }

    /// Notes that a form was sent and where it led; belongs into the transaction in which it was done.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn note_form(
        &mut self,
        account: AccountId,
        form: &FormKey,
        address: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(sql!("form/forget"), &values![at - REMEMBERED])?;
        self.run(sql!("form/add"), &values![account.0, &form.key, address, at, &form.digest]).map(drop)
    }
}
