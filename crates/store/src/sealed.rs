//! Sealed personal data: each subject has a key of its own, wrapped by the master key; erasing forgets it.
//!
//! Nobody reads personal data without leaving a trace: sealing, opening and erasing are entries of the journal.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use jiff::Timestamp;
use serde_json::json;
use zeroize::Zeroizing;

use crate::{Entry, MasterKey, Row, StoreError, Tx, sql, values};

/// Who touches personal data, and when.
#[derive(Debug, Clone, Copy)]
pub struct Occasion<'a> {
    /// Whose subject it is; another body's seal cannot be opened.
    pub body: i64,
    /// When.
    pub at: Timestamp,
    /// From which seat; none for what the program does by itself (a citizen's own form, an expired term).
    pub seat: Option<i64>,
    /// Under which article, where one asks for it.
    pub article: Option<&'a str>,
}

impl Tx<'_> {
    /// Seals a subject's personal data and returns the subject's id.
    ///
    /// # Errors
    /// When there is no master key, or the engine fails.
    pub fn seal(&mut self, occasion: &Occasion<'_>, data: &[u8]) -> Result<i64, StoreError> {
        let id = self.next_id()?;
        let key = Zeroizing::new(random::<32>()?);
        let place = Place { subject: id, body: occasion.body };
        let wrapped = place.lock(&self.master()?.0, WRAPPED, &*key)?;
        let sealed = place.lock(&key, SEALED, data)?;
        self.run(sql!("subject/add"), &values![id, occasion.body, wrapped, sealed])?;
        self.trace(occasion, id, "subject/seal", &json!({}))?;
        Ok(id)
    }

    /// Seals other data for the same subject, e.g. a corrected address.
    ///
    /// # Errors
    /// As [`open_sealed`](Self::open_sealed).
    pub fn reseal(&mut self, occasion: &Occasion<'_>, subject: i64, data: &[u8]) -> Result<(), StoreError> {
        let (place, key, _) = self.unwrap(occasion, subject)?;
        let sealed = place.lock(&key, SEALED, data)?;
        self.run(sql!("subject/reseal"), &values![subject, sealed])?;
        self.trace(occasion, subject, "subject/reseal", &json!({}))
    }

    /// Opens a subject's personal data. That is an act: `why` goes into the journal and must not name anybody.
    ///
    /// # Errors
    /// `Sealed` when there is no such subject of that body, its data was erased, or it does not fit the key.
    pub fn open_sealed(
        &mut self,
        occasion: &Occasion<'_>,
        subject: i64,
        why: &str,
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let (place, key, row) = self.unwrap(occasion, subject)?;
        let data = place.unlock(&key, SEALED, row.blob("sealed")?)?;
        self.trace(occasion, subject, "subject/open", &json!({ "why": why }))?;
        Ok(data)
    }

    /// Erases a subject's personal data for good: data and key are forgotten, the row and its journal stay.
    ///
    /// # Errors
    /// `Sealed` when there is no such subject of that body, or its data was erased already.
    pub fn erase(&mut self, occasion: &Occasion<'_>, subject: i64) -> Result<(), StoreError> {
        self.sealed(occasion, subject)?;
        self.run(sql!("subject/erase"), &values![subject, occasion.at])?;
        self.trace(occasion, subject, "subject/erase", &json!({}))
    }

    fn trace(
        &mut self,
        occasion: &Occasion<'_>,
        subject: i64,
        act: &str,
        payload: &serde_json::Value,
    ) -> Result<(), StoreError> {
        let Occasion { body, at, seat, article } = *occasion;
        let entry =
            Entry { body, at, seat, act, subject_kind: "subject", subject_id: subject, article, payload };
        self.journal(&entry).map(|_| ())
    }

    fn master(&self) -> Result<MasterKey, StoreError> {
        let key = self.shared.key.clone();
        key.ok_or_else(|| StoreError::Key("none is set; set GONGKAI_KEY or GONGKAI_KEY_FILE".to_owned()))
    }

    /// The row of a subject whose data is still there.
    fn sealed(&mut self, occasion: &Occasion<'_>, subject: i64) -> Result<Row, StoreError> {
        // Held first, so that nobody erases or reseals between this look and what follows.
        self.hold(occasion.body)?;
        let row = self.maybe(sql!("subject/find"), &values![subject])?;
        let row = row.ok_or(StoreError::Sealed { subject, reason: "there is no such subject" })?;
        if row.int("body")? != occasion.body {
            return Err(StoreError::Sealed { subject, reason: "there is no such subject" });
        }
        if row.maybe_int("erased_at")?.is_some() {
            return Err(StoreError::Sealed { subject, reason: "it was erased" });
        }
        Ok(row)
    }

    fn unwrap(
        &mut self,
        occasion: &Occasion<'_>,
        subject: i64,
    ) -> Result<(Place, Zeroizing<[u8; 32]>, Row), StoreError> {
        let row = self.sealed(occasion, subject)?;
        let place = Place { subject, body: occasion.body };
        let bytes = place.unlock(&self.master()?.0, WRAPPED, row.blob("wrapped_key")?)?;
        let key = <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| row.corrupt("wrapped_key"))?;
        Ok((place, Zeroizing::new(key), row))
    }
}

/// Binds a cipher text to its row: moved to another row, it does not open.
struct Place {
    subject: i64,
    body: i64,
}

/// What a cipher text is, so that one kind cannot stand for the other.
const WRAPPED: &str = "key";
const SEALED: &str = "data";

/// The first byte says how the rest is sealed (GM-03): AES-256-GCM, 12 bytes of nonce, cipher text with its tag.
const AES_256_GCM: u8 = 1;

impl Place {
    fn lock(&self, key: &[u8; 32], what: &str, data: &[u8]) -> Result<Vec<u8>, StoreError> {
        let nonce = random::<12>()?;
        let aad = self.aad(what);
        let locked = cipher(key).encrypt(&Nonce::from(nonce), Payload { msg: data, aad: aad.as_bytes() });
        let locked = locked.map_err(|_| self.failed("it is too long to be sealed"))?;
        Ok([&[AES_256_GCM], &nonce[..], &locked].concat())
    }

    fn unlock(&self, key: &[u8; 32], what: &str, bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let foreign = || self.failed("it is sealed in a way this program does not know");
        let (&[AES_256_GCM], rest) = bytes.split_first_chunk::<1>().ok_or_else(foreign)? else {
            return Err(foreign());
        };
        let (nonce, locked) = rest.split_first_chunk::<12>().ok_or_else(foreign)?;
        let aad = self.aad(what);
        let data = cipher(key).decrypt(&Nonce::from(*nonce), Payload { msg: locked, aad: aad.as_bytes() });
        data.map(Zeroizing::new).map_err(|_| self.failed("it does not fit the key, or was changed"))
    }

    fn aad(&self, what: &str) -> String {
        format!("gongkai {what} of subject {} of body {}", self.subject, self.body)
    }

    fn failed(&self, reason: &'static str) -> StoreError {
        StoreError::Sealed { subject: self.subject, reason }
    }
}

fn cipher(key: &[u8; 32]) -> Aes256Gcm {
    Aes256Gcm::new(&(*key).into())
}

pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Key(error.to_string()))?;
    Ok(bytes)
}
