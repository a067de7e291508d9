//! Reconsiderations and suits.

use calendar::Calendar;
use office::{BodyId, Dispute, DisputeId, RequestId};

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

    /// Disputes about a request, oldest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn disputes_about(&mut self, request: RequestId) -> Result<Vec<Dispute>, StoreError> {
        self.all(sql!("dispute/of_request"), &values![request.0])?.iter().map(read).collect()
    }

    /// Disputes of a body that are pending (`Some(false)`), concluded (`Some(true)`) or either: the pending ones by
    /// the day on which the answer is due, then the newest.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn disputes_listed(
        &mut self,
        body: BodyId,
        concluded: Option<bool>,
        page: Page,
    ) -> Result<Vec<Dispute>, StoreError> {
        let which = match concluded {
            None => "",
            Some(false) => "pending",
            Some(true) => "concluded",
        };
        let values = values![body.0, which, page.size, page.after];
        self.all(sql!("dispute/listed"), &values)?.iter().map(read).collect()
    }

    /// How many disputes of a body there are: pending, concluded.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn dispute_counts(&mut self, body: BodyId) -> Result<(i64, i64), StoreError> {
        let row = self.one(sql!("dispute/counts"), &values![body.0])?;
        let (all, concluded) = (row.int("count")?, row.int("concluded")?);
        Ok((all - concluded, concluded))
    }
}

pub(super) fn read(row: &Row) -> Result<Dispute, StoreError> {
    let dispute: Dispute = row.json("record")?;
    agree(row, "id", row.int("id")? == dispute.id.0)?;
    Ok(dispute)
}
