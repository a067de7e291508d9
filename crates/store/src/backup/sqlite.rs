//! Backup and restore of a SQLite file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{BackupTrouble, Manifest, look, private, prove, sync};
use crate::{MasterKey, StoreError, Url, key_file, verify};

const FILE: &str = "gongkai.db";

/// Copies the database with SQLite's online backup, in one step: a reader does not hold writers up, and a copy in
/// several steps would begin anew after every write.
pub(super) fn copy(database: &Path, folder: &Path) -> Result<Manifest, StoreError> {
    let file = folder.join(FILE);
    private(&file)?;
    let copy = || {
        let from = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let mut to = Connection::open(&file)?;
        let backup = Backup::new(&from, &mut to)?;
        for _ in 0..100 {
            match backup.step(-1)? {
                StepResult::Done => return Ok(true),
                _ => std::thread::sleep(std::time::Duration::from_millis(50)),
            }
        }
        Ok(false)
    };
    let done = copy().map_err(|error: rusqlite::Error| BackupTrouble::Copy(error.to_string()))?;
    if !done {
        return Err(BackupTrouble::Locked.into());
    }
    let found = verify(&look(&Url::SqliteFile(file.clone()))?)?;
    File::open(&file).and_then(|file| file.sync_all()).map_err(StoreError::file(&file))?;
    Manifest::of(folder, FILE, found)
}

pub(super) fn restore(
    folder: &Path,
    manifest: &Manifest,
    to: &Path,
    key: Option<&Path>,
) -> Result<(), StoreError> {
    if manifest.file != FILE {
        return Err(BackupTrouble::OtherEngine { of: "PostgreSQL", give: "postgres://" }.into());
    }
    for path in [to.to_owned(), beside(to, "-wal"), key_file(to)] {
        // A key that is there already is right where no other is given.
        if path.exists() && !(key.is_none() && path == key_file(to)) {
            return Err(BackupTrouble::Occupied(format!("{} exists already", path.display())).into());
        }
    }
    let unproven = beside(to, ".restoring");
    let proven = put(&folder.join(FILE), &unproven).and_then(|()| {
        let key_beside = key_file(to);
        let key = key.or(key_beside.exists().then_some(key_beside.as_path()));
        prove(&look(&Url::SqliteFile(unproven.clone()))?, manifest, key)
    });
    if let Err(failure) = proven {
        for rest in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(beside(&unproven, rest));
        }
        return Err(failure);
    }
    if let Some(key) = key {
        MasterKey::read(key)?.write(&key_file(to))?;
    }
    if let Err(failure) = fs::rename(&unproven, to).map_err(StoreError::file(to)) {
        // A key beside nothing would stand in the way of the next attempt.
        if key.is_some() {
            let _ = fs::remove_file(key_file(to));
        }
        return Err(failure);
    }
    sync(to.parent().unwrap_or(Path::new(".")))
}

fn put(from: &Path, to: &Path) -> Result<(), StoreError> {
    // What an interrupted restore left behind.
    for rest in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(beside(to, rest));
    }
    let mut read = File::open(from).map_err(StoreError::file(from))?;
    let mut written = private(to)?;
    io::copy(&mut read, &mut written).and_then(|_| written.sync_all()).map_err(StoreError::file(to))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
