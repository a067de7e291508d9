//! Pages read by programs that are not ours.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod ofd;
mod pdf;
mod sample;
mod tools;
mod xlsx;
