//! Statements: one file each, named by their path below `sql/`.

use crate::Url;

/// A statement, in the words of each engine; mostly they are the same.
///
/// Parameters are `$1` to `$n` and are bound by their number on both engines, whatever the order they stand in.
#[derive(Debug, PartialEq, Eq)]
pub struct Statement {
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

impl Statement {
    /// Its path below `sql/`, without ending and twin: `request/find`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Its text for the engine of a store.
    pub fn text(&self, url: &Url) -> &'static str {
        match url {
            Url::SqliteFile(_) | Url::SqliteMemory => self.sqlite,
            Url::Postgres(_) => self.postgres,
        }
    }
}

include!(concat!(env!("OUT_DIR"), "/statements.rs"));

/// All statements there are, by name.
pub fn statements() -> &'static [Statement] {
    STATEMENTS
}

/// The statement of a name; meant for [`sql!`](crate::sql), where a wrong name does not compile.
///
/// # Panics
/// When there is no such file; in a constant that is a compile error.
pub const fn statement(name: &str) -> &'static Statement {
    let mut at = 0;
    while at < STATEMENTS.len() {
        if same(STATEMENTS[at].name.as_bytes(), name.as_bytes()) {
            return &STATEMENTS[at];
        }
        at += 1;
    }
    panic!("no such statement under crates/store/sql")
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The statement that stands in `crates/store/sql/NAME.sql`, or in its twins; a wrong name does not compile.
#[macro_export]
macro_rules! sql {
    ($name:literal) => {{
        const STATEMENT: &$crate::Statement = $crate::statement($name);
        STATEMENT
    }};
}
