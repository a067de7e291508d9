//! The journal: one append-only chain a body.

use jiff::Timestamp;
use office::SeatId;
use sha2::{Digest, Sha256};

use crate::record::field;
use crate::{Page, Row, StoreError, Tx, Value, hex, sql, values};

/// The body of entries that concern the installation itself: sign-ins, accounts, settings.
pub const INSTALLATION: i64 = 0;

/// The digest before the first row of a chain.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// What an act leaves in the journal: who, from which seat, when, under which article.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Whose chain. A record is always journalled in the same chain.
    pub body: i64,
    /// When.
    pub at: Timestamp,
    /// From which seat; none for what the program does by itself.
    pub seat: Option<i64>,
    /// Which act: `request/extend`.
    pub act: &'a str,
    /// The kind of the record it was done to: `request`.
    pub subject_kind: &'a str,
    /// That record's id.
    pub subject_id: i64,
    /// Under which article: 第三十三条第二款.
    pub article: Option<&'a str>,
    /// What else belongs to it. Never personal data (LOG-05): it could not be erased.
    pub payload: &'a serde_json::Value,
}

/// An entry as it stands in the journal, for whoever reads it (审计员; SEC-12).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journalled {
    /// Its number in the chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// From which seat.
    pub seat: Option<SeatId>,
    /// Which act.
    pub act: String,
    /// The kind of the record.
    pub kind: String,
    /// The record's id.
    pub subject: i64,
    /// Under which article.
    pub article: Option<String>,
    /// What else belongs to it.
    pub payload: serde_json::Value,
}

impl TryFrom<&Row> for Journalled {
    type Error = StoreError;

    fn try_from(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            seq: row.int("seq")?,
            at: row.instant("at")?,
            seat: row.maybe_int("seat")?.map(SeatId),
            act: row.text("act")?.to_owned(),
            kind: row.text("kind")?.to_owned(),
            subject: row.int("subject")?,
            article: row.maybe_text("article")?.map(str::to_owned),
            payload: row.json("payload")?,
        })
    }
}

impl Tx<'_> {
    /// The entries of a body's chain, or of the [`INSTALLATION`]'s, newest first.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn journal_of(&mut self, body: i64, page: Page) -> Result<Vec<Journalled>, StoreError> {
        let values = values![body, page.size, page.after];
        self.all(sql!("journal/newest"), &values)?.iter().map(Journalled::try_from).collect()
    }

    /// What happened to one record, in order.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn journal_of_record(
        &mut self,
        body: i64,
        kind: &str,
        id: i64,
    ) -> Result<Vec<Journalled>, StoreError> {
        let values = values![body, kind, id];
        self.all(sql!("journal/of_subject"), &values)?.iter().map(Journalled::try_from).collect()
    }

    /// Records of a kind with entries after the one numbered `seq`: the id of each, and whether all its entries are.
    ///
    /// # Errors
    /// When the engine fails or a row is corrupt.
    pub fn touched_after(&mut self, body: i64, kind: &str, seq: i64) -> Result<Vec<(i64, bool)>, StoreError> {
        let rows = self.all(sql!("journal/touched"), &values![body, kind, seq])?;
        rows.iter().map(|row| Ok((row.int("subject")?, row.int("first")? > seq))).collect()
    }

    /// Holds a body's chain until the transaction ends, so that on PostgreSQL too nobody else changes that body's
    /// records between loading and saving. An act begins with it. Where an act needs two, the greater number goes
    /// first and the installation's last, or two acts could wait for each other.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn hold(&mut self, body: i64) -> Result<(), StoreError> {
        self.head(body).map(|_| ())
    }

    /// Appends to the body's chain and returns the entry's number in it, from 1 without gaps. Call it after saving:
    /// it digests the record as it stands.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn journal(&mut self, entry: &Entry<'_>) -> Result<i64, StoreError> {
        let (count, prev) = self.head(entry.body)?;
        let seq = count + 1;
        let record = self.shared.records.iter().find(|record| record.kind == entry.subject_kind);
        let record = match record {
            Some(record) => record.digest(self, entry.subject_id)?.map(|digest| hex(&digest)),
            None => None,
        };
        let mut row: Vec<Value> = values![
            entry.body,
            seq,
            entry.at,
            entry.seat,
            entry.act,
            entry.subject_kind,
            entry.subject_id,
            entry.article,
            entry.payload,
            record,
            prev,
        ]
        .into();
        let digest = hex(&digest(COLUMNS.iter().copied().zip(&row)));
        row.push(Value::from(digest.as_str()));
        self.run(sql!("journal/append"), &row)?;
        self.run(sql!("chain/advance"), &values![entry.body, seq, digest])?;
        Ok(seq)
    }

    /// When the newest entry of any chain was written: a clock that stands much earlier is wrong (LOG-07).
    ///
    /// # Errors
    /// When the engine fails.
    pub fn journalled_until(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.one(sql!("journal/newest_at"), &[])?.maybe_instant("at")
    }

    /// Count and digest of a body's chain, held.
    fn head(&mut self, body: i64) -> Result<(i64, String), StoreError> {
        let mut row = self.maybe(sql!("chain/hold"), &values![body])?;
        if row.is_none() {
            self.run(sql!("chain/open"), &values![body, GENESIS])?;
            row = self.maybe(sql!("chain/hold"), &values![body])?;
        }
        let row = row.ok_or(StoreError::NotOne { statement: "chain/hold", rows: 0 })?;
        Ok((row.int("count")?, row.text("digest")?.to_owned()))
    }
}

/// What a row's digest covers, in this order.
const COLUMNS: [&str; 11] = [
    "body",
    "seq",
    "at",
    "seat",
    "act",
    "kind",
    "subject",
    "article",
    "payload",
    "record_digest",
    "prev_digest",
];

/// The digest a stored row ought to have.
pub(crate) fn digest_of(row: &Row) -> Result<String, StoreError> {
    let mut pairs = Vec::with_capacity(COLUMNS.len());
    for column in COLUMNS {
        pairs.push((column, row.value(column)?));
    }
    Ok(hex(&digest(pairs.into_iter())))
}

fn digest<'a>(pairs: impl Iterator<Item = (&'a str, &'a Value)>) -> [u8; 32] {
    let mut hash = Sha256::new();
    for (name, value) in pairs {
        field(&mut hash, name, value);
    }
    hash.finalize().into()
}
