//! One connection to PostgreSQL and how it runs a statement.

use std::collections::HashMap;
use std::error::Error;

use ::postgres::types::ToSql;
use ::postgres::{Client, Config, NoTls};
use ::r2d2::ManageConnection;

use crate::row::Columns;
use crate::{Row, Statement, StoreError, Value};

pub(crate) struct Conn {
    client: Client,
    prepared: HashMap<&'static str, Prepared>,
    /// Whether a transaction is open; such a connection is not given back to the pool.
    open: bool,
}

#[derive(Clone)]
struct Prepared {
    statement: ::postgres::Statement,
    columns: Columns,
}

/// Opens connections for the pool.
pub(crate) struct Connector {
    pub(super) config: Config,
}

impl Conn {
    pub(super) fn begin(&mut self, word: &'static str) -> Result<(), StoreError> {
        self.open = true;
        self.client.batch_execute(word).map_err(|error| failed(word, &error))
    }

    pub(super) fn end(&mut self, word: &'static str) -> Result<(), StoreError> {
        self.client.batch_execute(word).map_err(|error| failed(word, &error))?;
        self.open = false;
        Ok(())
    }

    pub(super) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(crate) fn all(&mut self, statement: &Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let name = statement.name;
        let prepared = self.prepare(statement, values)?;
        let rows = self.client.query(&prepared.statement, &parameters(values));
        let rows = rows.map_err(|error| failed(name, &error))?;
        let width = prepared.columns.len();
        let own = |row: ::postgres::Row| {
            let values = (0..width).map(|place| row.try_get(place)).collect::<Result<_, _>>()?;
            Ok(Row { statement: name, columns: prepared.columns.clone(), values })
        };
        rows.into_iter().map(own).collect::<Result<_, _>>().map_err(|error| failed(name, &error))
    }

    pub(crate) fn run(&mut self, statement: &Statement, values: &[Value]) -> Result<u64, StoreError> {
        let prepared = self.prepare(statement, values)?;
        let changed = self.client.execute(&prepared.statement, &parameters(values));
        changed.map_err(|error| failed(statement.name, &error))
    }

    pub(crate) fn script(&mut self, text: &str) -> Result<(), String> {
        self.client.batch_execute(text).map_err(|error| words(&error))
    }

    fn prepare(&mut self, statement: &Statement, values: &[Value]) -> Result<Prepared, StoreError> {
        let name = statement.name;
        if !self.prepared.contains_key(name) {
            let made = self.client.prepare(statement.postgres).map_err(|error| failed(name, &error))?;
            let columns = made.columns().iter().map(|column| column.name().to_owned()).collect();
            self.prepared.insert(name, Prepared { statement: made, columns });
        }
        let prepared = self.prepared[name].clone();
        let wanted = prepared.statement.params().len();
        if wanted != values.len() {
            return Err(StoreError::Parameters { statement: name, wanted, given: values.len() });
        }
        Ok(prepared)
    }
}

impl Connector {
    pub(super) fn open(&self) -> Result<Conn, Box<dyn Error + Send + Sync>> {
        let client = self.config.connect(NoTls).map_err(|error| words(&error))?;
        Ok(Conn { client, prepared: HashMap::new(), open: false })
    }
}

impl ManageConnection for Connector {
    type Connection = Conn;
    type Error = std::io::Error;

    fn connect(&self) -> Result<Conn, std::io::Error> {
        self.open().map_err(std::io::Error::other)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), std::io::Error> {
        conn.client.batch_execute("").map_err(std::io::Error::other)
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        conn.open || conn.client.is_closed()
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as _).collect()
}

fn failed(statement: &'static str, error: &::postgres::Error) -> StoreError {
    let source = words(error).into();
    if error.code().is_some_and(|code| code.code().starts_with("23")) {
        StoreError::Constraint { statement, source }
    } else {
        StoreError::Statement { statement, source }
    }
}

/// The server's message and code. Its detail names the values, and values do not belong in a log (LOG-05).
fn words(error: &::postgres::Error) -> String {
    if let Some(said) = error.as_db_error() {
        return format!("{} ({})", said.message(), said.code().code());
    }
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        text = format!("{text}: {next}");
        cause = next.source();
    }
    text
}
