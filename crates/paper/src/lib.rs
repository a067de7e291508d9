//! Bytes in, text out; text in, bytes out.
//!
//! Untrusted bytes enter through this room only, bounded in size. It takes bytes, never paths.

mod decode;
pub mod docx;
pub mod html;

pub use decode::{Decoded, Encoding, LARGEST_TEXT, NotText, decode};
