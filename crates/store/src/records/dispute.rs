//! Reconsiderations and suits.

use calendar::Calendar;
use office::{BodyId, Dispute, DisputeId};

use super::{Page, agree, json};
use crate::{Row, StoreError, Tx, sql, values};

impl Tx<'_> {
    /// Saves a dispute.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn save_dispute(&mut self, dispute: &Dispute) -> Result<(), StoreError> {
        let verdict = dispute.verdict.as_ref();
        let values = values![
            dispute.id.0,
            dispute.body.0,
            dispute.request.map(|request| request.0),
            dispute.kind.group(),
            dispute.copy_received_on,
            verdict.map(|verdict| verdict.decided_on),
            verdict.map(|verdict| verdict.result.column()),
            dispute.answer_due(Calendar::national()).map(|due| due.date),
            json(dispute),
        ];
        self.run(sql!("dispute/save"), &values).map(drop)
    }

    /// A dispute.
    ///
    /// # Errors
    /// When the engine fails or the row is corrupt.
    pub fn dispute(&mut self, id: DisputeId) -> Result<Option<Dispute>, StoreError> {
        self.maybe(sql!("dispute/find"), &values![id.0])?.as_ref().map(read).transpose()
    }

    /// Disputes of a body, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn disputes(&mut self, body: BodyId, page: Page) -> Result<Vec<Dispute>, StoreError> {
        let values = values![body.0, page.size, page.after];
        self.all(sql!("dispute/of_body"), &values)?.iter().map(read).collect()
    }
}

fn read(row: &Row) -> Result<Dispute, StoreError> {
    let dispute: Dispute = row.json("record")?;
    agree(row, "id", row.int("id")? == dispute.id.0)?;
    Ok(dispute)
}
