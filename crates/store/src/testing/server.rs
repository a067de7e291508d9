//! A PostgreSQL server of our own, for as long as this process lives.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::Url;

/// A running server. It listens on no port, only on a socket in its own folder, so any number of them may run.
pub struct Server {
    folder: PathBuf,
    /// The shell that holds the server; it ends it and clears the folder as soon as our end of its input closes,
    /// which the kernel sees to even when this process is killed.
    keeper: Child,
    creating: Mutex<()>,
}

/// Whether a commit must survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// No: faster, and a test's data need not.
    ForTests,
    /// Yes, as in production; for measuring.
    AsInProduction,
}

const KEEPER: &str = r#"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=300 -c shared_buffers=64MB $3 \
    > "$2/log" 2>&1 < /dev/null &
server=$!
read -r nothing
kill -QUIT "$server"
wait "$server"
rm -rf "$2"
"#;

const UNSAFE_AND_FAST: &str = "-F -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off";

impl Server {
    /// Starts a server, as an unprivileged user where this process is root (`initdb` refuses root).
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start; the text says what to do.
    pub fn start(durability: Durability) -> Result<Self, String> {
        let binaries = binaries().ok_or(
            "PostgreSQL is not installed, and these tests run on the real one: run scripts/setup \
             (Debian package: postgresql)",
        )?;
        let user = unprivileged()?;
        let broken = |what: &'static str| move |error: io::Error| format!("{what}: {error}");
        let folder = TempDir::with_prefix("gongkai-pg-").map_err(broken("cannot make a folder"))?.keep();
        if let Some((uid, gid)) = user {
            chown(&folder, Some(uid), Some(gid)).map_err(broken("cannot give the folder away"))?;
        }
        initialise(&binaries, &folder, user)?;
        let mut keep = command(Path::new("/bin/sh"), user);
        keep.args(["-c", KEEPER, "gongkai-pg-keeper"]).arg(&binaries).arg(&folder);
        keep.arg(if durability == Durability::ForTests { UNSAFE_AND_FAST } else { "" });
        keep.current_dir(&folder).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let keeper = keep.spawn().map_err(broken("cannot start the server"))?;
        let server = Self { folder, keeper, creating: Mutex::new(()) };
        server.wait()?;
        Ok(server)
    }

    /// Makes a database, as a copy of another one if so told.
    ///
    /// # Panics
    /// When the server refuses.
    pub fn create(&self, name: &str, template: Option<&str>) -> Url {
        // A template must not be in use, not even by another copy being made.
        let _alone = self.creating.lock().unwrap_or_else(PoisonError::into_inner);
        let mut client = self.client().expect("the server answers");
        let order = match template {
            Some(template) => format!("create database {name} template {template}"),
            None => format!("create database {name} template template0 encoding 'UTF8'"),
        };
        client.batch_execute(&order).expect("the server makes a database");
        Url::Postgres(self.url(name))
    }

    fn url(&self, database: &str) -> String {
        let folder = self.folder.to_string_lossy().replace('/', "%2F");
        format!("postgres://gongkai@{folder}/{database}")
    }

    fn client(&self) -> Result<::postgres::Client, ::postgres::Error> {
        ::postgres::Client::connect(&self.url("postgres"), ::postgres::NoTls)
    }

    fn wait(&self) -> Result<(), String> {
        for _ in 0..600 {
            if self.client().is_ok() {
                return Ok(());
            }
            sleep(Duration::from_millis(25));
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        Err(format!("PostgreSQL did not start within 15 seconds; it says:\n{log}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn initialise(binaries: &Path, folder: &Path, user: Option<(u32, u32)>) -> Result<(), String> {
    let mut initdb = command(&binaries.join("initdb"), user);
    initdb.arg("-D").arg(folder.join("data")).current_dir(folder).stdin(Stdio::null());
    initdb.args(["-U", "gongkai", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
    let made = initdb.output().map_err(|error| format!("cannot run initdb: {error}"))?;
    if made.status.success() {
        return Ok(());
    }
    let _ = fs::remove_dir_all(folder);
    Err(format!("initdb failed:\n{}", String::from_utf8_lossy(&made.stderr)))
}

/// A command with nobody else's settings for PostgreSQL, in a process group of its own, so that Ctrl-C in a terminal
/// ends the tests first and the server through them.
fn command(program: &Path, user: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("PATH", "/usr/bin:/bin").env("LC_ALL", "C.UTF-8").process_group(0);
    if let Some((uid, gid)) = user {
        command.uid(uid).gid(gid);
    }
    command
}

/// The newest installed server: Debian keeps each version's programs apart.
fn binaries() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let number = |path: &Path| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut found: Vec<_> =
        versions.filter_map(|entry| Some((number(&entry.path())?, entry.path()))).collect();
    found.sort();
    let debian = found.into_iter().rev().map(|(_, path)| path.join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let elsewhere = std::env::split_paths(&path).collect::<Vec<_>>();
    debian
        .chain(elsewhere)
        .find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// The user to become where this process is root: Debian's own, or nobody.
fn unprivileged() -> Result<Option<(u32, u32)>, String> {
    let me = fs::metadata("/proc/self").map_err(|error| format!("cannot tell who runs this: {error}"))?;
    if me.uid() != 0 {
        return Ok(None);
    }
    let users =
        fs::read_to_string("/etc/passwd").map_err(|error| format!("cannot read /etc/passwd: {error}"))?;
    let find = |name: &str| {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut numbers = line.split(':').skip(2).map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    };
    let user = find("postgres").or_else(|| find("nobody"));
    user.map(Some).ok_or_else(|| "there is no user postgres or nobody to run PostgreSQL as".to_owned())
}
