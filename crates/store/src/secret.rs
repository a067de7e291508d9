//! Secrets: types that do not print and are wiped when dropped.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::{StoreError, hex};

/// The key that wraps the keys of sealed personal data: 32 bytes, written as 64 hexadecimal digits.
#[derive(Clone)]
pub struct MasterKey(pub(crate) Zeroizing<[u8; 32]>);

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

/// Where the master key comes from.
#[derive(Debug, Clone, Default)]
pub enum KeySource {
    /// From the environment, `GONGKAI_KEY` (the digits) or `GONGKAI_KEY_FILE`; else, for a SQLite file, from the file
    /// of the same name with `.key` at its end, which is made, for its owner's eyes only, together with a new
    /// database. A database in memory has a key of its own. PostgreSQL without either has none: everything works but
    /// personal data.
    #[default]
    Usual,
    /// From this file, which must exist.
    File(PathBuf),
    /// This one.
    Given(MasterKey),
    /// None: personal data can be neither sealed nor opened.
    Absent,
}

impl MasterKey {
    /// A new key from the system's random numbers.
    ///
    /// # Errors
    /// When the system has none.
    pub fn random() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|error| StoreError::Key(error.to_string()))?;
        Ok(Self(bytes))
    }

    /// Reads 64 hexadecimal digits; space around them does not matter.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let text = text.trim();
        let wrong = || StoreError::Key("must be 64 hexadecimal digits".to_owned());
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let mut bytes = Zeroizing::new([0; 32]);
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }

    /// Reads a key file.
    ///
    /// # Errors
    /// When it cannot be read or is no key.
    pub fn read(path: &Path) -> Result<Self, StoreError> {
        let mut text = Zeroizing::new(String::new());
        let mut file = File::open(path).map_err(StoreError::file(path))?;
        file.read_to_string(&mut text).map_err(StoreError::file(path))?;
        Self::parse(&text)
    }

    /// Writes a key file that does not exist yet, for its owner's eyes only, and waits until it is on the disk.
    pub(crate) fn write(&self, path: &Path) -> Result<(), StoreError> {
        let text = Zeroizing::new(format!("{}\n", hex(&*self.0)));
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
        };
        write().map_err(StoreError::file(path))
    }

    /// What may be stored to tell this key from another.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(b"gongkai master key\n");
        hash.update(*self.0);
        hex(&hash.finalize()[..16])
    }
}

/// The key file of a SQLite file: `gongkai.db` and `gongkai.db.key`.
pub fn key_file(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

impl KeySource {
    /// The key for a database. `beside` is the SQLite file, if it is one.
    pub(crate) fn key(&self, beside: Option<&Path>, memory: bool) -> Result<Option<MasterKey>, StoreError> {
        match self {
            Self::Absent => Ok(None),
            Self::Given(key) => Ok(Some(key.clone())),
            Self::File(path) => MasterKey::read(path).map(Some),
            Self::Usual => {
                if let Some(text) = std::env::var_os("GONGKAI_KEY") {
                    let text = Zeroizing::new(text.to_string_lossy().into_owned());
                    MasterKey::parse(&text).map(Some)
                } else if let Some(path) = std::env::var_os("GONGKAI_KEY_FILE") {
                    MasterKey::read(Path::new(&path)).map(Some)
                } else if let Some(database) = beside {
                    kept_beside(database).map(Some)
                } else if memory {
                    MasterKey::random().map(Some)
                } else {
                    Ok(None)
                }
            }
        }
    }
}

/// The key beside a database; made only where there is no database yet, because a new key would open nothing in it.
fn kept_beside(database: &Path) -> Result<MasterKey, StoreError> {
    let path = key_file(database);
    if path.exists() {
        return MasterKey::read(&path);
    }
    if database.exists() {
        let missing = format!("{} is missing; put the kept copy back beside the database", path.display());
        return Err(StoreError::Key(missing));
    }
    let key = MasterKey::random()?;
    match key.write(&path) {
        Ok(()) => Ok(key),
        // Another process was quicker: its key is the one.
        Err(StoreError::File { source, .. }) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            MasterKey::read(&path)
        }
        Err(failure) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn a_key_does_not_print() {
        let key = MasterKey::parse(&"ab".repeat(32)).unwrap();
        let shown = format!("{key:?} {:?}", KeySource::Given(key.clone()));
        assert_eq!(shown, "MasterKey(…) Given(MasterKey(…))");
        assert!(!key.fingerprint().contains("abab"));
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits() {
        for wrong in ["", "ab", &"g".repeat(64), &"a".repeat(63), &"汉".repeat(64), &"+a".repeat(32)] {
            assert!(MasterKey::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_new_database_gets_a_key_and_an_old_one_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("gongkai.db");
        let key = kept_beside(&database).unwrap();
        assert_eq!(key_file(&database).metadata().unwrap().mode() & 0o777, 0o600);
        assert_eq!(kept_beside(&database).unwrap().0, key.0);
        std::fs::write(&database, "").unwrap();
        std::fs::remove_file(key_file(&database)).unwrap();
        assert!(matches!(kept_beside(&database), Err(StoreError::Key(_))));
        assert!(!key_file(&database).exists());
    }
}
