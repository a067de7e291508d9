use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

use jiff::Timestamp;

use store::testing::{TestStore, on_both_engines, open, sqlite, unmigrated_postgres};
use store::{
    BackupTrouble, MasterKey, Occasion, Store, StoreError, Url, backup, key_file, restore, sql, values,
    verify,
};
use tempfile::{TempDir, tempdir};

use crate::{account, note, trace};

const BY: Occasion<'static> = Occasion { body: 1, at: Timestamp::UNIX_EPOCH, seat: None, article: None };

/// Entries, an account and a sealed subject; returns the subject.
fn filled(store: &Store) -> i64 {
    let filled = store.write(|tx| {
        (1..=20).try_for_each(|what| note(tx, 1, what).map(|_| ()))?;
        let account = account(tx, "zhang")?;
        trace(tx, "account/add", account.id)?;
        tx.seal(&BY, b"somebody")
    });
    filled.unwrap()
}

/// A place of the same engine with nothing in it.
fn elsewhere(store: &TestStore, folder: &TempDir) -> (Option<TestStore>, Url) {
    match store.url() {
        Url::Postgres(_) => {
            let empty = unmigrated_postgres();
            let url = empty.url().clone();
            (Some(empty), url)
        }
        Url::SqliteFile(_) | Url::SqliteMemory => (None, Url::SqliteFile(folder.path().join("restored.db"))),
    }
}

fn key(store: &TestStore) -> Option<std::path::PathBuf> {
    let Url::SqliteFile(path) = store.url() else { return None };
    Some(key_file(path))
}

#[test]
fn what_was_backed_up_is_restored_and_opens_with_its_key() {
    on_both_engines(|store| {
        let subject = filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        let manifest = backup(store, &out).unwrap();
        assert_eq!((manifest.entries, manifest.records, manifest.sound), (22, 2, true));
        store.write(|tx| note(tx, 1, 99)).unwrap();

        let (_keep, url) = elsewhere(store, &folder);
        assert_eq!(restore(&out, &url, key(store).as_deref()).unwrap(), manifest);
        let restored = open(&url);
        assert!(restored.migrate().unwrap().is_empty());
        let found = verify(&restored).unwrap();
        assert_eq!((found.chains, found.problems), (manifest.chains, vec![]));
        let data = restored.write(|tx| tx.open_sealed(&BY, subject, "恢复后核对")).unwrap();
        assert_eq!(data.as_slice(), b"somebody");
    });
}

#[test]
fn a_backup_does_not_hold_the_key() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        backup(store, &out).unwrap();
        let mut names: Vec<_> = fs::read_dir(&out)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names.len(), 2, "{names:?}");
        assert_eq!(names[1], "manifest.json");
    });
}

/// What the store makes nobody else reads, whoever calls it and whatever the rights of what it copies.
#[test]
fn every_file_is_its_owners_from_the_start() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        backup(store, &out).unwrap();
        let private =
            |path: &Path| assert_eq!(path.metadata().unwrap().mode() & 0o077, 0, "{}", path.display());
        private(&out);
        for file in fs::read_dir(&out).unwrap() {
            let path = file.unwrap().path();
            private(&path);
            fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap();
        }
        let (_keep, url) = elsewhere(store, &folder);
        restore(&out, &url, key(store).as_deref()).unwrap();
        if let Url::SqliteFile(path) = &url {
            private(path);
            private(&key_file(path));
        }
    });
}

#[test]
fn nothing_is_overwritten() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        backup(store, &out).unwrap();
        assert!(matches!(backup(store, &out), Err(StoreError::File { .. })));
        assert!(out.join("manifest.json").exists());
        let refused = restore(&out, store.url(), None);
        assert!(matches!(refused, Err(StoreError::Backup(BackupTrouble::Occupied(_)))), "{refused:?}");
        assert!(verify(store).unwrap().is_sound());
    });
}

#[test]
fn a_damaged_backup_is_refused_and_leaves_nothing() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        let manifest = backup(store, &out).unwrap();
        let file = out.join(&manifest.file);
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
        let (_keep, url) = elsewhere(store, &folder);
        let refused = restore(&out, &url, key(store).as_deref());
        assert!(matches!(refused, Err(StoreError::Backup(BackupTrouble::Damaged(_)))), "{refused:?}");
        if let Url::SqliteFile(path) = &url {
            assert!(!path.exists() && !key_file(path).exists());
        }
    });
}

#[test]
fn a_backup_cut_short_with_a_fitting_checksum_is_refused() {
    let (store, other) = (sqlite(), sqlite());
    filled(&store);
    other.write(|tx| note(tx, 1, 1)).unwrap();
    let folder = tempdir().unwrap();
    let (out, lie) = (folder.path().join("backup"), folder.path().join("lie"));
    let long = backup(&store, &out).unwrap();
    let short = backup(&other, &lie).unwrap();
    let mixed = serde_json::to_value(&store::Manifest { chains: long.chains, ..short }).unwrap();
    fs::write(lie.join("manifest.json"), mixed.to_string()).unwrap();
    let to = folder.path().join("restored.db");
    let refused = restore(&lie, &Url::SqliteFile(to.clone()), None).unwrap_err().to_string();
    assert!(refused.contains("does not reach"), "{refused}");
    assert!(!to.exists() && fs::read_dir(folder.path()).unwrap().count() == 2);
}

#[test]
fn another_databases_key_is_refused() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        backup(store, &out).unwrap();
        let foreign = folder.path().join("foreign.key");
        fs::write(&foreign, "ab".repeat(32)).unwrap();
        MasterKey::read(&foreign).unwrap();
        let (_keep, url) = elsewhere(store, &folder);
        let refused = restore(&out, &url, Some(&foreign));
        assert!(matches!(refused, Err(StoreError::Key(_))), "{refused:?}");
    });
}

#[test]
fn a_backup_of_the_other_engine_is_refused_with_the_way_out() {
    on_both_engines(|store| {
        filled(store);
        let folder = tempdir().unwrap();
        let out = folder.path().join("backup");
        backup(store, &out).unwrap();
        let (keep, url) = match store.url() {
            Url::Postgres(_) => (None, Url::SqliteFile(folder.path().join("restored.db"))),
            Url::SqliteFile(_) | Url::SqliteMemory => {
                let empty = unmigrated_postgres();
                let url = empty.url().clone();
                (Some(empty), url)
            }
        };
        let refused = restore(&out, &url, None);
        assert!(matches!(refused, Err(StoreError::Backup(BackupTrouble::OtherEngine { .. }))), "{refused:?}");
        drop(keep);
    });
}

#[test]
fn a_manifest_cannot_lead_out_of_its_folder() {
    let folder = tempdir().unwrap();
    for name in ["../secret", "/etc/passwd", "..", "a/b"] {
        let manifest = format!(
            r#"{{"format":1,"file":"{name}","bytes":0,"sha256":"","sound":true,"entries":0,"records":0,"chains":[]}}"#
        );
        fs::write(folder.path().join("manifest.json"), manifest).unwrap();
        let to = Url::SqliteFile(folder.path().join("restored.db"));
        let refused = restore(folder.path(), &to, None).unwrap_err().to_string();
        assert!(refused.contains("must stand in"), "{refused}");
    }
}

#[test]
fn a_backup_is_consistent_while_people_write() {
    on_both_engines(|store| {
        let folder = tempdir().unwrap();
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            for body in 1..=3 {
                let done = &done;
                scope.spawn(move || {
                    let mut what = 0;
                    while !done.load(std::sync::atomic::Ordering::Relaxed) {
                        what += 1;
                        let write = store.write(|tx| {
                            note(tx, body, what)?;
                            let account = account(tx, &format!("{body}-{what}"))?;
                            trace(tx, "account/add", account.id)
                        });
                        write.unwrap();
                    }
                });
            }
            let check = |round: usize| -> Result<(), StoreError> {
                let out: &Path = &folder.path().join(format!("backup{round}"));
                assert!(backup(store, out)?.sound);
                Ok(())
            };
            let checked = (0..5).try_for_each(check);
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            checked.unwrap();
        });
        let count = store.read(|tx| tx.one(sql!("chain/find"), &values![1])).unwrap();
        assert!(count.int("count").unwrap() > 0);
    });
}
