//! A report's file, recognised.

use report::Recognised;

use crate::commands::files;

/// Reads and recognises the report in a file; `-` is standard input.
///
/// # Errors
/// A sentence for the person who gave the file: it cannot be read, or holds no annual report.
pub(super) fn read(name: &str) -> anyhow::Result<Recognised> {
    files::report(name).map(|(_, report)| report)
}
