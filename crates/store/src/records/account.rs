//! Logins, and the failures to sign in.

use jiff::Timestamp;
use office::{Account, AccountId, BodyId, PasswordHash, PersonId};

use crate::{Row, StoreError, Tx, Value, sql, values};

impl Tx<'_> {
    /// The account of an id.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn account(&mut self, id: AccountId) -> Result<Option<Account>, StoreError> {
        self.maybe(sql!("account/load"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// The account of a login.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn account_named(&mut self, login: &str) -> Result<Option<Account>, StoreError> {
        self.maybe(sql!("account/find"), &values![login])?.as_ref().map(read).transpose()
    }

    /// All accounts, by login.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn accounts(&mut self) -> Result<Vec<Account>, StoreError> {
        self.all(sql!("account/all"), &[])?.iter().map(read).collect()
    }

    /// The accounts of a body's people, by login.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn accounts_in(&mut self, body: BodyId) -> Result<Vec<Account>, StoreError> {
        self.all(sql!("account/of_body"), &values![body.0])?.iter().map(read).collect()
    }

    /// Adds an account; `false` where the login is taken. Adding and [`save_account`](Self::save_account) belong with
    /// a journal entry of kind `account`; otherwise [`verify`](crate::verify) names it as changed behind the
    /// program's back.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn add_account(&mut self, account: &Account) -> Result<bool, StoreError> {
        Ok(self.run(sql!("account/add"), &journalled(account))? == 1)
    }

    /// Saves what is journalled: login, passwords, person and whether it may be used.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_account(&mut self, account: &Account) -> Result<(), StoreError> {
        self.run(sql!("account/save"), &journalled(account)).map(drop)
    }

    /// Saves how signing in went, which the journal does not vouch for.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_attempts(&mut self, account: &Account) -> Result<(), StoreError> {
        let failures: Vec<_> = account.failures.iter().map(|at| at.as_millisecond()).collect();
        let failures = (!failures.is_empty()).then(|| super::json(&failures));
        let values = values![account.id.0, failures, account.locked_until, account.last_signed_in_at];
        self.run(sql!("account/attempts"), &values).map(drop)
    }

    /// Notes a failed sign-in from a network, and forgets those up to `forget`.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn note_failure(
        &mut self,
        network: &str,
        at: Timestamp,
        forget: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(sql!("failure/forget"), &values![forget])?;
        self.run(sql!("failure/add"), &values![network, at]).map(drop)
    }

    /// How many sign-ins failed from a network after `after`.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn failures_from(&mut self, network: &str, after: Timestamp) -> Result<i64, StoreError> {
        self.one(sql!("failure/count"), &values![network, after])?.int("count")
    }
}

fn journalled(account: &Account) -> [Value; 8] {
    let earlier: Vec<_> = account.earlier.iter().map(PasswordHash::reveal).collect();
    values![
        account.id.0,
        &account.login,
        account.password.reveal(),
        (!earlier.is_empty()).then(|| super::json(&earlier)),
        account.person.map(|person| person.0),
        account.must_change,
        account.disabled,
        account.password_changed_at,
    ]
}

fn read(row: &Row) -> Result<Account, StoreError> {
    let earlier: Vec<String> = match row.maybe_text("earlier")? {
        Some(_) => row.json("earlier")?,
        None => Vec::new(),
    };
    let failures: Vec<i64> = match row.maybe_text("failures")? {
        Some(_) => row.json("failures")?,
        None => Vec::new(),
    };
    let instant = |millisecond| Timestamp::from_millisecond(millisecond).map_err(|_| row.corrupt("failures"));
    Ok(Account {
        id: AccountId(row.int("id")?),
        login: row.text("login")?.to_owned(),
        password: PasswordHash::new(row.text("password_hash")?.to_owned()),
        earlier: earlier.into_iter().map(PasswordHash::new).collect(),
        person: row.maybe_int("person")?.map(PersonId),
        must_change: row.flag("must_change")?,
        disabled: row.flag("disabled")?,
        password_changed_at: row.instant("password_changed_at")?,
        failures: failures.into_iter().map(instant).collect::<Result<_, _>>()?,
        locked_until: row.maybe_instant("locked_until")?,
        last_signed_in_at: row.maybe_instant("last_signed_in_at")?,
    })
}
