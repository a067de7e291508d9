//! Components: small templates that put themselves into pages. All work without scripts.

mod chip;
mod field;
mod steps;

pub use chip::{Chip, Urgency};
pub use field::{ErrorSummary, Field};
pub use steps::Steps;
