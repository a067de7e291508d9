//! What a backup says about itself.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{BackupTrouble, private, sync};
use crate::{Head, StoreError, Verification, hex};

/// What a backup says about itself: `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The form of the backup: 1.
    pub format: u32,
    /// The data's file in the folder: `gongkai.db` or `gongkai.pgdump`.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256, hexadecimal.
    pub sha256: String,
    /// Whether the database verified when it was backed up.
    pub sound: bool,
    /// How many journal entries there were.
    pub entries: u64,
    /// How many journalled records.
    pub records: u64,
    /// The head of every chain; on PostgreSQL as they stood just before the dump.
    pub chains: Vec<Head>,
}

const NAME: &str = "manifest.json";
const FORMAT: u32 = 1;

impl Manifest {
    pub(super) fn of(folder: &Path, file: &str, found: Verification) -> Result<Self, StoreError> {
        let (bytes, sha256) = digest(&folder.join(file))?;
        let sound = found.is_sound();
        let Verification { chains, entries, records, .. } = found;
        Ok(Self { format: FORMAT, file: file.to_owned(), bytes, sha256, sound, entries, records, chains })
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(NAME);
        let wrong = |error: serde_json::Error| wrong(&path, error.to_string());
        let text = serde_json::to_string_pretty(self).map_err(wrong)?;
        let mut file = private(&path)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(StoreError::file(&path))?;
        sync(folder)
    }

    pub(super) fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(NAME);
        let text = fs::read_to_string(&path).map_err(StoreError::file(&path))?;
        let manifest: Self = serde_json::from_str(&text).map_err(|error| wrong(&path, error.to_string()))?;
        if manifest.format != FORMAT {
            let reason = format!("a backup of format {}, this program knows {FORMAT}", manifest.format);
            return Err(wrong(&path, reason));
        }
        // The name is data: it must not lead out of the folder.
        if Path::new(&manifest.file).components().count() != 1 || manifest.file.starts_with('.') {
            return Err(wrong(&path, "the data's file must stand in the backup's folder".to_owned()));
        }
        Ok(manifest)
    }

    /// Whether the data is what was written.
    pub(super) fn check(&self, folder: &Path) -> Result<(), StoreError> {
        let path = folder.join(&self.file);
        let (bytes, sha256) = digest(&path)?;
        if (bytes, &sha256) == (self.bytes, &self.sha256) {
            return Ok(());
        }
        Err(BackupTrouble::Damaged(path).into())
    }
}

fn wrong(path: &Path, reason: String) -> StoreError {
    BackupTrouble::Manifest { path: path.to_owned(), reason }.into()
}

/// Size and SHA-256 of a file.
fn digest(path: &Path) -> Result<(u64, String), StoreError> {
    let read = || {
        let mut file = File::open(path)?;
        let (mut hash, mut bytes) = (Sha256::new(), 0);
        let mut buffer = vec![0; 1 << 16];
        loop {
            let count = file.read(&mut buffer)?;
            if count == 0 {
                return Ok((bytes, hex(&hash.finalize())));
            }
            hash.update(&buffer[..count]);
            bytes += count as u64;
        }
    };
    read().map_err(StoreError::file(path))
}
