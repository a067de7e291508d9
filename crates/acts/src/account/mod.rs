//! Signing in and what belongs to it (SEC-01 … SEC-07; ASVS 6 and 7).
//!
//! Hashing takes its time on purpose, so [`sign_in`] and [`change_password`] take the store and hash between two
//! transactions: nobody else waits for them. The rest works on a transaction like every act.

mod change;
mod password;
mod session;
mod sign_in;

pub use change::change_password;
pub(crate) use change::names;
pub(crate) use password::{hash, initial};
pub use session::{Signed, choose_seat, sign_out, signed, touch};
pub use sign_in::{Opened, sign_in};

use jiff::Timestamp;
use serde_json::Value;
use store::{Entry, INSTALLATION, StoreError, Tx};

use crate::ActError;

/// Journals what happened to an account, in the installation's chain. `kind` is `account` only where the account
/// itself was changed by this program just now: the journal then vouches for it as it stands.
fn trace(
    tx: &mut Tx<'_>,
    at: Timestamp,
    act: &str,
    (kind, id): (&str, i64),
    payload: &Value,
) -> Result<(), StoreError> {
    let entry = Entry {
        body: INSTALLATION,
        at,
        seat: None,
        act,
        subject_kind: kind,
        subject_id: id,
        article: None,
        payload,
    };
    tx.journal(&entry).map(drop)
}

/// Random bytes for tokens, salts and passwords.
fn random<const N: usize>() -> Result<[u8; N], ActError> {
    let mut bytes = [0; N];
    let refused = |_| ActError::Refused("系统暂时无法办理，请稍后再试".to_owned());
    getrandom::fill(&mut bytes).map_err(refused)?;
    Ok(bytes)
}
