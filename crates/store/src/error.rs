//! What can go wrong with the store: failures for whoever runs the service.

use std::error::Error;
use std::path::PathBuf;

use crate::BackupTrouble;

type Cause = Box<dyn Error + Send + Sync>;

/// A failure of the store. Nothing of the closure that met it has been kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address is not one of ours.
    #[error("database address must be sqlite:PATH, sqlite::memory: or postgres://…")]
    Url,
    /// The database could not be opened or reached.
    #[error("cannot open {database}")]
    Open {
        /// The address, without password.
        database: String,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// The engine refused a statement, or broke off while running it.
    #[error("statement {statement} failed: {source}")]
    Statement {
        /// Its name below `sql/`.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// A unique, foreign key, check or not-null constraint was violated.
    #[error("statement {statement} violates a constraint: {source}")]
    Constraint {
        /// Its name below `sql/`.
        statement: &'static str,
        /// What the engine said.
        #[source]
        source: Cause,
    },
    /// A statement that must give exactly one row gave another number.
    #[error("statement {statement} gave {rows} rows where one was due")]
    NotOne {
        /// Its name below `sql/`.
        statement: &'static str,
        /// How many rows came.
        rows: usize,
    },
    /// Fewer or more parameters than the statement has.
    #[error("statement {statement} takes {wanted} parameters, {given} given")]
    Parameters {
        /// Its name below `sql/`.
        statement: &'static str,
        /// The greatest `$n` in the statement.
        wanted: usize,
        /// How many values came.
        given: usize,
    },
    /// A text with the character NUL, which PostgreSQL cannot keep.
    #[error("statement {statement}: a text with the character NUL cannot be stored")]
    Nul {
        /// Its name below `sql/`.
        statement: &'static str,
    },
    /// A stored value that breaks an invariant of ours.
    #[error("corrupt value in {table}.{column} of {}", id.map_or("an unnamed row".to_owned(), |id| format!("row {id}")))]
    Corrupt {
        /// The record's folder below `sql/`.
        table: &'static str,
        /// The column.
        column: String,
        /// The row's `id`, where the statement returned one.
        id: Option<i64>,
    },
    /// `write` or `read` was called inside a closure of `write` or `read`.
    #[error("a transaction was opened inside another one")]
    Nested,
    /// The closure panicked; its changes were rolled back.
    #[error("the work inside the transaction panicked: {0}")]
    Panicked(String),
    /// The closure swallowed the failure of a statement and went on.
    #[error("a statement failed earlier in this transaction")]
    Spoiled,
    /// The durable commit failed: nothing of the batch was kept.
    #[error("commit failed: {0}")]
    Commit(String),
    /// The database and the program do not belong together.
    #[error("migration {name}: {reason}")]
    Migration {
        /// The migration's name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The master key is missing, malformed or not this database's.
    #[error("master key: {0}")]
    Key(String),
    /// Sealed personal data could not be opened.
    #[error("personal data of subject {subject}: {reason}")]
    Sealed {
        /// The subject.
        subject: i64,
        /// Why.
        reason: &'static str,
    },
    /// A file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A backup or a restore cannot go on.
    #[error("backup: {0}")]
    Backup(#[from] BackupTrouble),
}

impl StoreError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    /// Whether a constraint of the schema refused the change, so that a caller may call it a conflict.
    pub fn is_constraint(&self) -> bool {
        matches!(self, Self::Constraint { .. })
    }
}
