//! People of a body and the seats they sit in.

use jiff::civil::Date;
use office::{BodyId, Person, PersonId, Role, Seat, SeatId};
use serde_json::json;

use super::SetupDesk;
use crate::ActError;

/// Enters somebody who works for a body.
///
/// # Errors
/// [`ActError::Refused`] without a name.
pub fn add_person(
    desk: &mut SetupDesk<'_, '_>,
    body: BodyId,
    name: &str,
    post: &str,
) -> Result<PersonId, ActError> {
    desk.body(body)?;
    let id = PersonId(desk.tx.next_id()?);
    let person = Person { id, body, name: name.trim().to_owned(), post: post.trim().to_owned() }.checked()?;
    desk.tx.save_person(&person)?;
    desk.journal(body.0, "person/add", ("person", id.0), None, &json!({}))?;
    Ok(id)
}

/// Changes name and post of somebody.
///
/// # Errors
/// [`ActError::Refused`] without a name.
pub fn change_person(
    desk: &mut SetupDesk<'_, '_>,
    id: PersonId,
    name: &str,
    post: &str,
) -> Result<(), ActError> {
    let body = desk.tx.person(id)?.ok_or(ActError::NotFound)?.body;
    desk.body(body)?;
    let person = Person { id, body, name: name.trim().to_owned(), post: post.trim().to_owned() }.checked()?;
    desk.tx.save_person(&person)?;
    desk.journal(body.0, "person/change", ("person", id.0), None, &json!({}))
}

/// Appoints somebody to a seat of a body, from a day, until a day or an open end. A supervisor (主管部门) may be of
/// another body, everybody else is of this one.
///
/// # Errors
/// [`ActError::Refused`] for duties one person may not combine (SEC-08), or days that cannot be.
pub fn appoint(
    desk: &mut SetupDesk<'_, '_>,
    body: BodyId,
    person: PersonId,
    role: Role,
    from: Date,
    until: Option<Date>,
) -> Result<SeatId, ActError> {
    desk.body(body)?;
    let home = desk.tx.person(person)?.ok_or(ActError::NotFound)?.body;
    if home != body && role != Role::Supervisor {
        return Err(ActError::NotFound);
    }
    let others = desk.tx.seats_of(person)?;
    let id = SeatId(desk.tx.next_id()?);
    let seat = Seat { id, body, person, role, from, until }.checked(&others)?;
    desk.tx.save_seat(&seat)?;
    let payload = json!({ "role": role, "from": from, "until": until });
    desk.journal(body.0, "seat/appoint", ("seat", id.0), None, &payload)?;
    Ok(id)
}

/// Ends a seat: `until` is its last day.
///
/// # Errors
/// [`ActError::Refused`] before its first day.
pub fn end_seat(desk: &mut SetupDesk<'_, '_>, id: SeatId, until: Date) -> Result<(), ActError> {
    let body = desk.tx.seat(id)?.ok_or(ActError::NotFound)?.body;
    desk.body(body)?;
    let seat = desk.tx.seat(id)?.ok_or(ActError::NotFound)?;
    let others = desk.tx.seats_of(seat.person)?;
    let seat = Seat { until: Some(until), ..seat }.checked(&others)?;
    desk.tx.save_seat(&seat)?;
    desk.journal(body.0, "seat/end", ("seat", id.0), None, &json!({ "until": until }))
}
