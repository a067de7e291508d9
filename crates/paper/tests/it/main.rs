//! The readers from outside.

mod html;
mod pdf;
