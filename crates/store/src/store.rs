//! The store: two engines behind two verbs.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::postgres::Postgres;
use crate::sqlite::Sqlite;
use crate::tx::Link;
use crate::{KeySource, MasterKey, RECORDS, Record, StoreError, Tx, Url};

/// A database, SQLite or PostgreSQL. Cheap to clone; all clones are the same store.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) engine: Engine,
    pub(crate) shared: Shared,
    pub(crate) url: Url,
}

pub(crate) enum Engine {
    Sqlite(Box<Sqlite>),
    Postgres(Postgres),
}

/// What every transaction of a store needs to know.
pub(crate) struct Shared {
    pub(crate) records: &'static [Record],
    pub(crate) key: Option<MasterKey>,
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Connections for reading (SQLite), or altogether (PostgreSQL).
    pub connections: u32,
    /// The kinds of records the journal vouches for.
    pub records: &'static [Record],
    /// Where the master key comes from.
    pub key: KeySource,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, records: RECORDS, key: KeySource::Usual }
    }
}

impl Store {
    /// Opens a database with the usual [`Options`]; a SQLite file is created where there is none.
    ///
    /// # Errors
    /// When the database cannot be opened or reached.
    pub fn open(url: &Url) -> Result<Self, StoreError> {
        Self::open_with(url, &Options::default())
    }

    /// Opens a database.
    ///
    /// # Errors
    /// When the database cannot be opened or reached.
    pub fn open_with(url: &Url, options: &Options) -> Result<Self, StoreError> {
        let connections = options.connections.max(1);
        let beside = if let Url::SqliteFile(path) = url { Some(path.as_path()) } else { None };
        let key = options.key.key(beside, *url == Url::SqliteMemory)?;
        let engine = match url {
            Url::SqliteFile(path) => Engine::Sqlite(Box::new(Sqlite::file(path, connections)?)),
            Url::SqliteMemory => Engine::Sqlite(Box::new(Sqlite::memory()?)),
            Url::Postgres(text) => Engine::Postgres(Postgres::connect(url, text, connections)?),
        };
        Ok(Self(Arc::new(Inner {
            engine,
            shared: Shared { records: options.records, key },
            url: url.clone(),
        })))
    }

    /// Where this store is.
    pub fn url(&self) -> &Url {
        &self.0.url
    }

    /// Runs `work` in a transaction and returns when its changes are durable.
    ///
    /// An `Err` or a panic of `work` takes back what it did, and nothing else. On SQLite several calls share one
    /// commit; `work` runs on the caller's thread while no other writes, so it must not wait for anybody. On
    /// PostgreSQL calls run side by side: [`Tx::hold`] first, then load, decide and save.
    ///
    /// # Errors
    /// What `work` returned, or the failure of the engine.
    pub fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _inside = Inside::enter()?;
        let shared = &self.0.shared;
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.write(|conn| attempt(Link::Sqlite(conn), shared, work)),
            Engine::Postgres(engine) => engine.write(|conn| attempt(Link::Postgres(conn), shared, work)),
        }
    }

    /// Runs `work` on a snapshot: it sees one state of the database and can change nothing.
    ///
    /// # Errors
    /// What `work` returned, or the failure of the engine.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _inside = Inside::enter()?;
        let shared = &self.0.shared;
        match &self.0.engine {
            Engine::Sqlite(engine) => engine.read(|conn| attempt(Link::Sqlite(conn), shared, work)),
            Engine::Postgres(engine) => engine.read(|conn| attempt(Link::Postgres(conn), shared, work)),
        }
    }
}

/// Runs the closure of a caller; a panic ends here, so that it cannot take the connection with it.
fn attempt<T, E: From<StoreError>>(
    link: Link<'_>,
    shared: &Shared,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut tx = Tx { link, shared, spoiled: false };
    match catch_unwind(AssertUnwindSafe(|| work(&mut tx))) {
        Ok(Ok(_)) if tx.spoiled => Err(StoreError::Spoiled.into()),
        Ok(answer) => answer,
        Err(panic) => {
            let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            let said = said.or_else(|| panic.downcast_ref::<String>().cloned());
            Err(StoreError::Panicked(said.unwrap_or_default()).into())
        }
    }
}

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Marks this thread as inside a transaction: a second one would wait for the first for ever.
struct Inside;

impl Inside {
    fn enter() -> Result<Self, StoreError> {
        if INSIDE.replace(true) { Err(StoreError::Nested) } else { Ok(Self) }
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.set(false);
    }
}
