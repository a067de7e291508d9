//! Sessions: who is signed in, for which seat, until when (SEC-02; ASVS 7.2.3, 7.2.4, 7.3.1, 7.3.2).

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use office::{AccountId, Person, Role, Seat, SeatId};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{INSTALLATION, Session, StoreError, Tx};

use super::{random, trace};
use crate::{ActError, hex};

/// SEC-02: how long a session lives without use.
const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// SEC-02: how long it lives at most.
const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// How often its last use is noted.
const TOUCH: SignedDuration = SignedDuration::from_mins(1);

/// Somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Which account.
    pub account: AccountId,
    /// What was typed.
    pub login: String,
    /// Whose.
    pub person: Option<Person>,
    /// The seats held today, oldest first.
    pub seats: Vec<Seat>,
    /// The seat worked from: the one chosen, or the only one there is.
    pub seat: Option<Seat>,
    /// Whether that seat sets up bodies, people and logins.
    pub admin: bool,
    /// Nothing but a new password may be done.
    pub must_change: bool,
    /// What every form of this session carries.
    pub csrf: String,
    /// Whether [`touch`] has something to write.
    pub touch_due: bool,
}

/// Who is signed in with a token; `None` for an unknown or expired one, or a closed account.
///
/// # Errors
/// When the store fails.
pub fn signed(
    tx: &mut Tx<'_>,
    token: &str,
    today: Date,
    at: Timestamp,
) -> Result<Option<Signed>, StoreError> {
    let Some(session) = live(tx, token, at)? else { return Ok(None) };
    let Some(account) = tx.account(session.account)?.filter(|account| !account.disabled) else {
        return Ok(None);
    };
    let (person, seats) = match account.person {
        Some(person) => (tx.person(person)?, tx.seats_of(person)?),
        None => (None, Vec::new()),
    };
    let seats: Vec<_> = seats.into_iter().filter(|seat| seat.held_on(today)).collect();
    let chosen = seats.iter().find(|seat| Some(seat.id) == session.seat);
    let seat = chosen.or(if let [only] = seats.as_slice() { Some(only) } else { None }).cloned();
    Ok(Some(Signed {
        account: account.id,
        person,
        admin: seat.as_ref().is_some_and(|seat| seat.role == Role::Admin),
        seats,
        seat,
        must_change: account.needs_new_password(at),
        csrf: digest("csrf", token),
        touch_due: at.duration_since(session.seen_at) >= TOUCH,
        login: account.login,
    }))
}

/// Notes that a session is in use, at most once a minute.
///
/// # Errors
/// When the store fails.
pub fn touch(tx: &mut Tx<'_>, token: &str, at: Timestamp) -> Result<(), StoreError> {
    let Some(mut session) = live(tx, token, at)? else { return Ok(()) };
    if at.duration_since(session.seen_at) < TOUCH {
        return Ok(());
    }
    session.seen_at = at;
    session.expires_at = (at + IDLE).min(session.opened_at + ABSOLUTE);
    session.save(tx)
}

/// Works from another seat; gives the new token, because forms opened in one seat must not be sent from another.
///
/// # Errors
/// [`ActError::Refused`] where the person does not hold it today; [`ActError::NotFound`] without a session.
pub fn choose_seat(
    tx: &mut Tx<'_>,
    token: &str,
    seat: SeatId,
    today: Date,
    at: Timestamp,
) -> Result<String, ActError> {
    tx.hold(INSTALLATION)?;
    let signed = signed(tx, token, today, at)?.ok_or(ActError::NotFound)?;
    if !signed.seats.iter().any(|held| held.id == seat) {
        return Err(ActError::Refused("您今天不在该岗位任职，请选择其他岗位".to_owned()));
    }
    let mut session = live(tx, token, at)?.ok_or(ActError::NotFound)?;
    session.seat = Some(seat);
    let token = renew(tx, session, at)?;
    trace(tx, at, "account/choose_seat", ("sign_in", signed.account.0), &json!({ "seat": seat }))?;
    Ok(token)
}

/// Signs out; a session that is over already is nothing to complain of.
///
/// # Errors
/// When the store fails.
pub fn sign_out(tx: &mut Tx<'_>, token: &str, at: Timestamp) -> Result<(), StoreError> {
    tx.hold(INSTALLATION)?;
    let Some(session) = Session::find(tx, &digest("session", token))? else { return Ok(()) };
    Session::end(tx, &session.token_digest)?;
    trace(tx, at, "account/sign_out", ("sign_in", session.account.0), &json!({}))
}

/// Opens a session and gives its token: 256 random bits.
pub(super) fn open(
    tx: &mut Tx<'_>,
    account: AccountId,
    address: &str,
    at: Timestamp,
) -> Result<String, ActError> {
    let token = hex(&random::<32>()?);
    let session = Session {
        token_digest: digest("session", &token),
        account,
        seat: None,
        opened_at: at,
        seen_at: at,
        expires_at: at + IDLE,
        address: address.to_owned(),
        payload: "{}".to_owned(),
    };
    session.add(tx)?;
    Ok(token)
}

/// Goes on with the same session under a new token.
pub(super) fn renew(tx: &mut Tx<'_>, session: Session, at: Timestamp) -> Result<String, ActError> {
    Session::end(tx, &session.token_digest)?;
    let token = hex(&random::<32>()?);
    let expires_at = (at + IDLE).min(session.opened_at + ABSOLUTE);
    let renewed = Session { token_digest: digest("session", &token), seen_at: at, expires_at, ..session };
    renewed.add(tx)?;
    Ok(token)
}

/// A session that is not over.
pub(super) fn live(tx: &mut Tx<'_>, token: &str, at: Timestamp) -> Result<Option<Session>, StoreError> {
    let session = Session::find(tx, &digest("session", token))?;
    Ok(session.filter(|session| at < session.expires_at))
}

/// What a token is known by: to the store as `session`, to forms as `csrf`. Neither leads back to it, nor to the other.
fn digest(what: &str, token: &str) -> String {
    hex(&Sha256::digest(format!("gongkai {what} {token}")))
}
