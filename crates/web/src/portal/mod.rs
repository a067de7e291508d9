//! Pages for the public, one file a page.

pub mod accessibility;
pub mod apply;
pub mod home;
pub mod outcomes;
pub mod period;
pub mod privacy;
