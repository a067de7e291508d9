//! Sessions: rows the sign-in works with.

use jiff::Timestamp;
use office::{AccountId, SeatId};

use crate::{Row, StoreError, Tx, sql, values};

/// A signed-in browser. The token itself is only in its cookie; the row is found by the token's digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, hexadecimal.
    pub token_digest: String,
    /// Who signed in.
    pub account: AccountId,
    /// For which seat he works at the moment.
    pub seat: Option<SeatId>,
    /// When it began.
    pub opened_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// When it ends if not used before.
    pub expires_at: Timestamp,
    /// From which address.
    pub address: String,
    /// What else a page keeps for it, as JSON without secrets.
    pub payload: String,
}

impl Session {
    /// Opens this session.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let row = values![
            &self.token_digest,
            self.account.0,
            self.seat.map(|seat| seat.0),
            self.opened_at,
            self.seen_at,
            self.expires_at,
            &self.address,
            &self.payload,
        ];
        tx.run(sql!("session/add"), &row).map(|_| ())
    }

    /// The session of a token's digest, expired or not.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn find(tx: &mut Tx<'_>, token_digest: &str) -> Result<Option<Self>, StoreError> {
        tx.maybe(sql!("session/find"), &values![token_digest])?.as_ref().map(Self::try_from).transpose()
    }

    /// Saves seat, last use, end and payload.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let row = values![
            &self.token_digest,
            self.seat.map(|seat| seat.0),
            self.seen_at,
            self.expires_at,
            &self.payload
        ];
        tx.run(sql!("session/save"), &row).map(|_| ())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn end(tx: &mut Tx<'_>, token_digest: &str) -> Result<(), StoreError> {
        tx.run(sql!("session/end"), &values![token_digest]).map(|_| ())
    }

    /// Ends all sessions of an account: its password changed, or it was disabled (ASVS 7.4.2).
    ///
    /// # Errors
    /// When the engine fails.
    pub fn end_all(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, StoreError> {
        tx.run(sql!("session/end_all"), &values![account.0])
    }

    /// Ends the sessions whose time is over.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn end_expired(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, StoreError> {
        tx.run(sql!("session/end_expired"), &values![now])
    }
}

impl TryFrom<&Row> for Session {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            token_digest: row.text("token_digest")?.to_owned(),
            account: AccountId(row.int("account")?),
            seat: row.maybe_int("seat")?.map(SeatId),
            opened_at: row.instant("opened_at")?,
            seen_at: row.instant("seen_at")?,
            expires_at: row.instant("expires_at")?,
            address: row.text("address")?.to_owned(),
            payload: row.text("payload")?.to_owned(),
        })
    }
}
