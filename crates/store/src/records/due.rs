//! Due dates that moved because a year's notice came out (CAL-16).
//!
//! A due date is derived: the column keeps it for the queue, the journal's digests leave it out. A forecast beyond the
//! last notice is put right when the program knows the next one; what is closed keeps the date it had.

use calendar::Calendar;
use jiff::civil::Date;
use office::BodyId;

use super::{dispute, document, request};
use crate::{Row, StoreError, Tx, sql, values};

/// A due date that is not where the calendar has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedDue {
    /// The kind of record: `request`, `dispute`, `document`.
    pub kind: &'static str,
    /// Its id.
    pub id: i64,
    /// The date in the queue.
    pub was: Date,
    /// The date by the calendar.
    pub now: Date,
}

impl Tx<'_> {
    /// The due dates of a body that are not where the calendar has them. A corrupt row is left to
    /// [`verify`](crate::verify).
    ///
    /// # Errors
    /// When the engine fails.
    pub fn moved_dues(&mut self, body: BodyId, calendar: &Calendar) -> Result<Vec<MovedDue>, StoreError> {
        let mut moved = Vec::new();
        let mut compare = |kind, rows: Vec<Row>, due: &dyn Fn(&Row) -> Result<Option<Date>, StoreError>| {
            for row in rows {
                match (row.int("id"), row.date("due_on"), due(&row)) {
                    (Ok(id), Ok(was), Ok(Some(now))) if was != now => {
                        moved.push(MovedDue { kind, id, was, now });
                    }
                    (Ok(_), Ok(_), Ok(_)) => {}
                    (id, ..) => {
                        tracing::warn!(kind, id = id.unwrap_or_default(), "a corrupt row has no due date");
                    }
                }
            }
        };
        let rows = self.all(sql!("request/dues"), &values![body.0])?;
        compare("request", rows, &|row| request::due_on(&request::read(row)?, calendar));
        let rows = self.all(sql!("dispute/dues"), &values![body.0])?;
        compare("dispute", rows, &|row| Ok(dispute::read(row)?.answer_due(calendar).map(|due| due.date)));
        let rows = self.all(sql!("document/dues"), &values![body.0])?;
        compare("document", rows, &|row| Ok(Some(document::read(row)?.publication_due(calendar).date)));
        Ok(moved)
    }

    /// Puts a due date where the calendar has it; to be journalled like every other act.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn move_due(&mut self, moved: &MovedDue) -> Result<(), StoreError> {
        let statement = match moved.kind {
            "request" => sql!("request/move_due"),
            "dispute" => sql!("dispute/move_due"),
            _ => sql!("document/move_due"),
        };
        self.run(statement, &values![moved.id, moved.now]).map(drop)
    }
}
