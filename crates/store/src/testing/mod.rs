//! Both engines for the tests of this crate and of those above it (feature `testing`).
//!
//! [`on_both_engines`] runs a test on a SQLite file and on a real PostgreSQL. The server is started once per test
//! process, in a temporary folder and on a private socket, and goes away with the process, however that ends. Where
//! PostgreSQL is not installed the tests fail and say what to do; nothing is skipped.

mod server;

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, OnceLock, PoisonError};

pub use server::{Durability, Server};
use tempfile::TempDir;

use crate::{KeySource, MasterKey, Options, Store, Url};

/// A migrated store of a test's own.
pub struct TestStore {
    store: Store,
    url: Url,
    // Removed after the store is closed: fields go in this order.
    _folder: Option<TempDir>,
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl TestStore {
    /// Where it is, to open it a second time.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Takes a connection past the store and runs SQL with it, as somebody does behind the program's back.
    ///
    /// # Panics
    /// When the SQL fails.
    pub fn behind_its_back(&self, sqlite: &str, postgres: &str) {
        match &self.url {
            Url::SqliteFile(path) => {
                let conn = rusqlite::Connection::open(path).expect("the store's file opens");
                conn.execute_batch(sqlite).expect("the test's SQL runs");
            }
            Url::SqliteMemory => panic!("a database in memory has no back"),
            Url::Postgres(url) => {
                let mut client =
                    ::postgres::Client::connect(url, ::postgres::NoTls).expect("the server answers");
                client.batch_execute(postgres).expect("the test's SQL runs");
            }
        }
    }
}

/// Runs a test on SQLite and then on PostgreSQL, each on an empty, migrated database.
///
/// # Panics
/// When the test does; what it says names the engine.
pub fn on_both_engines(test: impl Fn(&TestStore)) {
    for (engine, open) in [("SQLite", sqlite as fn() -> TestStore), ("PostgreSQL", postgres)] {
        let store = open();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| test(&store))) {
            let said = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
            match said.or_else(|| panic.downcast_ref::<String>().cloned()) {
                Some(said) => panic!("on {engine}: {said}"),
                None => resume_unwind(panic),
            }
        }
    }
}

/// An empty, migrated SQLite file in a temporary folder.
///
/// # Panics
/// When it cannot be made.
pub fn sqlite() -> TestStore {
    let made = unmigrated_sqlite();
    made.migrate().expect("a new database takes all migrations");
    made
}

/// A SQLite file without any table.
///
/// # Panics
/// When it cannot be made.
pub fn unmigrated_sqlite() -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let url = Url::SqliteFile(folder.path().join("gongkai.db"));
    TestStore { store: open(&url), url, _folder: Some(folder) }
}

/// An empty, migrated PostgreSQL database on this process's server.
///
/// # Panics
/// When PostgreSQL is not installed (`scripts/setup` installs it) or does not start.
pub fn postgres() -> TestStore {
    static TEMPLATE: OnceLock<()> = OnceLock::new();
    let server = server();
    TEMPLATE.get_or_init(|| {
        let url = server.create("template", None);
        open(&url).migrate().expect("a new database takes all migrations");
    });
    on(server.create(&unused_name(), Some("template")))
}

/// A PostgreSQL database without any table.
///
/// # Panics
/// As [`postgres`].
pub fn unmigrated_postgres() -> TestStore {
    on(server().create(&unused_name(), None))
}

fn on(url: Url) -> TestStore {
    TestStore { store: open(&url), url, _folder: None }
}

/// Opens a store as the tests do.
///
/// # Panics
/// When it cannot be opened.
pub fn open(url: &Url) -> Store {
    let key = match url {
        Url::Postgres(_) => {
            KeySource::Given(MasterKey::parse(&"0123456789abcdef".repeat(4)).expect("digits"))
        }
        Url::SqliteFile(_) | Url::SqliteMemory => KeySource::Usual,
    };
    Store::open_with(url, &Options { key, ..Options::default() })
        .unwrap_or_else(|failure| panic!("{failure}: {failure:?}"))
}

fn server() -> &'static Server {
    static SERVER: OnceLock<Server> = OnceLock::new();
    SERVER.get_or_init(|| Server::start(Durability::ForTests).unwrap_or_else(|reason| panic!("{reason}")))
}

fn unused_name() -> String {
    static LAST: Mutex<u32> = Mutex::new(0);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last += 1;
    format!("test_{last}")
}
