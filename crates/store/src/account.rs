//! Accounts and sessions: rows the sign-in works with. Hashing and the rules for passwords are the acts' business.

use jiff::Timestamp;

use crate::{Row, Secret, StoreError, Tx, sql, values};

/// Who may sign in. Adding and [`save`](Self::save) belong with a journal entry of kind `account`; otherwise
/// [`verify`](crate::verify) names the account as changed behind the program's back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// From [`Tx::next_id`].
    pub id: i64,
    /// Unique.
    pub login: String,
    /// Argon2id in PHC form.
    pub password_hash: Secret,
    /// Whose it is; none for an administrator who holds no seat.
    pub person: Option<i64>,
    /// An initial password, to be changed first.
    pub must_change: bool,
    /// May not sign in.
    pub disabled: bool,
    /// When the password was last set.
    pub password_changed_at: Timestamp,
    /// Failed attempts in a row.
    pub failed_attempts: u32,
    /// When the first of them was.
    pub failed_since: Option<Timestamp>,
    /// Locked until then (SEC-02).
    pub locked_until: Option<Timestamp>,
    /// When it was last used (SEC-07).
    pub last_signed_in_at: Option<Timestamp>,
}

impl Account {
    /// The account of a login.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn find(tx: &mut Tx<'_>, login: &str) -> Result<Option<Self>, StoreError> {
        tx.maybe(sql!("account/find"), &values![login])?.as_ref().map(Self::try_from).transpose()
    }

    /// The account of an id.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn load(tx: &mut Tx<'_>, id: i64) -> Result<Option<Self>, StoreError> {
        tx.maybe(sql!("account/load"), &values![id])?.as_ref().map(Self::try_from).transpose()
    }

    /// All accounts, by login.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Self>, StoreError> {
        tx.all(sql!("account/all"), &[])?.iter().map(Self::try_from).collect()
    }

    /// Adds this account; `false` where the login is taken.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add(&self, tx: &mut Tx<'_>) -> Result<bool, StoreError> {
        Ok(tx.run(sql!("account/add"), &self.journalled())? == 1)
    }

    /// Saves what is journalled: login, password, person and whether it may be used.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        tx.run(sql!("account/save"), &self.journalled()).map(|_| ())
    }

    /// Saves how signing in went, which the journal does not vouch for.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_attempts(&self, tx: &mut Tx<'_>) -> Result<(), StoreError> {
        let Self { id, failed_attempts, failed_since, locked_until, last_signed_in_at, .. } = self;
        let attempts = values![*id, *failed_attempts, *failed_since, *locked_until, *last_signed_in_at];
        tx.run(sql!("account/attempts"), &attempts).map(|_| ())
    }

    fn journalled(&self) -> [crate::Value; 7] {
        values![
            self.id,
            &self.login,
            self.password_hash.reveal(),
            self.person,
            self.must_change,
            self.disabled,
            self.password_changed_at,
        ]
    }
}

impl TryFrom<&Row> for Account {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.int("id")?,
            login: row.text("login")?.to_owned(),
            password_hash: Secret::new(row.text("password_hash")?.to_owned()),
            person: row.maybe_int("person")?,
            must_change: row.flag("must_change")?,
            disabled: row.flag("disabled")?,
            password_changed_at: row.instant("password_changed_at")?,
            failed_attempts: row.small("failed_attempts")?,
            failed_since: row.maybe_instant("failed_since")?,
            locked_until: row.maybe_instant("locked_until")?,
            last_signed_in_at: row.maybe_instant("last_signed_in_at")?,
        })
    }
}

/// A signed-in browser. The token itself is only in its cookie; the row is found by the token's digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, hexadecimal.
    pub token_digest: String,
    /// Who signed in.
    pub account: i64,
    /// For which seat he works at the moment.
    pub seat: Option<i64>,
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
            self.account,
            self.seat,
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
        let row = values![&self.token_digest, self.seat, self.seen_at, self.expires_at, &self.payload];
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
    pub fn end_all(tx: &mut Tx<'_>, account: i64) -> Result<u64, StoreError> {
        tx.run(sql!("session/end_all"), &values![account])
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
            account: row.int("account")?,
            seat: row.maybe_int("seat")?,
            opened_at: row.instant("opened_at")?,
            seen_at: row.instant("seen_at")?,
            expires_at: row.instant("expires_at")?,
            address: row.text("address")?.to_owned(),
            payload: row.text("payload")?.to_owned(),
        })
    }
}
