//! 政府信息公开工作年度报告: counted and drafted from the records, checked by the audit, signed, published
//! (第四十九条、第五十条).
//!
//! Acts: [`open`], [`recount`], [`edit_section`], [`redraft`], [`answer`], [`submit`], [`send_back`], [`sign`], [`publish`],
//! [`revise`]. For pages: [`findings`] is the audit of a report with the answers given, [`cells`] and [`behind`] show
//! each number and the records it counts, [`document`] and [`export`] render a report.

mod approve;
mod cells;
mod check;
mod compose;
pub mod draft;
mod export;
mod write;

pub use approve::{publish, revise, send_back, sign};
pub use cells::{Behind, BehindRecord, CellView, Standing, behind, cells, stale_cells};
pub use check::{Checked, Weight, findings};
pub use compose::{composed, document, previous, provisional, shown, signed_document, signed_report};
pub use export::{Export, export, publication};
pub use write::{answer, edit_section, open, recount, redraft, submit};

use office::Role;

/// Who writes a report.
const WRITERS: [Role; 4] = [Role::Clerk, Role::Reviewer, Role::Leader, Role::OfficeHead];

/// The first year whose form is counted from records (国办公开办函〔2021〕30号).
pub const FIRST_YEAR: i16 = 2021;
