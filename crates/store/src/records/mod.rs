//! The records of `office` as rows: save, find, list.
//!
//! A row keeps the record as JSON and, beside it, the columns that lists and the year's tally select by. A row whose
//! columns and record disagree is [`StoreError::Corrupt`]: somebody wrote past the program.

mod account;
mod annual;
mod body;
mod catalogue;
mod collected;
mod dispute;
mod document;
mod due;
mod figure;
mod form;
mod intake;
mod letter;
mod problem;
mod queue;
mod request;
mod seat;
mod text;
mod words;

use serde::Serialize;

use crate::{Row, StoreError};

/// A part of a list: how many rows, after how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// At most so many.
    pub size: u32,
    /// After so many.
    pub after: u32,
}

impl Page {
    /// The `number`-th page, from 1, of `size` rows each.
    pub fn number(number: u32, size: u32) -> Self {
        Self { size, after: number.saturating_sub(1).saturating_mul(size) }
    }

    /// Everything, for lists that are short by nature.
    pub fn whole() -> Self {
        Self { size: u32::from(u16::MAX), after: 0 }
    }
}

pub use annual::ReportLine;
pub use body::BodyName;
pub use catalogue::{Listed, Shelf, WORDS};
pub use collected::{CollectedNumbers, CollectedYear, Kept, Numbers, Sought};
pub use document::Published;
pub use due::MovedDue;
pub use form::{FormKey, FormSent};
pub use intake::{Intake, IntakeFile, IntakeStates, NewFile};
pub use letter::Letters;
pub use queue::{Open, OpenCount, Opened};
pub(crate) use request::read as request;
pub use text::Saved;

/// A record as JSON text.
fn json<T: Serialize>(record: &T) -> String {
    serde_json::to_string(record).expect("records hold no maps with odd keys and no failing serializers")
}

/// Refuses a row whose column says something else than its record.
fn agree(row: &Row, column: &str, agrees: bool) -> Result<(), StoreError> {
    if agrees { Ok(()) } else { Err(row.corrupt(column)) }
}
