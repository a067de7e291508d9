//! Backup and restore of a PostgreSQL database, by its own programs.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ::postgres::Config;
use ::postgres::config::Host;

use super::{BackupTrouble, Manifest, look, private, prove};
use crate::{Store, StoreError, Url, sql, verify};

const FILE: &str = "gongkai.pgdump";

pub(super) fn dump(store: &Store, url: &str, folder: &Path) -> Result<Manifest, StoreError> {
    // Before the dump: what stands in the manifest is then surely in it, and perhaps a little more.
    let found = verify(store)?;
    let mut dump = program("pg_dump", url)?;
    // It writes into a file that is there already, and leaves its rights as they are.
    private(&folder.join(FILE))?;
    dump.args(["--format=custom", "--no-owner", "--no-privileges", "--file"]).arg(folder.join(FILE));
    run(dump, "pg_dump")?;
    Manifest::of(folder, FILE, found)
}

pub(super) fn restore(
    folder: &Path,
    manifest: &Manifest,
    to: &Url,
    url: &str,
    key: Option<&Path>,
) -> Result<(), StoreError> {
    if manifest.file != FILE {
        return Err(BackupTrouble::OtherEngine { of: "SQLite", give: "sqlite:" }.into());
    }
    let store = look(to)?;
    if !store.read(|tx| tx.one(sql!("database/is_empty"), &[])?.flag("empty"))? {
        return Err(BackupTrouble::Occupied(format!("{to} is not empty")).into());
    }
    let mut restore = program("pg_restore", url)?;
    let config: Config = url.parse().map_err(|_| StoreError::Url)?;
    restore.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname"]);
    restore.arg(config.get_dbname().or(config.get_user()).unwrap_or("postgres")).arg(folder.join(FILE));
    run(restore, "pg_restore")?;
    prove(&store, manifest, key)
}

/// One of PostgreSQL's programs, told in its environment where to go: what stands on a command line, everybody on
/// the machine can read.
fn program(name: &str, url: &str) -> Result<Command, StoreError> {
    let config: Config = url.parse().map_err(|_| StoreError::Url)?;
    let Some(path) = find(name) else {
        return Err(BackupTrouble::NotInstalled(name.to_owned()).into());
    };
    let mut command = Command::new(path);
    match config.get_hosts().first() {
        Some(Host::Tcp(host)) => command.env("PGHOST", host),
        Some(Host::Unix(folder)) => command.env("PGHOST", folder),
        None => &mut command,
    };
    if let Some(port) = config.get_ports().first() {
        command.env("PGPORT", port.to_string());
    }
    if let Some(user) = config.get_user() {
        command.env("PGUSER", user);
    }
    if let Some(database) = config.get_dbname() {
        command.env("PGDATABASE", database);
    }
    if let Some(password) = config.get_password() {
        command.env("PGPASSWORD", String::from_utf8_lossy(password).into_owned());
    }
    command.stdin(Stdio::null()).arg("--no-password");
    Ok(command)
}

fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual =
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file());
    usual.or_else(|| {
        // Debian keeps each version's programs apart; the newest can read what the older wrote.
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
        let mut found: Vec<_> = versions.map(|version| version.path().join("bin").join(name)).collect();
        found.sort();
        found.into_iter().rfind(|program| program.is_file())
    })
}

fn run(mut command: Command, name: &str) -> Result<(), StoreError> {
    let program = name.to_owned();
    let done = match command.output() {
        Ok(done) => done,
        Err(source) => return Err(BackupTrouble::CannotRun { program, source }.into()),
    };
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr).trim().to_owned();
    Err(BackupTrouble::Failed { program, said }.into())
}
