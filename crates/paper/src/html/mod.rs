//! Documents as HTML, and web pages as documents.

mod read;
mod write;

pub use read::read;
pub use write::{fragment, frame, page};
