//! Setting up: bodies, people, seats and logins (第四条; SEC-05 … SEC-08).
//!
//! Whoever sets up sits at a [`SetupDesk`]: a 系统管理员 for his own body, or the command line of the installation,
//! which alone can begin. Bodies, people and seats are journalled in the body's chain, accounts in the installation's.

mod account;
mod body;
mod event;
mod people;

pub use account::{NewAccount, Password, add_account, disable_account, enable_account, reset_password};
pub use body::{change_body, found_body};
pub use event::{Event, note};
pub use people::{add_person, appoint, change_person, end_seat};

use jiff::Timestamp;
use jiff::civil::Date;
use office::{Body, BodyId, Role, Seat};
use serde_json::Value;
use store::{Entry, Tx};

use crate::ActError;

/// Who sets up, and when.
pub struct SetupDesk<'a, 't> {
    /// The transaction in which everything happens.
    pub tx: &'a mut Tx<'t>,
    /// The administrator's seat; `None` for the command line of the installation.
    seat: Option<Seat>,
    /// The civil date of the act.
    pub on: Date,
    /// The instant, for the journal.
    pub at: Timestamp,
}

impl<'a, 't> SetupDesk<'a, 't> {
    /// The command line of the installation: whoever may start the program on that machine. It may set up every body.
    pub fn installation(tx: &'a mut Tx<'t>, on: Date, at: Timestamp) -> Self {
        Self { tx, seat: None, on, at }
    }

    /// Sits down in an administrator's seat.
    ///
    /// # Errors
    /// [`ActError::Refused`] for any other seat, or outside its term.
    pub fn seated(tx: &'a mut Tx<'t>, seat: Seat, on: Date, at: Timestamp) -> Result<Self, ActError> {
        if seat.role != Role::Admin {
            return Err(ActError::Refused("此项须由系统管理员办理，请转交系统管理员".to_owned()));
        }
        if !seat.held_on(on) {
            return Err(ActError::Refused(format!("该岗位在{on}不在任期内，请联系系统管理员")));
        }
        Ok(Self { tx, seat: Some(seat), on, at })
    }

    /// A body this desk may set up, held.
    fn body(&mut self, id: BodyId) -> Result<Body, ActError> {
        if self.seat.as_ref().is_some_and(|seat| seat.body != id) {
            return Err(ActError::NotFound);
        }
        self.tx.hold(id.0)?;
        self.tx.body(id)?.ok_or(ActError::NotFound)
    }

    fn journal(
        &mut self,
        chain: i64,
        act: &str,
        (kind, id): (&str, i64),
        article: Option<&str>,
        payload: &Value,
    ) -> Result<(), ActError> {
        let entry = Entry {
            body: chain,
            at: self.at,
            seat: self.seat.as_ref().map(|seat| seat.id.0),
            act,
            subject_kind: kind,
            subject_id: id,
            article,
            payload,
        };
        self.tx.journal(&entry)?;
        Ok(())
    }
}
