//! The annual report: form, cells, relations, recognise, compose; A-rules.
//!
//! The form of each edition is data ([`form`]); a [`Report`] is built from values or recognised in somebody's document,
//! and composed again. Cell addresses come from the form, never from a column number in code.

pub mod audit;
mod balance;
mod cell;
pub mod compare;
mod compose;
mod context;
mod edition;
pub mod form;
pub mod likeness;
mod number;
mod opinion;
mod person;
mod place;
pub mod recognise;
pub mod region;
mod report;
pub mod rules;

pub use audit::{Audit, Finding, audit};
pub use cell::{Cell, CellId, CellValue, TableId};
pub use compare::{Comparison, compare};
pub use compose::{compose, table};
pub use context::{Context, FileFacts, Indents, Listed, Trace, TraceKind, guess_regime};
pub use edition::Edition;
pub use form::{Form, form};
pub use number::{NotANumber, Number};
pub use opinion::{Opinion, Point};
pub use place::{Part, Quoted, Where};
pub use recognise::{Doubt, Followed, Recognised, read_text, recognise};
pub use region::{RollUp, roll_up};
pub use report::{Report, Section};
