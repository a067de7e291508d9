//! Everything that changes a record: load, decide, save, journal, in one transaction.
//!
//! An act sits at a [`Desk`]: it looks whether the seat may, asks the record for its next state, saves it and writes
//! the journal with the article. A refusal changes nothing and says what to do instead.

pub mod account;
pub mod annual;
pub mod collected;
mod desk;
pub mod dispute;
pub mod document;
pub mod due;
mod error;
pub mod figure;
pub mod intake;
pub mod problem;
pub mod request;
pub mod setup;
pub mod words;

pub use desk::Desk;
pub use error::ActError;

/// Bytes as lower-case hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
