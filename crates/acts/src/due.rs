//! 期限: what a new holiday notice moves (CAL-16).

use calendar::Calendar;
use jiff::Timestamp;
use serde_json::json;
use store::{Entry, MovedDue, Store, Tx};

use crate::ActError;

/// Puts every open due date where the calendar has it, and journals the old and the new date of each. Done whenever
/// the program starts, because it brings the notices it knows; where nothing moved it writes nothing.
///
/// The entries are of kind `due`, not of the record's own: the program vouches for the date here and for nothing else.
///
/// # Errors
/// When the store fails.
pub fn refresh(store: &Store, calendar: &Calendar, at: Timestamp) -> Result<Vec<MovedDue>, ActError> {
    let mut all = Vec::new();
    for body in store.read(|tx: &mut Tx<'_>| tx.bodies())? {
        if store.read(|tx| tx.moved_dues(body.id, calendar))?.is_empty() {
            continue;
        }
        let moved = store.write(|tx| {
            tx.hold(body.id.0)?;
            let moved = tx.moved_dues(body.id, calendar)?;
            for due in &moved {
                tx.move_due(due)?;
                let announced = calendar.covered().1;
                let payload =
                    json!({ "record": due.kind, "was": due.was, "now": due.now, "announced_until": announced });
                tx.journal(&Entry {
                    body: body.id.0,
                    at,
                    seat: None,
                    act: "due/move",
                    subject_kind: "due",
                    subject_id: due.id,
                    article: Some("第三十三条"),
                    payload: &payload,
                })?;
            }
            Ok::<_, ActError>(moved)
        })?;
        all.extend(moved);
    }
    Ok(all)
}
