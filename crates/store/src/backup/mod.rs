//! Backup and restore.
//!
//! A backup is a folder: the data in one file and a manifest with its checksum and the head of every chain. The
//! master key is **not** in it: personal data stays sealed in the backup, and whoever finds the folder cannot open
//! it (NET-05). The key file is kept once, apart, when the system is set up; without it a restored database works,
//! but its personal data is lost. For the same reason a subject erased after the backup is still in it, sealed:
//! backups are kept no longer than the terms of personal data allow.

mod manifest;
mod postgres;
mod sqlite;
mod trouble;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

pub use manifest::Manifest;
pub use trouble::BackupTrouble;

use crate::{KeySource, Options, Store, StoreError, Url, verify};

/// Writes a backup into a folder that does not exist yet, while everybody goes on working, and reads it back.
///
/// # Errors
/// When the folder exists, the copy cannot be written, or (PostgreSQL) `pg_dump` is missing or fails; the folder is
/// then removed again.
pub fn backup(store: &Store, folder: &Path) -> Result<Manifest, StoreError> {
    DirBuilder::new().mode(0o700).create(folder).map_err(StoreError::file(folder))?;
    let made = match store.url() {
        Url::SqliteFile(path) => sqlite::copy(path, folder),
        Url::Postgres(url) => postgres::dump(store, url, folder),
        Url::SqliteMemory => Err(BackupTrouble::InMemory.into()),
    };
    let made = made.and_then(|manifest| manifest.write(folder).map(|()| manifest));
    if made.is_err() && fs::remove_dir_all(folder).is_err() {
        tracing::warn!(folder = %folder.display(), "an unfinished backup could not be removed");
    }
    made
}

/// Restores a backup to where nothing is yet: a new SQLite file, or an empty PostgreSQL database. The restored
/// database is compared with the manifest and every chain is walked before it gets its name. `key` is the kept copy
/// of the key file; for a SQLite file it is put beside it.
///
/// # Errors
/// When something is there already, the checksum is wrong, the key is another database's, a chain is broken or
/// shorter than the manifest says.
pub fn restore(folder: &Path, to: &Url, key: Option<&Path>) -> Result<Manifest, StoreError> {
    let manifest = Manifest::read(folder)?;
    manifest.check(folder)?;
    match to {
        Url::SqliteFile(path) => sqlite::restore(folder, &manifest, path, key)?,
        Url::Postgres(url) => postgres::restore(folder, &manifest, to, url, key)?,
        Url::SqliteMemory => return Err(BackupTrouble::InMemory.into()),
    }
    Ok(manifest)
}

/// Opens a copy without its key, to look at it.
fn look(url: &Url) -> Result<Store, StoreError> {
    Store::open_with(url, &Options { key: KeySource::Absent, ..Options::default() })
}

/// Whether a restored database is what the manifest says.
fn prove(store: &Store, manifest: &Manifest, key: Option<&Path>) -> Result<(), StoreError> {
    let found = verify(store)?;
    // A database that was broken when it was backed up is restored as it was; the manifest says so.
    if let (true, Some(broken)) = (manifest.sound, found.problems.first()) {
        return Err(BackupTrouble::Unproven(broken.to_string()).into());
    }
    for head in &manifest.chains {
        let digest = store.read(|tx| {
            let row = tx.maybe(crate::sql!("journal/digest"), &crate::values![head.body, head.count])?;
            row.map(|row| row.text("digest").map(str::to_owned)).transpose()
        })?;
        if head.count > 0 && manifest.sound && digest.as_deref() != Some(head.digest.as_str()) {
            let body = head.body;
            let short = format!("the chain of body {body} does not reach the manifest's head");
            return Err(BackupTrouble::Unproven(short).into());
        }
    }
    let Some(key) = key else { return Ok(()) };
    let fingerprint = crate::MasterKey::read(key)?.fingerprint();
    let known = store.read(|tx| {
        let row = tx.maybe(crate::sql!("setting/find"), &crate::values!["master_key"])?;
        row.map(|row| row.text("value").map(str::to_owned)).transpose()
    })?;
    if known.is_some_and(|known| known != fingerprint) {
        return Err(StoreError::Key(format!("{} is not the key of this backup", key.display())));
    }
    Ok(())
}

/// A new file that nobody but its owner reads, from the first byte on: copies of the database are as private as the
/// database.
fn private(path: &Path) -> Result<File, StoreError> {
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    made.map_err(StoreError::file(path))
}

/// Waits until a folder's entries are on the disk.
fn sync(folder: &Path) -> Result<(), StoreError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(StoreError::file(folder))
}
