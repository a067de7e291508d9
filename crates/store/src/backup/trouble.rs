//! Why a backup or a restore cannot go on.

use std::path::PathBuf;

/// Why a backup or a restore cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum BackupTrouble {
    /// The database is in memory.
    #[error("a database in memory can be neither backed up nor restored into")]
    InMemory,
    /// The backup is of the other engine.
    #[error("this is a backup of {of}; give a {give} address")]
    OtherEngine {
        /// The engine it was made from.
        of: &'static str,
        /// How an address of that engine begins.
        give: &'static str,
    },
    /// Something is where the restored data would go.
    #[error("{0}; a restore overwrites nothing")]
    Occupied(String),
    /// Another process never let go of the database.
    #[error("the database stayed locked by somebody else")]
    Locked,
    /// The engine could not copy its own file.
    #[error("the copy failed: {0}")]
    Copy(String),
    /// The data is not what was written.
    #[error("{} is damaged: its checksum is not the manifest's", .0.display())]
    Damaged(PathBuf),
    /// The manifest is not one of ours.
    #[error("{}: {reason}", path.display())]
    Manifest {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The restored database is not what the manifest says.
    #[error("the restored database does not verify: {0}")]
    Unproven(String),
    /// A program of PostgreSQL is not on this machine.
    #[error(
        "{0} is not installed (Debian package: postgresql-client); back PostgreSQL up with its own means, \
         e.g. `pg_dump --format=custom --file=gongkai.pgdump` on the database server"
    )]
    NotInstalled(String),
    /// A program of PostgreSQL could not be started.
    #[error("cannot run {program}: {source}")]
    CannotRun {
        /// Which.
        program: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A program of PostgreSQL gave up.
    #[error("{program} failed: {said}")]
    Failed {
        /// Which.
        program: String,
        /// What it said.
        said: String,
    },
}
