//! Everything that changes a record: load, decide, save, journal, in one transaction.
//!
//! An act sits at a [`Desk`]: it looks whether the seat may, asks the record for its next state, saves it and writes
//! the journal with the article. A refusal changes nothing and says what to do instead.

mod desk;
pub mod document;
mod error;
pub mod request;

pub use desk::Desk;
pub use error::ActError;
