//! People and their seats.

use office::{BodyId, Person, PersonId, Seat, SeatId};

use super::{agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a person.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_person(&mut self, person: &Person) -> Result<(), StoreError> {
        let values = values![person.id.0, person.body.0, json(person)];
        self.run(sql!("person/save"), &values).map(drop)
    }

    /// A person.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.maybe(sql!("person/find"), &values![id.0])?.as_ref().map(read_person).transpose()
    }

    /// The people of a body, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn persons_of(&mut self, body: BodyId) -> Result<Vec<Person>, StoreError> {
        self.all(sql!("person/of_body"), &values![body.0])?.iter().map(read_person).collect()
    }

    /// Saves a seat.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_seat(&mut self, seat: &Seat) -> Result<(), StoreError> {
        let values = values![seat.id.0, seat.body.0, seat.person.0, seat.role.code(), json(seat)];
        self.run(sql!("seat/save"), &values).map(drop)
    }

    /// A seat.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn seat(&mut self, id: SeatId) -> Result<Option<Seat>, StoreError> {
        self.maybe(sql!("seat/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// The seats of a person, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn seats_of(&mut self, person: PersonId) -> Result<Vec<Seat>, StoreError> {
        self.all(sql!("seat/of_person"), &values![person.0])?.iter().map(read).collect()
    }

    /// The seats of a body, of all persons and times, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn seats_in(&mut self, body: BodyId) -> Result<Vec<Seat>, StoreError> {
        self.all(sql!("seat/of_body"), &values![body.0])?.iter().map(read).collect()
    }
}

fn read_person(row: &Row) -> Result<Person, StoreError> {
    let person: Person = row.json("record")?;
    agree(row, "id", row.int("id")? == person.id.0)?;
    Ok(person)
}

fn read(row: &Row) -> Result<Seat, StoreError> {
    let seat: Seat = row.json("record")?;
    agree(row, "id", row.int("id")? == seat.id.0)?;
    Ok(seat)
}
