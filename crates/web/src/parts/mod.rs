//! Components: small templates that put themselves into pages. All work without scripts.

mod banner;
mod card;
mod checks;
mod chip;
mod crumbs;
mod diff;
mod facts;
mod field;
mod marked;
mod pages;
mod signatures;
mod steps;
mod tasks;
mod timeline;

pub use banner::Banner;
pub use card::{Card, StateTag};
pub use checks::{Check, Checks, Weight};
pub use chip::{Chip, Urgency, working_days_left};
pub use crumbs::Crumbs;
pub use diff::Diff;
pub use facts::Facts;
pub use field::{Area, Boxes, Choice, Control, ErrorSummary, Field, OwnField, Radios, SecretField, Select};
pub use marked::Marked;
pub use pages::{Filter, Filters, Pages, with};
pub use signatures::{Signature, Signatures, Signed};
pub use steps::Steps;
pub use tasks::{Task, TaskState, Tasks};
pub use timeline::{Moment, Tense, Timeline};
