//! Pages read by programs that are not ours.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod docx;
mod ofd;
mod pdf;
mod read_back;
mod sample;
mod tools;
mod xlsx;
