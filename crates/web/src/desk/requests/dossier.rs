//! A request with what its pages need around it.

use calendar::Calendar;
use jiff::civil::Date;
use office::{Actor, BodyId, Dispute, InfoRequest, Mark, Person, RequestId};
use store::{Letters, StoreError, Tx};

use super::steps::Scene;
use crate::app::App;
use crate::desk::staff::Staff;
use crate::form::Fields;

/// A request, its letters, the people of its body, and the disputes about it.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The request.
    pub request: InfoRequest,
    /// The letters that its steps sent.
    pub letters: Letters,
    /// The people of the body.
    pub people: Vec<Person>,
    /// Disputes about the request.
    pub disputes: Vec<Dispute>,
}

impl Dossier {
    /// Reads it; `None` where this body has no such request.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut Tx<'_>, body: BodyId, id: RequestId) -> Result<Option<Self>, StoreError> {
        let Some(request) = tx.request(id)?.filter(|request| request.body == body) else { return Ok(None) };
        let (letters, disputes) = (tx.letters_of(id)?, tx.disputes_about(id)?);
        Ok(Some(Self { request, letters, people: tx.persons_of(body)?, disputes }))
    }

    /// Reads it for a page.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn open(app: &App, staff: &Staff, id: i64) -> Result<Option<Self>, StoreError> {
        let body = staff.body.id;
        app.read(move |tx| Self::read(tx, body, RequestId(id))).await
    }

    /// The scene for a step from a seat.
    pub fn scene<'a>(&'a self, staff: &'a Staff, sent: &'a Fields) -> Scene<'a> {
        let mark = Mark::seat(staff.shell.today, staff.seat.id, staff.seat.person);
        self.set(&staff.body, staff.seat.role, mark, sent)
    }

    /// The scene for a step by a hand in a role.
    pub fn set<'a>(
        &'a self,
        body: &'a office::Body,
        role: office::Role,
        mark: Mark,
        sent: &'a Fields,
    ) -> Scene<'a> {
        let Self { request, people, disputes, .. } = self;
        Scene { request, body, people, disputes, role, mark, sent }
    }

    /// Who did a step, by name.
    pub fn hand(&self, mark: &Mark) -> String {
        match mark.by {
            Actor::Public => "申请人".to_owned(),
            Actor::Seat { person, .. } => {
                let known = self.people.iter().find(|one| one.id == person);
                known.map_or_else(|| "原经办人员".to_owned(), |person| person.name.clone())
            }
        }
    }
}

/// The national calendar.
pub fn calendar() -> &'static Calendar {
    Calendar::national()
}

/// A date in a table, or 未登记.
pub fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "未登记".to_owned(), |date| date.to_string())
}
