//! Signing in (SEC-02).

use std::net::{IpAddr, Ipv6Addr};

use jiff::{SignedDuration, Timestamp};
use office::Account;
use serde_json::json;
use store::{INSTALLATION, Store, Tx};

use super::password::fits;
use super::session::open;
use super::trace;
use crate::ActError;

/// A session just opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// For the cookie and nowhere else; the store keeps its digest.
    pub token: String,
    /// Nothing but a new password may be done.
    pub must_change: bool,
}

/// SEC-02: failures from one network that stop all sign-ins from it.
const FAILURES: i64 = 20;
/// SEC-02: window within which they count.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// Signs in. A wrong login, a wrong password and an account that may not be used get the same sentence and the same
/// work, so that nobody learns which logins there are.
///
/// # Errors
/// [`ActError::Refused`] with that sentence, or after too many failures from one network.
pub fn sign_in(
    store: &Store,
    login: &str,
    password: &str,
    address: &str,
    at: Timestamp,
) -> Result<Opened, ActError> {
    let login = login.trim().to_ascii_lowercase();
    let network = network(address);
    let (account, failures) = store.read(|tx| {
        let account = if login.contains('\0') { None } else { tx.account_named(&login)? };
        Ok::<_, ActError>((account, tx.failures_from(&network, at - WINDOW)?))
    })?;
    if failures >= FAILURES {
        tracing::warn!(network, "too many failed sign-ins from one network");
        return Err(ActError::Refused("登录失败次数过多，请15分钟后再试".to_owned()));
    }
    let fits = fits(password, account.as_ref().map(|account| &account.password))?;
    let opened = store.write(|tx| {
        tx.hold(INSTALLATION)?;
        // As it stands now: others may have failed, or a new password been set, since it was read.
        let now = match &account {
            Some(account) => tx.account(account.id)?,
            None => None,
        };
        let same = |now: &Account| account.as_ref().is_some_and(|account| account.password == now.password);
        match now {
            Some(now) if fits && same(&now) && now.may_enter(at) => enter(tx, now, address, at).map(Some),
            now => fail(tx, now, address, at).map(|()| None),
        }
    })?;
    opened.ok_or_else(|| {
        let sentence =
            "登录名或者密码不正确，或者该账号暂停使用；连续失败5次的，30分钟后再试，或者联系系统管理员";
        ActError::Refused(sentence.to_owned())
    })
}

fn enter(tx: &mut Tx<'_>, account: Account, address: &str, at: Timestamp) -> Result<Opened, ActError> {
    let account = account.entered(at);
    tx.save_attempts(&account)?;
    store::Session::end_expired(tx, at)?;
    let token = open(tx, account.id, address, at)?;
    trace(tx, at, "account/sign_in", ("sign_in", account.id.0), &json!({ "address": address }))?;
    Ok(Opened { token, must_change: account.needs_new_password(at) })
}

/// Notes a failure; without an account, under 0. What was typed is not noted: it may be a password (LOG-05).
pub(super) fn fail(
    tx: &mut Tx<'_>,
    account: Option<Account>,
    address: &str,
    at: Timestamp,
) -> Result<(), ActError> {
    tx.note_failure(&network(address), at, at - WINDOW)?;
    let (mut id, mut locks) = (0, false);
    if let Some(account) = account {
        id = account.id.0;
        if !account.is_locked(at) {
            let account = account.failed(at);
            locks = account.is_locked(at);
            tx.save_attempts(&account)?;
        }
    }
    trace(tx, at, "account/sign_in_failed", ("sign_in", id), &json!({ "address": address }))?;
    if locks {
        trace(tx, at, "account/lock", ("sign_in", id), &json!({ "address": address }))?;
    }
    Ok(())
}

/// What failures are counted by: an IPv4 address, or the /64 of an IPv6 address (NET-01).
fn network(address: &str) -> String {
    let address: String = address.chars().filter(|c| *c != '\0').take(64).collect();
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        Ok(IpAddr::V4(address)) => address.to_string(),
        Err(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn addresses_of_one_household_are_one_network() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
            ("nowhere", "nowhere"),
        ] {
            assert_eq!(network(address), expected);
        }
    }
}
