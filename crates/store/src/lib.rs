//! SQL: migrations, statements, rows; SQLite and PostgreSQL; the journal.
//!
//! [`Store`] is one synchronous interface over two engines. [`Store::write`] runs a closure in a transaction and
//! comes back when the change is durable; [`Store::read`] runs one on a consistent snapshot. Inside, a [`Tx`] runs
//! statements that stand as files under `sql/` and are named by [`sql!`].
//!
//! ```no_run
//! use store::{Store, StoreError, sql, values};
//!
//! let store = Store::open(&"sqlite:gongkai.db".parse()?)?;
//! store.migrate()?;
//! let head = store.read(|tx| tx.maybe(sql!("chain/find"), &values![7]))?;
//! # Ok::<(), StoreError>(())
//! ```

mod backup;
mod error;
mod journal;
mod migrate;
mod postgres;
mod record;
mod records;
mod row;
mod sealed;
mod secret;
mod session;
mod slip;
mod sqlite;
mod statement;
mod store;
mod tally;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod url;
mod value;
mod verify;

pub use backup::{BackupTrouble, Manifest, backup, restore};
pub use error::StoreError;
pub use journal::{Entry, INSTALLATION, Journalled};
pub use record::{RECORDS, Record};
pub use records::{
    BodyName, CollectedNumbers, CollectedYear, FormKey, FormSent, Intake, IntakeFile, IntakeStates, Kept,
    Letters, Listed, MovedDue, NewFile, Numbers, Open, OpenCount, Opened, Page, Published, ReportLine, Saved,
    Shelf, Sought, WORDS,
};
pub use row::Row;
pub use sealed::Occasion;
pub use secret::{KeySource, MasterKey, key_file};
pub use session::Session;
pub use slip::SlipKey;
pub use statement::{Statement, statement, statements};
pub use store::{Options, Store};
pub use tally::{COUNTED_EDITION, CarryDifference, FeeFacts, Tallied, Tally, YearFacts, list_digest};
pub use tx::Tx;
pub use url::Url;
pub use value::Value;
pub use verify::{Broken, Head, Verification, verify};

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
