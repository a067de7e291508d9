//! Logins of a body's people.

use office::{Account, AccountId, BadAccount, PersonId, check_password};
use serde_json::{Value, json};
use store::{INSTALLATION, Session};

use super::SetupDesk;
use crate::ActError;
use crate::account::{hash, initial, names};

/// A password as it is given.
#[derive(Clone, Default)]
pub enum Password {
    /// Made by the program, to be changed at the first sign-in (ASVS 6.4.1).
    #[default]
    Made,
    /// Typed by whoever sets up, to be changed at the first sign-in.
    Given(String),
    /// Typed by the person.
    Own(String),
}

/// A login to be added.
#[derive(Clone)]
pub struct NewAccount {
    /// What is typed to sign in.
    pub login: String,
    /// Whose.
    pub person: PersonId,
    /// Its first password.
    pub password: Password,
}

/// Adds a login and gives its first password, to be shown once; it opens for 72 hours unless it is the person's own.
///
/// # Errors
/// [`ActError::Refused`] where the login is taken or not of the form, or the password not good enough.
pub fn add_account(desk: &mut SetupDesk<'_, '_>, new: NewAccount) -> Result<(AccountId, String), ActError> {
    let body = desk.tx.person(new.person)?.ok_or(ActError::NotFound)?.body;
    desk.body(body)?;
    desk.tx.hold(INSTALLATION)?;
    let id = AccountId(desk.tx.next_id()?);
    let mut account = Account {
        id,
        login: new.login.trim().to_owned(),
        password: office::PasswordHash::new(String::new()),
        earlier: Vec::new(),
        person: Some(new.person),
        must_change: true,
        disabled: false,
        password_changed_at: desk.at,
        failures: Vec::new(),
        locked_until: None,
        last_signed_in_at: None,
    }
    .checked()?;
    let password = first(desk, &account, new.password)?;
    account.password = hash(&password.text)?;
    account.must_change = password.must_change;
    if !desk.tx.add_account(&account)? {
        return Err(BadAccount::Taken(account.login).into());
    }
    trace(desk, "account/add", id, &json!({ "person": new.person }))?;
    Ok((id, password.text))
}

/// Gives a new password, to be shown once and changed at the next sign-in; a locked account is open again. All its
/// sessions end.
///
/// # Errors
/// [`ActError::Refused`] for one's own account, or where the password is not good enough.
pub fn reset_password(
    desk: &mut SetupDesk<'_, '_>,
    id: AccountId,
    password: Password,
) -> Result<String, ActError> {
    let account = account(desk, id)?;
    if desk.seat.as_ref().is_some_and(|seat| Some(seat.person) == account.person) {
        return Err(ActError::Refused(
            "自己的密码请用“修改密码”办理，重置须由另一位系统管理员办理".to_owned(),
        ));
    }
    let password = first(desk, &account, password)?;
    let reset = account.with_password(hash(&password.text)?, password.must_change, desk.at);
    desk.tx.save_account(&reset)?;
    desk.tx.save_attempts(&reset)?;
    Session::end_all(desk.tx, id)?;
    trace(desk, "account/reset_password", id, &json!({}))?;
    Ok(password.text)
}

/// Closes a login; its sessions end at once.
///
/// # Errors
/// [`ActError::Refused`] where it is closed already.
pub fn disable_account(desk: &mut SetupDesk<'_, '_>, id: AccountId) -> Result<(), ActError> {
    let account = account(desk, id)?;
    if account.disabled {
        return Err(ActError::Refused(format!("账号“{}”已经停用", account.login)));
    }
    desk.tx.save_account(&Account { disabled: true, ..account })?;
    Session::end_all(desk.tx, id)?;
    trace(desk, "account/disable", id, &json!({}))
}

/// Opens a closed login again.
///
/// # Errors
/// [`ActError::Refused`] where it is not closed.
pub fn enable_account(desk: &mut SetupDesk<'_, '_>, id: AccountId) -> Result<(), ActError> {
    let account = account(desk, id)?;
    if !account.disabled {
        return Err(ActError::Refused(format!("账号“{}”没有停用", account.login)));
    }
    desk.tx.save_account(&Account { disabled: false, ..account })?;
    trace(desk, "account/enable", id, &json!({}))
}

/// An account of somebody whose body this desk may set up; the installation is held.
fn account(desk: &mut SetupDesk<'_, '_>, id: AccountId) -> Result<Account, ActError> {
    let person = desk.tx.account(id)?.ok_or(ActError::NotFound)?.person;
    match person {
        Some(person) => {
            let body = desk.tx.person(person)?.ok_or(ActError::NotFound)?.body;
            desk.body(body)?;
        }
        None if desk.seat.is_some() => return Err(ActError::NotFound),
        None => {}
    }
    desk.tx.hold(INSTALLATION)?;
    desk.tx.account(id)?.ok_or(ActError::NotFound)
}

struct First {
    text: String,
    must_change: bool,
}

fn first(desk: &mut SetupDesk<'_, '_>, account: &Account, password: Password) -> Result<First, ActError> {
    let (text, must_change) = match password {
        Password::Made => return Ok(First { text: initial()?, must_change: true }),
        Password::Given(text) => (text, true),
        Password::Own(text) => (text, false),
    };
    let names = names(desk.tx, account)?;
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    check_password(&text, &names)?;
    Ok(First { text, must_change })
}

fn trace(desk: &mut SetupDesk<'_, '_>, act: &str, id: AccountId, payload: &Value) -> Result<(), ActError> {
    desk.journal(INSTALLATION, act, ("account", id.0), None, payload)
}
