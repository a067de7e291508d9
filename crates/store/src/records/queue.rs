//! 今天: what is open at a body, whatever its kind, by statutory deadline.

use jiff::civil::Date;
use office::request::StageKind;
use office::{BodyId, DisputeId, DocumentId, RequestId};

use super::Page;
use crate::{Row, StoreError, Tx, Value, sql, values};

/// Something open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// An item on its way to the public.
    Document(DocumentId),
    /// A request that is not closed.
    Request(RequestId),
    /// A dispute in which an answer is due.
    Dispute(DisputeId),
}

/// What is open at one stage of a kind, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCount {
    /// `document`, `request` or `dispute`.
    pub kind: String,
    /// The stage; `open` for disputes.
    pub stage: String,
    /// Altogether.
    pub count: i64,
    /// Of them overdue.
    pub overdue: i64,
    /// Of them due from today to the last day that is soon.
    pub soon: i64,
}

/// Which of what is open to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// Items at these stages (words of `DocumentStage::CODES`), at most seven.
    pub documents: Vec<&'static str>,
    /// Requests at these stages, at most nine.
    pub requests: Vec<StageKind>,
    /// Disputes, too.
    pub disputes: bool,
    /// Due on or after this day only.
    pub from: Option<Date>,
    /// Due on or before this day only.
    pub until: Option<Date>,
}

impl Tx<'_> {
    /// What is open at a body, the soonest due first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn opened(&mut self, body: BodyId, which: &Opened, page: Page) -> Result<Vec<Open>, StoreError> {
        let mut values: Vec<Value> = values![body.0].into();
        let none = std::iter::repeat("");
        values.extend(which.documents.iter().copied().chain(none.clone()).take(7).map(Value::from));
        values.extend(which.requests.iter().map(|stage| stage.code()).chain(none).take(9).map(Value::from));
        let (from, until) = (which.from.map(|day| day.to_string()), which.until.map(|day| day.to_string()));
        values.extend(values![
            i64::from(which.disputes),
            from.as_deref().unwrap_or("0000-01-01"),
            until.as_deref().unwrap_or("9999-12-31"),
            page.size,
            page.after,
        ]);
        self.all(sql!("open/listed"), &values)?.iter().map(read).collect()
    }

    /// How much is open at a body, by kind and stage; `soon` is the last day that is soon.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn open_counts(
        &mut self,
        body: BodyId,
        today: Date,
        soon: Date,
    ) -> Result<Vec<OpenCount>, StoreError> {
        let count = |row: &Row| {
            Ok(OpenCount {
                kind: row.text("kind")?.to_owned(),
                stage: row.text("stage")?.to_owned(),
                count: row.int("count")?,
                overdue: row.int("overdue")?,
                soon: row.int("soon")?,
            })
        };
        self.all(sql!("open/counts"), &values![body.0, today, soon])?.iter().map(count).collect()
    }
}

fn read(row: &Row) -> Result<Open, StoreError> {
    let id = row.int("id")?;
    match row.text("kind")? {
        "document" => Ok(Open::Document(DocumentId(id))),
        "request" => Ok(Open::Request(RequestId(id))),
        "dispute" => Ok(Open::Dispute(DisputeId(id))),
        _ => Err(row.corrupt("kind")),
    }
}
