//! One connection to SQLite and how it runs a statement.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, ToSql};

use crate::row::Columns;
use crate::{Row, Statement, StoreError, Value};

pub(crate) struct Conn {
    pub(super) raw: Connection,
    columns: RefCell<HashMap<&'static str, Columns>>,
}

/// Another process (a backup, a verification) may hold the file for a moment.
const PATIENCE: Duration = Duration::from_secs(10);

const WRITER: &str = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
    pragma trusted_schema = off; pragma temp_store = memory;";
const READER: &str = "pragma query_only = on; pragma trusted_schema = off; pragma temp_store = memory;";

impl Conn {
    /// Opens the file, made readable for its owner only where it is new.
    pub(super) fn writer(path: &Path) -> Result<Self, StoreError> {
        let made = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path);
        made.map_err(StoreError::file(path))?;
        Self::new(Connection::open_with_flags(path, flags()), WRITER, path)
    }

    pub(super) fn reader(path: &Path) -> Result<Self, StoreError> {
        Self::new(Connection::open_with_flags(path, flags()), READER, path)
    }

    pub(super) fn memory() -> Result<Self, StoreError> {
        Self::new(Connection::open_in_memory(), WRITER, Path::new(":memory:"))
    }

    fn new(raw: rusqlite::Result<Connection>, pragmas: &str, path: &Path) -> Result<Self, StoreError> {
        let prepare = |raw: Connection| {
            raw.busy_timeout(PATIENCE)?;
            raw.execute_batch(pragmas)?;
            raw.set_prepared_statement_cache_capacity(1024);
            Ok(raw)
        };
        let open = |source: rusqlite::Error| StoreError::Open {
            database: format!("sqlite:{}", path.display()),
            source: Box::new(source),
        };
        let raw = raw.and_then(prepare).map_err(open)?;
        Ok(Self { raw, columns: RefCell::default() })
    }

    pub(crate) fn all(&self, statement: &Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut prepared = self.prepare(statement, values)?;
        let columns = self.columns(statement.name, &prepared);
        let width = columns.len();
        let mut found = Vec::new();
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next().map_err(|source| failed(statement.name, source))? {
            let mut values = Vec::with_capacity(width);
            for (place, name) in columns.iter().enumerate() {
                let value = row.get_ref(place).map_err(|source| failed(statement.name, source))?;
                values.push(owned(value).ok_or_else(|| strange(statement.name, name))?);
            }
            found.push(Row { statement: statement.name, columns: columns.clone(), values });
        }
        Ok(found)
    }

    pub(crate) fn run(&self, statement: &Statement, values: &[Value]) -> Result<u64, StoreError> {
        let mut prepared = self.prepare(statement, values)?;
        let changed = prepared.raw_execute().map_err(|source| failed(statement.name, source))?;
        Ok(changed as u64)
    }

    pub(crate) fn script(&self, text: &str) -> Result<(), String> {
        self.raw.execute_batch(text).map_err(|error| error.to_string())
    }

    /// Runs one of the engine's own words: begin, commit and the like.
    pub(super) fn word(&self, word: &'static str) -> Result<(), StoreError> {
        let run = || self.raw.prepare_cached(word)?.raw_execute();
        run().map(|_| ()).map_err(|source| failed(word, source))
    }

    /// SQLite takes `$2` for a name and numbers names as they first occur, so each is bound by what it says.
    fn prepare(&self, statement: &Statement, values: &[Value]) -> Result<CachedStatement<'_>, StoreError> {
        let name = statement.name;
        let prepared = self.raw.prepare_cached(statement.sqlite);
        let mut prepared = prepared.map_err(|source| failed(name, source))?;
        let mut wanted = 0;
        for place in 1..=prepared.parameter_count() {
            let number = prepared.parameter_name(place).and_then(|name| name.strip_prefix('$'));
            let number: usize = number.and_then(|digits| digits.parse().ok()).unwrap_or(usize::MAX);
            wanted = wanted.max(number);
            if let Some(value) = number.checked_sub(1).and_then(|index| values.get(index)) {
                prepared.raw_bind_parameter(place, value).map_err(|source| failed(name, source))?;
            }
        }
        if wanted != values.len() {
            return Err(StoreError::Parameters { statement: name, wanted, given: values.len() });
        }
        Ok(prepared)
    }

    fn columns(&self, name: &'static str, prepared: &CachedStatement<'_>) -> Columns {
        let mut known = self.columns.borrow_mut();
        let read = || prepared.column_names().map(str::to_owned).collect();
        known.entry(name).or_insert_with(read).clone()
    }
}

fn flags() -> OpenFlags {
    // Without URI: a path is a path, whatever it begins with.
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn owned(value: ValueRef<'_>) -> Option<Value> {
    match value {
        ValueRef::Null => Some(Value::Null),
        ValueRef::Integer(number) => Some(Value::Int(number)),
        ValueRef::Text(text) => std::str::from_utf8(text).ok().map(Value::from),
        ValueRef::Blob(bytes) => Some(Value::from(bytes)),
        ValueRef::Real(_) => None,
    }
}

fn strange(statement: &'static str, column: &str) -> StoreError {
    let table = statement.split('/').next().unwrap_or(statement);
    StoreError::Corrupt { table, column: column.to_owned(), id: None }
}

pub(super) fn failed(statement: &'static str, source: rusqlite::Error) -> StoreError {
    if source.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) {
        StoreError::Constraint { statement, source: Box::new(source) }
    } else {
        StoreError::Statement { statement, source: Box::new(source) }
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
