//! SQLite: one connection that writes, several that read, in write-ahead logging with full synchronisation.

mod conn;
mod readers;
mod writer;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) use conn::Conn;
use readers::Readers;
use writer::Writer;

use crate::StoreError;

pub(crate) struct Sqlite {
    writer: Writer,
    /// None in memory, where the one connection does both.
    readers: Option<Readers>,
}

/// So many closures share one commit at most, so that the first of them does not wait for ever.
const BATCH: usize = 128;

impl Sqlite {
    pub(crate) fn file(path: &Path, connections: u32) -> Result<Self, StoreError> {
        let writer = Writer::new(Conn::writer(path)?, BATCH);
        let readers = Readers::new(path, connections);
        Ok(Self { writer, readers: Some(readers) })
    }

    pub(crate) fn memory() -> Result<Self, StoreError> {
        // A batch of one: a reader on the same connection must never meet an open batch.
        Ok(Self { writer: Writer::new(Conn::memory()?, 1), readers: None })
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writer.write(work)
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Conn) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.readers {
            Some(readers) => readers.take()?.snapshot(work),
            None => self.writer.read(work),
        }
    }
}

/// A mutex of ours guards nothing that a panic could leave half done: closures are caught before they reach it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
