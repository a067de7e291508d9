//! Bytes in, text out; text in, bytes out.
//!
//! Untrusted bytes enter through this room only, bounded in size. It takes bytes, never paths.

pub mod archive;
pub mod bundle;
mod decode;
pub mod docx;
mod everything;
pub mod html;
pub mod mask;
pub mod pdf;
mod raised;
mod read;
pub mod reading;
pub mod xlsx;
mod xml;

pub use decode::{Decoded, Encoding, LARGEST_TEXT, NotText, decode};
pub use everything::{Everything, Part, everything};
pub use mask::{CannotMask, Cover, mask, strip_metadata};
pub use read::{LARGEST_FILE, read};
pub use reading::{Anchor, Doubt, Format, Property, PropertyKind, Reading, Unreadable};
