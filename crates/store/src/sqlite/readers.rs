//! The connections that read.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, PoisonError};

use super::{Conn, lock};
use crate::StoreError;

/// A pool of readers, opened as they are needed.
pub(super) struct Readers {
    path: PathBuf,
    pool: Mutex<Pool>,
    back: Condvar,
}

struct Pool {
    idle: Vec<Conn>,
    unopened: u32,
}

/// A reader that goes back to its pool.
pub(super) struct Reader<'a> {
    readers: &'a Readers,
    conn: Option<Conn>,
}

impl Readers {
    pub(super) fn new(path: &Path, connections: u32) -> Self {
        let pool = Mutex::new(Pool { idle: Vec::new(), unopened: connections });
        Self { path: path.to_owned(), pool, back: Condvar::new() }
    }

    /// An idle reader, a new one, or the next that comes back.
    pub(super) fn take(&self) -> Result<Reader<'_>, StoreError> {
        let mut pool = lock(&self.pool);
        loop {
            if let Some(conn) = pool.idle.pop() {
                return Ok(Reader { readers: self, conn: Some(conn) });
            }
            if pool.unopened > 0 {
                pool.unopened -= 1;
                drop(pool);
                // From here on the reader gives its place back, also when opening fails.
                let mut reader = Reader { readers: self, conn: None };
                reader.conn = Some(Conn::reader(&self.path)?);
                return Ok(reader);
            }
            pool = self.back.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Reader<'_> {
    /// Runs `work` on one state of the database.
    pub(super) fn snapshot<T, E: From<StoreError>>(
        mut self,
        work: impl FnOnce(&Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = self.conn.take().expect("a reader that was taken has its connection");
        conn.word("begin deferred")?;
        let answer = work(&conn);
        // A connection that cannot end its transaction is not used again; dropping it ends everything.
        if conn.word("rollback").is_ok() || conn.raw.is_autocommit() {
            self.conn = Some(conn);
        }
        answer
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        let mut pool = lock(&self.readers.pool);
        match self.conn.take() {
            Some(conn) => pool.idle.push(conn),
            None => pool.unopened += 1,
        }
        self.readers.back.notify_one();
    }
}
