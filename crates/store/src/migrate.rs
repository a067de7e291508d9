//! Migrations: numbered, forward only, never edited once released.

use sha2::{Digest, Sha256};

use crate::store::Engine;
use crate::{Store, StoreError, Tx, sql, values};

/// One step of the schema: the shared text, then what this engine alone needs.
struct Migration {
    number: i64,
    name: &'static str,
    sqlite: &'static [&'static str],
    postgres: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

impl Store {
    /// Brings the schema up to this program's; returns the names of the migrations applied now. Two nodes that start
    /// together do not disturb each other.
    ///
    /// # Errors
    /// When the database is newer than the program, or an applied migration is not the one the program knows.
    pub fn migrate(&self) -> Result<Vec<&'static str>, StoreError> {
        self.migrate_to(i64::MAX)
    }

    /// As [`migrate`](Self::migrate), but no further than the migration of that number; for the test that tries each
    /// migration on a database that is not empty.
    ///
    /// # Errors
    /// As [`migrate`](Self::migrate).
    #[doc(hidden)]
    pub fn migrate_to(&self, last: i64) -> Result<Vec<&'static str>, StoreError> {
        self.write(|tx| {
            tx.one(sql!("migration/lock"), &[])?;
            tx.run(sql!("migration/create"), &[])?;
            Ok::<_, StoreError>(())
        })?;
        let mut applied = Vec::new();
        for migration in MIGRATIONS.iter().filter(|migration| migration.number <= last) {
            if self.write(|tx| self.apply(tx, migration))? {
                tracing::info!(migration = migration.name, "migration applied");
                applied.push(migration.name);
            }
        }
        self.read(newest)?;
        self.check_key()?;
        Ok(applied)
    }

    /// Whether the schema is exactly this program's, without changing anything.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_current(&self) -> Result<bool, StoreError> {
        let known = MIGRATIONS.last().map_or(0, |migration| migration.number);
        match self.read(|tx| tx.one(sql!("migration/newest"), &[])?.int("number")) {
            Ok(number) => Ok(number == known),
            // A new database has no such table yet.
            Err(StoreError::Statement { .. }) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// A key of another database would open nothing, and seal what this database's key could not open.
    fn check_key(&self) -> Result<(), StoreError> {
        let Some(key) = &self.0.shared.key else { return Ok(()) };
        self.write(|tx| {
            tx.run(sql!("setting/init"), &values!["master_key", key.fingerprint()])?;
            let row = tx.one(sql!("setting/find"), &values!["master_key"])?;
            if row.text("value")? == key.fingerprint() {
                Ok(())
            } else {
                Err(StoreError::Key("this is not the key of this database".to_owned()))
            }
        })
    }

    fn apply(&self, tx: &mut Tx<'_>, migration: &Migration) -> Result<bool, StoreError> {
        tx.one(sql!("migration/lock"), &[])?;
        let texts = match &self.0.engine {
            Engine::Sqlite(_) => migration.sqlite,
            Engine::Postgres(_) => migration.postgres,
        };
        let digest = digest(texts);
        if let Some(row) = tx.maybe(sql!("migration/find"), &values![migration.number])? {
            if row.text("digest")? == digest {
                return Ok(false);
            }
            let reason = "the database was migrated by another text of this number".to_owned();
            return Err(StoreError::Migration { name: migration.name.to_owned(), reason });
        }
        for text in texts {
            tx.script(migration.name, text)?;
        }
        tx.run(sql!("migration/add"), &values![migration.number, migration.name, digest])?;
        Ok(true)
    }
}

fn newest(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let number = tx.one(sql!("migration/newest"), &[])?.int("number")?;
    if number <= MIGRATIONS.last().map_or(0, |migration| migration.number) {
        return Ok(());
    }
    let reason = "the database was made by a newer program".to_owned();
    Err(StoreError::Migration { name: number.to_string(), reason })
}

fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    crate::hex(&hash.finalize())
}
