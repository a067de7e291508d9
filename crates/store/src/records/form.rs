//! Forms that were sent, so that one sent twice is done once.

use jiff::{SignedDuration, Timestamp};
use office::AccountId;

use crate::{StoreError, Tx, sql, values};

/// How long a form is remembered: nobody sends it a second time after that.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(48);

impl Tx<'_> {
    /// Where a form led that this account has sent before.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn form_sent(&mut self, account: AccountId, key: &str) -> Result<Option<String>, StoreError> {
        let row = self.maybe(sql!("form/find"), &values![account.0, key])?;
        row.map(|row| row.text("address").map(str::to_owned)).transpose()
    }

    /// Notes that a form was sent and where it led; belongs into the transaction in which it was done.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn note_form(
        &mut self,
        account: AccountId,
        key: &str,
        address: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(sql!("form/forget"), &values![at - REMEMBERED])?;
        self.run(sql!("form/add"), &values![account.0, key, address, at]).map(drop)
    }
}
