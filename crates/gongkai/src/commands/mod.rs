//! One file a command. Exit status: 0 done, 1 done with findings, 2 not done.

pub mod audit;
pub mod backup;
pub mod body;
pub mod clock;
pub mod compare;
mod convert;
pub mod database;
pub mod demo;
mod failure;
pub mod files;
pub mod mask;
pub mod migrate;
mod paths;
mod privacy;
pub mod proof;
pub mod read;
mod render;
pub mod report;
pub mod restore;
pub mod roll_up;
pub mod scan;
pub mod serve;
mod side_by_side;
pub mod user;
pub mod verify;

use std::io::{self, Write as _};

/// Today, by the clock of this machine.
fn today() -> calendar::Date {
    web::Clock::System.today()
}

/// Says on standard error why a command could not be carried out.
pub fn complain(failure: &anyhow::Error) {
    // Nothing is left to be done when even standard error is closed.
    let _ = writeln!(std::io::stderr(), "错误：{}。", failure::told(failure).trim_end_matches('。'));
}

/// Says on standard error what was done beside the result.
pub fn note(words: &str) {
    // Nothing is lost when nobody reads it.
    let _ = writeln!(std::io::stderr(), "{words}。");
}

/// True where whoever read our output has closed it, as `head` does: nothing is wrong and nobody is left to be told.
pub fn reader_is_gone(failure: &anyhow::Error) -> bool {
    failure.chain().any(|cause| {
        let kind = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let kind = kind.or_else(|| cause.downcast_ref::<serde_json::Error>()?.io_error_kind());
        kind == Some(io::ErrorKind::BrokenPipe)
    })
}
