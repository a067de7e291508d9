//! One file a command. Exit status: 0 done, 1 done with findings, 2 not done.

pub mod clock;
pub mod database;
pub mod demo;
pub mod migrate;
pub mod serve;
pub mod verify;

use std::io::Write as _;

/// Says on standard error why a command could not be carried out.
pub fn complain(failure: &anyhow::Error) {
    // Nothing is left to be done when even standard error is closed.
    let _ = writeln!(std::io::stderr(), "错误：{failure:#}");
}
