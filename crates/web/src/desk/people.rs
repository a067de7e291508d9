//! Names behind marks: who did a step.

use std::collections::HashMap;

use jiff::civil::Date;
use office::{Mark, Person, PersonId, Role, SeatId};
use store::{Journalled, StoreError, Tx};

use crate::parts::Signed;

/// The people and seats that a record names.
#[derive(Debug, Clone, Default)]
pub struct People {
    persons: HashMap<PersonId, Person>,
    seats: HashMap<SeatId, (PersonId, Role)>,
}

impl People {
    /// Adds whoever made these marks.
    ///
    /// # Errors
    /// When the store fails.
    pub fn with_marks<'a>(
        mut self,
        tx: &mut Tx<'_>,
        marks: impl IntoIterator<Item = &'a Mark>,
    ) -> Result<Self, StoreError> {
        for person in marks.into_iter().filter_map(Mark::person) {
            self.add(tx, person)?;
        }
        Ok(self)
    }

    /// Adds whoever sat in the seats that the journal names.
    ///
    /// # Errors
    /// When the store fails.
    pub fn with_journal(mut self, tx: &mut Tx<'_>, journal: &[Journalled]) -> Result<Self, StoreError> {
        for id in journal.iter().filter_map(|entry| entry.seat) {
            if !self.seats.contains_key(&id)
                && let Some(seat) = tx.seat(id)?
            {
                self.seats.insert(id, (seat.person, seat.role));
                self.add(tx, seat.person)?;
            }
        }
        Ok(self)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add(&mut self, tx: &mut Tx<'_>, id: PersonId) -> Result<(), StoreError> {
        if !self.persons.contains_key(&id)
            && let Some(person) = tx.person(id)?
        {
            self.persons.insert(id, person);
        }
        Ok(())
    }

    /// The name of a person.
    pub fn name(&self, id: &PersonId) -> &str {
        self.persons.get(id).map_or("（已不在册）", |person| person.name.as_str())
    }

    /// Who made a mark: 张某; 申请人 for the public.
    pub fn by(&self, mark: &Mark) -> &str {
        mark.person().map_or("申请人", |person| self.name(&person))
    }

    /// Who acted from a seat: 张某（经办人）; empty for what the program did by itself.
    pub fn at_seat(&self, seat: Option<SeatId>) -> String {
        match seat.and_then(|seat| self.seats.get(&seat)) {
            Some((person, role)) => format!("{}（{role}）", self.name(person)),
            None => String::new(),
        }
    }

    /// A signature for a row of them.
    pub fn signed(&self, mark: &Mark, decision: &str, remark: &str) -> Signed {
        let post = mark.person().and_then(|person| self.persons.get(&person));
        Signed {
            name: self.by(mark).to_owned(),
            post: post.map(|person| person.post.clone()).unwrap_or_default(),
            on: mark.on.to_string(),
            decision: decision.to_owned(),
            remark: remark.to_owned(),
        }
    }
}

/// The civil day of an instant of the journal (+08:00).
pub fn day(at: jiff::Timestamp) -> Date {
    jiff::tz::offset(8).to_datetime(at).date()
}
