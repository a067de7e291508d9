//! The readers from outside.

mod html;
