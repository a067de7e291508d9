//! The connection that writes, and the group commit.
//!
//! Callers take the connection in turn and run their closure in a savepoint, on their own thread, so that a closure
//! may borrow. Whoever finds nobody waiting behind him commits for all who went before; the others wait for that
//! commit. While it syncs the disk the next ones queue up and form the next batch: one caller alone pays one sync an
//! act, sixty-four callers share one.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::{Conn, lock};
use crate::StoreError;

pub(super) struct Writer {
    /// How many callers stand at the door; each of them will come in and decide about the commit.
    waiting: AtomicUsize,
    held: Mutex<Held>,
    largest: usize,
}

struct Held {
    conn: Conn,
    open: Option<Arc<Batch>>,
    members: usize,
}

/// The closures that share one commit.
#[derive(Default)]
struct Batch {
    end: Mutex<Option<Result<(), String>>>,
    ended: Condvar,
}

impl Writer {
    pub(super) fn new(conn: Conn, largest: usize) -> Self {
        let held = Mutex::new(Held { conn, open: None, members: 0 });
        Self { waiting: AtomicUsize::new(0), held, largest }
    }

    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut held = lock(&self.held);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let batch = held.join()?;
        let answer = held.savepoint(work);
        if held.conn.raw.is_autocommit() {
            // A full disk, for one, makes SQLite roll back the whole transaction by itself.
            held.end(Err("the engine rolled the transaction back".to_owned()));
        } else if held.members >= self.largest || self.waiting.load(Ordering::SeqCst) == 0 {
            held.commit();
        }
        drop(held);
        match (answer, batch.wait()) {
            (Ok(_), Err(reason)) => Err(StoreError::Commit(reason).into()),
            (answer, _) => answer,
        }
    }

    /// Reads on the writing connection; only where there is no other (in memory, with batches of one).
    pub(super) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        let held = lock(&self.held);
        held.conn.word("pragma query_only = on")?;
        let answer = work(&held.conn);
        held.conn.word("pragma query_only = off")?;
        answer
    }
}

impl Held {
    /// Joins the open batch or opens one.
    fn join(&mut self) -> Result<Arc<Batch>, StoreError> {
        let batch = if let Some(batch) = &self.open {
            batch.clone()
        } else {
            self.conn.word("begin immediate")?;
            self.members = 0;
            self.open.insert(Arc::default()).clone()
        };
        self.members += 1;
        Ok(batch)
    }

    fn savepoint<T, E: From<StoreError>>(&self, work: impl FnOnce(&Conn) -> Result<T, E>) -> Result<T, E> {
        self.conn.word("savepoint act")?;
        let mut answer = work(&self.conn);
        if self.conn.raw.is_autocommit() {
            return answer;
        }
        if answer.is_ok()
            && let Err(failure) = self.conn.word("release act")
        {
            answer = Err(failure.into());
        }
        if answer.is_err() {
            let undone = self.conn.word("rollback to act").and_then(|()| self.conn.word("release act"));
            if undone.is_err() && self.conn.word("rollback").is_err() {
                tracing::error!("a failed act could not be rolled back");
            }
        }
        answer
    }

    fn commit(&mut self) {
        let committed = self.conn.word("commit").map_err(|failure| failure.to_string());
        if committed.is_err() && !self.conn.raw.is_autocommit() && self.conn.word("rollback").is_err() {
            tracing::error!("a failed commit could not be rolled back");
        }
        self.end(committed);
    }

    fn end(&mut self, how: Result<(), String>) {
        if let Some(batch) = self.open.take() {
            *lock(&batch.end) = Some(how);
            batch.ended.notify_all();
        }
    }
}

impl Batch {
    fn wait(&self) -> Result<(), String> {
        let mut end = lock(&self.end);
        loop {
            if let Some(how) = &*end {
                return how.clone();
            }
            end = self.ended.wait(end).unwrap_or_else(PoisonError::into_inner);
        }
    }
}
