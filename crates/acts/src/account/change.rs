//! A new password (SEC-01).

use jiff::Timestamp;
use office::{BadPassword, check_password};
use serde_json::json;
use store::{INSTALLATION, Session, Store, Tx};

use super::password::{fits, hash};
use super::session::{live, renew};
use super::sign_in::fail;
use super::trace;
use crate::ActError;

/// Changes the password of whoever is signed in. All other sessions of the account end; this one goes on under the
/// token it gives.
///
/// # Errors
/// [`ActError::Refused`] where the present password is wrong or the new one not good enough;
/// [`ActError::NotFound`] without a session.
pub fn change_password(
    store: &Store,
    token: &str,
    present: &str,
    new: &str,
    at: Timestamp,
) -> Result<String, ActError> {
    let (session, account, names) = store.read(|tx| {
        let session = live(tx, token, at)?.ok_or(ActError::NotFound)?;
        let account = tx.account(session.account)?.filter(|account| !account.disabled);
        let account = account.ok_or(ActError::NotFound)?;
        let names = names(tx, &account)?;
        Ok::<_, ActError>((session, account, names))
    })?;
    let locked = account.is_locked(at);
    if locked || !fits(present, Some(&account.password))? {
        store.write(|tx| {
            tx.hold(INSTALLATION)?;
            let now = tx.account(account.id)?;
            fail(tx, now, &session.address, at)
        })?;
        return Err(ActError::Refused("原密码不正确；连续失败5次的，30分钟后再试".to_owned()));
    }
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    check_password(new, &names)?;
    for used in account.used_passwords() {
        if fits(new, Some(used))? {
            return Err(BadPassword::Used.into());
        }
    }
    let hash = hash(new)?;
    store.write(|tx| {
        tx.hold(INSTALLATION)?;
        let session = live(tx, token, at)?.ok_or(ActError::NotFound)?;
        let now = tx.account(account.id)?.filter(|now| now.password == account.password && !now.disabled);
        let changed = now.ok_or(ActError::NotFound)?.with_password(hash, false, at);
        tx.save_account(&changed)?;
        tx.save_attempts(&changed)?;
        Session::end_all(tx, changed.id)?;
        let token = renew(tx, session, at)?;
        trace(tx, at, "account/change_password", ("account", changed.id.0), &json!({}))?;
        Ok(token)
    })
}

/// What must not stand in a password: the login, and the names of the person's body.
pub(crate) fn names(tx: &mut Tx<'_>, account: &office::Account) -> Result<Vec<String>, ActError> {
    let mut names = vec![account.login.clone()];
    if let Some(person) = account.person
        && let Some(person) = tx.person(person)?
        && let Some(body) = tx.body(person.body)?
    {
        names.extend([body.name, body.short_name, body.code]);
    }
    Ok(names)
}
