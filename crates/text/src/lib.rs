//! Headings, paragraphs, tables and where each came from; Chinese numerals, dates, amounts.
//!
//! A [`Document`] is what every reader yields and every writer takes: the rooms that judge never know whether it came
//! from plain text, DOCX or HTML. Each part remembers its [`Place`] in the source.

mod date;
pub mod doc_number;
mod document;
pub mod identity;
mod numeral;
pub mod official;
pub mod plain;
mod rows;

pub use date::{FoundDate, format_date, parse_date, read_dates};
pub use document::{Align, Block, Cell, Document, Place, Table};
pub use numeral::{chinese, halfwidth, parse_chinese, squeeze};
