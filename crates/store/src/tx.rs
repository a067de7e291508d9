//! What a closure of [`Store::write`](crate::Store::write) or [`Store::read`](crate::Store::read) can do.

use crate::store::Shared;
use crate::{Row, Statement, StoreError, Value, postgres, sql, sqlite};

/// An open transaction.
///
/// A statement that fails spoils the whole transaction on both engines (PostgreSQL would go on to refuse every
/// further one): where a conflict is expected, write `on conflict do nothing` and look at the number of rows.
pub struct Tx<'a> {
    pub(crate) link: Link<'a>,
    pub(crate) shared: &'a Shared,
    pub(crate) spoiled: bool,
}

/// The connection a transaction runs on.
pub(crate) enum Link<'a> {
    Sqlite(&'a sqlite::Conn),
    Postgres(&'a mut postgres::Conn),
}

impl Tx<'_> {
    /// All rows of an answer, in the statement's order.
    ///
    /// # Errors
    /// When the engine refuses the statement, or the number of values is not that of its parameters.
    pub fn all(&mut self, statement: &Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        no_nul(statement.name, values)?;
        let answer = match &mut self.link {
            Link::Sqlite(conn) => conn.all(statement, values),
            Link::Postgres(conn) => conn.all(statement, values),
        };
        self.spoiled |= answer.is_err();
        answer
    }

    /// The only row of an answer.
    ///
    /// # Errors
    /// As [`all`](Self::all); `NotOne` when there is none or more than one.
    pub fn one(&mut self, statement: &Statement, values: &[Value]) -> Result<Row, StoreError> {
        let name = statement.name;
        self.maybe(statement, values)?.ok_or(StoreError::NotOne { statement: name, rows: 0 })
    }

    /// The only row of an answer, or none.
    ///
    /// # Errors
    /// As [`all`](Self::all); `NotOne` when there is more than one.
    pub fn maybe(&mut self, statement: &Statement, values: &[Value]) -> Result<Option<Row>, StoreError> {
        let mut rows = self.all(statement, values)?;
        if rows.len() > 1 {
            return Err(StoreError::NotOne { statement: statement.name, rows: rows.len() });
        }
        Ok(rows.pop())
    }

    /// Runs a statement that returns no rows and says how many it changed.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub fn run(&mut self, statement: &Statement, values: &[Value]) -> Result<u64, StoreError> {
        no_nul(statement.name, values)?;
        let answer = match &mut self.link {
            Link::Sqlite(conn) => conn.run(statement, values),
            Link::Postgres(conn) => conn.run(statement, values),
        };
        self.spoiled |= answer.is_err();
        answer
    }

    /// The next number for a record; unique among all kinds of records, with gaps.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn next_id(&mut self) -> Result<i64, StoreError> {
        self.one(sql!("counter/next"), &[])?.int("id")
    }

    /// Runs statements one after another, as a migration has them.
    pub(crate) fn script(&mut self, name: &str, text: &str) -> Result<(), StoreError> {
        let answer = match &mut self.link {
            Link::Sqlite(conn) => conn.script(text),
            Link::Postgres(conn) => conn.script(text),
        };
        self.spoiled |= answer.is_err();
        answer.map_err(|reason| StoreError::Migration { name: name.to_owned(), reason })
    }
}

/// PostgreSQL cannot keep the character NUL in a text; so neither engine gets one.
fn no_nul(statement: &'static str, values: &[Value]) -> Result<(), StoreError> {
    let nul = |value: &Value| matches!(value, Value::Text(text) if text.as_bytes().contains(&0));
    if values.iter().any(nul) { Err(StoreError::Nul { statement }) } else { Ok(()) }
}
