//! Slips: what a visitor without an account has begun and may come back to, and how often something was tried in vain.
//!
//! A slip is sealed with a key that only the visitor has, in the address of his page: whoever has the database alone
//! reads nothing. Slips are no records: they expire, nothing refers to them, and the journal does not know them.

use std::fmt;

use aes_gcm::Nonce;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::sealed::random;
use crate::{StoreError, Tx, hex, sql, values};

/// The key of a slip: 128 random bits, as 32 hexadecimal digits in an address.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipKey(Zeroizing<String>);

impl fmt::Debug for SlipKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipKey(…)")
    }
}

impl SlipKey {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub fn random() -> Result<Self, StoreError> {
        Ok(Self(Zeroizing::new(hex(&random::<16>()?))))
    }

    /// Reads a key from an address; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits =
            text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        digits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The digits, for the address.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn digest(&self) -> String {
        hex(&Sha256::digest(format!("gongkai slip row {}", *self.0)))
    }

    fn cipher(&self) -> aes_gcm::Aes256Gcm {
        let key = Sha256::digest(format!("gongkai slip key {}", *self.0));
        aes_gcm::Aes256Gcm::new(&key)
    }
}

const UNSEALED: StoreError =
    StoreError::Sealed { subject: 0, reason: "a slip does not fit its key, or was changed" };

impl Tx<'_> {
    /// Keeps a slip, or what is now on it, until `expires_at`; expired ones are thrown away on the way. A slip of one
    /// `kind` does not open as another.
    ///
    /// # Errors
    /// When the engine fails, or there are no random numbers.
    pub fn keep_slip(
        &mut self,
        kind: &str,
        key: &SlipKey,
        data: &[u8],
        now: Timestamp,
        lasts: SignedDuration,
    ) -> Result<(), StoreError> {
        self.run(sql!("slip/drop_expired"), &values![now])?;
        let nonce = random::<12>()?;
        let payload = Payload { msg: data, aad: kind.as_bytes() };
        let locked = key.cipher().encrypt(&Nonce::from(nonce), payload).map_err(|_| UNSEALED)?;
        let sealed = [&nonce[..], &locked].concat();
        let expires_at = now.saturating_add(lasts).unwrap_or(Timestamp::MAX);
        self.run(sql!("slip/keep"), &values![key.digest(), sealed, expires_at]).map(drop)
    }

    /// What is on a slip; `None` where there is none, it has expired, or it is of another kind.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn slip(
        &mut self,
        kind: &str,
        key: &SlipKey,
        now: Timestamp,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let Some(row) = self.maybe(sql!("slip/find"), &values![key.digest(), now])? else { return Ok(None) };
        let bytes = row.blob("sealed")?;
        let (nonce, locked) = bytes.split_first_chunk::<12>().ok_or(UNSEALED)?;
        let payload = Payload { msg: locked, aad: kind.as_bytes() };
        Ok(key.cipher().decrypt(&Nonce::from(*nonce), payload).ok().map(Zeroizing::new))
    }

    /// Throws a slip away.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn drop_slip(&mut self, key: &SlipKey) -> Result<(), StoreError> {
        self.run(sql!("slip/drop"), &values![key.digest()]).map(drop)
    }

    /// Notes that something was tried in vain. Of `what` only a digest is kept.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn tried_in_vain(
        &mut self,
        what: &str,
        now: Timestamp,
        within: SignedDuration,
    ) -> Result<(), StoreError> {
        let since = now.saturating_sub(within).unwrap_or(Timestamp::MIN);
        self.run(sql!("vain/drop_old"), &values![since])?;
        self.run(sql!("vain/add"), &values![tried(what), now, since]).map(drop)
    }

    /// How often something was tried in vain within a while.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn vain_tries(
        &mut self,
        what: &str,
        now: Timestamp,
        within: SignedDuration,
    ) -> Result<i64, StoreError> {
        let since = now.saturating_sub(within).unwrap_or(Timestamp::MIN);
        let row = self.maybe(sql!("vain/count"), &values![tried(what), since])?;
        row.map_or(Ok(0), |row| row.int("tries"))
    }
}

fn tried(what: &str) -> String {
    hex(&Sha256::digest(format!("gongkai tried in vain {what}")))
}
