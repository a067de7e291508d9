//! The lists a reading is done with: what is in the house, what the supervising body adds, what the body itself adds.

mod merged;
mod sheet;

pub use merged::Lists;
pub use sheet::{BadLine, BadSheet, Entry, Kind, Sheet};
