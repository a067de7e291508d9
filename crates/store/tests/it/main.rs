//! The store on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod backup;
mod catalogue;
mod crash;
mod journal;
mod migrations;
mod queue;
mod records;
mod sealed;
mod slips;
mod statements;
mod tally;
mod transactions;
mod verify;

use jiff::Timestamp;
use office::{Account, AccountId, PasswordHash};
use store::{Entry, INSTALLATION, StoreError, Tx};

/// 2024-05-06 09:00:00 +08:00 and so many seconds.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_714_957_200 + seconds).unwrap()
}

/// Journals something that is not a registered record.
fn note(tx: &mut Tx<'_>, body: i64, what: i64) -> Result<i64, StoreError> {
    tx.journal(&Entry {
        body,
        at: at(what),
        seat: Some(3),
        act: "probe/note",
        subject_kind: "probe",
        subject_id: what,
        article: Some("第三十三条第二款"),
        payload: &serde_json::json!({ "what": what }),
    })
}

/// Journals an account as it stands now.
fn trace(tx: &mut Tx<'_>, act: &str, account: AccountId) -> Result<i64, StoreError> {
    tx.journal(&Entry {
        body: INSTALLATION,
        at: at(0),
        seat: None,
        act,
        subject_kind: "account",
        subject_id: account.0,
        article: None,
        payload: &serde_json::json!({}),
    })
}

/// An account that was added but not journalled.
fn account(tx: &mut Tx<'_>, login: &str) -> Result<Account, StoreError> {
    let account = Account {
        id: AccountId(tx.next_id()?),
        login: login.to_owned(),
        password: PasswordHash::new("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned()),
        earlier: Vec::new(),
        person: None,
        must_change: true,
        disabled: false,
        password_changed_at: at(0),
        failures: Vec::new(),
        locked_until: None,
        last_signed_in_at: None,
    };
    assert!(tx.add_account(&account)?);
    Ok(account)
}
